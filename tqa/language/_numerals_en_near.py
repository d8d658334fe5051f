"""A cheap look over an English text for the few words that may be part of a number."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from tqa.language._numerals_en_words import number_word, roman_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.tokens import Token

PERIODS = {"decade": Decimal(10), "decades": Decimal(10), "century": Decimal(100), "centuries": Decimal(100)}
MIDDAY = frozenset(["noon", "midday", "midnight"])
# So many tokens before and behind a word of a number may have a say in what it is.
_BEFORE, _BEHIND = 4, 8
_OPENERS = frozenset(["a", "an", "several", "few", "many", "some"])


def near_numbers(tokens: Sequence[Token]) -> list[range]:
    """The stretches of tokens around all that may be a number: most words of a text stand in none of them."""
    near: list[range] = []
    # Looked up word by word without a step of Python's own: this is most of the time that reading takes.
    flags = map(_may_be_number, [token[0] for token in tokens])
    for at in compress(range(len(tokens)), flags):
        start, stop = max(0, at - _BEFORE), min(len(tokens), at + _BEHIND)
        if near and start <= near[-1].stop:
            near[-1] = range(near[-1].start, stop)
        else:
            near.append(range(start, stop))
    return near


@lru_cache(maxsize=16384)
def _may_be_number(text: str) -> bool:
    """Whether a token or a part between its hyphens may make a number, as "a" and "some" never do alone."""
    if text[0].isdigit():
        return True
    return not all(part in _OPENERS or is_plain(part, text) for part in text.lower().split("-"))


@lru_cache(maxsize=16384)
def is_plain(word: str, text: str) -> bool:
    """Whether a word, in the token `text`, is none that could be read as a number: nearly every word is."""
    names_number = number_word(word) is not None or roman_value(text.upper()) is not None
    return not names_number and word not in MIDDAY and word not in PERIODS
