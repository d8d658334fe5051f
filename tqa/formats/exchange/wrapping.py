"""Text of an XML element as people read it: where a file wraps and indents it, a space.

Tools differ in what they do to white space without xml:space="preserve". White space with a line end in it is
the file's layout and becomes one space, none at the ends; spaces within a line were typed, and a doubled one
is a mistake to be shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.formats.exchange.inline import BREAK
from tqa.formats.patchwork import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tqa.formats.exchange.inline import Run

_SPACE = re.compile("[ \t\r\n]+")


def unwrapped(text: str) -> str:
    """The text with its layout undone; a `BREAK` becomes a line end."""
    if "\n" not in text and "\r" not in text:
        return text.replace(BREAK, "\n") if BREAK in text else text
    parts: list[str] = []
    done = 0
    for start, end, space in _layout(text):
        parts += (text[done:start], space)
        done = end
    return "".join([*parts, text[done:]]).replace(BREAK, "\n")


def pieces_of(runs: Sequence[Run], at: Callable[[int], int], *, preserve: bool) -> tuple[str, list[Piece]]:
    """The text of some runs, and where its pieces stand in the file; `at` tells offsets of bytes.

    With `preserve`, white space is kept as it is.
    """
    text = "".join([run[0] for run in runs])
    pieces: list[Piece] = []
    done = 0
    for words, start, end, verbatim in runs:
        if start >= 0 and words:
            first = at(start)
            pieces.append(Piece(done, len(words), first, at(end) - first, verbatim))
        done += len(words)
    if preserve:
        return text.replace(BREAK, "\n"), pieces
    layout = list(_layout(text)) if "\n" in text or "\r" in text else []
    return unwrapped(text), _without(pieces, layout) if layout else pieces


def _layout(text: str) -> Iterator[tuple[int, int, str]]:
    """The white space that only lays out the file, and what it stands for."""
    for match in _SPACE.finditer(text):
        if "\n" in match[0] or "\r" in match[0]:
            edges = {text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]}
            yield match.start(), match.end(), "" if edges & {"", BREAK} else " "


def _without(pieces: Sequence[Piece], layout: Sequence[tuple[int, int, str]]) -> list[Piece]:
    """The pieces of the text whose `layout` is undone."""
    kept: list[Piece] = []
    number = saved = 0
    for piece in pieces:
        done = piece.start
        while done < piece.end:
            while number < len(layout) and layout[number][1] <= done:
                saved += layout[number][1] - layout[number][0] - len(layout[number][2])
                number += 1
            start, end, space = layout[number] if number < len(layout) else (piece.end, piece.end, "")
            if done < start:
                stop = min(start, piece.end)
                kept.append(_part(piece, done, stop, done - saved))
            else:
                stop = min(end, piece.end)
                _add_space(kept, _part(piece, done, stop, start - saved), space)
            done = stop
    return kept


def _add_space(kept: list[Piece], part: Piece, space: str) -> None:
    """The space of some layout stands for as much of it as is in one stretch; behind a tag is no text."""
    last = kept[-1] if kept else None
    if not space:
        return
    if last is None or last.start != part.start:
        kept.append(Piece(part.start, 1, part.file_start, part.file_length, part.verbatim))
    elif last.file_end == part.file_start:
        kept[-1] = Piece(last.start, 1, last.file_start, part.file_end - last.file_start, last.verbatim)


def _part(piece: Piece, start: int, stop: int, at: int) -> Piece:
    """The part of a piece from `start` to `stop`, which begins at `at` of the new text."""
    if not piece.literal:
        return Piece(at, stop - start, piece.file_start, piece.file_length, piece.verbatim)
    first = piece.file_start + start - piece.start
    return Piece(at, stop - start, first, stop - start, piece.verbatim)
