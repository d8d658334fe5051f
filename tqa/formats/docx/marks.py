"""Finds the comments of a Word file, and the marks of some of them in its body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.formats.docx.styles import value
from tqa.formats.xml_places import CodePoints, element_end
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_MARKS = {"commentRangeStart", "commentRangeEnd", "commentReference"}


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its id and author, and where its element stands in their part."""

    id: str
    author: str
    span: Span


@dataclass(slots=True)
class _Run:
    start: int
    depth: int
    holds_other: bool = False
    marks: int = 0


class CommentReader:
    """Told the elements of the part with the comments, it finds each."""

    def __init__(self, text: str) -> None:
        self.at = 0
        self.found: list[Comment] = []
        self._text, self._offset = text, CodePoints(text.encode()).at
        self._depth = 0
        self._open = ("", "", 0)

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:  # noqa: ARG002 - the protocol
        """An element begins."""
        self._depth += 1
        if name == "comment" and self._depth == 2:
            start = self._offset(self.at)
            self._open = (value(attributes, "id") or "", value(attributes, "author") or "", start)

    def end(self, name: str) -> None:
        """The element ends."""
        if name == "comment" and self._depth == 2:
            number, author, start = self._open
            end = element_end(self._text, start, self._offset(self.at))
            self.found.append(Comment(number, author, Span(start, end)))
        self._depth -= 1

    def text(self, text: str, place: Span, *, verbatim: bool) -> None:
        """What comments say is not asked for."""


class MarkReader:
    """Told the elements of the body, it finds the marks of the comments `ids`.

    `found` are their places, that of the whole run where a mark is all that is in it.
    """

    def __init__(self, text: str, ids: Collection[str]) -> None:
        self.at = 0
        self.found: list[Span] = []
        self._text, self._offset, self._ids = text, CodePoints(text.encode()).at, ids
        self._depth = 0
        self._runs: list[_Run] = []
        self._mark: tuple[int, int] | None = None

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:  # noqa: ARG002 - the protocol
        """An element begins."""
        self._depth += 1
        run = self._runs[-1] if self._runs else None
        ours = name in _MARKS and value(attributes, "id") in self._ids
        if ours:
            self._mark = self._depth, self._offset(self.at)
        if run is not None and self._depth == run.depth + 1 and name != "rPr":
            run.holds_other |= not ours or name != "commentReference"
        if name == "r":
            self._runs.append(_Run(self._offset(self.at), self._depth))

    def end(self, name: str) -> None:
        """The element ends."""
        if self._mark is not None and self._mark[0] == self._depth:
            span = Span(self._mark[1], element_end(self._text, self._mark[1], self._offset(self.at)))
            self._mark = None
            if name == "commentReference" and self._runs:
                self._runs[-1].marks += 1
            self.found.append(span)
        elif name == "r" and self._runs:
            run = self._runs.pop()
            if run.marks and not run.holds_other:
                del self.found[-run.marks :]
                self.found.append(Span(run.start, element_end(self._text, run.start, self._offset(self.at))))
        self._depth -= 1

    def text(self, text: str, place: Span, *, verbatim: bool) -> None:
        """The words of the body are not asked for."""
