"""How an output may look, and what it may call its article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """`colour` allows ANSI colours, `width` is the terminal's width in cells: both are for the terminal form.

    `article` is the key of the report's article in a run over many, "" in a run over one.
    """

    colour: bool = False
    width: int = 100
    article: str = ""
