"""The lexicon file: compact, checked, and read in milliseconds.

Layout: the magic line, one line of JSON that names every part with its length in bytes, then the parts in that order, little-endian. Probabilities are kept
as one byte on a logarithmic scale from 1 down to 10^-4.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.errors import InputError, OutputError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

MAGIC = b"tqa-lexicon 1\n"
_STEPS_PER_DECADE = 63.75
_PARTS = ("arabic_stems", "english_stems", "arabic_counts", "english_counts", "row_starts", "english_ids", "forward", "backward")


@dataclass(frozen=True)
class Stored:
    """A lexicon as arrays: row `a` of the translation table spans `row_starts[a]:row_starts[a + 1]` of the last three."""

    arabic_stems: tuple[str, ...]
    english_stems: tuple[str, ...]
    arabic_counts: npt.NDArray[np.uint32]
    english_counts: npt.NDArray[np.uint32]
    row_starts: npt.NDArray[np.uint32]
    english_ids: npt.NDArray[np.uint32]
    forward: npt.NDArray[np.float32]
    backward: npt.NDArray[np.float32]


def _quantise(probability: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    scaled = 255 + _STEPS_PER_DECADE * np.log10(np.clip(probability, 1e-4, 1.0))
    return np.asarray(np.rint(scaled), dtype=np.uint8)


_PROBABILITIES = np.power(10.0, (np.arange(256) - 255) / _STEPS_PER_DECADE).astype(np.float32)


def save(stored: Stored, path: Path) -> None:
    """Write `stored` beside `path`, then rename.

    Raises:
        OutputError: the folder is missing or not writable.
    """
    parts = {
        "arabic_stems": "\n".join(stored.arabic_stems).encode(),
        "english_stems": "\n".join(stored.english_stems).encode(),
        "arabic_counts": stored.arabic_counts.astype("<u4").tobytes(),
        "english_counts": stored.english_counts.astype("<u4").tobytes(),
        "row_starts": stored.row_starts.astype("<u4").tobytes(),
        "english_ids": stored.english_ids.astype("<u4").tobytes(),
        "forward": _quantise(stored.forward).tobytes(),
        "backward": _quantise(stored.backward).tobytes(),
    }
    header = json.dumps({name: len(parts[name]) for name in _PARTS}).encode() + b"\n"
    temporary = path.with_name(path.name + ".part")
    try:
        temporary.write_bytes(MAGIC + header + b"".join(parts[name] for name in _PARTS))
        os.replace(temporary, path)  # noqa: PTH105 - os.replace is atomic and overwrites on every system
    except OSError as error:
        temporary.unlink(missing_ok=True)
        msg = f"{path}: cannot write the lexicon: {error.strerror}"
        raise OutputError(msg) from error


def load(path: Path) -> Stored:
    """Read a lexicon file.

    Raises:
        InputError: the file is missing, not a lexicon, or cut short.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        msg = f"{path}: {error.strerror}; name a lexicon made by `tqa lexicon train`"
        raise InputError(msg) from error
    if not data.startswith(MAGIC):
        msg = f"{path}: not a tqa lexicon; make one with `tqa lexicon train`"
        raise InputError(msg)
    try:
        return _parse(data)
    except (ValueError, KeyError, UnicodeDecodeError) as error:
        msg = f"{path}: the lexicon file is damaged ({error}); make it again with `tqa lexicon train`"
        raise InputError(msg) from error


def _parse(data: bytes) -> Stored:
    header_end = data.index(b"\n", len(MAGIC)) + 1
    lengths = json.loads(data[len(MAGIC) : header_end])
    if header_end + sum(lengths[name] for name in _PARTS) != len(data):
        msg = "its length is not what its header says"
        raise ValueError(msg)
    pieces: dict[str, bytes] = {}
    start = header_end
    for name in _PARTS:
        pieces[name] = data[start : start + lengths[name]]
        start += lengths[name]
    stored = Stored(
        tuple(pieces["arabic_stems"].decode().split("\n")),
        tuple(pieces["english_stems"].decode().split("\n")),
        np.frombuffer(pieces["arabic_counts"], dtype="<u4"),
        np.frombuffer(pieces["english_counts"], dtype="<u4"),
        np.frombuffer(pieces["row_starts"], dtype="<u4"),
        np.frombuffer(pieces["english_ids"], dtype="<u4"),
        _PROBABILITIES[np.frombuffer(pieces["forward"], dtype=np.uint8)],
        _PROBABILITIES[np.frombuffer(pieces["backward"], dtype=np.uint8)],
    )
    _check(stored)
    return stored


def _check(stored: Stored) -> None:
    """A damaged table must not answer with wrong words: sizes and ranges are checked once, on loading."""
    rows = len(stored.row_starts) - 1
    sound = (
        rows == len(stored.arabic_stems) == len(stored.arabic_counts)
        and len(stored.english_stems) == len(stored.english_counts)
        and len(stored.english_ids) == len(stored.forward) == len(stored.backward) == int(stored.row_starts[-1])
        and bool(np.all(stored.row_starts[:-1] <= stored.row_starts[1:]))
        and (not len(stored.english_ids) or int(stored.english_ids.max()) < len(stored.english_stems))
    )
    if not sound:
        msg = "its tables do not fit together"
        raise ValueError(msg)
