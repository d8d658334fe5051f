"""From a `Report` to the page's view model: frozen data that the template only has to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.errors import OutputError
from tqa.model import BlockKind
from tqa.report.beads import BeadView, bead_views
from tqa.report.cards import FindingView, finding_view
from tqa.report.fixes import shorten
from tqa.report.markup import Part, parts
from tqa.report.scorecard import ScoreCard, score_card
from tqa.report.sides import direction, language_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.model import Document, Finding, Report, Span

_TITLE_ROOM = 200


@dataclass(frozen=True, slots=True)
class FileView:
    """One of the two files: what the user called it, with the language's name, tag and direction."""

    path: tuple[Part, ...]
    language: str
    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the template prints; `plain_title` is the title where no markup may stand."""

    title: tuple[Part, ...]
    plain_title: str
    source: FileView
    target: FileView
    card: ScoreCard
    beads: tuple[BeadView, ...]
    findings: tuple[FindingView, ...]


def page_view(report: Report, title: str | None = None) -> Page:
    """The view model of `report`; the default title is the target's first heading, or else its file name.

    Raises:
        OutputError: if a finding, a fix or a bead points outside the article.
    """
    _require_inside(report)
    order = sorted(report.findings, key=lambda each: (each.bead, each.span, -each.severity.rank, each.rule))
    cards = tuple(finding_view(report, finding, number) for number, finding in enumerate(order, start=1))
    name = title or _default_title(report.article.target)
    return Page(
        parts(name),
        name,
        _file_view(report.article.source),
        _file_view(report.article.target),
        score_card(report, order),
        tuple(bead_views(report, order, cards)),
        cards,
    )


def _default_title(target: Document) -> str:
    for index, segment in enumerate(target.segments):
        heading = target.segment_text(index).strip()
        if segment.kind is BlockKind.HEADING and heading:
            return shorten(heading, _TITLE_ROOM)
    return target.path or "Untitled article"


def _file_view(document: Document) -> FileView:
    language = document.language
    return FileView(
        parts(document.path or "text without a file"),
        language_name(language),
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
