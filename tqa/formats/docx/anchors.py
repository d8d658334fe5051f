"""Puts the marks of comments into a Word file's body: around the very words, in runs cut for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tqa.formats.docx.space import PRESERVE, preserving
from tqa.formats.xml_places import element_end, tag_end
from tqa.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.formats.docx.names import Names
    from tqa.formats.docx.paragraphs import Chunk, Run, TextElement
    from tqa.formats.docx.stories import Placed

_NAME = re.compile(r"<([^\s/>]+)")
_BLANK = re.compile(r"\s*")


@dataclass(slots=True)
class _Cut:
    """What goes in at one place: comments that end, those that start, and the tags that part a run there."""

    closing: str = ""
    opening: str = ""
    ends: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


class Cuts:
    """Collects the marks for the part `text`; `edits` puts them in."""

    def __init__(self, text: str, names: Names) -> None:
        self._text, self._names = text, names
        self._cuts: dict[int, _Cut] = {}
        self._preserved: dict[int, TextElement] = {}
        self._plain: dict[int, bool] = {}

    def add(self, number: int, first: tuple[Placed, int], last: tuple[Placed, int]) -> None:
        """The comment `number` on what begins and ends so many characters into these."""
        start = self._cut(*first, end=False)
        start.starts.append(number)
        self._cut(*last, end=True).ends.append(number)

    def edits(self) -> Iterator[Edit]:
        """What to change in the part."""
        for at, cut in self._cuts.items():
            ends = "".join(map(self._end, cut.ends))
            starts = "".join(self._names.empty("commentRangeStart", number) for number in cut.starts)
            yield Edit(Span(at, at), f"{cut.closing}{ends}{starts}{cut.opening}")
        for element in self._preserved.values():
            yield from preserving(self._text, element)

    def _end(self, number: int) -> str:
        reference = self._names.empty("commentReference", number)
        return self._names.empty("commentRangeEnd", number) + self._names.wrap("r", reference)

    def _cut(self, placed: Placed, within: int, *, end: bool) -> _Cut:
        """The cut before or behind a character, which is not in the midst of a notation."""
        chunk = placed.chunk
        element, run = chunk.element, placed.paragraph.anchor or chunk.run
        if run is None:
            raise ValueError("text outside a run")
        if element is None:
            return self._beside_mark(chunk, run, end=end)
        if element.run is not run or not self._is_plain(element):
            return self._beside(run, end=end)
        literal = len(chunk.text) == chunk.length
        at = chunk.start + (within if literal else chunk.length * end)
        if at == element.shown[end]:
            return self._between(run, tag_end(self._text, element.end_tag) if end else element.tag, end=end)
        if not element.preserve:
            self._preserved[element.tag] = element
        name = self._name(element.tag)
        opening = f"{self._open(run)}<{name}{PRESERVE}>"
        return self._at(at, f"</{name}>{self._close(run)}", opening)

    def _beside_mark(self, chunk: Chunk, run: Run, *, end: bool) -> _Cut:
        """The cut beside an element that stands for a character, such as a tab."""
        if not chunk.direct:
            return self._beside(run, end=end)
        after = tag_end(self._text, chunk.start)
        if not self._text.startswith("/>", after - 2):
            return self._beside(run, end=end)
        return self._between(run, after if end else chunk.start, end=end)

    def _between(self, run: Run, at: int, *, end: bool) -> _Cut:
        """The cut between two elements of a run; beside it where there is nothing more of it."""
        if end:
            start, stop = at, run.end_tag
        else:
            start, stop = tag_end(self._text, run.start), at
            if run.properties is not None:
                start = element_end(self._text, *run.properties)
        blank = _BLANK.match(self._text, start, stop)
        if blank is not None and blank.end() == stop:
            return self._beside(run, end=end)
        return self._at(at, self._close(run), self._open(run))

    def _beside(self, run: Run, *, end: bool) -> _Cut:
        return self._at(tag_end(self._text, run.end_tag) if end else run.start, "", "")

    def _at(self, at: int, closing: str, opening: str) -> _Cut:
        return self._cuts.setdefault(at, _Cut(closing, opening))

    def _is_plain(self, element: TextElement) -> bool:
        """Whether it is right in its run and has no tags in it, such as those of a CDATA section."""
        if element.tag not in self._plain:
            start = tag_end(self._text, element.tag)
            self._plain[element.tag] = element.direct and self._text.find("<", start, element.end_tag) < 0
        return self._plain[element.tag]

    def _name(self, tag: int) -> str:
        found = _NAME.match(self._text, tag)
        if found is None:
            msg = f"no tag at {tag}"
            raise ValueError(msg)
        return found[1]

    def _close(self, run: Run) -> str:
        return f"</{self._name(run.start)}>"

    def _open(self, run: Run) -> str:
        """The tag of a run like it, and its formatting."""
        tag = self._text[run.start : tag_end(self._text, run.start)]
        if run.properties is None:
            return tag
        start, end_tag = run.properties
        return tag + self._text[start : element_end(self._text, start, end_tag)]
