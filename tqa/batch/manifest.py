"""A list of articles in a file: TSV with the columns `source` and `target`, or JSON Lines with such keys.

If wanted, `key` says how an article is called, and `reference` names a human translation. Paths count from
the folder of the manifest. A row without a target is a bilingual file.
"""

from __future__ import annotations

import csv
import io
import json
import os
from typing import TYPE_CHECKING

from tqa.batch.jobs import Job, key_of, whole_path
from tqa.errors import InputError
from tqa.formats.read import located, read_bytes, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_KEYS = ("source", "target", "key", "reference")
_DELIMITERS = {".tsv": "\t", ".csv": ","}
_JSON = (".jsonl", ".ndjson")


def read_manifest(path: Path) -> list[Job]:
    """The articles that the manifest lists, in its order.

    Raises:
        InputError: it is unreadable, a row is not what it should be, or two rows share a key or a target.
    """
    suffix = path.suffix.lower()
    if suffix not in _DELIMITERS and suffix not in _JSON:
        raise InputError(f"{shown(path)}: a manifest is a .tsv, .csv or .jsonl file; rename it")
    text = _text(path)
    rows = _objects(text, path) if suffix in _JSON else _table(text, path, _DELIMITERS[suffix])
    jobs: list[Job] = []
    keys: dict[str, int] = {}
    targets: dict[str, int] = {}
    for line, row in rows:
        job = _job(row, path, line)
        for seen, name, what in ((keys, job.key, "key"), (targets, whole_path(job.written), "file")):
            if seen.setdefault(name, line) != line:
                said = f"{what} {shown(job.key if what == 'key' else job.written)!s}"
                raise InputError(f"{located(path, line)}: the {said} stands in line {seen[name]} already")
        jobs.append(job)
    if not jobs:
        raise InputError(f"{shown(path)}: lists no article; give each a row with source and target")
    return jobs


def _text(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{shown(path)}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _job(row: Mapping[str, str], manifest: Path, line: int) -> Job:
    if not row.get("source"):
        raise InputError(f"{located(manifest, line)}: no source; name the Arabic or the bilingual file")
    source = _beside(manifest, row["source"])
    target, reference = (
        _beside(manifest, row[name]) if row.get(name) else None for name in ("target", "reference")
    )
    return Job(row.get("key") or key_of(target or source), source, target, reference=reference)


def _beside(manifest: Path, name: str) -> str:
    return os.path.normpath(os.path.join(manifest.parent, name))  # noqa: PTH118 - may hold what a Path refuses


def _table(text: str, path: Path, delimiter: str) -> Iterator[tuple[int, dict[str, str]]]:
    lines = io.StringIO(text, newline="")
    if delimiter == "\t":
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    else:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(cells, path, reader.line_num)
            elif len(cells) > len(header):
                msg = f"{len(cells)} cells under {len(header)} columns; check the delimiters"
                raise InputError(f"{located(path, reader.line_num)}: {msg}")
            else:
                yield reader.line_num, {k: v.strip() for k, v in zip(header, cells, strict=False)}
    except csv.Error as error:
        raise InputError(
            f"{located(path, reader.line_num)}: not a table ({error}); check the quotes"
        ) from None


def _header(cells: list[str], path: Path, line: int) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    if "source" not in names:
        msg = f"the first row names the columns, {', '.join(_KEYS)}; there is no source"
        raise InputError(f"{located(path, line)}: {msg}")
    for name in _KEYS:
        if names.count(name) > 1:
            raise InputError(f"{located(path, line)}: two columns are called {name}; remove one")
    return names


def _objects(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError(
                f"{located(path, number)}: not JSON; give an object with source and target"
            ) from None
        if not isinstance(value, dict):
            raise InputError(f"{located(path, number)}: not an object; give one with source and target")
        row = {name: value[name] for name in _KEYS if value.get(name) is not None}
        for name, given in row.items():
            if not isinstance(given, str):
                raise InputError(f"{located(path, number)}: {name} is not a text; put it into quotes")
        yield number, row
