"""What surrounds a text in a Word file: tables, text boxes, fields, content controls, alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.formats.docx.paragraphs import Area, Where
from tqa.formats.docx.styles import value

if TYPE_CHECKING:
    from collections.abc import Mapping

# Word computes the results of fields anew, but for the words of a link and what was typed into a form.
_KEPT_FIELDS = {"HYPERLINK", "FORMTEXT"}
_LOCKS = {"contentLocked", "sdtContentLocked"}


@dataclass(slots=True)
class _Field:
    """A field: its code as far as it is read, and whether its result has begun."""

    code: str = ""
    has_result: bool = False

    @property
    def name(self) -> str:
        """Its first word, such as "TOC"."""
        return self.code.strip().partition(" ")[0].upper()


@dataclass(slots=True)
class _Control:
    """A content control: whether it shows a prompt, and whether its content comes from elsewhere."""

    prompt: bool = False
    locked: bool = False


class Context:
    """Told of the elements around texts, it says what these are; counts keep each answer quick.

    Without `fields`, the marks of fields are ignored: those of a damaged file that never end.
    """

    def __init__(self, *, fields: bool) -> None:
        self._fields_count = fields
        self._body = Where(Area.BODY)
        self._places: list[Where] = []
        self._counts = {Area.TABLE: 0, Area.TEXT_BOX: 0}
        self._tables: list[Where] = []
        self._fields: list[_Field] = []
        self._simple: list[int] = []
        self._controls: list[_Control] = []
        self._alternatives: list[bool] = []
        self._floating = False
        self._hiding = self._locking = self._contents = 0

    @property
    def where(self) -> Where:
        """The place of a paragraph that begins now."""
        return self._places[-1] if self._places else self._body

    @property
    def is_shown(self) -> bool:
        """Whether Word shows text that stands here."""
        return not self._hiding

    @property
    def is_editable(self) -> bool:
        """Whether a change of text that stands here would last."""
        return not self._locking

    @property
    def is_contents(self) -> bool:
        """Whether text that stands here is in a table of contents."""
        return bool(self._contents)

    @property
    def has_open_field(self) -> bool:
        """Whether a field has begun and not ended."""
        return bool(self._fields)

    def enter(self, where: Where) -> None:
        """A place begins that `end` of a note or text box leaves."""
        self._places.append(where)

    def delete_row(self) -> None:
        """The row that is being told of was deleted."""
        if self._tables and not self._tables[-1].deleted:
            self._tables[-1].deleted = True
            self._hiding += 1

    def code(self, text: str) -> None:
        """A piece of a field's code."""
        if self._fields and not self._fields[-1].has_result:
            self._fields[-1].code += text[: 100 - len(self._fields[-1].code)]

    def is_image(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether the element shows something in the line of the text, not beside it."""
        local = name.rpartition(" ")[2]
        if local in {"shape", "rect", "group"} and "style" in attributes:
            self._floating = "position:absolute" in attributes["style"].replace(" ", "")
        return local == "inline" or (local == "imagedata" and not self._floating)

    def start(self, name: str, attributes: Mapping[str, str]) -> bool:
        """An element begins; whether nothing in it is to be read."""
        if name.endswith((" Choice", " Fallback")):
            return self._is_second()
        if name.endswith(" AlternateContent"):
            self._alternatives.append(False)
        elif name in {"tbl", "tr", "tc", "txbxContent"}:
            self._start_place(name)
        elif name in {"fldChar", "fldSimple"}:
            self._start_field(name, attributes)
        elif name == "sdt":
            self._controls.append(_Control())
        elif name in {"showingPlcHdr", "lock", "dataBinding"}:
            self._control(name, attributes)
        return False

    def end(self, name: str) -> None:
        """An element ends."""
        if name.endswith(" AlternateContent"):
            self._alternatives.pop()
        elif name in {"txbxContent", "footnote", "endnote", "tc"}:
            self._places.pop()
        elif name in {"tr", "tbl"}:
            self._end_row(name)
        elif name == "fldSimple":
            if self._fields_count:
                before = self._simple.pop()
                while len(self._fields) > before:
                    self._end_field()
        elif name == "sdt":
            control = self._controls.pop()
            self._hiding -= control.prompt
            self._locking -= control.locked

    def _is_second(self) -> bool:
        """Whether another form of the same content was chosen already; Word takes the first that it knows."""
        if not self._alternatives:
            return False
        chosen = self._alternatives[-1]
        self._alternatives[-1] = True
        return chosen

    def _start_place(self, name: str) -> None:
        if name == "tc":
            table = self._tables[-1] if self._tables else Where(Area.TABLE)
            table.cell += 1
            self._places.append(
                Where(Area.TABLE, table.number, table.row, table.cell, anchor=self.where.anchor)
            )
        elif name == "tr":
            if self._tables:
                self._tables[-1].row += 1
                self._tables[-1].cell = 0
        else:
            area = Area.TABLE if name == "tbl" else Area.TEXT_BOX
            self._counts[area] += 1
            (self._tables if name == "tbl" else self._places).append(Where(area, self._counts[area]))

    def _end_row(self, name: str) -> None:
        if self._tables and self._tables[-1].deleted:
            self._tables[-1].deleted = False
            self._hiding -= 1
        if name == "tbl" and self._tables:
            self._tables.pop()

    def _start_field(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._fields_count:
            return
        kind = value(attributes, "fldCharType")
        if name == "fldSimple":
            self._simple.append(len(self._fields))
            self._begin_field((value(attributes, "instr") or "")[:100])
            self._start_result()
        elif kind == "begin":
            self._begin_field("")
        elif kind == "separate":
            self._start_result()
        elif kind == "end" and len(self._fields) > (self._simple[-1] + 1 if self._simple else 0):
            self._end_field()

    def _begin_field(self, code: str) -> None:
        self._fields.append(_Field(code))
        self._hiding += 1

    def _start_result(self) -> None:
        if self._fields and not self._fields[-1].has_result:
            field = self._fields[-1]
            field.has_result = True
            self._hiding -= 1
            self._locking += field.name not in _KEPT_FIELDS
            self._contents += field.name == "TOC"

    def _end_field(self) -> None:
        field = self._fields.pop()
        if field.has_result:
            self._locking -= field.name not in _KEPT_FIELDS
            self._contents -= field.name == "TOC"
        else:
            self._hiding -= 1

    def _control(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._controls:
            return
        control = self._controls[-1]
        if name == "showingPlcHdr":
            self._hiding += not control.prompt
            control.prompt = True
        elif name == "dataBinding" or value(attributes) in _LOCKS:
            self._locking += not control.locked
            control.locked = True
