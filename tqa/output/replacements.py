"""Fixes as replacements of one stretch of a file, which other tools can apply by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import Applicability, Span
from tqa.output.region import Region, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.model import Finding, Fix, Report


@dataclass(frozen=True, slots=True)
class Replacement:
    """Put `text` in the place of what stands at `region`; `why` says what for."""

    region: Region
    text: str
    why: str


def replacements(report: Report, finding: Finding) -> Iterator[Replacement]:
    """The fixes of `finding`, best first; none where the file has a notation of its own for the text."""
    target = report.article.target
    for fix in finding.fixes:
        if not fix.edits or fix.applicability is Applicability.DISPLAY:
            continue
        span, text = _joined(target.text, fix)
        place = region(target, span)
        if place.start.field or place.start.spot:
            return
        yield Replacement(place, text, fix.reason or f"{fix.applicability.value} fix")


def _joined(text: str, fix: Fix) -> tuple[Span, str]:
    """All edits of a fix as one, with what stands between them kept."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    pieces, done = [], edits[0].span.start
    for edit in edits:
        pieces += [text[done : edit.span.start], edit.text]
        done = edit.span.end
    return Span(edits[0].span.start, done), "".join(pieces)
