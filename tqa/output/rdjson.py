"""Reviewdog's diagnostic format, which makes our fixes suggestions that a reviewer accepts by a click.

Columns count the bytes of UTF-8, from 1, and ranges end behind their last character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tqa.output.location import ordered
from tqa.output.region import ERROR, NOTE, WARNING, Region, level, path_of, region, told
from tqa.output.replacements import replacements
from tqa.output.safe_json import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqa.model import Document, Finding, Report, Span
    from tqa.output.style import Style
    from tqa.positions import Place

_SEVERITIES = {ERROR: "ERROR", WARNING: "WARNING", NOTE: "INFO"}


def part(report: Report, style: Style) -> tuple[str, ...]:  # noqa: ARG001 - every format takes a style
    """The diagnostics of one report, each a JSON text."""
    return tuple(dumps(_diagnostic(report, finding)) for finding in ordered(report))


def whole(parts: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """All diagnostics in one object."""
    yield '{\n  "source": {"name": "tqa"},\n  "diagnostics": ['
    separator = "\n    "
    for diagnostics in parts:
        for diagnostic in diagnostics:
            yield separator + diagnostic
            separator = ",\n    "
    yield "]\n}\n" if separator == "\n    " else "\n  ]\n}\n"


def _diagnostic(report: Report, finding: Finding) -> dict[str, Any]:
    target, source = report.article.target, report.article.source
    diagnostic: dict[str, Any] = {
        "message": told(report, finding),
        "location": _location(target, finding.span),
        "severity": _SEVERITIES[level(finding)],
        "code": {"value": finding.name},
    }
    suggestions = [
        {"range": _range(each.region), "text": each.text} for each in replacements(report, finding)
    ]
    if suggestions:
        diagnostic["suggestions"] = suggestions
    if finding.source_span is not None:
        where = _location(source, finding.source_span)
        diagnostic["related_locations"] = [{"message": "the Arabic behind it", "location": where}]
    return diagnostic


def _location(document: Document, span: Span) -> dict[str, Any]:
    return {"path": path_of(document), "range": _range(region(document, span))}


def _range(of: Region) -> dict[str, Any]:
    return {"start": _position(of.start), "end": _position(of.end)}


def _position(place: Place) -> dict[str, int]:
    return {"line": place.line, "column": place.utf8_column}
