"""The stamp of an article: a digest of everything that what is found in it depends on."""

from __future__ import annotations

import hashlib
import stat
import sys
import unicodedata
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa._version import __version__
from tqa.config import GateConfig
from tqa.config.neural import NeuralConfig
from tqa.errors import TqaError
from tqa.formats.read import MAX_BYTES

if TYPE_CHECKING:
    from tqa.batch.checking import Checking
    from tqa.batch.jobs import Job
    from tqa.config import Config

_DIGEST = 16


@dataclass(frozen=True)
class Stamps:
    """Makes the stamps of a run's articles.

    An article has the same stamp in two runs where its files have the same names and contents, and the rules,
    settings, glossaries, lexicon, encoder, the baseline's entries and the version of tqa are the same for it.
    What only says how findings are told, or which of them fail the run, makes no difference.
    """

    checking: Checking

    def of(self, job: Job) -> str:
        """The stamp in hexadecimal digits; "" where there is none, since a file cannot be read by now."""
        if job.problem:
            return ""
        names = (*job.files, job.reference) if job.reference != job.source else job.files
        contents = [_content(name) for name in names if name is not None]
        if None in contents:
            return ""
        try:
            config = self.checking.choice.of(*job.files)
        except TqaError:
            return ""
        known = self.checking.known
        baseline = None
        if known is not None:
            name = known.name(job.written)
            baseline = (name, known.own.get(name, ()))
        terms = [_same_content(name) for name in config.glossary]
        parts = (self._shared, job, contents, _telling(config), terms, baseline)
        return _digest(canonical(parts).encode("utf-8", "surrogatepass"))

    @cached_property
    def _shared(self) -> str:
        """What all articles of the run have in common."""
        checking, means = self.checking, self.checking.means
        parts = (
            __version__,
            sys.version_info[:2],
            unicodedata.unidata_version,
            _content(str(means.lexicon)) if means.lexicon is not None else None,
            _encoder(means.encoder),
            checking.choice.notes(),
            checking.known.gone if checking.known is not None else None,
        )
        return _digest(canonical(parts).encode("utf-8", "surrogatepass"))


def canonical(value: object) -> str:
    """A text that two values share only where they are equal, whatever order their sets and mappings have."""
    if is_dataclass(value) and not isinstance(value, type):
        held = ", ".join(f"{each.name}={canonical(getattr(value, each.name))}" for each in fields(value))
        return f"{type(value).__name__}({held})"
    if isinstance(value, Mapping):
        pairs = sorted(f"{canonical(key)}: {canonical(each)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, AbstractSet):
        return _canonical_set(frozenset(value))
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(canonical, value))}]"
    return repr(value)


@lru_cache(maxsize=64)
def _canonical_set(value: frozenset[object]) -> str:
    """The words that a user allows may be many, and are the same for all articles."""
    return f"<{', '.join(sorted(map(canonical, value)))}>"


def _telling(config: Config) -> Config:
    """The settings that count for what is found: of the gate, only the rules that `Config.gates` asks for."""
    gate = GateConfig(fail_on=config.gate.fail_on)
    return replace(config, gate=gate, path="", paths=(), pattern="", neural=NeuralConfig())


def _content(name: str) -> str | None:
    """A digest of the file's bytes; None where it cannot be read, or only once, as from a pipe."""
    try:
        path = Path(name)
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > MAX_BYTES:
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):  # a NUL in the name
        return None


def _same_content(name: str) -> str | None:
    """The content of a file that many articles share, read once as long as it does not change."""
    try:
        about = Path(name).stat()
    except (OSError, ValueError):
        return None
    return _content_since(name, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=64)
def _content_since(name: str, mtime: int, size: int) -> str | None:  # noqa: ARG001 - what it is kept by
    return _content(name)


def _encoder(name: str | None) -> object:
    """What tells one encoder from another: its name, and of a folder which files it has, and since when."""
    if name is None or not Path(name).is_dir():
        return name
    files = sorted(path for path in Path(name).rglob("*") if path.is_file())
    about = [(path.relative_to(name).as_posix(), path.stat()) for path in files]
    return name, [(path, each.st_size, each.st_mtime_ns) for path, each in about]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=_DIGEST).hexdigest()
