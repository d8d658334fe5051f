"""Keeps what came of each article in a folder, a file for each, so that a run can go on where one stopped.

A file is written beside its place and moved there, so that it is whole or not there. Nothing waits for the
disk, which would take longer than much else: should it lose some of a file as the power fails, the checksum
tells, and the file counts as not there.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import dataclass, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from tqa.errors import OutputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tqa.batch.checking import Outcome

FOLDER = ".store"
_MAGIC = b"tqa result 1\n"
_CHECKSUM = 32
_NAME = 16
# What a result is made of; nothing else is ever loaded, whoever wrote the file.
_MODULES = ("tqa.batch", "tqa.gate", "tqa.model", "tqa.output", "tqa.positions", "tqa.report.index")


@dataclass(frozen=True)
class Kept:
    """What is kept of an article.

    `stamp` is that of `tqa.batch.stamps`. `outcome` comes without its page and its parts; those are in
    `parts`, by what they were made as. `page` names the page and how it was made, `digest` has its content,
    both "" for none.
    """

    stamp: str
    outcome: Outcome
    parts: Mapping[str, Any]
    page: str
    digest: str


class Store:
    """The results in the folder `where`, which is made when the first of them is kept."""

    def __init__(self, where: Path) -> None:
        self.where = where

    def load(self, key: str) -> Kept | None:
        """What is kept of the article called `key`; None where there is nothing, or it is damaged."""
        try:
            data = self._file(key).read_bytes()
        except OSError:
            return None
        head = len(_MAGIC) + _CHECKSUM
        body = data[head:]
        if data[:head] != _MAGIC + _checksum(body):
            return None
        try:
            kept = _Unpickler(io.BytesIO(body)).load()
        except Exception:  # whatever unpickling says of bytes that are none of ours
            return None
        return kept if isinstance(kept, Kept) and kept.outcome.job.key == key else None

    def save(self, kept: Kept) -> None:
        """Keep it, in place of what was kept of the same article.

        Raises:
            OutputError: it cannot be written.
        """
        body = pickle.dumps(kept, protocol=5)
        file = self._file(kept.outcome.job.key)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            # What a run that was killed left there is written over.
            beside = file.with_suffix(".tmp")
            beside.write_bytes(_MAGIC + _checksum(body) + body)
            beside.replace(file)
        except OSError as error:
            reason = error.strerror or error
            msg = f"{shown(file)}: cannot be kept ({reason}); check the folder and the free space"
            raise OutputError(msg) from error

    def _file(self, key: str) -> Path:
        name = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_NAME).hexdigest()
        return self.where / name[:2] / f"{name[2:]}.result"


class _Unpickler(pickle.Unpickler):
    """Makes values of our own kinds alone: a file that was put into the folder can run no code."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's signature
        if (module, name) == ("collections", "Counter"):
            return super().find_class(module, name)
        if any(module == own or module.startswith(f"{own}.") for own in _MODULES) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, (Enum, tuple))):
                return found
        msg = f"{module}.{name} is no part of a result"
        raise pickle.UnpicklingError(msg)


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_CHECKSUM).digest()
