"""Places in XML: those that expat tells in bytes as code points of the text, and where a tag ends there."""

from __future__ import annotations

import re
from itertools import accumulate

_BLOCK = 256
_CONTINUATIONS = bytes(range(0x80, 0xC0))
# A ">" may stand in the value of an attribute.
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
    """Where the tag ends that begins at `start` of well-formed XML, in code points.

    Raises:
        ValueError: none begins there.
    """
    tag = _TAG.match(text, start)
    if tag is None:
        msg = f"no tag at {start}"
        raise ValueError(msg)
    return tag.end()


def element_end(text: str, start: int, end_tag: int) -> int:
    """Where the element ends whose tags begin at `start` and `end_tag`, as `safe_xml` tells them.

    Raises:
        ValueError: no tag begins there.
    """
    first = tag_end(text, start)
    return first if text.startswith("/>", first - 2) else tag_end(text, end_tag)
