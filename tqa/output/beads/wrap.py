"""Breaks text into lines of a terminal's width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.output.visible import cells, visible

if TYPE_CHECKING:
    from collections.abc import Iterator


def wrapped(text: str, room: int) -> list[str]:
    """`text`, made visible, in lines of at most `room` cells that break between words; [""] for no word.

    White space counts as one space. A word wider than a line is cut, between characters.
    """
    lines: list[str] = []
    words: list[str] = []
    used = 0
    for word in _pieces(text, room):
        width = cells(word)
        if words and used + 1 + width > room:
            lines.append(" ".join(words))
            words, used = [], 0
        used += width + (1 if words else 0)
        words.append(word)
    return [*lines, " ".join(words)]


def _pieces(text: str, room: int) -> Iterator[str]:
    """The words of `text`, those that are wider than a line in several pieces."""
    for word in text.split():
        shown = visible(word)
        if cells(shown) <= room:
            yield shown
            continue
        piece: list[str] = []
        used = 0
        for character in map(visible, word):
            width = cells(character)
            if piece and used + width > room:
                yield "".join(piece)
                piece, used = [], 0
            piece.append(character)
            used += width
        yield "".join(piece)
