"""The stretches of a page that stand as paragraphs of their own, and the text of each as a reader sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.formats.html.names import BLOCK, KEEPS_SPACE, SEEN, SILENT, UNSEEN_CLASSES
from tqa.formats.html.references import parts
from tqa.formats.html.tokens import TokenKind
from tqa.formats.stretch import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.formats.html.tree import Element, Event
    from tqa.formats.patchwork import Piece

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
        or not UNSEEN_CLASSES.isdisjoint(attributes.get("class", "").split())
        or ("style" in attributes and _HIDDEN.search(attributes["style"]) is not None)
    )


def slots(page: str, happenings: Sequence[Event]) -> Iterator[Slot]:
    """The stretches of the page, in order; the empty ones too."""
    stretch = _Shown(page)
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
            yield stretch.slot(index, blocks[-1])
            index, stretch = index + 1, _Shown(page)
        elif element.name == "br" and starts:
            stretch.line_break()
        if starts and is_hidden(element):
            silent = element
            stretch.see(element)
            continue
        step = 1 if starts else -1
        links += step if element.name == "a" else 0
        keeping += step if element.name in KEEPS_SPACE else 0
        if element.name in BLOCK:
            blocks.append(element) if starts else blocks.pop()
        elif element.name == "img" and starts:
            stretch.see(element)


def _parts(event: Event, stretch: _Shown) -> bool:
    """Whether a stretch ends here: at the end of a block, or at a second line break in a row.

    That is how old pages part paragraphs.
    """
    name = event.element.name
    return name in BLOCK or (name == "br" and event.kind is TokenKind.START and stretch.at_line_start)


class _Shown(Stretch):
    """The text of one stretch as it grows; formatting leaves no trace in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        self._linked = 0
        self._broken = False

    @property
    def at_line_start(self) -> bool:
        """Whether a line break came last."""
        return self._broken and self.last in {"", "\n"}

    def add(self, event: Event, *, linked: bool, keep: bool) -> None:
        """The text that `event` stands for; `keep` says whether its white space counts."""
        before = len(self)
        for meant, start, end in parts(self._page, event.start, event.end):
            if meant[0] not in _SPACE:
                self.append(meant, start, end)
            elif keep:
                self._keep(meant, start, end)
            elif self.last not in {"", " ", "\n"}:
                self.append(" ", start, end)
        self._linked += len(self) - before if linked else 0

    def line_break(self) -> None:
        """A line ends here."""
        self._broken = True
        super().line_break()

    def see(self, element: Element) -> None:
        """Something is seen here that is no text, unless the element is one that nobody sees."""
        if element.name == "img" or (element.name in SEEN and element.attributes.get("type") != "hidden"):
            self.placeholder()

    def slot(self, index: int, element: Element) -> Slot:
        """The stretch as it is at its end."""
        paragraph = self.finish()
        return Slot(index, element, paragraph.text, paragraph.pieces, self._linked)

    def _keep(self, meant: str, start: int, end: int) -> None:
        if end - start != len(meant):
            self.append(meant, start, end)
            return
        at = start
        for found in _LINE_END.finditer(meant):
            self.append(self._page[at : start + found.start()], at, start + found.start())
            at = start + found.end()
            self.append("\n", start + found.start(), at)
        self.append(self._page[at:end], at, end)
