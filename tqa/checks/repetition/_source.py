"""Does the Arabic say it twice as well? Then the English repeats on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.language.names import name_similarity
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from tqa.checks.unit import Unit

_SOUNDS_ALIKE = 0.72
_TRANSLATES = 0.05


def repeats_in_source(unit: Unit, first: int, second: int) -> bool:
    """Whether two neighbouring Arabic words share a stem and stand behind English tokens `first` and `second`.

    A pair whose words neither translate nor sound like the English is no evidence.
    """
    tokens = unit.target_tokens
    words = [token for token in unit.source_tokens if token.kind is Kind.ARABIC]
    english = {tokens[first].norm, tokens[second].norm}
    for left, right in zip(words, words[1:], strict=False):
        if left.norm != right.norm and unit.lexicon.split(left.text)[1] != unit.lexicon.split(right.text)[1]:
            continue
        stem = unit.lexicon.split(left.text)[1]
        if any(unit.lexicon.probability(stem, word) > _TRANSLATES or name_similarity(left.norm, word) >= _SOUNDS_ALIKE for word in english):
            return True
    return False
