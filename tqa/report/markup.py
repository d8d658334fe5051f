"""Splits a text into runs: what is highlighted for which findings, and where the invisible needs a chip.

The runs are plain data; the template escapes and draws them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.model import Span
from tqa.report.invisibles import INVISIBLES, UNPRINTABLE, hint, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Letters and marks of the Arabic script with tatweel, without its digits and punctuation.
_LETTERS = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u0897-\u08e1\u08e3-\u08ff"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
# What letters join across, or what decides whether they join.
_TRANSPARENT = "\u061c\u200c-\u200f"
_JOINERS = "\u0640\u200c\u200d"
_ARABIC = re.compile(f"[{_LETTERS}]")
_IN_WORD = re.compile(f"[{_LETTERS}{_TRANSPARENT}]")
_REST_OF_WORD = re.compile(f"[{_LETTERS}{_TRANSPARENT}]+")
_QUOTED = re.compile("«([^«»]*)»")
_ARABIC_PHRASE = re.compile(f"[{_LETTERS}]+(?:[ ،]+[{_LETTERS}]+)*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight: `number` is the finding's number on the page, `rank` its severity's rank."""

    span: Span
    number: int
    rank: int


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are drawn alike; the `text` of all runs, joined, is the text that was split.

    `marks` holds the findings (ascending numbers) that cover the run and `rank` the worst of their ranks,
    -1 for none. `begins` holds the findings that the run is the first of, `ends` those whose last character is
    its last; of an insertion point it is both. `chip` is the label of an invisible character, with `hint` as
    its full name.
    """

    text: str
    marks: tuple[int, ...] = ()
    rank: int = -1
    ends: tuple[int, ...] = ()
    chip: str = ""
    hint: str = ""
    begins: tuple[int, ...] = ()

    @property
    def shown(self) -> str:
        """The run's text without what must not reach the page; a chip stands for it."""
        return UNPRINTABLE.sub("", self.text)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message; `arabic` where it is a piece of Arabic inside an English sentence."""

    runs: tuple[Run, ...]
    arabic: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    chip: str = ""
    hint: str = ""


def runs(text: str, marks: Sequence[Mark] = ()) -> tuple[Run, ...]:
    """Split `text` at the borders of `marks` (offsets into it) and around invisible characters.

    A mark that begins or ends inside an Arabic word grows over the whole word, because a style change inside
    a word breaks its letter joins; for the same reason the chip for an invisible character inside a word
    stands behind the word.
    """
    opening, closing, points = _events(text, marks)
    cuts = sorted({*opening, *closing, *points})
    done: list[Run] = []
    active: dict[int, int] = {}

    def turn(at: int) -> None:
        ended = sorted(mark.number for mark in closing.get(at, ()))
        if ended:
            done[-1] = replace(done[-1], ends=tuple(ended))
        for number in ended:
            active.pop(number, None)
        for mark in points.get(at, ()):
            one = (mark.number,)
            done.append(Run("", one, mark.rank, one, begins=one))
        active.update({mark.number: mark.rank for mark in opening.get(at, ())})

    for piece in _pieces(text):
        for start, end in _slices(piece, cuts):
            if start < end:
                turn(start)
            done.append(
                Run(
                    text[start:end],
                    tuple(sorted(active)),
                    max(active.values(), default=-1),
                    (),
                    piece.chip,
                    piece.hint,
                    tuple(sorted(mark.number for mark in opening.get(start, ()))) if start < end else (),
                )
            )
    turn(len(text))
    return tuple(done)


def grow(text: str, span: Span) -> Span:
    """`span`, wider where it would cut an Arabic word in two or part a letter from its combining marks."""
    start, end = min(span.start, len(text)), min(span.end, len(text))
    while 0 < start < len(text) and _belong_together(text, start):
        start -= 1
    while 0 < end < len(text) and _belong_together(text, end):
        end += 1
    return Span(start, end)


def parts(text: str) -> tuple[Part, ...]:
    """Split a message into English and the Arabic in it: what stands in « », and any other Arabic phrase."""
    found: list[Part] = []
    position = 0
    for start, end in _arabic_stretches(text):
        if position < start:
            found.append(Part(runs(text[position:start])))
        found.append(Part(runs(text[start:end]), arabic=True))
        position = end
    if position < len(text):
        found.append(Part(runs(text[position:])))
    return tuple(found)


def _belong_together(text: str, at: int) -> bool:
    if unicodedata.category(text[at]).startswith("M"):
        return True
    return bool(_IN_WORD.match(text, at - 1) and _IN_WORD.match(text, at))


def _events(
    text: str, marks: Sequence[Mark]
) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]], dict[int, list[Mark]]]:
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    points: dict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda each: each.number):
        span = grow(text, mark.span)
        if not len(span):
            points[span.start].append(mark)
            continue
        opening[span.start].append(mark)
        closing[span.end].append(mark)
    return opening, closing, points


def _slices(piece: _Piece, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = piece.start
    for cut in cuts[bisect_right(cuts, piece.start) : bisect_left(cuts, piece.end)]:
        yield start, cut
        start = cut
    yield start, piece.end


def _pieces(text: str) -> Iterator[_Piece]:
    position = 0
    word_end = -1
    waiting: dict[str, int] = {}
    for match in INVISIBLES.finditer(text):
        char, start, end = match[1], match.start(), match.end()
        if start < word_end:
            waiting[char] = waiting.get(char, 0) + end - start
            continue
        if waiting:
            yield from _word(position, word_end, waiting)
            position, waiting = word_end, {}
        if _inside_word(text, char, start, end):
            rest = _REST_OF_WORD.match(text, start)
            word_end = rest.end() if rest else end
            waiting = {char: end - start}
            continue
        if position < start:
            yield _Piece(position, start)
        yield _chip(start, end, char, end - start)
        position = end
    if waiting:
        yield from _word(position, word_end, waiting)
        position = word_end
    if position < len(text):
        yield _Piece(position, len(text))


def _inside_word(text: str, char: str, start: int, end: int) -> bool:
    if not _IN_WORD.match(char):
        return False
    if start and _ARABIC.match(text, start - 1):
        return True
    return char in _JOINERS and bool(_ARABIC.match(text, end))


def _word(start: int, end: int, waiting: dict[str, int]) -> Iterator[_Piece]:
    yield _Piece(start, end)
    for char, count in waiting.items():
        yield _chip(end, end, char, count)


def _chip(start: int, end: int, char: str, count: int) -> _Piece:
    return _Piece(start, end, label(char) if count == 1 else f"{label(char)} ×{count}", hint(char))


def _arabic_stretches(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for quoted in _QUOTED.finditer(text):
        if _ARABIC.search(quoted[1]):
            yield from _phrases(text, position, quoted.start())
            yield quoted.span(1)
            position = quoted.end()
    yield from _phrases(text, position, len(text))


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for phrase in _ARABIC_PHRASE.finditer(text, start, end):
        yield phrase.span()
