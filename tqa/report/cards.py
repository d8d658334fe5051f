"""The card under a bead: one finding, with both sides' evidence and its fixes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import segments_span
from tqa.report.fixes import FixView, fix_view, quoted, shorten
from tqa.report.markup import Part, Run, parts

if TYPE_CHECKING:
    from tqa.model import Finding, Report

_QUOTE_ROOM = 240


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding's card.

    `number` counts from 1 in reading order; `certainty` is a percentage, "" where the rule is certain.
    """

    number: int
    rule: str
    severity: str
    category: str
    certainty: str
    message: tuple[Part, ...]
    text: tuple[Run, ...]
    source_text: tuple[Run, ...]
    fixes: tuple[FixView, ...]


def finding_view(report: Report, finding: Finding, number: int) -> FindingView:
    """The card of `finding`; a long quotation loses its middle, since the highlight above shows all of it."""
    target = report.article.target
    around = segments_span(target, report.beads[finding.bead].target) or finding.span
    return FindingView(
        number,
        finding.rule,
        finding.severity.value,
        finding.category,
        f"{finding.confidence:.0%}" if finding.confidence < 1 else "",
        parts(finding.message),
        quoted(shorten(finding.text, _QUOTE_ROOM)),
        quoted(shorten(finding.source_text, _QUOTE_ROOM)),
        tuple(fix_view(target.text, around, fix) for fix in finding.fixes),
    )
