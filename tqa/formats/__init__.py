"""Reads what a translator hands over: a pair of text files, or one bilingual file."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.jsonl import read_jsonl
from tqa.formats.read import STDIN, STDIN_NAME, file_name, shown
from tqa.formats.table import read_table
from tqa.formats.text import TextCarrier, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tqa.model import Article

__all__ = ["RawPair", "RawText", "TextCarrier", "is_bilingual", "read_bilingual", "read_pair"]

_ENDINGS = ".tsv, .csv or .jsonl"
_READERS: dict[str, Callable[[str | Path], Article]] = {
    ".tsv": read_table,
    ".csv": read_table,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


@dataclass(frozen=True, slots=True)
class RawText:
    """A text file that is read but not yet split into sentences; `path` is "<stdin>" for standard input."""

    text: str
    carrier: TextCarrier
    path: str


@dataclass(frozen=True, slots=True)
class RawPair:
    """The files of a monolingual pair."""

    source: RawText
    target: RawText
    reference: RawText | None = None


def is_bilingual(path: str | Path) -> bool:
    """Whether the file's name says that it holds both languages."""
    return Path(path).suffix.lower() in _READERS


def read_pair(source: str | Path, target: str | Path, reference: str | Path | None = None) -> RawPair:
    """Load a source file, its translation, and a human translation where there is one.

    "-" stands for standard input, once.

    Raises:
        InputError: if a file cannot be read, is not text, is bilingual, or is given twice.
    """
    paths = [source, target] if reference is None else [source, target, reference]
    for path in paths:
        if is_bilingual(path):
            msg = f"{shown(path)}: is a bilingual file and comes without a second one"
            raise InputError(f"{msg}; give it alone")
    for index, path in enumerate(paths):
        for other in paths[:index]:
            _refuse_same(other, path)
    texts = [_raw_text(path) for path in paths]
    return RawPair(*texts)


def read_bilingual(path: str | Path) -> Article:
    """The article in one bilingual file; its name's ending says which format it is.

    Raises:
        InputError: if the ending is of no bilingual format, or the file is unreadable or not what it says.
    """
    suffix = Path(path).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        msg = f"{shown(path)}: needs a second file, its translation"
        raise InputError(f"{msg}; or give one bilingual {_ENDINGS} file")
    return reader(path)


def _raw_text(path: str | Path) -> RawText:
    text, carrier = read_text(path)
    return RawText(text, carrier, file_name(path))


def _refuse_same(first: str | Path, second: str | Path) -> None:
    if STDIN in (os.fspath(first), os.fspath(second)):
        if os.fspath(first) == os.fspath(second):
            raise InputError(f"{STDIN_NAME}: is given twice; read one of the two texts from a file")
        return
    same = os.fspath(first) == os.fspath(second)
    with contextlib.suppress(OSError, ValueError):  # a missing file is reported when it is read
        same = same or Path(first).samefile(second)
    if same:
        msg = f"{shown(second)}: is the same file as {shown(first)}"
        raise InputError(f"{msg}; give the source and its translation as two files")
