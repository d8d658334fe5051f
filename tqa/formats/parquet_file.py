"""Parquet files by pyarrow, without letting a small one unpack to any size.

It may do so by compression, and by one long text that many rows share. Rows, bytes and texts are therefore
counted before they are unpacked.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tqa.errors import InputError, OutputError
from tqa.formats.extras import needed
from tqa.formats.read import MAX_BYTES, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MOST_ROWS = 2_000_000
_MOST_UNPACKED = 4 * MAX_BYTES
_MIB = 1024 * 1024
_WHAT = "Parquet"
_SPLIT = "split it into smaller files"


def opened(data: bytes, path: str, texts: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The file whose content is `data`; the columns `texts` are read as dictionaries.

    Raises:
        InputError: it is none or damaged, or would be too large unpacked; or pyarrow is not installed.
    """
    parquet, arrow = _library(path)
    try:
        file = parquet.ParquetFile(arrow.BufferReader(data), read_dictionary=texts)
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise _damaged(path) from error
    metadata = file.metadata
    if metadata.num_rows > _MOST_ROWS:
        raise InputError(f"{shown(path)}: has {metadata.num_rows} rows, more than {_MOST_ROWS}; {_SPLIT}")
    unpacked = sum(metadata.row_group(index).total_byte_size for index in range(metadata.num_row_groups))
    if unpacked > _MOST_UNPACKED:
        raise InputError(f"{shown(path)}: unpacks to more than {_MOST_UNPACKED // _MIB} MiB; {_SPLIT}")
    return file


def column_names(path: str | Path) -> list[str]:
    """The names of the columns of a file, which is not read but for its end.

    Raises:
        InputError: it cannot be opened, is none or damaged, or pyarrow is not installed.
    """
    parquet, arrow = _library(path)
    try:
        return list(parquet.read_schema(path).names)
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise _damaged(path) from error


def numbers(data: bytes, column: str, path: str) -> list[str | None]:
    """The whole numbers of a column as texts, None where there is none."""
    read = _read(opened(data, path), column, path).to_pylist()
    return [None if number is None else str(number) for number in read]


def strings(data: bytes, column: str, path: str) -> list[str | None]:
    """The texts of a column, None where there is none; rows with the same text share it.

    Raises:
        InputError: they are too long together, or not UTF-8.
    """
    texts: list[str | None] = []
    size = 0
    for chunk in _read(opened(data, path, (column,)), column, path).chunks:
        try:
            words = chunk.dictionary.to_pylist()
        except UnicodeDecodeError as error:
            msg = f"{shown(path)}: the column {column!r} holds bytes that are no UTF-8"
            raise InputError(f"{msg}; write strings into it") from error
        lengths = [len(word or "") for word in words]
        for index in chunk.indices.to_pylist():
            size += 0 if index is None else lengths[index]
            texts.append(None if index is None else words[index])
        if size > MAX_BYTES:
            raise _too_long(column, path)
    return texts


def rewritten(data: bytes, path: str, column: str, changed: Mapping[int, str]) -> bytes:
    """The file with the texts of some rows of `column` changed.

    Schema, metadata, row groups, the compression of each column and whether it has a dictionary stay.

    Raises:
        InputError: another column would be too large unpacked.
        OutputError: pyarrow cannot write such a file.
    """
    parquet, arrow = _library(path)
    file = opened(data, path)
    _check_texts(data, file, path)
    schema, out, first = file.schema_arrow, io.BytesIO(), 0
    try:
        with parquet.ParquetWriter(out, schema, **_options(file.metadata)) as writer:
            for number in range(file.metadata.num_row_groups):
                group = file.read_row_group(number)
                rows = range(first, first + group.num_rows)
                first = rows.stop
                mine = {row - rows.start: text for row, text in changed.items() if row in rows}
                if mine:
                    group = _replaced(arrow, group, schema.get_field_index(column), mine)
                writer.write_table(group, row_group_size=max(1, group.num_rows))
    except (arrow.ArrowException, OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        msg = f"{shown(path)}: pyarrow cannot write it again ({reason})"
        raise OutputError(f"{msg}; convert it to JSON Lines") from error
    return out.getvalue()


def is_text(kind: Any) -> bool:  # noqa: ANN401
    """Whether a column of this type holds texts."""
    return str(kind) in ("string", "large_string", "string_view")


def _library(path: str | Path) -> tuple[Any, Any]:
    return needed("pyarrow.parquet", path, _WHAT), needed("pyarrow", path, _WHAT)


def _read(file: Any, column: str, path: str) -> Any:  # noqa: ANN401
    _, arrow = _library(path)
    try:
        return file.read(columns=[column]).column(column)
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise _damaged(path) from error


def _damaged(path: str | Path) -> InputError:
    return InputError(f"{shown(path)}: is no Parquet file, or a damaged one; write it again")


def _too_long(column: str, path: str) -> InputError:
    msg = f"{shown(path)}: the column {column!r} holds more than {MAX_BYTES // _MIB} MiB of text"
    return InputError(f"{msg}; {_SPLIT}")


def _replaced(arrow: Any, group: Any, index: int, changed: Mapping[int, str]) -> Any:  # noqa: ANN401
    """A row group with some texts of its column at `index` changed."""
    field = group.schema.field(index)
    values = group.column(index).to_pylist()
    for row, text in changed.items():
        values[row] = text
    plain = field.type.value_type if arrow.types.is_dictionary(field.type) else field.type
    return group.set_column(index, field, arrow.array(values, plain).cast(field.type))


def _options(metadata: Any) -> dict[str, Any]:  # noqa: ANN401
    """How the file was written, as far as it tells."""
    columns = (
        [metadata.row_group(0).column(index) for index in range(metadata.num_columns)]
        if metadata.num_row_groups
        else []
    )
    return {
        "compression": {
            each.path_in_schema: each.compression.replace("UNCOMPRESSED", "NONE") for each in columns
        },
        "use_dictionary": [each.path_in_schema for each in columns if each.has_dictionary_page],
        "write_statistics": [each.path_in_schema for each in columns if each.is_stats_set],
        "version": metadata.format_version,
        "store_schema": b"ARROW:schema" in (metadata.metadata or {}),
    }


def _check_texts(data: bytes, file: Any, path: str) -> None:  # noqa: ANN401
    """Refuse a file with a column whose texts, each counted as often as it is used, are too long."""
    compute = needed("pyarrow.compute", path, _WHAT)
    schema = file.schema
    leaves = [schema.column(index) for index in range(len(schema))]
    packed = tuple(leaf.path for leaf in leaves if leaf.physical_type == "BYTE_ARRAY")
    counted = opened(data, path, packed)
    for name in dict.fromkeys(leaf.partition(".")[0] for leaf in packed):
        for chunk in (chunk for column in counted.read(columns=[name]).columns for chunk in column.chunks):
            size = 0
            for part in _dictionaries(chunk):
                lengths = compute.binary_length(part.dictionary)
                size += compute.sum(compute.cast(lengths.take(part.indices), "int64")).as_py() or 0
            if size > MAX_BYTES:
                raise _too_long(name, path)


def _dictionaries(array: Any) -> Iterator[Any]:  # noqa: ANN401
    """The dictionary arrays in a column, which may be nested in lists and structures."""
    if hasattr(array, "dictionary"):
        yield array
    elif array.type.num_fields:
        for part in array.flatten() if str(array.type).startswith("struct") else (array.flatten(),):
            yield from _dictionaries(part)
