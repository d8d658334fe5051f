"""Lists of allowed texts in files of their own: one on a line, # begins a comment line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def read_words(path: Path) -> list[str]:
    """The texts in the file at `path`, blank lines and comments left out.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not UTF-8, or holds no text; the message says so with the remedy.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"not UTF-8 at byte {error.start}; save it as UTF-8"
        raise ValueError(msg) from None
    lines = [line.strip() for line in text.splitlines()]
    words = [line for line in lines if line and not line.startswith("#")]
    if not words:
        msg = "holds no text; write one on each line, or leave the setting out"
        raise ValueError(msg)
    return words
