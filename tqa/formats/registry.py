"""The formats that can be read, one line each; their modules are imported when a file is in them.

The module of a bilingual format has `read(data, path) -> Article`; that of a format of running text has
`read(data, path, language, reading) -> RawText`.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqa.formats.read import STDIN
from tqa.formats.sniff import sniff, sniff_unsure

if TYPE_CHECKING:
    from types import ModuleType


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name, the endings of its files' names, the module that reads it."""

    name: str
    endings: tuple[str, ...]
    bilingual: bool
    module: str

    @property
    def reader(self) -> ModuleType | Any:  # noqa: ANN401 - modules have no types of their own
        """The module with `read`, imported now."""
        return import_module(f"tqa.formats.{self.module}")


TEXT = Format("text", (".txt", ".text"), bilingual=False, module="text")
FORMATS = (
    Format("tsv", (".tsv",), bilingual=True, module="table"),
    Format("csv", (".csv",), bilingual=True, module="table"),
    Format("jsonl", (".jsonl", ".ndjson"), bilingual=True, module="jsonl"),
    Format(
        "xliff",
        (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
        bilingual=True,
        module="exchange.xliff",
    ),
    Format("tmx", (".tmx",), bilingual=True, module="exchange.tmx"),
    Format("po", (".po",), bilingual=True, module="po.messages"),
    Format("parquet", (".parquet", ".pq"), bilingual=True, module="parquet.rows"),
    Format("srt", (".srt",), bilingual=False, module="subtitles.srt"),
    Format("vtt", (".vtt",), bilingual=False, module="subtitles.vtt"),
    Format("docx", (".docx", ".docm", ".dotx", ".dotm"), bilingual=False, module="docx.carrier"),
    Format("html", (".html", ".htm", ".xhtml"), bilingual=False, module="html.page"),
    Format("markdown", (".md", ".markdown"), bilingual=False, module="markdown.text"),
    TEXT,
)
_BY_NAME = {each.name: each for each in FORMATS}
_BY_ENDING = {ending: each for each in FORMATS for ending in each.endings}
_HEAD = 65_536


def detect(path: str | Path, data: bytes, asked: str = "") -> Format:
    """The format of a file: what the user `asked` for, else what its content shows, else its name says.

    The name of a text says little: there, and under a name of no known ending, what the content looks like
    counts. What cannot be told is text.
    """
    return _BY_NAME[asked] if asked else _told(path, data[:_HEAD], data[-_HEAD:])


def _told(path: str | Path, head: bytes, tail: bytes) -> Format:
    shown = _BY_NAME.get(sniff(head, tail))
    if shown is not None:
        return shown
    named = by_ending(path)
    if named is not None and named is not TEXT:
        return named
    return _BY_NAME.get(sniff_unsure(head), TEXT)


def by_ending(path: str | Path) -> Format | None:
    """The format that the name's ending stands for; None for an unknown one."""
    return _BY_ENDING.get(Path(path).suffix.lower())


def is_bilingual(path: str | Path, asked: str = "") -> bool:
    """Whether the file holds both languages, told as `detect` does, by its first and last bytes.

    Of a file that cannot be opened, or is read only once such as a pipe, the name alone counts: reading it
    is going to say what is wrong.
    """
    if asked:
        return _BY_NAME[asked].bilingual
    try:
        if can_be_looked_into(path):
            return _told(path, *_ends(path)).bilingual
    except (OSError, ValueError):
        pass
    named = by_ending(path)
    return named is not None and named.bilingual


def can_be_looked_into(path: str | Path) -> bool:
    """Whether bytes of the file can be read without being lost to who reads it next.

    Those of a pipe and of standard input, "-", cannot.

    Raises:
        OSError: there is no such file.
        ValueError: the path holds a NUL.
    """
    return os.fspath(path) != STDIN and stat.S_ISREG(Path(path).stat().st_mode)


def _ends(path: str | Path) -> tuple[bytes, bytes]:
    """The first and the last bytes of a file."""
    with Path(path).open("rb") as stream:
        head = stream.read(_HEAD)
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - _HEAD))
        return head, stream.read(_HEAD)
