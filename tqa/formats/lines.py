"""Lines as editors count them: LF, CRLF and CR end one, and nothing else does."""

from __future__ import annotations

import re
from functools import lru_cache

from tqa.positions import LineIndex

# str.splitlines() would also split at U+2028, U+0085 and form feeds, which stand inside sentences and cells.
_LINE = re.compile(r"[^\r\n]+(?:\r\n?|\n)?|\r\n?|\n")


def split_lines(text: str) -> list[str]:
    """The lines of `text`, each with its own line end; joined they give `text` again."""
    return _LINE.findall(text)


@lru_cache(maxsize=4)
def line_index(text: str) -> LineIndex:
    """The index of `text`, kept for the few texts of the article at hand: every finding asks for places."""
    return LineIndex(text)


def line_number(text: str, offset: int) -> int:
    """The 1-based line of the code point at `offset`."""
    return line_index(text).place(offset).line
