"""The card under a bead: one finding, with both sides' evidence and its fixes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import segments_span
from tqa.report.fixes import FixView, fix_view, quoted, shorten
from tqa.report.island import fixable
from tqa.report.markup import Part, Run, parts

if TYPE_CHECKING:
    from tqa.model import Finding, Report
    from tqa.report.wording import Wording

_QUOTE_ROOM = 240


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding's card.

    `number` counts from 1 in reading order, `rule` names the sub-rule too and `anchor` is the id of the rule's
    documentation. `certainty` is a percentage, "" where the rule is certain. `fixable` is the surest fix that
    can be applied ("safe", "suggested", "none"), `side` where there is something to see ("both", "target",
    "source"), `sentence` the English of the whole bead.
    """

    number: int
    rule: str
    anchor: str
    severity: str
    category: str
    certainty: str
    gates: bool
    fixable: str
    side: str
    fingerprint: str
    message: tuple[Part, ...]
    text: tuple[Run, ...]
    source_text: tuple[Run, ...]
    sentence: str
    fixes: tuple[FixView, ...]

    @property
    def choices(self) -> int:
        """How many of the fixes can be applied."""
        return sum(fix.applies for fix in self.fixes)


def finding_view(
    report: Report, finding: Finding, number: int, anchor: str, words: Wording
) -> FindingView:
    """The card of `finding`; a long quotation loses its middle, since the highlight above shows all of it."""
    target = report.article.target
    bead = segments_span(target, report.beads[finding.bead].target)
    around = bead or finding.span
    return FindingView(
        number,
        finding.name,
        anchor,
        finding.severity.value,
        finding.category,
        words.digits(f"{finding.confidence:.0%}") if finding.confidence < 1 else "",
        finding.gates,
        fixable(finding),
        _side(finding),
        finding.fingerprint,
        parts(finding.message),
        quoted(shorten(finding.text, _QUOTE_ROOM)),
        quoted(shorten(finding.source_text, _QUOTE_ROOM)),
        bead.of(target.text) if bead else "",
        tuple(fix_view(target.text, around, fix) for fix in finding.fixes),
    )


def _side(finding: Finding) -> str:
    if not len(finding.span):
        return "source" if finding.source_span else "target"
    return "both" if finding.source_span else "target"
