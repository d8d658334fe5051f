"""The stretches of a page that stand as paragraphs of their own, and the text of each as a reader sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.formats._html_names import BLOCK, KEEPS_SPACE, SEEN, SILENT
from tqa.formats._html_references import parts
from tqa.formats._html_tokens import TokenKind
from tqa.formats.patchwork import PLACEHOLDER, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.formats._html_tree import Element, Event

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = " \t\n\r\f"
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of text between the ends of blocks; `pieces` count from the start of its own text.

    `element` is the block that it is directly in. `index` numbers all stretches of the page, with those that
    are empty: it depends on the tags alone. `linked` is how many characters of the text are those of links.
    """

    index: int
    element: Element
    text: str
    pieces: tuple[Piece, ...]
    linked: int


def is_hidden(element: Element) -> bool:
    """Whether the element's text is not shown, by its name or attributes; not by those around it."""
    attributes = element.attributes
    return (
        element.name in SILENT
        or "hidden" in attributes
        or ("style" in attributes and _HIDDEN.search(attributes["style"]) is not None)
    )


def slots(page: str, happenings: Sequence[Event]) -> Iterator[Slot]:
    """The stretches of the page, in order; the empty ones too."""
    stretch = _Stretch(page)
    index = 0
    silent: Element | None = None
    blocks: list[Element] = []
    links = keeping = 0
    for event in happenings:
        element, starts = event.element, event.kind is TokenKind.START
        if silent is not None:
            silent = None if event.kind is TokenKind.END and element is silent else silent
            continue
        if event.kind is TokenKind.TEXT:
            stretch.add(event, linked=links > 0, keep=keeping > 0)
            continue
        if blocks and _parts(event, stretch):
            yield stretch.finish(index, blocks[-1])
            index, stretch = index + 1, _Stretch(page)
        elif element.name == "br" and starts:
            stretch.line_break()
        if starts and is_hidden(element):
            silent = element
            stretch.placeholder(element)
            continue
        step = 1 if starts else -1
        links += step if element.name == "a" else 0
        keeping += step if element.name in KEEPS_SPACE else 0
        if element.name in BLOCK:
            blocks.append(element) if starts else blocks.pop()
        elif element.name == "img" and starts:
            stretch.placeholder(element)


def _parts(event: Event, stretch: _Stretch) -> bool:
    """Whether a stretch ends here: at the end of a block, or at a second line break in a row.

    That is how old pages part paragraphs.
    """
    name = event.element.name
    return name in BLOCK or (name == "br" and event.kind is TokenKind.START and stretch.at_line_start)


class _Stretch:
    """The text of one stretch as it grows; formatting leaves no trace in it."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._last = ""
        self._linked = 0
        self._broken = False

    @property
    def at_line_start(self) -> bool:
        """Whether a line break came last."""
        return self._broken and self._last in {"", "\n"}

    def add(self, event: Event, *, linked: bool, keep: bool) -> None:
        """The text that `event` stands for; `keep` says whether its white space counts."""
        before = self._length
        for meant, start, end in parts(self._page, event.start, event.end):
            if meant[0] not in _SPACE:
                self._append(meant, start, end)
            elif keep:
                self._keep(meant, start, end)
            elif self._last not in {"", " ", "\n"}:
                self._append(" ", start, end)
        self._linked += self._length - before if linked else 0

    def line_break(self) -> None:
        """A line ends here: a new line in the text that no edit touches."""
        self._broken = True
        if self._length:
            self._trim()
            self._put("\n")

    def placeholder(self, element: Element) -> None:
        """Something is seen here that is no text, unless the element is one that nobody sees."""
        seen = element.name == "img" or (element.name in SEEN and element.attributes.get("type") != "hidden")
        if self._length and seen:
            self._put(PLACEHOLDER)

    def finish(self, index: int, element: Element) -> Slot:
        """The stretch as it is at its end; what is no text at its end is left off."""
        self._trim(" \n" + PLACEHOLDER)
        return Slot(index, element, "".join(self._parts), tuple(self._pieces), self._linked)

    def _keep(self, meant: str, start: int, end: int) -> None:
        if end - start != len(meant):
            self._append(meant, start, end)
            return
        at = start
        for found in _LINE_END.finditer(meant):
            if start + found.start() > at:
                self._append(self._page[at : start + found.start()], at, start + found.start())
            at = start + found.end()
            self._append("\n", start + found.start(), at)
        if at < end:
            self._append(self._page[at:end], at, end)

    def _append(self, meant: str, start: int, end: int) -> None:
        if not meant:
            return
        last = self._pieces[-1] if self._pieces else None
        literal = len(meant) == end - start
        if (
            literal
            and last is not None
            and last.literal
            and last.file_end == start
            and last.end == self._length
        ):
            self._pieces[-1] = Piece(
                last.start, last.length + len(meant), last.file_start, end - last.file_start
            )
        else:
            self._pieces.append(Piece(self._length, len(meant), start, end - start))
        self._put(meant)

    def _put(self, meant: str) -> None:
        self._parts.append(meant)
        self._length += len(meant)
        self._last = meant[-1]

    def _trim(self, what: str = " ") -> None:
        """Take characters of `what` off the end."""
        while self._parts:
            kept = self._parts[-1].rstrip(what)
            self._length -= len(self._parts[-1]) - len(kept)
            if kept:
                self._parts[-1] = kept
                break
            self._parts.pop()
        self._last = self._parts[-1][-1] if self._parts else ""
        while self._pieces and self._pieces[-1].end > self._length:
            last = self._pieces.pop()
            over = last.end - self._length
            if last.literal and over < last.length:
                self._pieces.append(
                    Piece(last.start, last.length - over, last.file_start, last.file_length - over)
                )


def _resized(piece: Piece, by: int) -> Piece:
    """The same literal piece, `by` characters longer."""
    return Piece(piece.start, piece.length + by, piece.file_start, piece.file_length + by)
