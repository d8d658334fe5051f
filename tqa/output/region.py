"""Where a finding lies in its file, as build servers and viewers ask: path, lines, columns, level."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from tqa.model import Severity
from tqa.output.location import address, place
from tqa.output.visible import visible

if TYPE_CHECKING:
    from tqa.model import Document, Finding, Report, Span
    from tqa.positions import Place

ERROR, WARNING, NOTE = "error", "warning", "note"
_NAMELESS = "text"
_NO_BYTES = re.compile("[\ud800-\udc7f\udd00-\udfff]")


@dataclass(frozen=True, slots=True)
class Region:
    """The first place of a stretch and the place behind its last character."""

    start: Place
    end: Place


def region(document: Document, span: Span) -> Region:
    """Where `span` of `document` lies in its file."""
    carrier = document.carrier
    start = carrier.place(document, span.start)
    return Region(start, carrier.place(document, span.end) if span.end > span.start else start)


def path_of(document: Document) -> str:
    """The document's file from the current folder, with forward slashes; as given where it lies elsewhere.

    Consumers match it with paths in a repository, in whose root such a run starts.
    """
    path = document.path or _NAMELESS
    if Path(path).is_absolute():
        inside = os.path.relpath(path)
        path = path if inside.startswith(os.pardir) else inside
    return os.path.normpath(path).replace(os.sep, "/")


def uri_of(document: Document) -> str:
    """`path_of` as a URI reference: percent-encoded UTF-8, a `file:` URI where the path is absolute."""
    # The bytes of a name that is no UTF-8 stand in it as some of the lone surrogates, which go back to bytes.
    name = _NO_BYTES.sub("\ufffd", path_of(document)).encode("utf-8", "surrogateescape")
    # A colon is quoted too: in the first piece it would read as a scheme.
    quoted = quote(name, safe="/")
    return f"file://{quoted}" if quoted.startswith("/") else quoted


def level(finding: Finding) -> str:
    """How loudly to tell it: what cannot fail a run is a note; minor findings warn; the rest are errors."""
    if not finding.gates:
        return NOTE
    return WARNING if finding.severity is Severity.MINOR else ERROR


def told(report: Report, finding: Finding) -> str:
    """The message on one line, with nothing that hides or reorders text, and where it is in its format."""
    said = " ".join(visible(finding.message).split())
    spot = place(report, finding)
    if spot.spot:
        return f"{said} [{visible(spot.spot)}]"
    if not spot.field:
        return said
    return f"{said} [row {visible(address(report, finding).id)}, column {visible(spot.field)}]"
