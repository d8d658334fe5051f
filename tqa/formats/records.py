"""Splits a table file into records of cells, each with the exact characters it has in the file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import accumulate

from tqa.errors import InputError
from tqa.formats.lines import split_lines
from tqa.formats.read import MAX_BYTES, located

QUOTE = '"'


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell: `raw` stands in the file's text at `start`, and `value` is what it means."""

    start: int
    raw: str
    value: str

    @property
    def quoted(self) -> bool:
        """Whether the cell is written between quotes, which are no part of its value."""
        return len(self.raw) != len(self.value)


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row; `line` is the 1-based line it starts on."""

    line: int
    cells: tuple[RawCell, ...]


def plain_records(text: str, delimiter: str) -> list[Record]:
    """The records of a table without quoting, one a line; quotes are text. Blank lines are left out."""
    records: list[Record] = []
    position = 0
    for number, line in enumerate(split_lines(text), start=1):
        values = line.rstrip("\r\n").split(delimiter)
        if values != [""]:
            starts = accumulate((len(value) + 1 for value in values), initial=position)
            cells = tuple(RawCell(start, value, value) for start, value in zip(starts, values, strict=False))
            records.append(Record(number, cells))
        position += len(line)
    return records


def quoted_records(text: str, delimiter: str, path: str) -> list[Record]:
    """The records of a table whose cells may be quoted as in CSV. Blank lines are left out.

    Raises:
        InputError: if a quote stands where CSV allows none or is never closed.
    """
    _allow_long_cells()
    lines = split_lines(text)
    starts = list(accumulate(map(len, lines), initial=0))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    records: list[Record] = []
    while True:
        first = reader.line_num
        try:
            values = next(reader)
        except StopIteration:
            return records
        except csv.Error as error:
            msg = (
                f"{located(path, first + 1)}: the row that starts here has a stray quote or one never closed"
            )
            raise InputError(
                f'{msg} ({error}); put the cell between quotes and write "" for each one inside'
            ) from error
        if values:
            records.append(Record(first + 1, _cells(text, starts[first], values)))


def _cells(text: str, start: int, values: list[str]) -> tuple[RawCell, ...]:
    """The cells of a record that begins at `start`: first character and value tell how each is written."""
    cells: list[RawCell] = []
    for value in values:
        length = len(value)
        if text.startswith(QUOTE, start):
            length += value.count(QUOTE) + 2
        cells.append(RawCell(start, text[start : start + length], value))
        start += length + 1
    return tuple(cells)


def _allow_long_cells() -> None:
    # The limit is the csv module's own, for the whole process: it is only ever raised, and no file is longer.
    if csv.field_size_limit() < MAX_BYTES:
        csv.field_size_limit(MAX_BYTES)
