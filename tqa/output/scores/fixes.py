"""What each fix did to the score on its own, as lines for a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.output.scores.scored import signed
from tqa.output.scores.text import table
from tqa.output.visible import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 60


@dataclass(frozen=True)
class Harm:
    """A fix to be looked at, with what it changes in chrF2 and TER, and what that makes of it in a word."""

    effect: str
    rule: str
    text: str
    chrf: float
    ter: float


def fix_lines(
    rules: Sequence[tuple[str, int, int, int]],
    harms: Sequence[Harm],
    unjudged: int,
    lacking: str = "reference",
) -> list[str]:
    """The fixes by rule (name, helped, neutral, harmed) and the `harms`, both in the order given.

    `unjudged` more stand where there is nothing to judge by, which is called `lacking`.
    """
    lines = table(
        ("rule", "helped", "neutral", "harmed"), [(shown(name), *map(str, n)) for name, *n in rules]
    )
    lines = ["Each fix on its own, by chrF2 and TER of its segment:", *lines] if rules else []
    lines += [
        f"{harm.effect}: {shown(harm.rule)} on “{shown(harm.text[:_LONGEST])}”: "
        f"chrF2 {signed(harm.chrf)}, TER {signed(harm.ter)}"
        for harm in harms
    ]
    more = sum(harmed for *_, harmed in rules) - sum(harm.effect == "harmed" for harm in harms)
    if more:
        lines.append(f"{more} more {'fix' if more == 1 else 'fixes'} harmed, each by less")
    if unjudged:
        lines.append(
            f"{unjudged} {'fix stands' if unjudged == 1 else 'fixes stand'} where there is no {lacking}"
        )
    return lines
