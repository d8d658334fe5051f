"""Where the tags of a part stand in its text."""

from __future__ import annotations

import re

# A ">" may stand in the value of an attribute.
_TAG = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


class Offsets:
    """Turns bytes of a text in UTF-8 into code points; they come in rising order, so that it is quick."""

    def __init__(self, text: str) -> None:
        self._data = b"" if text.isascii() else text.encode()
        self._byte = self._offset = 0

    def of(self, byte: int) -> int:
        """The code point that begins at `byte`, not before the last one asked for."""
        if not self._data:
            return byte
        self._offset += len(self._data[self._byte : byte].decode())
        self._byte = byte
        return self._offset


def tag_end(text: str, start: int) -> int:
    """Where the tag ends that begins at `start`.

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
