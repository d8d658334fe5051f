"""The part of a sentence around a finding that fits on one terminal line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import Span
from tqa.output.visible import cells, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Text before, inside and after the marked span, controls made visible, cuts shown by "…"."""

    before: str
    marked: str
    after: str


def excerpt(text: str, within: Span, span: Span, room: int) -> Excerpt:
    """What `room` cells can show of `within` around `span`, cut between words.

    Both spans count code points of `text`. A span too long for the line is cut at its end.
    """
    if len(within) <= _reach(room) and cells(visible(within.of(text))) <= room:
        return Excerpt(*_pieces(text, within, span))
    room = max(room - 2 * len(_ELLIPSIS), 1)
    core = Span(
        span.start, span.start + _fitting(text[span.start : min(span.end, span.start + _reach(room))], room)
    )
    room -= cells(visible(core.of(text)))
    whole = core.end == span.end
    left, right = _context(text, within, core, room) if whole else (core.start, core.end)
    left, right = _word_start(text, within, left, core), _word_end(text, within, right, core)
    before, marked, after = _pieces(text, Span(left, right), core)
    if left > within.start:
        before = _ELLIPSIS + before
    if not whole:
        return Excerpt(before, marked + _ELLIPSIS, "")
    return Excerpt(before, marked, after + _ELLIPSIS if right < within.end else after)


def _pieces(text: str, window: Span, span: Span) -> tuple[str, str, str]:
    before, after = Span(window.start, span.start), Span(span.end, window.end)
    return visible(before.of(text)), visible(span.of(text)), visible(after.of(text))


def _reach(room: int) -> int:
    # Combining marks take no cells: without a limit a megabyte of them would count as fitting.
    return 4 * room


def _context(text: str, within: Span, core: Span, room: int) -> tuple[int, int]:
    """Start and end of the context; what one side does not need the other may use."""
    left_text = text[max(within.start, core.start - _reach(room)) : core.start]
    right_text = text[core.end : min(within.end, core.end + _reach(room))]
    left_half = left_text[len(left_text) - _fitting(reversed(left_text), room // 2) :]
    right_part = right_text[: _fitting(right_text, room - cells(visible(left_half)))]
    left = _fitting(reversed(left_text), room - cells(visible(right_part)))
    return core.start - left, core.end + len(right_part)


def _fitting(characters: Iterable[str], room: int) -> int:
    """How many of the leading `characters` fit into `room` cells once made visible."""
    count = used = 0
    for character in characters:
        used += cells(visible(character))
        if used > room:
            break
        count += 1
    return count


def _word_start(text: str, within: Span, left: int, core: Span) -> int:
    """`left`, or the next word's start where it cuts a word; a cut inside an endless word stays."""
    if left == within.start:
        return left
    start = left
    while start < core.start and not text[start - 1].isspace():
        start += 1
    while start < core.start and text[start].isspace():
        start += 1
    return start if start < core.start else left


def _word_end(text: str, within: Span, right: int, core: Span) -> int:
    """`right`, or the end of the word before where it cuts a word; a cut inside an endless word stays."""
    if right == within.end:
        return right
    end = right
    while end > core.end and not text[end].isspace():
        end -= 1
    while end > core.end and text[end - 1].isspace():
        end -= 1
    return end if end > core.end else right
