"""TSV and CSV with a header row that names the columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import InputError, OutputError
from tqa.formats.cells import RowCarrier
from tqa.formats.columns import Column, column_of, find_columns
from tqa.formats.encoding import decode
from tqa.formats.lines import split_lines
from tqa.formats.quoting import Quoting, needs_quotes, tsv_records
from tqa.formats.read import file_name, located
from tqa.formats.records import QUOTE, quoted_records
from tqa.formats.rows import Row, Side, build_article
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.formats.records import RawCell, Record
    from tqa.model import Article, Document

_TAB = "\t"
_DELIMITERS = {_TAB: "tabs", ",": "commas", ";": "semicolons"}
# Spreadsheets write CSV with semicolons wherever the comma is the decimal sign.
_ALLOWED = {".tsv": (_TAB,), ".csv": (",", ";")}


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table with the notation that its file uses."""

    column: str
    cell: RawCell
    delimiter: str
    quoting: Quoting

    def file_offset(self, offset: int) -> int:
        """Where the code point at `offset` of the value stands in the file; inner quotes count double."""
        if not self.cell.quoted:
            return self.cell.start + offset
        return self.cell.start + 1 + offset + self.cell.value.count(QUOTE, 0, offset)

    def rewrite(self, edits: Sequence[Edit], where: str) -> list[Edit]:
        """One edit that replaces the cell.

        Raises:
            OutputError: if the table has no quoting and the new value holds its delimiter or a line end.
        """
        value = apply_edits(self.cell.value, edits)
        unsafe = any(character in value for character in (self.delimiter, "\r", "\n"))
        if self.quoting is Quoting.NONE:
            if unsafe:
                msg = f"{where}: an unquoted TSV cell cannot hold a tab or line break; save the table as CSV"
                raise OutputError(msg)
            raw = value
        else:
            raw = _quoted(value) if unsafe or self._wants_quotes(value) else value
        return [Edit(Span(self.cell.start, self.cell.start + len(self.cell.raw)), raw)]

    def can_make(self, edit: Edit) -> bool:  # noqa: ARG002 - the protocol
        """Any edit: all of a cell is text."""
        return True

    @property
    def spot(self) -> str:
        """Nothing: row and column say it."""
        return ""

    def _wants_quotes(self, value: str) -> bool:
        if self.quoting is not Quoting.FREE:
            return needs_quotes(value, self.quoting) or value.startswith(QUOTE)
        # A quote inside a bare CSV cell is read as text here, but other readers choke on it: add none.
        return (
            self.cell.quoted or value.startswith(QUOTE) or value.count(QUOTE) > self.cell.value.count(QUOTE)
        )


@dataclass(frozen=True)
class TableCarrier(RowCarrier):
    """Carries one side of a table, rewriting changed cells only."""

    quoting: Quoting = Quoting.FREE

    def edited(self, document: Document, edits: Sequence[Edit]) -> str:
        """The file's text with `edits` made.

        Raises:
            OutputError: if the table cannot hold an edit, or its quotes would change their meaning with it.
            ValueError: if the edits overlap, are not sorted, leave their row or lie in one without a cell.
        """
        text = super().edited(document, edits)
        if edits and self.quoting is not Quoting.FREE:
            reads_quotes = tsv_records(text)[1] is not Quoting.NONE
            if QUOTE in text and reads_quotes != (self.quoting is not Quoting.NONE):
                where = located(document.path, document.segments[0].line)
                msg = f"{where}: with these fixes the quotes of this TSV would change their meaning"
                raise OutputError(f"{msg}; save the table as CSV and run again")
        return text


def read(data: bytes, path: str | Path, ending: str = "") -> Article:
    """The article in a TSV or CSV file, whose content is `data`.

    The ending of its name, or `ending` in its place, says which of the two it is; with any other one, its
    header does.

    Raises:
        InputError: if it is no text, its header lacks source or target, or a row does not fit it.
    """
    suffix = ending or Path(path).suffix.lower()
    name = file_name(path)
    decoded = decode(data, name)
    delimiter = _delimiter(decoded.text, suffix, name)
    if delimiter == _TAB:
        records, quoting = tsv_records(decoded.text)
    else:
        records, quoting = quoted_records(decoded.text, delimiter, name), Quoting.FREE
    header, body = records[0], records[1:]
    names = [cell.value.strip() for cell in header.cells]
    columns = find_columns(names, located(path, header.line))
    for record in body:
        _check_width(record, header, name)

    def carrier_for(side: Side) -> TableCarrier:
        index = columns[Column(side)]
        cells = (TableCell(names[index], record.cells[index], delimiter, quoting) for record in body)
        return TableCarrier("tsv" if delimiter == _TAB else "csv", decoded, tuple(cells), quoting)

    return build_article([_row(record, columns) for record in body], carrier_for, path)


def _quoted(value: str) -> str:
    return QUOTE + value.replace(QUOTE, QUOTE * 2) + QUOTE


def _delimiter(text: str, suffix: str, name: str) -> str:
    """The delimiter that the file's name promises and its header shows."""
    line, header = next((n, line) for n, line in enumerate(split_lines(text), start=1) if line.strip("\r\n"))
    allowed = _ALLOWED.get(suffix, tuple(_DELIMITERS))
    for delimiter in allowed:
        if _names_columns(header, delimiter):
            return delimiter
    for delimiter, word in _DELIMITERS.items():
        if _names_columns(header, delimiter):
            right = next(other for other, allowed in _ALLOWED.items() if delimiter in allowed)
            msg = f"{located(name, line)}: the columns of this {suffix} file are separated by {word}"
            raise InputError(f"{msg}; rename it to {right}")
    return allowed[0]


def _names_columns(header: str, delimiter: str) -> bool:
    columns = {column_of(cell.strip().strip(QUOTE)) for cell in header.split(delimiter)}
    return {Column.SOURCE, Column.TARGET} <= columns


def _check_width(record: Record, header: Record, name: str) -> None:
    found, expected = len(record.cells), len(header.cells)
    if found != expected:
        msg = f"{located(name, record.line)}: {found} cells where the header has {expected}"
        raise InputError(f"{msg}; look for a missing or stray delimiter, quote or line break")


def _row(record: Record, columns: dict[Column, int]) -> Row:
    def value(column: Column) -> str:
        return record.cells[columns[column]].value if column in columns else ""

    return Row(
        id=value(Column.ID) if value(Column.ID).strip() else "",
        source=value(Column.SOURCE),
        target=value(Column.TARGET),
        reference=value(Column.REFERENCE) or None,
        doc=value(Column.DOC) if value(Column.DOC).strip() else "",
        line=record.line,
    )
