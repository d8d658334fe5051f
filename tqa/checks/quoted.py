"""Words of the article inside a message."""

from __future__ import annotations

_LONGEST = 60


def shortened(text: str) -> str:
    """`text` on one line of at most 60 characters; what is longer ends in "…"."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
