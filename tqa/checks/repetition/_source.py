"""Does the Arabic say it twice as well? Then the English repeats on purpose."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.language.names import name_pairs
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tqa.checks.unit import Unit

_SOUNDS_ALIKE = 0.72
_TRANSLATES = 0.05
# A text with more kinds of doubled words than this is no text.
_MOST = 100


def doubled_in_source(unit: Unit) -> tuple[tuple[str, str], ...]:
    """Form and stem of every Arabic word that stands twice in a row."""
    words = [token for token in unit.source_tokens if token.kind is Kind.ARABIC]
    found: dict[tuple[str, str], None] = {}
    for left, right in pairwise(words):
        stem = unit.lexicon.split(left.text)[1]
        # The article stands on the first of the two only: البودا بودا.
        bare = left.norm.removeprefix("ال")
        form = bare if bare == right.norm else left.norm
        if form == right.norm or stem == unit.lexicon.split(right.text)[1]:
            found[form, stem] = None
            if len(found) == _MOST:
                break
    return tuple(found)


def stands_behind(unit: Unit, doubled: Iterable[tuple[str, str]], english: Iterable[str]) -> bool:
    """Whether a doubled Arabic word translates or sounds like one of the lower-case English words."""
    doubled, words = tuple(doubled), tuple(english)
    if not doubled:
        return False
    if any(unit.lexicon.probability(stem, word) > _TRANSLATES for _, stem in doubled for word in words):
        return True
    # All at once: a pair by itself costs as much as a hundred.
    return bool(len(name_pairs([form for form, _ in doubled], words, _SOUNDS_ALIKE)[0]))
