"""What each fix did to the score on its own, as lines for a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.output.scores.scored import signed
from tqa.output.scores.text import table
from tqa.output.visible import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_SHOWN = 10
_LONGEST = 60


@dataclass(frozen=True)
class Harm:
    """A fix that harmed, with what it changes in chrF2 and TER."""

    rule: str
    text: str
    chrf: float
    ter: float


def fix_lines(rules: Sequence[tuple[str, int, int, int]], harms: Sequence[Harm], unjudged: int) -> list[str]:
    """The fixes by rule (name, helped, neutral, harmed) in the order given, and the first of the `harms`."""
    lines = table(
        ("rule", "helped", "neutral", "harmed"), [(shown(name), *map(str, n)) for name, *n in rules]
    )
    lines = ["Each fix on its own, by chrF2 and TER of its segment:", *lines] if rules else []
    lines += [
        f"harmed: {shown(harm.rule)} on “{shown(harm.text[:_LONGEST])}”: "
        f"chrF2 {signed(harm.chrf)}, TER {signed(harm.ter)}"
        for harm in harms[:_MOST_SHOWN]
    ]
    if unjudged:
        lines.append(
            f"{unjudged} {'fix stands' if unjudged == 1 else 'fixes stand'} where there is no reference"
        )
    return lines
