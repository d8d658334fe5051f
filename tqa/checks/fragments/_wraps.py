"""Hard-wrapped lines: a line break inside a paragraph is white space, one between lines of verse is not."""

from __future__ import annotations

_FEWEST_VERSES = 3


def line_breaks(gap: str) -> int:
    """How many line breaks the white space holds."""
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n")


def is_verse(text: str) -> bool:
    """Whether each of three lines or more begins with a capital, as in verse and in lists."""
    lines = [line.lstrip() for line in text.splitlines() if line.strip()]
    return len(lines) >= _FEWEST_VERSES and all(line[0].isupper() for line in lines)
