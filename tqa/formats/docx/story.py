"""Reads one part of a Word file that holds text, the body or its notes, into paragraphs.

The names are those of WordprocessingML (ISO/IEC 29500-1, chapter 17). What Word does not show is no text:
deletions that are tracked, hidden runs, field codes, prompts of empty content controls.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tqa.formats.docx.context import Context
from tqa.formats.docx.paragraphs import Area, Chunk, Paragraph, Run, TextElement, Where, trimmed
from tqa.formats.docx.styles import PLAIN, is_on, level_says, value
from tqa.formats.patchwork import PLACEHOLDER
from tqa.formats.xml_places import CodePoints

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tqa.formats.docx.styles import Style
    from tqa.model import Span

# A soft hyphen is shown at the end of a line only, and is no text; a hyphen that does not break is.
_MARKS = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": PLACEHOLDER,
}  # fmt: skip
# What was there before a tracked change, and the reading aid over a word, which is not in its line.
_NOT_SHOWN = {
    "del", "moveFrom", "rt", "pPrChange", "rPrChange", "tblPrChange", "tblPrExChange", "trPrChange",
    "tcPrChange", "sectPrChange", "tblGridChange",
}  # fmt: skip
_NO_NOTE = {"separator", "continuationSeparator", "continuationNotice"}
_NOTES = {"footnoteReference": Area.FOOTNOTE, "endnoteReference": Area.ENDNOTE}


class StoryReader:
    """Told the elements of a part whose text is `text`, it fills `paragraphs`, in the order of their starts.

    `notes` are what the part refers to: the area, id and run of each; `known` are those that a part of notes
    is read for, by their ids: the number of each and the run that refers to it.
    """

    def __init__(
        self,
        text: str,
        styles: Mapping[str, Style],
        known: Mapping[str, tuple[int, Run]] | None = None,
        *,
        fields: bool = True,
    ) -> None:
        self.at = 0
        self.root = ""
        self.paragraphs: list[Paragraph] = []
        self.elements: list[TextElement] = []
        self.notes: list[tuple[Area, str, Run]] = []
        self.context = Context(fields=fields)
        self._offset = CodePoints(text.encode()).at
        self._styles, self._known = styles, known or {}
        self._depth = self._skipped = 0
        self._spaces: list[tuple[int, bool]] = []
        self._open: list[Paragraph] = []
        self._runs: list[Run] = []
        self._element: TextElement | None = None
        self._chunks: list[Chunk] = []
        self._in_code = False
        # Whose properties are being told: "p", "r" or "tr"; "" for none; and how deep their element is.
        self._properties, self._properties_depth = "", 0
        self._starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "p": self._start_paragraph,
            "r": self._start_run,
            "t": self._start_text,
            "instrText": self._start_code,
            "pPr": self._start_paragraph_properties,
            "rPr": self._start_run_properties,
            "trPr": self._start_row_properties,
            "footnote": self._start_footnote,
            "endnote": self._start_endnote,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "p": self._end_paragraph,
            "r": self._end_run,
            "t": self._end_text,
            "instrText": self._end_code,
            "pPr": self._end_properties,
            "rPr": self._end_run_properties,
            "trPr": self._end_properties,
        }

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:  # noqa: ARG002 - the protocol
        """An element begins."""
        if self._skipped:
            self._skipped += 1
            return
        self.root = self.root or name
        self._depth += 1
        if "xml:space" in attributes:
            self._spaces.append((self._depth, attributes["xml:space"] == "preserve"))
        if self._properties:
            self._property(name, attributes)
        elif name in self._starts:
            self._starts[name](attributes)
        elif name in _MARKS:
            self._mark(_MARKS[name])
        elif name in _NOTES:
            self._refer(_NOTES[name], attributes)
        elif name in _NOT_SHOWN or self.context.start(name, attributes):
            self._skip()
        elif name.endswith("/math oMath"):
            if self._open and self.context.is_shown:
                self._open[-1].add(Chunk(PLACEHOLDER, self._offset(self.at), 0, editable=False))
            self._skip()
        elif self._open and self.context.is_image(name, attributes):
            self._open[-1].add_image()

    def end(self, name: str) -> None:
        """The element ends."""
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self._leave()
            return
        if self._properties and self._depth > self._properties_depth:
            pass  # `start` told nobody of it
        elif name in self._ends:
            self._ends[name]()
        else:
            self.context.end(name)
        self._leave()

    def text(self, text: str, place: Span, *, verbatim: bool) -> None:
        """A piece of character data."""
        if self._skipped:
            return
        if self._in_code:
            self.context.code(text)
        elif self._element is not None:
            start, end = self._offset(place.start), self._offset(place.end)
            self._chunks.append(Chunk(text.replace("\n", " "), start, end - start, verbatim=verbatim))

    def _skip(self) -> None:
        self._skipped = 1

    def _leave(self) -> None:
        if self._spaces and self._spaces[-1][0] == self._depth:
            self._spaces.pop()
        self._depth -= 1

    def _start_paragraph(self, _: Mapping[str, str]) -> None:
        where = self.context.where
        anchor = self._runs[0] if self._open and self._runs else where.anchor
        paragraph = Paragraph(where, where.spot, anchor, depth=len(self._runs))
        self._open.append(paragraph)
        self.paragraphs.append(paragraph)

    def _end_paragraph(self) -> None:
        if self._open:
            self._open.pop()

    def _start_run(self, _: Mapping[str, str]) -> None:
        self._runs.append(Run(self._offset(self.at), self._depth))

    def _end_run(self) -> None:
        if self._runs:
            self._runs.pop().end_tag = self._offset(self.at)

    def _start_paragraph_properties(self, _: Mapping[str, str]) -> None:
        self._properties, self._properties_depth = "p", self._depth

    def _start_row_properties(self, _: Mapping[str, str]) -> None:
        self._properties, self._properties_depth = "tr", self._depth

    def _start_run_properties(self, _: Mapping[str, str]) -> None:
        # Content controls have such properties too.
        if self._runs and self._runs[-1].depth + 1 == self._depth:
            at = self._offset(self.at)
            self._runs[-1].properties = at, at
            self._properties, self._properties_depth = "r", self._depth

    def _end_run_properties(self) -> None:
        if self._properties == "r":
            run = self._runs[-1]
            if run.properties is not None:
                run.properties = run.properties[0], self._offset(self.at)
            self._properties = ""

    def _end_properties(self) -> None:
        self._properties = ""

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        of = self._properties
        if of == "tr":
            if name == "del":
                self.context.delete_row()
        elif of == "r":
            run = self._runs[-1]
            if name == "vanish":
                run.hidden = is_on(attributes)
            elif name == "rStyle" and run.hidden is None:
                run.hidden = self._styles.get(value(attributes) or "", PLAIN).hidden
        elif self._open:
            paragraph = self._open[-1]
            if name == "pStyle":
                paragraph.style = self._styles.get(value(attributes) or "", PLAIN)
            elif name == "outlineLvl":
                paragraph.heading = level_says(attributes)
            elif name in {"del", "moveFrom"}:
                paragraph.joined = True
        if name in _NOT_SHOWN:
            self._skip()

    def _start_text(self, _: Mapping[str, str]) -> None:
        if self._runs:
            preserve = bool(self._spaces) and self._spaces[-1][1]
            at = self._offset(self.at)
            run = self._runs[-1]
            direct = run.depth + 1 == self._depth
            self._element = TextElement(at, preserve, run, direct)
            self._chunks = []

    def _end_text(self) -> None:
        element, chunks = self._element, self._chunks
        self._element = None
        if element is None:
            return
        element.end_tag = self._offset(self.at)
        self.elements.append(element)
        if chunks:
            element.content = chunks[0].start, chunks[-1].start + chunks[-1].length
            chunks = chunks if element.preserve else trimmed(chunks)
        if chunks:
            element.shown = chunks[0].start, chunks[-1].start + chunks[-1].length
        if self._is_shown():
            self._add(chunks, element)

    def _add(self, chunks: list[Chunk], element: TextElement) -> None:
        paragraph, editable = self._open[-1], self.context.is_editable
        run = self._runs[paragraph.depth] if len(self._runs) > paragraph.depth else None
        for chunk in chunks:
            paragraph.add(replace(chunk, editable=editable, run=run, element=element))
        paragraph.contents |= bool(chunks) and self.context.is_contents

    def _mark(self, text: str) -> None:
        if self._is_shown():
            paragraph = self._open[-1]
            run = self._runs[paragraph.depth] if len(self._runs) > paragraph.depth else None
            direct = run is not None and run.depth + 1 == self._depth
            at = self._offset(self.at)
            paragraph.add(Chunk(text, at, 0, editable=False, run=run, direct=direct))

    def _is_shown(self) -> bool:
        if not self._open or not self._runs or not self.context.is_shown:
            return False
        hidden = self._runs[-1].hidden
        return not (hidden if hidden is not None else self._open[-1].style.hidden)

    def _refer(self, area: Area, attributes: Mapping[str, str]) -> None:
        if self._is_shown():
            self.notes.append((area, value(attributes, "id") or "", self._runs[0]))

    def _start_footnote(self, attributes: Mapping[str, str]) -> None:
        self._start_note(Area.FOOTNOTE, attributes)

    def _start_endnote(self, attributes: Mapping[str, str]) -> None:
        self._start_note(Area.ENDNOTE, attributes)

    def _start_note(self, area: Area, attributes: Mapping[str, str]) -> None:
        found = self._known.get(value(attributes, "id") or "")
        if found is None or value(attributes, "type") in _NO_NOTE:
            self._skip()
            return
        number, run = found
        self.context.enter(Where(area, number, anchor=run))

    def _start_code(self, _: Mapping[str, str]) -> None:
        self._in_code = True

    def _end_code(self) -> None:
        self._in_code = False
