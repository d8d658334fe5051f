"""One side of a bead as the page shows it: its stretches of text with the findings' highlights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import BlockKind, Language, Span, segments_span
from tqa.report.markup import Mark, Run, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tqa.model import Document


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring segments of one kind; `id` is the row's own id in a bilingual file, "" elsewhere.

    `anchors` holds the findings whose highlight begins here for the first time on the page.
    """

    kind: BlockKind
    id: str
    runs: tuple[Run, ...]
    anchors: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Side:
    """One column of a bead; no stretches where the bead has nothing on this side."""

    lang: str
    dir: str
    stretches: tuple[Stretch, ...]


def direction(language: Language) -> str:
    """The writing direction, "rtl" or "ltr"."""
    return "rtl" if language is Language.ARABIC else "ltr"


def language_name(language: Language) -> str:
    """The language's English name."""
    return "Arabic" if language is Language.ARABIC else "English"


def side(
    document: Document,
    segments: Sequence[int],
    marks: Sequence[Mark],
    own: Iterable[Span],
    anchored: set[int],
) -> Side:
    """The column for the `segments` of one bead.

    Args:
        document: the side's document.
        segments: ascending segment indices; empty for an omission or addition.
        marks: every mark of the document, in document offsets.
        own: spans of the bead's findings: where one reaches into the gap by a segment, so does the column.
        anchored: the findings that the page has shown so far; those of this column are added.
    """
    spans = tuple(own)
    stretches = []
    for group in _neighbours(document, segments):
        span = _with_gaps(document, group, spans)
        first = document.segments[group[0]]
        inside = [_clip(mark, span) for mark in marks if _shows(mark.span, span)]
        new = frozenset(mark.number for mark in inside) - anchored
        anchored |= new
        stretches.append(Stretch(first.kind, first.id, runs(span.of(document.text), inside), new))
    return Side(
        document.language.value,
        direction(document.language),
        tuple(stretches),
    )


def _neighbours(document: Document, segments: Sequence[int]) -> Iterator[tuple[int, ...]]:
    group: list[int] = []
    for index in segments:
        if group and (index != group[-1] + 1 or not _same_block(document, group[-1], index)):
            yield tuple(group)
            group = []
        group.append(index)
    if group:
        yield tuple(group)


def _same_block(document: Document, one: int, other: int) -> bool:
    first, second = document.segments[one], document.segments[other]
    return (first.block, first.kind, first.id) == (second.block, second.kind, second.id)


def _with_gaps(document: Document, group: Sequence[int], own: Iterable[Span]) -> Span:
    span = segments_span(document, group)
    if span is None:
        msg = "a stretch has at least one segment"
        raise ValueError(msg)
    lowest = document.segments[group[0] - 1].span.end if group[0] else 0
    behind = group[-1] + 1
    highest = document.segments[behind].span.start if behind < len(document.segments) else len(document.text)
    start, end = span.start, span.end
    for each in own:
        if each.start < highest and lowest < each.end:
            start = min(start, max(each.start, lowest))
            end = max(end, min(each.end, highest))
    return Span(start, end)


def _shows(mark: Span, stretch: Span) -> bool:
    if len(mark):
        return mark.overlaps(stretch)
    return stretch.start <= mark.start <= stretch.end


def _clip(mark: Mark, stretch: Span) -> Mark:
    start = max(mark.span.start, stretch.start)
    end = min(mark.span.end, stretch.end)
    return Mark(Span(start, end).shift(-stretch.start), mark.number, mark.rank)
