"""A cheap look over an English text for the few words that may be part of a number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language._numerals_en_words import NUMBER_WORDS, ROMANS
from tqa.language.tokens import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.tokens import Token

PERIODS = {"decade": Decimal(10), "decades": Decimal(10), "century": Decimal(100), "centuries": Decimal(100)}
MIDDAY = frozenset(["noon", "midday", "midnight"])
# So many tokens before and behind a word of a number may have a say in what it is.
_BEFORE, _BEHIND = 4, 8
_OPENERS = frozenset(["a", "an", "several", "few", "many", "some"])
_PARTS = (NUMBER_WORDS | MIDDAY | frozenset(PERIODS)) - _OPENERS
_ALONE = _PARTS | frozenset(map(str.lower, ROMANS))
NUMBER_NAMES = _ALONE | _OPENERS
"""Every lower-case word that could be read as a number or a part of one: nearly no word is."""


def near_numbers(tokens: Sequence[Token]) -> list[range]:
    """The stretches of tokens around all that may be a number: most words of a text stand in none of them."""
    near: list[range] = []
    possible = [
        at
        for at, (_, norm, kind, _, _) in enumerate(tokens)
        if kind is NUMBER or norm in _ALONE or "-" in norm
    ]
    for at in possible:
        if tokens[at].kind is not NUMBER and not _may_be_number(tokens[at].text):
            continue
        start, stop = max(0, at - _BEFORE), min(len(tokens), at + _BEHIND)
        if near and start <= near[-1].stop:
            near[-1] = range(near[-1].start, stop)
        else:
            near.append(range(start, stop))
    return near


def _may_be_number(text: str) -> bool:
    """Whether a word or a part between its hyphens may make a number, as "a" and "some" never do alone."""
    word = text.lower()
    return word in _ALONE or ("-" in word and not _PARTS.isdisjoint(word.split("-")))
