"""The lexicon file: compact, checked, and read in milliseconds.

Layout: the magic line; the CRC-32 of all that follows its line, in hex; one line of JSON that names every
part with its length in bytes; the parts in that order, numbers little-endian. Probabilities are kept as one
byte on a logarithmic scale from 1 down to 10^-4, ids of English stems in two bytes where there are few enough
of them.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

MAGIC = b"tqa-lexicon 2\n"
_ANY_MAGIC = b"tqa-lexicon "
_CHECKSUM_LENGTH = 9
_STEPS_PER_DECADE = 63.75
_PARTS = (
    "arabic_stems",
    "english_stems",
    "arabic_counts",
    "english_counts",
    "row_starts",
    "english_ids",
    "forward",
    "backward",
)


@dataclass(frozen=True)
class Stored:
    """A lexicon as arrays.

    Row `a` of the translation table spans `row_starts[a]:row_starts[a + 1]` of `english_ids`, `forward`
    (probability of the English stem given the Arabic one) and `backward` (the reverse). A stem holds no line
    feed.
    """

    arabic_stems: tuple[str, ...]
    english_stems: tuple[str, ...]
    arabic_counts: npt.NDArray[np.uint32]
    english_counts: npt.NDArray[np.uint32]
    row_starts: npt.NDArray[np.uint32]
    english_ids: npt.NDArray[np.uint32]
    forward: npt.NDArray[np.float32]
    backward: npt.NDArray[np.float32]


_PROBABILITIES = np.power(10.0, (np.arange(256) - 255) / _STEPS_PER_DECADE).astype(np.float32)


def save(stored: Stored, path: Path) -> None:
    """Write `stored` beside `path`, then rename.

    Raises:
        OutputError: the folder is missing or not writable.
        ValueError: the arrays do not fit together, or a stem holds a line feed.
    """
    _check(stored)
    parts = {
        "arabic_stems": _lines(stored.arabic_stems),
        "english_stems": _lines(stored.english_stems),
        "arabic_counts": stored.arabic_counts.astype("<u4").tobytes(),
        "english_counts": stored.english_counts.astype("<u4").tobytes(),
        "row_starts": stored.row_starts.astype("<u4").tobytes(),
        "english_ids": stored.english_ids.astype(_id_type(len(stored.english_stems))).tobytes(),
        "forward": _quantise(stored.forward).tobytes(),
        "backward": _quantise(stored.backward).tobytes(),
    }
    header = json.dumps({name: len(parts[name]) for name in _PARTS}).encode() + b"\n"
    body = header + b"".join(parts[name] for name in _PARTS)
    temporary = path.with_name(path.name + ".part")
    try:
        temporary.write_bytes(MAGIC + _checksum(body) + body)
        os.replace(temporary, path)  # noqa: PTH105 - os.replace is atomic and overwrites on every system
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        msg = f"{path}: cannot write the lexicon: {error.strerror}; name a file in a writable folder"
        raise OutputError(msg) from error


def load(path: Path) -> Stored:
    """Read a lexicon file.

    Raises:
        InputError: the file is missing, not a lexicon, of another version, or damaged in any byte.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        msg = f"{path}: {error.strerror}; name a lexicon made by `tqa lexicon train`"
        raise InputError(msg) from error
    if not data.startswith(_ANY_MAGIC):
        msg = f"{path}: not a tqa lexicon; make one with `tqa lexicon train`"
        raise InputError(msg)
    try:
        return _parse(data)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        msg = f"{path}: the lexicon file is damaged ({error}); make it again with `tqa lexicon train`"
        raise InputError(msg) from error


def _lines(stems: Sequence[str]) -> bytes:
    if any("\n" in stem for stem in stems):
        msg = "a stem holds a line feed"
        raise ValueError(msg)
    return "".join(f"{stem}\n" for stem in stems).encode()


def _id_type(stems: int) -> str:
    return "<u2" if stems <= 0x10000 else "<u4"


def _quantise(probability: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    scaled = 255 + _STEPS_PER_DECADE * np.log10(np.clip(probability, 1e-4, 1.0))
    return np.asarray(np.rint(scaled), dtype=np.uint8)


def _checksum(body: bytes) -> bytes:
    return b"%08x\n" % zlib.crc32(body)


def _parse(data: bytes) -> Stored:
    if not data.startswith(MAGIC):
        msg = "or made by another version of tqa"
        raise ValueError(msg)
    body = data[len(MAGIC) + _CHECKSUM_LENGTH :]
    if data[len(MAGIC) : len(MAGIC) + _CHECKSUM_LENGTH] != _checksum(body):
        msg = "its checksum is wrong"
        raise ValueError(msg)
    pieces = _pieces(body)
    english_stems = tuple(pieces["english_stems"].decode().split("\n")[:-1])
    stored = Stored(
        tuple(pieces["arabic_stems"].decode().split("\n")[:-1]),
        english_stems,
        np.frombuffer(pieces["arabic_counts"], dtype="<u4"),
        np.frombuffer(pieces["english_counts"], dtype="<u4"),
        np.frombuffer(pieces["row_starts"], dtype="<u4"),
        np.frombuffer(pieces["english_ids"], dtype=_id_type(len(english_stems))).astype(np.uint32),
        _PROBABILITIES[np.frombuffer(pieces["forward"], dtype=np.uint8)],
        _PROBABILITIES[np.frombuffer(pieces["backward"], dtype=np.uint8)],
    )
    _check(stored)
    return stored


def _pieces(body: bytes) -> Mapping[str, bytes]:
    start = body.index(b"\n") + 1
    lengths = json.loads(body[:start])
    pieces = {}
    for name in _PARTS:
        pieces[name] = body[start : start + lengths[name]]
        start += lengths[name]
    if start != len(body):
        msg = "its length is not what its header says"
        raise ValueError(msg)
    return pieces


def _check(stored: Stored) -> None:
    """A table that does not fit together must not answer with wrong words."""
    rows = len(stored.row_starts) - 1
    entries = len(stored.english_ids)
    sound = (
        rows == len(stored.arabic_stems) == len(stored.arabic_counts)
        and len(stored.english_stems) == len(stored.english_counts)
        and entries == len(stored.forward) == len(stored.backward)
        and int(stored.row_starts[0]) == 0
        and int(stored.row_starts[-1]) == entries
        and bool(np.all(stored.row_starts[:-1] <= stored.row_starts[1:]))
        and (not entries or int(stored.english_ids.max()) < len(stored.english_stems))
    )
    if not sound:
        msg = "its tables do not fit together"
        raise ValueError(msg)
