"""JSON Lines: one object a line, with the keys that tables have as columns."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.cells import RowCarrier
from tqa.formats.columns import Column, find_columns
from tqa.formats.encoding import decode
from tqa.formats.lines import split_lines
from tqa.formats.read import file_name, located
from tqa.formats.rows import Row, Side, build_article
from tqa.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tqa.model import Article

_SPACE = re.compile(r"[ \t\r\n]*")
# What stands for one code point inside a string literal.
_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder()
_TYPES = {type(None): "null", bool: "true or false", dict: "an object", list: "a list", str: "a string"}


@dataclass(frozen=True, slots=True)
class JsonCell:
    """A string literal: `raw` stands in the file's text at `start`, its quotes included.

    `ascii_only` says that the line escapes whatever is not ASCII, and new text has to do so too.
    """

    column: str
    start: int
    raw: str
    ascii_only: bool

    def file_offset(self, offset: int) -> int:
        """Where the code point at `offset` of the string stands in the file: at the start of its escape."""
        if "\\" not in self.raw:
            return self.start + 1 + offset
        end = len(self.raw) - 1
        characters = _CHARACTER.finditer(self.raw, 1, end)
        match = next(islice(characters, offset, None), None)
        return self.start + (end if match is None else match.start())

    def rewrite(self, edits: Sequence[Edit], where: str) -> list[Edit]:  # noqa: ARG002 - JSON holds any text
        """The same edits in the literal's own characters, the others keeping the escapes they have."""
        return [
            Edit(
                Span(self.file_offset(edit.span.start), self.file_offset(edit.span.end)),
                self._escaped(edit.text),
            )
            for edit in edits
        ]

    def can_make(self, edit: Edit) -> bool:  # noqa: ARG002 - the protocol
        """Any edit: all of a cell is text."""
        return True

    @property
    def spot(self) -> str:
        """Nothing: row and column say it."""
        return ""

    def _escaped(self, text: str) -> str:
        inner = json.dumps(text, ensure_ascii=self.ascii_only)[1:-1]
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", inner)


@dataclass(frozen=True, slots=True)
class _Member:
    key: str
    value: object
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row
    cells: dict[Side, JsonCell]


def read(data: bytes, path: str | Path) -> Article:
    """The article in a JSON Lines file, whose content is `data`; blank lines are passed over.

    Raises:
        InputError: if it is no text, or a line is no JSON object with a source and a target.
    """
    decoded = decode(data, file_name(path))
    lines: list[_Line] = []
    position = 0
    for number, text in enumerate(split_lines(decoded.text), start=1):
        if text.strip():
            lines.append(_read_line(text, position, number, located(path, number)))
        position += len(text)

    def carrier_for(side: Side) -> RowCarrier:
        return RowCarrier("jsonl", decoded, tuple(line.cells.get(side) for line in lines))

    return build_article([line.row for line in lines], carrier_for, path)


def _read_line(text: str, position: int, number: int, where: str) -> _Line:
    members = _members(text, where)
    columns = find_columns([member.key for member in members], where)
    known = {column: members[index] for column, index in columns.items()}
    row = Row(
        id=_name(known.get(Column.ID), where),
        source=_text(known[Column.SOURCE], where),
        target=_text(known[Column.TARGET], where),
        reference=_optional_text(known.get(Column.REFERENCE), where),
        doc=_name(known.get(Column.DOC), where),
        line=number,
    )
    cells = {
        side: JsonCell(member.key, position + member.start, text[member.start : member.end], text.isascii())
        for side in Side
        if (member := known.get(Column(side))) is not None and isinstance(member.value, str)
    }
    return _Line(row, cells)


def _members(text: str, where: str) -> list[_Member]:
    """The members of the object on a line, in order, with the place of each value in it."""
    try:
        whole = json.loads(text.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        msg = f"{where}: no valid JSON at column {error.pos + 1} ({error.msg}); write one JSON object a line"
        raise InputError(msg) from error
    except (RecursionError, ValueError) as error:  # nested too deeply, or a number of thousands of digits
        raise InputError(
            f"{where}: JSON that is too deep or a number that is too long; simplify the line"
        ) from error
    if not isinstance(whole, dict):
        raise InputError(
            f"{where}: {_type_name(whole)} where an object is expected; write one JSON object a line"
        )
    members: list[_Member] = []
    at = _skip(text, _skip(text, 0) + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        start = _skip(text, _skip(text, at) + 1)
        value, end = _DECODER.raw_decode(text, start)
        members.append(_Member(key, value, start, end))
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return members


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return at if match is None else match.end()


def _text(member: _Member, where: str) -> str:
    if not isinstance(member.value, str):
        raise InputError(f"{where}: {member.key!r} is {_type_name(member.value)}; write a JSON string")
    return member.value


def _optional_text(member: _Member | None, where: str) -> str | None:
    return None if member is None or member.value is None else _text(member, where)


def _name(member: _Member | None, where: str) -> str:
    """The row's id or article: a string or a whole number; "" where there is none."""
    if member is None or member.value is None:
        return ""
    if isinstance(member.value, int) and not isinstance(member.value, bool):
        return str(member.value)
    name = _text(member, where)
    return name if name.strip() else ""


def _type_name(value: object) -> str:
    return _TYPES.get(type(value), "a number")
