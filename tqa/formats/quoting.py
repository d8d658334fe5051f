"""Tells whether the quotes of a TSV file are notation or text.

TSV has no quoting, but spreadsheets write it as CSV with tabs, while most tools that make parallel corpora
write each text as it is; and news text is full of quotes, whole cells of reported speech among them. So the
file as a whole decides: its quotes are notation only if it parses as strict CSV *and* its cells are quoted
as a program would quote them, which means exactly those that need it, or all. In any other case every quote
belongs to the text.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.records import QUOTE, plain_records, quoted_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.formats.records import RawCell, Record


class Quoting(StrEnum):
    """Which cells a file's writer puts between quotes."""

    NONE = "none"  # quotes are text
    NEEDED = "needed"  # those with a tab, line end or quote
    COMMAS = "commas"  # as spreadsheets do: those with a comma as well
    ALL = "all"  # all that are no numbers
    FREE = "free"  # CSV: any


_SPECIAL = re.compile(r'["\t\r\n]')
_SPECIAL_OR_COMMA = re.compile(r'["\t\r\n,]')
_NUMBER = re.compile(r"(?:[+-]?\d+(?:[.,]\d+)*)?")
_OPENING_QUOTE = re.compile(r'(?:^|[\t\r\n])"')
# One or two quotations with a comma are no proof of a spreadsheet's habit.
_COMMA_CELLS_AT_LEAST = 3


def needs_quotes(value: str, quoting: Quoting) -> bool:
    """Whether a writer of TSV with the habit `quoting` puts `value` between quotes."""
    match quoting:
        case Quoting.ALL:
            return _NUMBER.fullmatch(value) is None
        case Quoting.NEEDED:
            return _SPECIAL.search(value) is not None
        case Quoting.COMMAS:
            return _SPECIAL_OR_COMMA.search(value) is not None
        case _:
            return False


def tsv_records(text: str) -> tuple[list[Record], Quoting]:
    """The records of a TSV file, read with the quoting that the file as a whole shows."""
    plain = plain_records(text, "\t")
    if _OPENING_QUOTE.search(text) is None:
        return plain, Quoting.NONE
    try:
        records = quoted_records(text, "\t", "")
    except InputError:  # not CSV, so the quotes are text
        return plain, Quoting.NONE
    if not _rectangular(records) or (_rectangular(plain) and len(records) != len(plain)):
        # A quotation that runs to one in a later row would swallow whole rows.
        return plain, Quoting.NONE
    quoting = _habit([cell for record in records for cell in record.cells])
    return (plain, quoting) if quoting is Quoting.NONE else (records, quoting)


def _rectangular(records: Sequence[Record]) -> bool:
    return len({len(record.cells) for record in records}) == 1


def _habit(cells: Sequence[RawCell]) -> Quoting:
    quoted = [cell for cell in cells if cell.quoted]
    bare = [cell for cell in cells if not cell.quoted]
    if all(_NUMBER.fullmatch(cell.value) for cell in bare):
        return Quoting.ALL
    proof = any(_SPECIAL.search(cell.value) for cell in quoted)
    for quoting, proven in (
        (Quoting.NEEDED, proof),
        (Quoting.COMMAS, proof or len(quoted) >= _COMMA_CELLS_AT_LEAST),
    ):
        exact = all(needs_quotes(cell.value, quoting) for cell in quoted) and not any(
            QUOTE in cell.value or needs_quotes(cell.value, quoting) for cell in bare
        )
        if proven and exact:
            return quoting
    return Quoting.NONE
