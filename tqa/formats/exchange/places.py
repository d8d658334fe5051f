"""Places in XML that expat tells in bytes, as code points of the decoded text."""

from __future__ import annotations

import re
from itertools import accumulate

_BLOCK = 256
_CONTINUATIONS = bytes(range(0x80, 0xC0))
_TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")


class CodePoints:
    """Turns byte offsets of UTF-8 into offsets of code points, in any order."""

    def __init__(self, data: bytes) -> None:
        self._data = b"" if data.isascii() else data
        blocks = range(0, len(self._data), _BLOCK)
        self._before = list(accumulate((_count(data[k : k + _BLOCK]) for k in blocks), initial=0))

    def at(self, byte: int) -> int:
        """How many code points stand before `byte`, where one begins."""
        if not self._data:
            return byte
        block = byte // _BLOCK
        return self._before[block] + _count(self._data[block * _BLOCK : byte])


def _count(data: bytes) -> int:
    return len(data.translate(None, _CONTINUATIONS))


def tag_end(text: str, start: int) -> int:
    """Where the tag that begins at `start` of well-formed XML ends: quoted values may hold ">"."""
    match = _TAG.match(text, start)
    return match.end() if match else start
