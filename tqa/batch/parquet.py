"""Rows as a Parquet file, in pieces, so that many of them need little memory."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tqa.batch.rows import EDITS, NUMBER, TEXT, TRUTH, WHOLE
from tqa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# A row group ends at whichever comes first: what is held in memory at a time.
_ROWS = 8192
_CHARACTERS = 4_000_000


def require_parquet() -> None:
    """Find out before any work whether Parquet can be written.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    _library("pyarrow.parquet")


def parquet(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> Iterator[bytes]:
    """The bytes of a file with the `rows`, in pieces; the same rows always make the same bytes.

    Args:
        rows: what they lack, and what is None, is null.
        columns: name and kind (`tqa.batch.rows`) of each.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    arrow, writing = _library("pyarrow"), _library("pyarrow.parquet")
    edit = arrow.struct([("start", arrow.int64()), ("end", arrow.int64()), ("text", arrow.string())])
    kinds = {
        TEXT: arrow.string(),
        WHOLE: arrow.int64(),
        NUMBER: arrow.float64(),
        TRUTH: arrow.bool_(),
        EDITS: arrow.list_(edit),
    }
    schema = arrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    sink = _Sink()
    with writing.ParquetWriter(sink, schema, compression="zstd") as writer:
        for group in _groups(rows, columns):
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _groups(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> Iterator[list[dict[str, Any]]]:
    group: list[dict[str, Any]] = []
    characters = 0
    for row in rows:
        group.append({name: _clean(row.get(name)) for name in columns})
        characters += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(group) == _ROWS or characters >= _CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _clean(value: Any) -> Any:  # noqa: ANN401 - a cell
    """The cell with what UTF-8 cannot hold (half a surrogate pair) as an escape."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list):
        return [{name: _clean(each) for name, each in one.items()} for one in value]
    return value


class _Sink(io.RawIOBase):
    """A file that hands on what is written to it."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 - any buffer
        piece = bytes(data)
        self._pieces.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since it was last asked for."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _library(name: str) -> Any:  # noqa: ANN401 - a module
    try:
        return import_module(name)
    except ImportError as error:
        msg = "the results are Parquet, which is written with pyarrow, which is not installed"
        raise ConfigError(f"{msg}; run pip install 'tqa[formats]'") from error
