"""Reads the glossaries of a run, each in the format that its content and name show."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.read import read_bytes, shown
from tqa.glossary.glossary import NO_GLOSSARY, Glossary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.glossary.terms import Entry

_TABLES = {".csv": (",", ";"), ".tsv": ("\t",), ".tab": ("\t",)}
_XML = (".tbx", ".xml", ".mtf")
_MOST_ENTRIES = 500_000


def load(files: Sequence[str | Path]) -> Glossary:
    """The glossary that these files make together; what any of them allows is allowed.

    TBX of version 2 (martif) or 3 (ISO 30042:2019), and tables with a header row. A file that was read before
    and has not changed since is not read again.

    Raises:
        InputError: a file is missing, of another format, damaged or too large.
        GlossaryError: lines of it are wrong; its `lines` tells of them all.
    """
    return _loaded(tuple((str(file), _stamp(file)) for file in files)) if files else NO_GLOSSARY


def _stamp(file: str | Path) -> tuple[int, int]:
    try:
        status = Path(file).stat()
    except (OSError, ValueError):
        return 0, 0  # reading it is going to say what is wrong
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=4)
def _loaded(files: tuple[tuple[str, tuple[int, int]], ...]) -> Glossary:
    entries: list[Entry] = []
    notes: list[str] = []
    for file, _ in files:
        found, skipped = _read(Path(file))
        entries += found
        if skipped:
            what = "entry has" if skipped == 1 else "entries have"
            notes.append(f"{shown(file)}: {skipped} {what} no Arabic or no English term; left out")
        if len(entries) > _MOST_ENTRIES:
            msg = (
                f"{shown(file)}: makes more than {_MOST_ENTRIES:,} terms in all; leave out what is not needed"
            )
            raise InputError(msg)
    return Glossary(tuple(entries), tuple(notes))


def _read(path: Path) -> tuple[list[Entry], int]:
    """The entries of one file, and how many of it lack a side."""
    suffix = path.suffix.lower()
    data = read_bytes(path)
    if suffix in _XML:
        from tqa.glossary.tbx import read_tbx  # noqa: PLC0415 - most glossaries are tables

        return read_tbx(path, data)
    if suffix in _TABLES:
        from tqa.glossary.table import read_table  # noqa: PLC0415 - and most runs have none

        return read_table(path, data, _TABLES[suffix]), 0
    msg = f"{shown(path)}: is no glossary by its name; give a .tbx, .csv or .tsv file"
    raise InputError(msg)
