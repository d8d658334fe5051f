"""The column names that bilingual tables may use, and what each stands for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tqa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Column(StrEnum):
    """What tqa reads from a row; any other column is kept as it is."""

    ID = "id"
    SOURCE = "source"
    TARGET = "target"
    REFERENCE = "reference"
    DOC = "doc"


_ALIASES = {
    Column.ID: ("id",),
    Column.SOURCE: ("source", "src", "ar"),
    Column.TARGET: ("target", "tgt", "en", "mt"),
    Column.REFERENCE: ("reference", "ref"),
    Column.DOC: ("doc",),
}
_COLUMN_OF = {alias: column for column, aliases in _ALIASES.items() for alias in aliases}
_REQUIRED = (Column.SOURCE, Column.TARGET)
_SHOWN_AT_MOST = 20


def column_of(name: str) -> Column | None:
    """What the column called `name` (case and outer space aside) stands for; None for a foreign one."""
    return _COLUMN_OF.get(name.strip().lower())


def find_columns(names: Sequence[str], where: str) -> dict[Column, int]:
    """Where in `names` each known column stands.

    `where` begins the message: the file and line that the names come from.

    Raises:
        InputError: if source or target is missing, or two names stand for one column.
    """
    found: dict[Column, int] = {}
    for index, name in enumerate(names):
        column = column_of(name)
        if column is None:
            continue
        if column in found:
            both = f"{names[found[column]].strip()!r} and {name.strip()!r}"
            raise InputError(f"{where}: {both} both name the {column}; rename or remove one of them")
        found[column] = index
    for column in _REQUIRED:
        if column not in found:
            expected = ", ".join(_ALIASES[column])
            msg = f"{where}: no {column} among the columns {_listed(names)}; name it one of {expected}"
            raise InputError(msg)
    return found


def _listed(names: Sequence[str]) -> str:
    listed = ", ".join(repr(name.strip()[:40]) for name in names[:_SHOWN_AT_MOST])
    more = len(names) - _SHOWN_AT_MOST
    return f"{listed} and {more} more" if more > 0 else listed or "(there are none)"
