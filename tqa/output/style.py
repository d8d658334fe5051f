"""How an output may look; only the terminal form uses it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """`colour` allows ANSI colours; `width` is the terminal's width in cells."""

    colour: bool = False
    width: int = 100
