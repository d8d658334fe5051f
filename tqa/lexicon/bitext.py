"""Sentence pairs for training, from TSV, JSON Lines and TMX files.

What a file is, its content and its name say: XML is TMX, lines that are JSON objects are JSON Lines, all else
is TSV.
"""

from __future__ import annotations

import codecs
import hashlib
import json
from heapq import nsmallest
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.columns import Column, column_of, find_columns
from tqa.lexicon.streams import opened
from tqa.lexicon.tmx import tmx_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tqa.lexicon.streams import Progress, Stream

    Pairs = Iterator[tuple[str, str]]

# Rows between two calls of `progress`.
_OFTEN = 1000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NEEDED = (Column.SOURCE, Column.TARGET)


def read_pairs(
    paths: Sequence[Path], rows_per_file: int | None = None, progress: Progress | None = None
) -> Pairs:
    """Pairs (Arabic, English) of bitext files, plain or gzipped, one file after the other.

    TMX 1.4: the units that have both languages. JSON Lines: objects with the keys source and target. TSV:
    Arabic in the first column and English in the second, or, where the first line names its columns, in
    those called source and target; without quoting. Blank lines are skipped.

    Args:
        paths: the files.
        rows_per_file: a file with more pairs gives that many, chosen by a hash of the pair: the same pairs
            every time, spread over the whole file.
        progress: told (bytes read, bytes in all) now and then.

    Raises:
        InputError: a file is missing or damaged, or a row of it is not what it should be.
    """
    sizes = [_size(path) for path in paths]
    for number, path in enumerate(paths):
        with opened(path) as stream:
            rows = _told(_reader(stream)(stream), stream, sum(sizes[:number]), sum(sizes), progress)
            yield from rows if rows_per_file is None else _sample(rows, rows_per_file)
    if progress is not None:
        progress(sum(sizes), sum(sizes))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # opening it will say why


def _told(rows: Pairs, stream: Stream, before: int, total: int, progress: Progress | None) -> Pairs:
    for count, row in enumerate(rows, 1):
        if progress is not None and count % _OFTEN == 0:
            progress(min(before + stream.read, total), total)
        yield row


def _sample(rows: Pairs, size: int) -> Pairs:
    """All rows in their order where there are no more than `size`, else `size` of them."""
    count = 0

    def keyed() -> Iterator[tuple[bytes, int, tuple[str, str]]]:
        nonlocal count
        for count, row in enumerate(rows, 1):
            text = "\t".join(row).encode("utf-8", "surrogatepass")
            yield hashlib.blake2b(text, digest_size=8).digest(), count, row

    kept = nsmallest(size, keyed())
    if count <= size:
        kept.sort(key=lambda entry: entry[1])
    return (row for _, _, row in kept)


def _reader(stream: Stream) -> Callable[[Stream], Pairs]:
    head = stream.head.removeprefix(codecs.BOM_UTF8).lstrip()
    name = stream.path.name.lower().removesuffix(".gz")
    if name.endswith(".tmx") or head.startswith((b"<?xml", b"<tmx")) or _utf16_xml(stream.head):
        return tmx_pairs
    if name.endswith((".jsonl", ".ndjson")) or _is_object(head.split(b"\n", 1)[0]):
        return _json_pairs
    return _tsv_pairs


def _utf16_xml(head: bytes) -> bool:
    return head.startswith(_UTF16) and head[2:4].replace(b"\0", b"") == b"<"


def _is_object(line: bytes) -> bool:
    try:
        return line.startswith(b"{") and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _tsv_pairs(stream: Stream) -> Pairs:
    arabic, english, first = 0, 1, True
    for line in stream.lines():
        if not line.strip():
            continue
        cells = line.split("\t")
        if first and {column_of(cell) for cell in cells}.issuperset(_NEEDED):
            columns = find_columns(cells, stream.where)
            arabic, english = (columns[column] for column in _NEEDED)
        elif len(cells) < 2:
            raise InputError(f"{stream.where}: expected Arabic, a tab, and English; found no tab")
        elif len(cells) <= max(arabic, english):
            wanted = max(arabic, english) + 1
            msg = f"{stream.where}: {len(cells)} cells, but the header puts text into cell {wanted}"
            raise InputError(f"{msg}; look for a missing tab")
        else:
            yield cells[arabic], cells[english]
        first = False


def _json_pairs(stream: Stream) -> Pairs:
    for line in stream.lines():
        if line.strip():
            yield _json_pair(line, stream.where)


def _json_pair(line: str, where: str) -> tuple[str, str]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        msg = f"{where}: no valid JSON at column {error.pos + 1} ({error.msg}); write one JSON object a line"
        raise InputError(msg) from error
    except (RecursionError, ValueError) as error:  # nested too deeply, or a number of thousands of digits
        msg = f"{where}: JSON that is too deep or a number that is too long; simplify the line"
        raise InputError(msg) from error
    if not isinstance(row, dict):
        raise InputError(f"{where}: no JSON object; write one with the keys source and target a line")
    names = list(row)
    columns = find_columns(names, where)
    source, target = (row[names[columns[column]]] for column in _NEEDED)
    for column, text in zip(_NEEDED, (source, target), strict=True):
        if not isinstance(text, str):
            raise InputError(f"{where}: {names[columns[column]]!r} is no text; write a JSON string")
    return source, target
