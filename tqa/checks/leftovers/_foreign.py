"""Is a document in English at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.language.identify import latin_language
from tqa.language.tokens import LATIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

# Every third word of running English is one of these; no other language has so many.
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "on", "by", "are", "were", "has",
     "have", "from", "this", "which", "will", "not", "it", "he", "they", "their", "them", "him", "his", "its",
     "she", "you", "your", "our", "been", "be", "at", "but", "or", "if", "who", "what", "when", "where",
     "while", "would", "could", "should", "said", "about", "into", "than", "these", "those", "such", "after",
     "because", "between", "only", "some", "other", "more", "most", "there")
)  # fmt: skip
_FEWEST_WORDS = 15
_MOST_WORDS = 600
_SHARE = 0.12
# A text that says the same few words again and again has no words to be told by.
_VARIETY = 0.3
# A list of names is in no language; German, which writes its nouns with capitals, has two
# small words in three.
_PLAIN = 0.4


def foreign_language(units: Sequence[Unit]) -> str | None:
    """The name of the language that the units are in where that is Latin-written and not English, else None.

    Texts of fewer than 15 words are not judged. langdetect is asked only where English function words are
    missing, since it takes a thousand times as long as counting them.
    """
    if len(units) == 1 and _reads_as_english(units[0]):
        return None
    words: list[Token] = []
    texts: list[str] = []
    for unit in units:
        words += [token for token in unit.target_tokens if token.kind is LATIN]
        texts.append(unit.target)
        if len(words) > _MOST_WORDS:
            break
    norms = [token.norm for token in words]
    if len(words) < _FEWEST_WORDS or sum(map(_ENGLISH.__contains__, norms)) >= _SHARE * len(words):
        return None
    if sum(token.text[0].islower() for token in words) < _PLAIN * len(words):
        return None
    sample = norms[:_MOST_WORDS]
    if len(set(sample)) < _VARIETY * len(sample):
        return None
    return latin_language(" ".join(texts))


def _reads_as_english(unit: Unit) -> bool:
    """A cheap look at a row of a table: small words enough, even if all of its marks were words."""
    norms = unit.target_norms
    return sum(map(_ENGLISH.__contains__, norms)) >= _SHARE * len(norms)
