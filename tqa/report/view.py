"""From a `Report` to the page's view model: frozen data that the template only has to print."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.errors import OutputError
from tqa.model import BlockKind, Severity
from tqa.report.beads import LONG, BeadRun, BeadView, bead_views, folded_runs
from tqa.report.cards import FindingView, finding_view
from tqa.report.fixes import shorten
from tqa.report.island import island, report_digest
from tqa.report.markup import Part, parts
from tqa.report.rules import RuleView, anchors, rule_views
from tqa.report.scorecard import ScoreCard, score_card
from tqa.report.sides import direction, language_name
from tqa.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing import Any

    from tqa.model import Document, Finding, Report, Span
    from tqa.report.markup import Run
    from tqa.report.wording import Wording

_TITLE_ROOM = 200


@dataclass(frozen=True, slots=True)
class FileView:
    """One of the two files: what the user called it, with the language's tag and direction."""

    path: tuple[Part, ...]
    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the template prints; `plain_title` is the title where no markup may stand.

    `runs` holds the `beads` as they are shown or folded, `data` the values for the script.
    """

    title: tuple[Part, ...]
    plain_title: str
    source: FileView
    target: FileView
    card: ScoreCard
    beads: tuple[BeadView, ...]
    findings: tuple[FindingView, ...]
    runs: tuple[BeadRun, ...]
    long: bool
    rules: tuple[RuleView, ...]
    data: dict[str, Any]

    @property
    def digest(self) -> str:
        """What tells this report from others, the same in every interface language."""
        return report_digest(self.data)

    @property
    def options(self) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
        """The groups of the filter but for severity: each with its values and their counts."""
        shown = self.findings
        groups = (
            ("rule", [each.rule for each in shown], sorted({each.rule for each in shown})),
            ("status", ["open"] * len(shown), ("open", "accept", "reject", "edit", "ignore")),
            ("fixable", [each.fixable for each in shown], ("safe", "suggested", "none")),
            ("side", [each.side for each in shown], ("both", "target", "source")),
        )
        return tuple(
            (name, tuple((value, Counter(found)[value]) for value in values))
            for name, found, values in groups
        )

    def nested(self, run: Run) -> tuple[FindingView, ...]:
        """The findings whose highlights cover `run`, the mildest outermost."""
        if len(run.marks) < 2:
            return tuple(self.findings[number - 1] for number in run.marks)
        over = [self.findings[number - 1] for number in run.marks]
        return tuple(sorted(over, key=lambda each: (Severity(each.severity).rank, -each.number)))


def page_view(report: Report, title: str | None = None, words: Wording | None = None) -> Page:
    """The view model of `report`; the default title is the target's first heading, or else its file name.

    Raises:
        OutputError: if a finding, a fix or a bead points outside the article.
    """
    _require_inside(report)
    order = sorted(report.findings, key=lambda each: (each.bead, each.span, -each.severity.rank, each.rule))
    words = words or wording()
    documented = anchors(order)
    cards = tuple(
        finding_view(report, finding, number, documented[finding.rule], words)
        for number, finding in enumerate(order, start=1)
    )
    rows = tuple(bead_views(report, order, cards, words))
    name = title or page_title(report) or words.text("page.untitled")
    return Page(
        parts(name),
        name,
        _file_view(report.article.source, words),
        _file_view(report.article.target, words),
        score_card(report, order, words),
        rows,
        cards,
        folded_runs(rows),
        len(rows) > LONG,
        rule_views(report, order, words),
        island(report, order, words),
    )


def page_title(report: Report) -> str:
    """The target's first heading, shortened, or else its file name; "" where it has neither."""
    target = report.article.target
    for index, segment in enumerate(target.segments):
        heading = target.segment_text(index).strip()
        if segment.kind is BlockKind.HEADING and heading:
            return shorten(heading, _TITLE_ROOM)
    return target.path


def _file_view(document: Document, words: Wording) -> FileView:
    language = document.language
    return FileView(
        parts(document.path or words.text("page.no_file")),
        language.value,
        direction(language),
    )


def _require_inside(report: Report) -> None:
    source, target = report.article.source, report.article.target
    for number, bead in enumerate(report.beads, start=1):
        for document, segments in ((source, bead.source), (target, bead.target)):
            if any(not 0 <= index < len(document.segments) for index in segments):
                raise _outside(document, f"pair {number} names a segment")
    for finding in report.findings:
        if not 0 <= finding.bead < len(report.beads):
            raise _outside(target, f"finding {finding.rule!r} names a pair")
        if any(span.end > len(target.text) for span in _target_spans(finding)):
            raise _outside(target, f"finding {finding.rule!r} reaches")
        if finding.source_span and finding.source_span.end > len(source.text):
            raise _outside(source, f"finding {finding.rule!r} reaches")


def _target_spans(finding: Finding) -> Iterator[Span]:
    yield finding.span
    for fix in finding.fixes:
        for edit in fix.edits:
            yield edit.span


def _outside(document: Document, what: str) -> OutputError:
    name = document.path or f"the {language_name(document.language)} text"
    return OutputError(f"{name!a}: {what} outside the article; run the check again on these two files")
