"""From code-point offsets to the lines and columns that people and tools count.

One converter for every output: editors count code points, SARIF and LSP consumers UTF-16 units, rdjson UTF-8
bytes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: 1-based line and columns; `field` names the table column, "" in running text.

    `spot` says where it is in the terms of a format whose lines nobody sees, such as "unit 12", or
    "paragraph 4 “The minister said…”"; "" where line and column say it all.
    """

    line: int
    column: int
    utf16_column: int
    utf8_column: int
    field: str = ""
    spot: str = ""


def place_behind(before: str, line: int, field: str = "", spot: str = "") -> Place:
    """The place on the 1-based `line` behind `before`, what the line holds in front of it."""
    return Place(
        line=line,
        column=len(before) + 1,
        utf16_column=len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1,
        utf8_column=len(before.encode("utf-8", "surrogatepass")) + 1,
        field=field,
        spot=spot,
    )


class LineIndex:
    """Finds line and column of offsets in one text; LF, CRLF and CR all end a line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int, field: str = "", first_line: int = 1) -> Place:
        """The place of the code point at `offset`, counting lines from `first_line`.

        Raises:
            ValueError: if the offset lies outside the text (its end is inside).
        """
        if not 0 <= offset <= len(self._text):
            msg = f"offset {offset} outside a text of {len(self._text)} code points"
            raise ValueError(msg)
        line = bisect_right(self._starts, offset) - 1
        return place_behind(self._text[self._starts[line] : offset], first_line + line, field)
