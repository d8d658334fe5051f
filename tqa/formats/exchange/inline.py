"""The text in one <seg>, <source> or <target>, with the inline elements of TMX 1.4b, XLIFF 1.2 and XLIFF 2.x.

Tags that only format have no width. What stands for something visible (an image, a variable) is a placeholder
character, a line break a line break; the native code in an element is no text. The text of a <sub>, such as
the caption in an image's code, follows at the end on a line of its own: it is no part of the sentence around.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tqa.errors import InputError
from tqa.formats.patchwork import PLACEHOLDER
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

# What stands inside these is code of the document's own format.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_STANDING_FOR = frozenset({"ph", "ut", "x"})
_KINDS = ("type", "ctype", "subType")
# Line, page and column breaks as TMX (`type`), XLIFF 1.2 (`ctype`) and XLIFF 2.x (`subType`) name them.
_BREAKS = frozenset({"lb", "pb", "cb", "xlf:lb", "xlf:pb"})
# What the same attributes call formatting, where a placeholder element is used for it.
_FORMATTING = frozenset(
    {"fmt", "bold", "italic", "ulined", "underlined", "dulined", "font", "color", "struct", "scap"}
)
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_LAST_CHARACTER = 0x10FFFF
_REPLACEMENT = "\ufffd"
# XML has no NUL: until white space is collapsed, it tells the breaks of elements from those of lines.
BREAK = "\0"
_MOST_RUNS = 1_000_000


_NO_SEGMENTS: Mapping[str, tuple[Run, ...]] = MappingProxyType({})


class Run(NamedTuple):
    """Text that stands at the bytes `start` to `end` of the file.

    A `start` of -1 says that it is no text there, or none that may be changed.
    """

    text: str
    start: int
    end: int
    verbatim: bool = False


class Marked(NamedTuple):
    """The text of one side, and of the stretches that <mrk mtype="seg"> marks in it, by their `mid`.

    `rest` is whether words stand outside of these; an id that is used twice makes it true as well.
    """

    runs: tuple[Run, ...]
    segments: Mapping[str, tuple[Run, ...]] = _NO_SEGMENTS
    rest: bool = False


class Budget:
    """How many tags and references the texts of one file may have, since all are held in memory."""

    def __init__(self, path: str) -> None:
        self._path, self._left = path, _MOST_RUNS

    def spend(self) -> None:
        """Count one.

        Raises:
            InputError: the file has too many.
        """
        self._left -= 1
        if self._left < 0:
            msg = f"{shown(self._path)}: has more than {_MOST_RUNS:,} tags and references in its texts"
            raise InputError(f"{msg}; split it into smaller files")


class Inline:
    """Gathers the text of one side; more than `most` characters are not kept, nor more than in the budget."""

    def __init__(self, most: int | None = None, budget: Budget | None = None) -> None:
        self._most, self._budget = most, budget
        self._length = 0
        self._runs: list[Run] = []
        # Where in the runs each <sub> begins that was met, with its own.
        self._subs: list[tuple[int, list[Run]]] = []
        # Of each open element: the runs that its text belongs to, None in code, and whether it is protected.
        self._open: list[tuple[list[Run] | None, bool]] = [(self._runs, False)]
        self._protected: set[str] = set()
        self._character: tuple[str, int] | None = None
        # Of each open <mrk>: its `mid` where it marks a segment, and where in the runs it begins.
        self._marks: list[tuple[str, int] | None] = []
        self._segments: dict[str, tuple[int, int]] = {}
        self._twice = False

    @property
    def depth(self) -> int:
        """How many inline elements are open."""
        return len(self._open) - 1

    @property
    def too_long(self) -> bool:
        """Whether there was more text than was to be kept."""
        return self._most is not None and self._length > self._most

    def start(self, name: str, attributes: Mapping[str, str], place: int) -> None:
        """An inline element begins at the byte `place`."""
        self._settle(place)
        if self._budget is not None:
            self._budget.spend()
        runs, protected = self._open[-1]
        if name == "sub":
            self._runs.append(Run("", -1, -1))
            runs = []
            self._subs.append((len(self._runs), runs))
        elif runs is not None:
            if stand_in := _stand_in(name, attributes):
                self._add(runs, Run(stand_in, -1, -1))
            if name in _CODES or " " in name:
                runs = None
            elif name == "cp":
                self._character = (_code_point(attributes.get("hex", "")), place)
        if name == "mrk":
            segment = attributes.get("mtype") == "seg" and "mid" in attributes
            self._marks.append((attributes["mid"], len(self._runs)) if segment else None)
        closed = attributes.get("translate") == "no" or attributes.get("mtype") == "protected"
        if name == "sm" and closed:
            self._protected.add(attributes.get("id", ""))
        elif name == "em":
            self._protected.discard(attributes.get("startRef", ""))
        self._open.append((runs, protected or closed))

    def end(self, name: str, place: int) -> None:
        """The element ends; its closing tag, or its only one, begins at the byte `place`."""
        if self._character is None or self._character[1] != place:
            self._settle(place)
        self._open.pop()
        if name == "mrk" and (mark := self._marks.pop()) is not None:
            self._twice = self._twice or mark[0] in self._segments
            self._segments[mark[0]] = mark[1], len(self._runs)

    def add(self, text: str, start: int, end: int, verbatim: bool) -> None:
        """Character data."""
        if self._character is not None:
            self._settle(start)
        runs, protected = self._open[-1]
        if runs is not None:
            if protected or self._protected:
                start = end = -1
            self._add(runs, Run(text, start, end, verbatim))

    def finished(self, place: int) -> Marked:
        """All of it, where the side ends at the byte `place`."""
        self._settle(place)
        if not self._segments and not self._subs:
            return Marked(tuple(self._runs))
        segments = {mid: self._between(*ends) for mid, ends in self._segments.items()}
        return Marked(self._between(0, len(self._runs)), segments, rest=self._twice or self._rest())

    def _settle(self, place: int) -> None:
        """A <cp>, whose end no event tells, reaches to the next event."""
        if self._character is not None:
            (text, start), self._character = self._character, None
            runs, protected = self._open[-1]
            if runs is not None:
                locked = protected or self._protected
                self._add(runs, Run(text, -1, -1) if locked else Run(text, start, place))

    def _add(self, runs: list[Run], run: Run) -> None:
        if runs and self._budget is not None:
            self._budget.spend()
        self._length += len(run[0])
        if self._most is None or self._length <= self._most:
            runs.append(run)

    def _between(self, start: int, end: int) -> tuple[Run, ...]:
        runs = self._runs[start:end]
        for at, more in self._subs if self._subs else ():
            if start < at <= end and more:
                runs += (Run(BREAK, -1, -1), *more)
        return tuple(runs)

    def _rest(self) -> bool:
        done = 0
        for start, end in sorted(self._segments.values()):
            if start < done or any(run.text.strip(_SPACE) for run in self._runs[done:start]):
                return True
            done = end
        return any(run.text.strip(_SPACE) for run in self._runs[done:])


_SPACE = " \t\r\n" + BREAK


def _stand_in(name: str, attributes: Mapping[str, str]) -> str:
    """What an element is in the text, apart from the text in it."""
    kinds = [value for kind in _KINDS if (value := attributes.get(kind))] if attributes else ()
    if kinds and not _BREAKS.isdisjoint(kinds):
        return BREAK
    return PLACEHOLDER if name in _STANDING_FOR and _FORMATTING.isdisjoint(kinds) else ""


def _code_point(digits: str) -> str:
    """The character of a <cp hex>, which XML cannot hold; U+FFFD for none that a text can hold either."""
    if not _HEX.fullmatch(digits) or not 0 < (number := int(digits, 16)) <= _LAST_CHARACTER:
        return _REPLACEMENT
    character = chr(number)
    return _REPLACEMENT if "\ud800" <= character <= "\udfff" else character
