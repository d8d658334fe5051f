"""Which articles a run is over, found from files, folders and patterns of files."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from tqa.batch.mixed import mixed_pair
from tqa.batch.recognise import is_report, looks_bilingual
from tqa.errors import InputError
from tqa.formats import is_bilingual
from tqa.formats.read import STDIN, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.batch.naming import Naming

_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Job:
    """One article: its files, and the key that tells it from the others of a run.

    `target` is None for a bilingual file. `problem` is the line that says why it cannot be read, if that is
    known already. `reference` is a human translation; of a bilingual file its own name, for its column.
    """

    key: str
    source: str
    target: str | None
    problem: str = ""
    reference: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of its files."""
        return (self.source,) if self.target is None else (self.source, self.target)

    @property
    def written(self) -> str:
        """The file that fixes go into."""
        return self.source if self.target is None else self.target


@dataclass
class Found:
    """The articles that were found, in order, and how many files are no article's."""

    jobs: list[Job] = field(default_factory=list)
    skipped: int = 0


def is_glob(path: str) -> bool:
    """Whether `path` is a pattern rather than the name of a file that is there."""
    return bool(_MAGIC.intersection(path)) and not os.path.lexists(path)


def find_jobs(paths: Sequence[str], naming: Naming) -> Found:
    """The articles that `paths` lead to: each a file of either side, a bilingual file, a folder or a pattern.

    A folder stands for all files in it and below, but for hidden ones. Either side of an article, or both,
    make it one job; files that fit neither name are counted as skipped.

    The sides of an article have one format, or two where there is no other file that either could go with.

    Raises:
        InputError: a path is standard input or a pattern that no file matches.
    """
    found, seen = Found(), set[str]()
    for path, named in _files(paths):
        job = _job(path, naming, named=named)
        if job is None:
            found.skipped += 1
            continue
        known = whole_path(job.written)
        if known not in seen:
            seen.add(known)
            found.jobs.append(job)
    return found


def whole_path(path: str) -> str:
    """One spelling for all spellings of a path, links followed."""
    try:
        return normalize("NFC", os.path.realpath(path))
    except ValueError:  # a NUL in the name: reading it is going to say so
        return path


def key_of(path: str) -> str:
    """How the article whose target is at `path` is called, unless a manifest says otherwise."""
    return normalize("NFC", os.path.normpath(path).replace(os.sep, "/"))


def _files(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Every file, and whether the user named that very one."""
    for path in paths:
        if path == STDIN:
            msg = "standard input is one article; name files or folders where there are many"
            raise InputError(msg)
        if is_glob(path):
            matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - keeps the spelling of the path
            if not matches:
                raise InputError(f"{shown(path)}: no file matches; check the pattern")
        else:
            matches = [path]
        for match in matches:
            if _is_folder(match):
                yield from ((file, False) for file in _below(match))
            else:
                yield match, match is path


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):  # reading it is going to say so
        return False


def _below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            os.path.normpath(os.path.join(here, name))  # noqa: PTH118 - `walk` speaks of strings
            for name in sorted(files)
            if not name.startswith(".")
        )


def _job(path: str, naming: Naming, *, named: bool) -> Job | None:
    """The article that the file at `path` belongs to; None if it is of none.

    A bilingual file that the user did not name must look like one: there is other JSON in the world.
    """
    if is_bilingual(path):
        return Job(key_of(path), path, None) if named or looks_bilingual(path) else None
    pairs = list(naming.pairs(path)) if not is_report(path) else []
    if not pairs:
        mistyped = named and not os.path.lexists(path)
        return (
            Job(key_of(path), path, None, f"{shown(path)}: no such file; check the path")
            if mistyped
            else None
        )
    there = (pair for pair in pairs if os.path.lexists(pair.source) and os.path.lexists(pair.target))
    pair = next(there, None) or mixed_pair(path, pairs, naming) or pairs[0]
    return Job(key_of(pair.target), pair.source, pair.target, _missing(path, pair.source, pair.target))


def _missing(path: str, source: str, target: str) -> str:
    """What to say where the other side of the file `path` is not there."""
    partner = target if path == source or path.replace(os.sep, "/") == source else source
    if os.path.lexists(partner) or not os.path.lexists(path):
        return ""
    side = "translation" if partner == target else "Arabic"
    return f"{shown(path)}: its {side} {shown(partner)} is missing; add it, or name the files by --pattern"
