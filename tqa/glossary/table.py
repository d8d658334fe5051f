"""Glossaries as tables: a header row that names the columns, then a term on each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.encoding import decode
from tqa.formats.quoting import tsv_records
from tqa.formats.read import located, shown
from tqa.formats.records import quoted_records
from tqa.glossary.check import flaw_of, flaw_of_target
from tqa.glossary.problems import Problems, quoted
from tqa.glossary.terms import Entry, Status, Target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tqa.formats.records import Record

_COLUMNS = {
    "source": ("source", "src", "ar", "arabic"),
    "target": ("target", "tgt", "en", "english"),
    "status": ("status", "administrative status"),
    "forbidden": ("forbidden",),
    "case": ("case", "case sensitive"),
    "instead": ("instead", "use instead", "replacement"),
    "note": ("note", "notes", "comment", "definition"),
    "pos": ("pos", "part of speech"),
}
_COLUMN_OF = {alias: column for column, aliases in _COLUMNS.items() for alias in aliases}
_STATUSES = {
    "": Status.PREFERRED, "preferred": Status.PREFERRED, "required": Status.PREFERRED,
    "approved": Status.PREFERRED, "admitted": Status.ADMITTED, "allowed": Status.ADMITTED,
    "forbidden": Status.FORBIDDEN, "deprecated": Status.FORBIDDEN, "superseded": Status.FORBIDDEN,
    "obsolete": Status.FORBIDDEN,
}  # fmt: skip
_YES = ("yes", "true", "1", "x", "y", "sensitive")
_NO = ("", "no", "false", "0", "n", "insensitive", "any")
_PARTS = "|"


def read_table(path: Path, data: bytes, delimiters: Sequence[str]) -> list[Entry]:
    """The entries of a CSV or TSV glossary.

    Args:
        path: the file, for messages.
        data: its content.
        delimiters: what may part its columns; the one that parts more of the header is taken.

    Raises:
        InputError: it is no text, or its header lacks a column.
        GlossaryError: rows of it are wrong.
    """
    text = decode(data, str(path)).text
    head = text.lstrip("\ufeff\r\n").splitlines()[0]
    delimiter = max(delimiters, key=head.count)
    records = tsv_records(text)[0] if delimiter == "\t" else quoted_records(text, delimiter, str(path))
    header, body = records[0], records[1:]
    columns = _columns(header, path)
    rows = _Rows(Problems(path), columns, len(header.cells))
    for record in body:
        rows.read(record)
    rows.problems.settle()
    if not rows.targets:
        msg = f"{shown(path)}: holds no term; write one on each row below the header"
        raise InputError(msg)
    return [Entry(source, tuple(targets.values())) for (source, _), targets in rows.targets.items()]


def _columns(header: Record, path: Path) -> dict[str, int]:
    names = [
        " ".join(cell.value.lower().replace("-", " ").replace("_", " ").split()) for cell in header.cells
    ]
    found: dict[str, int] = {}
    for index, name in enumerate(names):
        column = _COLUMN_OF.get(name)
        if column in found:
            msg = f"{located(path, header.line)}: two columns are the {column}; rename or remove one of them"
            raise InputError(msg)
        if column is not None:
            found[column] = index
    for column in ("source", "target"):
        if column not in found:
            listed = ", ".join(quoted(name) for name in names[:8])
            msg = f"{located(path, header.line)}: no {column} among the columns {listed}"
            raise InputError(f"{msg}; the first row names them, as in source,target,status,case,note")
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A row by its columns, and what it says of every term in it."""

    line: int
    cells: Mapping[str, str]
    status: Status
    case: bool

    def terms(self, column: str) -> list[str]:
        """The terms in a cell, of which there may be several."""
        pieces = self.cells.get(column, "").split(_PARTS)
        return [" ".join(piece.split()) for piece in pieces if piece.strip()]


class _Rows:
    """Gathers the rows: `targets` holds, for each source, its targets by their text.

    What is forbidden without a source has an entry for each text, so that each keeps its own replacement.
    """

    def __init__(self, problems: Problems, columns: Mapping[str, int], width: int) -> None:
        self.problems = problems
        self.targets: dict[tuple[str, str], dict[str, Target]] = {}
        self._columns = columns
        self._width = width

    def read(self, record: Record) -> None:
        """Take in a row, or note what is wrong with it."""
        values = [cell.value for cell in record.cells]
        if not any(value.strip() for value in values):
            return
        if len(values) > self._width and any(value.strip() for value in values[self._width :]):
            found = f"{len(values)} cells under {self._width} columns"
            self.problems.add(record.line, f"{found}; put a cell that holds the delimiter between quotes")
            return
        cells = {name: values[index].strip() for name, index in self._columns.items() if index < len(values)}
        row = self._row(record.line, cells)
        flaw = row if isinstance(row, str) else self._flaw(row)
        if isinstance(row, str) or flaw is not None:
            self.problems.add(record.line, str(flaw))
        else:
            self._take(row)

    def _row(self, line: int, cells: Mapping[str, str]) -> _Row | str:
        """The row, or what is wrong with its settings."""
        said = cells.get("status", "").lower()
        if said not in _STATUSES:
            return f"status {quoted(said)}; write preferred, admitted or forbidden"
        forbidden, case = (_yes(cells.get(column, "")) for column in ("forbidden", "case"))
        for column, value in (("forbidden", forbidden), ("case", case)):
            if value is None:
                return f"{column} {quoted(cells[column])}; write yes or no"
        return _Row(line, cells, Status.FORBIDDEN if forbidden else _STATUSES[said], bool(case))

    def _flaw(self, row: _Row) -> str | None:
        sources, targets = row.terms("source"), row.terms("target")
        if not sources and not targets:
            return "neither a source nor a target; fill them in or remove the row"
        if not sources and row.status is not Status.FORBIDDEN:
            return "no source; only a forbidden target may stand alone"
        if row.terms("instead") and row.status is not Status.FORBIDDEN:
            return "a term instead of one that is not forbidden; set its status or empty the cell"
        flaws = [flaw_of(source) for source in sources]
        flaws += [flaw_of_target(target) for target in (*targets, *row.terms("instead"))]
        if not targets and not all(source.isascii() for source in sources):
            return "no target; fill it in or remove the row"
        return next((flaw for flaw in flaws if flaw is not None), None) or self._contradiction(row)

    def _contradiction(self, row: _Row) -> str | None:
        forbidden = row.status is Status.FORBIDDEN
        for source in row.terms("source") or [""]:
            for target in row.terms("target"):
                known = self.targets.get(_key(source, target), {}).get(target)
                if known is not None and (known.status is Status.FORBIDDEN) != forbidden:
                    line = known.where.rpartition(" ")[2]
                    return f"{quoted(target)} is both allowed and forbidden (line {line}); remove one of them"
        return None

    def _take(self, row: _Row) -> None:
        where, note = located(self.problems.path, row.line), row.cells.get("note", "")
        for source in row.terms("source") or [""]:
            # Without a target, a source in Latin letters stands for itself.
            for number, text in enumerate(row.terms("target") or [source]):
                known = self.targets.setdefault(_key(source, text), {})
                # Of several in a cell the first is preferred.
                status = Status.ADMITTED if number and row.status is Status.PREFERRED else row.status
                known.setdefault(text, Target(text, status, row.case, note, where))
                for other in row.terms("instead"):
                    known.setdefault(other, Target(other, Status.PREFERRED, row.case, note, where))


def _key(source: str, target: str) -> tuple[str, str]:
    return source, "" if source else target


def _yes(said: str) -> bool | None:
    low = said.lower()
    return True if low in _YES else False if low in _NO else None
