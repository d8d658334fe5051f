"""The rows of the article: every bead with its two sides and the cards of its findings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from tqa.model import BlockKind, Span
from tqa.report.markup import Mark
from tqa.report.scorecard import pair_type
from tqa.report.sides import Side, side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.model import Bead, Document, Finding, Report, Segment
    from tqa.report.cards import FindingView
    from tqa.report.wording import Wording


# An article with more rows is laid out as one scrolls, with folded runs of at least so many rows that passed,
# and so many left open on either side of a finding, since the sentences around it help to judge it.
LONG = 60
_FOLDED, _NEAR = 4, 1


@dataclass(frozen=True, slots=True)
class BeadView:
    """A row of the article.

    `type` is "" for the ordinary one-to-one pair, `opens` says that a new paragraph begins, `furniture` that
    the row is page furniture rather than text. `row` is the row's id in a bilingual file, `group` its article
    where a new one begins.
    """

    number: int
    type: str
    moved: bool
    opens: bool
    furniture: bool
    row: str
    group: str
    target: Side
    source: Side
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class BeadRun:
    """Neighbouring rows that are shown, or folded away behind a line that says how many they are."""

    beads: tuple[BeadView, ...]
    folded: bool


def bead_views(
    report: Report, order: Sequence[Finding], cards: Sequence[FindingView], words: Wording
) -> Iterator[BeadView]:
    """A row for each bead, in the report's order; `order` and `cards` hold the findings in page order."""
    article = report.article
    anchored: set[int] = set()
    own: dict[int, list[int]] = defaultdict(list)
    for index, finding in enumerate(order):
        own[finding.bead].append(index)
    target_marks = _marks(article.target, order, [finding.span for finding in order])
    source_marks = _marks(article.source, order, [finding.source_span for finding in order])
    group, before = "", None
    for index, bead in enumerate(report.beads):
        mine = own[index]
        segments = _segments(report, bead)
        new_group = next((each.group for each in segments if each.group), "")
        yield BeadView(
            number=index + 1,
            type=""
            if len(bead.source) == len(bead.target) == 1
            else words.digits(pair_type(len(bead.source), len(bead.target))),
            moved=bead.moved,
            opens=before is None or _opens(report, before, bead),
            furniture=bool(segments) and all(each.kind is BlockKind.FURNITURE for each in segments),
            row=next((each.id for each in segments if each.id), ""),
            group=new_group if new_group != group else "",
            target=_side(
                article.target, bead.target, target_marks, [order[each].span for each in mine], anchored
            ),
            source=_side(
                article.source, bead.source, source_marks, [order[each].source_span for each in mine], anchored
            ),
            findings=tuple(cards[each] for each in mine),
        )
        group, before = new_group, bead


def folded_runs(beads: Sequence[BeadView]) -> tuple[BeadRun, ...]:
    """The rows of a long article in runs: those that passed, away from any finding, are folded.

    A short article, and one without findings, is a single open run: it is there to be read.
    """
    findings = [index for index, bead in enumerate(beads) if bead.findings]
    if len(beads) <= LONG or not findings:
        return (BeadRun(tuple(beads), folded=False),)
    near = {index + by for index in findings for by in range(-_NEAR, _NEAR + 1)}
    done: list[BeadRun] = []
    for close, group in groupby(range(len(beads)), key=near.__contains__):
        run = BeadRun(tuple(beads[index] for index in group), folded=not close)
        done.append(run if len(run.beads) >= _FOLDED else replace(run, folded=False))
    return tuple(done)


def _segments(report: Report, bead: Bead) -> list[Segment]:
    source, target = report.article.source, report.article.target
    return [
        *(source.segments[index] for index in bead.source),
        *(target.segments[index] for index in bead.target),
    ]


def _side(
    document: Document,
    segments: Sequence[int],
    marks: Mapping[int, list[Mark]],
    own: Sequence[Span | None],
    anchored: set[int],
) -> Side:
    near = {mark.number: mark for index in segments for mark in marks.get(index, ())}
    spans = [span for span in own if span is not None]
    return side(document, segments, [near[number] for number in sorted(near)], spans, anchored)


def _marks(
    document: Document, order: Sequence[Finding], spans: Sequence[Span | None]
) -> dict[int, list[Mark]]:
    """The marks by the segments that they may reach into; the gaps beside a segment count as part of it."""
    starts = [segment.span.start for segment in document.segments]
    found: dict[int, list[Mark]] = defaultdict(list)
    for number, (finding, span) in enumerate(zip(order, spans, strict=True), start=1):
        if span is None:
            continue
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = min(bisect_right(starts, span.end), len(starts) - 1)
        for index in range(first, last + 1):
            found[index].append(Mark(span, number, finding.severity.rank))
    return found


def _opens(report: Report, before: Bead, bead: Bead) -> bool:
    """Whether `bead` begins a new paragraph: on both sides where it has both, else on the one that it has."""
    article = report.article
    pairs = ((article.target, before.target, bead.target), (article.source, before.source, bead.source))
    changes = [
        document.segments[one[-1]].block != document.segments[other[0]].block
        for document, one, other in pairs
        if one and other
    ]
    return any(changes) or not changes
