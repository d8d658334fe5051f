"""The paragraphs of a Word file as they are read: what stands in them, and where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from tqa.formats.docx.styles import PLAIN, Style
from tqa.formats.patchwork import PLACEHOLDER
from tqa.model import BlockKind

SPACE = " \t\r\n"
"""What Word leaves out at the ends of a text element."""


class Area(StrEnum):
    """The kinds of places that paragraphs are in, as Word's users call them."""

    BODY = "paragraph"
    TABLE = "table"
    TEXT_BOX = "text box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(slots=True)
class Run:
    """A stretch of text with one formatting; `start` and `end_tag` are where its tags begin in the part.

    `properties` are where the element with its formatting begins and where that element's end tag does.
    """

    start: int
    depth: int
    hidden: bool | None = None
    end_tag: int = 0
    properties: tuple[int, int] | None = None


@dataclass(slots=True)
class Where:
    """A place of paragraphs: the how-maniest table or note it is; `row` and `cell` in a table. All 1-based.

    `deleted` says that the row at hand was, `anchor` which run refers to a note.
    """

    area: Area
    number: int = 0
    row: int = 0
    cell: int = 0
    deleted: bool = False
    anchor: Run | None = None

    @property
    def spot(self) -> str:
        """What to call it."""
        if self.area is Area.TABLE:
            return f"table {self.number}, row {self.row}, cell {self.cell}"
        return f"{self.area} {self.number}" if self.number else ""


@dataclass(slots=True)
class TextElement:
    """A w:t element: where its tags begin, where its content and what is shown of it stand.

    `preserve` says whether white space at its ends counts; where it does not, it is not shown. `direct` says
    that nothing stands between it and its run.
    """

    tag: int
    preserve: bool
    run: Run
    direct: bool
    end_tag: int = 0
    content: tuple[int, int] = (0, 0)
    shown: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Characters of a paragraph: `length` code points of the part from `start` make them.

    What is not `editable` stands for an element, or would not last: a field writes its result anew. `run` is
    the outermost one of its paragraph that it is in; `element` is None where it stands for another element,
    which is `direct` where it is right in its run.
    """

    text: str
    start: int
    length: int
    editable: bool = True
    verbatim: bool = False
    run: Run | None = None
    element: TextElement | None = None
    direct: bool = False


@dataclass(slots=True)
class Paragraph:
    """One paragraph; `joined` says that its end was deleted, so that the next one goes on in its line.

    `heading` is what it says of itself, None where its style does. `anchor` is the run of an outer paragraph
    that its text box hangs on, or that refers to its note; `depth` counts the runs it is in.
    """

    where: Where
    spot: str
    anchor: Run | None = None
    chunks: list[Chunk] = field(default_factory=list)
    style: Style = PLAIN
    heading: bool | None = None
    contents: bool = False
    depth: int = 0
    joined: bool = False
    _has_text: bool = False
    _waiting: bool = False

    def add(self, chunk: Chunk) -> None:
        """Append characters, after an image that stands before them in the line."""
        if chunk.text.strip():
            if self._waiting:
                self.chunks.append(Chunk(PLACEHOLDER, chunk.start, 0, editable=False, run=chunk.run))
                self._waiting = False
            self._has_text = True
        self.chunks.append(chunk)

    def add_image(self) -> None:
        """An image: it stands for something in the line where there is text on both sides of it."""
        self._waiting = self._has_text

    @property
    def text(self) -> str:
        """All of its characters."""
        return "".join(chunk.text for chunk in self.chunks)

    @property
    def kind(self) -> BlockKind | None:
        """Whether it is a heading, or an entry of a table of contents, which is no part of the article."""
        if self.contents or self.style.contents:
            return BlockKind.FURNITURE
        heading = self.heading if self.heading is not None else self.style.heading
        return BlockKind.HEADING if heading else None


def trimmed(chunks: list[Chunk]) -> list[Chunk]:
    """Without the white space at both ends, which Word does not show unless it is told to preserve it."""
    first, last = 0, len(chunks)
    while first < last and not chunks[first].text.strip(SPACE):
        first += 1
    while last > first and not chunks[last - 1].text.strip(SPACE):
        last -= 1
    kept = chunks[first:last]
    if kept:
        text = kept[0].text.lstrip(SPACE)
        cut = len(kept[0].text) - len(text)
        kept[0] = replace(kept[0], text=text, start=kept[0].start + cut, length=kept[0].length - cut)
        text = kept[-1].text.rstrip(SPACE)
        cut = len(kept[-1].text) - len(text)
        kept[-1] = replace(kept[-1], text=text, length=kept[-1].length - cut)
    return kept
