"""Two rounds of edits as one: what turns the first text straight into the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def compose(first: Sequence[Edit], second: Sequence[Edit], between: str) -> list[Edit]:
    """The edits on the first text that do what `first` and then `second` do.

    Args:
        first: edits on the first text, sorted and not overlapping.
        second: edits on `between`, sorted and not overlapping.
        between: the text after `first`.
    """
    moved = _moved(first)
    edits: list[Edit] = []
    drift = 0
    for area in _areas([*(span for span, _ in moved), *(edit.span for edit in second)]):
        start = area.start - drift
        drift += sum(len(span) - len(edit.span) for span, edit in moved if area.covers(span))
        inner = [Edit(edit.span.shift(-area.start), edit.text) for edit in second if area.covers(edit.span)]
        edits.append(Edit(Span(start, area.end - drift), apply_edits(area.of(between), inner)))
    return edits


def _moved(edits: Sequence[Edit]) -> list[tuple[Span, Edit]]:
    """Each edit with the place of its text once all are made."""
    moved: list[tuple[Span, Edit]] = []
    drift = 0
    for edit in edits:
        start = edit.span.start + drift
        moved.append((Span(start, start + len(edit.text)), edit))
        drift += len(edit.text) - len(edit.span)
    return moved


def _areas(spans: Sequence[Span]) -> list[Span]:
    """The spans, those that touch joined to one."""
    areas: list[Span] = []
    for span in sorted(spans):
        if areas and areas[-1].touches(span):
            areas[-1] = Span(areas[-1].start, max(areas[-1].end, span.end))
        else:
            areas.append(span)
    return areas
