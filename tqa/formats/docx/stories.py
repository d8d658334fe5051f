"""The text of a Word file: that of its body, then that of its footnotes and endnotes.

The parts that hold text are looked at as one long one, each from its `base` on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.docx.paragraphs import Area
from tqa.formats.docx.story import StoryReader
from tqa.formats.docx.styles import StyleReader
from tqa.formats.patchwork import Patchwork, Piece
from tqa.formats.read import shown
from tqa.model import Block, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tqa.formats.docx.package import Package, Part
    from tqa.formats.docx.paragraphs import Chunk, Paragraph, Run, TextElement
    from tqa.formats.docx.styles import Style

_NOTE_PARTS = ((Area.FOOTNOTE, "footnotes"), (Area.ENDNOTE, "endnotes"))


@dataclass(frozen=True, slots=True)
class Story:
    """A part that holds text, where it begins among them, and its text elements and paragraphs."""

    part: Part
    base: int
    elements: tuple[TextElement, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def end(self) -> int:
        """Where it ends among the parts."""
        return self.base + len(self.part.text)


@dataclass(frozen=True, slots=True)
class Placed:
    """Characters of the text from `start`: the chunk that they are, and its paragraph."""

    start: int
    chunk: Chunk
    paragraph: Paragraph

    @property
    def end(self) -> int:
        """Where they end in the text."""
        return self.start + len(self.chunk.text)


@dataclass(frozen=True)
class Text:
    """The text, its paragraphs as blocks, what each begins with, and where it lies in the stories.

    `placed` are the characters that comments may begin and end with, in order of the text.
    """

    text: str
    blocks: tuple[Block, ...]
    paragraphs: tuple[Paragraph, ...]
    patchwork: Patchwork
    placed: tuple[Placed, ...]


def read_stories(package: Package) -> tuple[Story, ...]:
    """The parts with text.

    Raises:
        InputError: a part is damaged, or the main one is no Word document.
    """
    styles = _styles(package)
    part = package.part(package.main)
    reader = _read(package, part, styles)
    if reader.root != "document":
        msg = f"{shown(package.path)}: is no Word document (its main part is {shown(reader.root[:80])})"
        raise InputError(f"{msg}; export the text as .docx")
    stories = [_story(part, reader, 0)]
    for area, kind in _NOTE_PARTS:
        name = package.related(kind)
        known = _numbered(reader, area)
        if name is not None and known:
            notes = package.part(name)
            stories.append(_story(notes, _read(package, notes, styles, known), stories[-1].end, known))
    return tuple(stories)


def joined(stories: Sequence[Story]) -> Text:
    """The text of the stories: a line for each paragraph, a block for each that is not blank."""
    builder = _Builder()
    for story in stories:
        for paragraph in story.paragraphs:
            builder.add(paragraph, story.base)
    return Text(
        "".join(builder.texts),
        tuple(builder.blocks),
        tuple(builder.firsts),
        Patchwork(tuple(builder.pieces)),
        tuple(builder.placed),
    )


class _Builder:
    """Puts paragraphs into one text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self.firsts: list[Paragraph] = []
        self.pieces: list[Piece] = []
        self.placed: list[Placed] = []
        self._done = 0
        self._line = 0
        self._first: Paragraph | None = None
        self._last: Paragraph | None = None
        self._is_blank = True

    def add(self, paragraph: Paragraph, base: int) -> None:
        """Append a paragraph, to the line of the one before it where that one's end was deleted."""
        last, first = self._last, self._first
        self._last = paragraph
        if first is None or last is None or not last.joined or last.where is not paragraph.where:
            self.texts.append("\n" if self.texts else "")
            self._done += len(self.texts[-1])
            self._line = self._done
            self._first = first = paragraph
        elif self.firsts and self.firsts[-1] is first:
            self.blocks.pop()
            self.firsts.pop()
        self.texts.append(paragraph.text)
        self._add_chunks(paragraph, base)
        self._is_blank = (first is paragraph or self._is_blank) and not paragraph.text.strip()
        if not self._is_blank:
            self.blocks.append(Block(Span(self._line, self._done), first.kind))
            self.firsts.append(first)

    def _add_chunks(self, paragraph: Paragraph, base: int) -> None:
        for chunk in paragraph.chunks:
            length = len(chunk.text)
            # An equation is in no run, and no comment can begin or end in it.
            if chunk.run is not None or paragraph.anchor is not None:
                self.placed.append(Placed(self._done, chunk, paragraph))
            if chunk.editable and length:
                self.pieces.append(
                    Piece(self._done, length, base + chunk.start, chunk.length, chunk.verbatim)
                )
            self._done += length


def _styles(package: Package) -> dict[str, Style]:
    name = package.related("styles")
    if name is None:
        return {}
    reader = StyleReader()
    package.tell(package.part(name), reader)
    return reader.styles


def _read(
    package: Package,
    part: Part,
    styles: Mapping[str, Style],
    known: Mapping[str, tuple[int, Run]] | None = None,
) -> StoryReader:
    reader = StoryReader(part.text, styles, known)
    package.tell(part, reader)
    if reader.context.has_open_field:
        # All that follows would count as its code and be lost.
        reader = StoryReader(part.text, styles, known, fields=False)
        package.tell(part, reader)
    return reader


def _numbered(reader: StoryReader, area: Area) -> dict[str, tuple[int, Run]]:
    """The notes that are referred to, by their ids: they are counted in order of their marks."""
    found: dict[str, tuple[int, Run]] = {}
    for kind, name, run in reader.notes:
        if kind is area and name not in found:
            found[name] = len(found) + 1, run
    return found


def _story(
    part: Part, reader: StoryReader, base: int, known: Mapping[str, tuple[int, Run]] | None = None
) -> Story:
    paragraphs = reader.paragraphs
    if known is not None:
        # Notes stand in their part in the order that they were made in.
        paragraphs = sorted(paragraphs, key=lambda paragraph: paragraph.where.number)
    return Story(part, base, tuple(reader.elements), tuple(paragraphs))
