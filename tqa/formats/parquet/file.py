"""Parquet files by pyarrow, without letting a small one unpack to any size.

It may do so by compression, and by one long text that many rows share. Rows, bytes and texts are therefore
counted before they are unpacked.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tqa.errors import InputError, OutputError
from tqa.formats.extras import needed
from tqa.formats.read import MAX_BYTES, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_MOST_ROWS = 2_000_000
_MOST_UNPACKED = 4 * MAX_BYTES
_MOST_AT_ONCE = 10_000
_MIB = 1024 * 1024
_WHAT = "Parquet"
_SPLIT = "split it into smaller files"


def opened(data: bytes, path: str, texts: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The file whose content is `data`; the columns `texts` are read as dictionaries.

    Raises:
        InputError: it is none or damaged, or would be too large unpacked; or pyarrow is not installed.
    """
    parquet, arrow = _library(path)
    with _damage(path):
        file = parquet.ParquetFile(arrow.BufferReader(data), read_dictionary=texts)
        metadata = file.metadata
        groups = [metadata.row_group(index) for index in range(metadata.num_row_groups)]
        unpacked = sum(group.total_byte_size for group in groups)
    if metadata.num_rows > _MOST_ROWS:
        raise InputError(f"{shown(path)}: has {metadata.num_rows} rows, more than {_MOST_ROWS}; {_SPLIT}")
    if unpacked > _MOST_UNPACKED:
        raise InputError(f"{shown(path)}: unpacks to more than {_MOST_UNPACKED // _MIB} MiB; {_SPLIT}")
    return file


def column_names(path: str | Path) -> list[str]:
    """The names of the columns of a file, which is not read but for its end.

    Raises:
        InputError: it cannot be opened, is none or damaged, or pyarrow is not installed.
    """
    parquet, _ = _library(path)
    with _damage(path):
        return list(parquet.read_schema(path).names)


def numbers(data: bytes, column: str, path: str) -> list[str | None]:
    """The whole numbers of a column as texts, None where there is none."""
    with _damage(path):
        read = opened(data, path).read(columns=[column]).column(0).to_pylist()
    return _as_many([None if number is None else str(number) for number in read], data, path)


def strings(data: bytes, column: str, path: str) -> list[str | None]:
    """The texts of a column, None where there is none; rows with the same text share it.

    Raises:
        InputError: they are too long together, or not UTF-8.
    """
    texts: list[str | None] = []
    size = 0
    for words, indices in _parts(data, column, path):
        lengths = [len(word or "") for word in words]
        size += sum(lengths[index] for index in indices if index is not None)
        if size > MAX_BYTES:
            raise _too_long(column, path)
        texts += (None if index is None else words[index] for index in indices)
    return _as_many(texts, data, path)


def _parts(
    data: bytes, column: str, path: str
) -> Iterator[tuple[Sequence[str | None], Sequence[int | None]]]:
    """The values of a column of texts, each once, and which of them each row has."""
    with _damage(path):
        chunks = _as_dictionary(data, column, path)
        if chunks is not None:
            for chunk in chunks:
                words = _decoded(chunk.dictionary, column, path)
                chunk.validate(full=True)
                yield words, chunk.indices.to_pylist()
            return
        file = opened(data, path)
        for batch in file.iter_batches(_batch_size(file), columns=[column]):
            words = _decoded(batch.column(0), column, path)
            yield words, range(len(words))


def _as_many(values: list[str | None], data: bytes, path: str) -> list[str | None]:
    """The same values, once there are as many as the file says it has rows."""
    if len(values) != opened(data, path).metadata.num_rows:
        raise _damaged(path)
    return values


def _decoded(words: Any, column: str, path: str) -> list[str | None]:  # noqa: ANN401
    try:
        return list(words.to_pylist())
    except UnicodeDecodeError as error:
        msg = f"{shown(path)}: the column {column!r} holds bytes that are no UTF-8"
        raise InputError(f"{msg}; write strings into it") from error


def _as_dictionary(data: bytes, column: str, path: str) -> Any:  # noqa: ANN401
    """The chunks of a column of texts or bytes, read as dictionaries; None where it is in deltas."""
    try:
        return opened(data, path, (column,)).read(columns=[column]).columns[0].chunks
    except OSError as error:
        # Arrow gives its NotImplemented out as this one (C++ `ParquetStatusException`).
        if "Not yet implemented" in str(error):
            return None
        raise


def _batch_size(file: Any) -> int:  # noqa: ANN401
    """How many rows may be unpacked at once: in deltas, each may hold all that the others have."""
    groups = range(file.metadata.num_row_groups)
    longest = max((file.metadata.row_group(number).total_byte_size for number in groups), default=0)
    return max(1, min(_MOST_AT_ONCE, _MOST_UNPACKED // max(1, longest)))


def rewritten(data: bytes, path: str, column: str, changed: Mapping[int, str]) -> bytes:
    """The file with the texts of some rows of `column` changed.

    Schema, metadata, row groups, the compression of each column and whether it has a dictionary stay.

    Raises:
        InputError: another column is damaged or would be too large unpacked.
        OutputError: pyarrow cannot write such a file.
    """
    parquet, arrow = _library(path)
    file = opened(data, path)
    schema, out, first = file.schema_arrow, io.BytesIO(), 0
    with _damage(path):
        _check_texts(data, file, path)
        groups = [file.read_row_group(number) for number in range(file.metadata.num_row_groups)]
    try:
        # Only now that all columns were read, what is said of them may be asked for: of a damaged one, that
        # ends the whole process (pyarrow 26, `RowGroupMetaData.column`).
        options = _options(file.metadata)
        with parquet.ParquetWriter(out, schema, **options) as writer:
            if file.metadata.metadata and not options["store_schema"]:  # which brings the others with it
                writer.add_key_value_metadata(file.metadata.metadata)
            for group in groups:
                rows = range(first, first + group.num_rows)
                first = rows.stop
                mine = {row - rows.start: text for row, text in changed.items() if row in rows}
                new = _replaced(arrow, group, schema.get_field_index(column), mine) if mine else group
                writer.write_table(new, row_group_size=max(1, group.num_rows))
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


@contextmanager
def _damage(path: str | Path) -> Iterator[None]:
    """Say in one line what pyarrow says of a damaged file."""
    _, arrow = _library(path)
    try:
        yield
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
    for index in range(len(file.schema)):
        leaf = file.schema.column(index)
        if leaf.physical_type != "BYTE_ARRAY":
            continue
        size = 0
        chunks = _as_dictionary(data, leaf.path, path)
        if chunks is None:
            for batch in file.iter_batches(_batch_size(file), columns=[leaf.path]):
                size += batch.nbytes
                if size > MAX_BYTES:
                    break
        for part in (part for chunk in chunks or () for part in _dictionaries(chunk)):
            lengths = compute.binary_length(part.dictionary)
            size += compute.sum(compute.cast(lengths.take(part.indices), "int64")).as_py() or 0
        if size > MAX_BYTES:
            raise _too_long(leaf.path.partition(".")[0], path)


def _dictionaries(array: Any) -> Iterator[Any]:  # noqa: ANN401
    """The dictionary arrays in a column, which may be nested in lists and structures."""
    if hasattr(array, "dictionary"):
        yield array
    elif array.type.num_fields:
        for part in array.flatten() if str(array.type).startswith("struct") else (array.flatten(),):
            yield from _dictionaries(part)
