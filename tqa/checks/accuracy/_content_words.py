"""Which words of both languages have content: neither grammar, nor numbers, nor among the commonest."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tqa.alignment.links import LEAST_EVIDENCE
from tqa.checks.accuracy._function_words import function_words
from tqa.language._numerals_ar_words import number_word as arabic_number_word
from tqa.language._numerals_en_words import number_word as english_number_word
from tqa.language.stems import english_stem
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from tqa.lexicon.lexicon import Lexicon

# Lighter words (Lexicon.arabic_weight, english_weight: 0 to 1) are grammar.
_CONTENT = 0.2


# Of an Arabic content word its stem and weight (0 to 1), the probability of its likeliest translation (0 for
# none), and the English stems that the lexicon gives without doubt. Of an English word its stem, the stems of
# its parts if it has a hyphen, and whether it has content. Plain tuples, as there is one for each word met.
ArabicContent = tuple[str, float, float, tuple[str, ...]]
EnglishWord = tuple[str, tuple[str, ...], bool]


# What is known of a word depends on the word and the lexicon alone; a dictionary for each lexicon answers in
# a third of the time of a cache by both.
@lru_cache(maxsize=4)
def arabic_known(_lexicon: Lexicon) -> dict[str, ArabicContent | None]:
    """What is remembered of Arabic words as written: their `arabic_content`; fill it in."""
    return {}


@lru_cache(maxsize=4)
def english_known(_lexicon: Lexicon) -> dict[str, EnglishWord | None]:
    """What is remembered of English tokens in matching form: their `english_word`, None for what is no word.

    Fill it in.
    """
    return {}


# A cache by language would work out the hash of an enumeration's member at each word.
@cache
def _arabic_grammar() -> AbstractSet[str]:
    return function_words(Language.ARABIC)


@cache
def _english_grammar() -> AbstractSet[str]:
    return function_words(Language.ENGLISH)


def arabic_content(word: str, norm: str, lexicon: Lexicon) -> ArabicContent | None:
    """What is known of an Arabic content word; None for a word of grammar or a number word."""
    grammar = _arabic_grammar()
    if norm in grammar or (norm[:1] in "وف" and norm[1:] in grammar):
        return None
    clitics, stem = lexicon.split(word, norm)
    if len(stem) < 2 or (clitics and norm.removeprefix(clitics) in grammar):
        return None
    weight = lexicon.arabic_weight(stem)
    if weight < _CONTENT or arabic_number_word(norm) is not None:
        return None
    row = lexicon.translations(stem)
    if not row:
        return stem, weight, 0.0, ()
    sure = [english for english, value in row.items() if value >= LEAST_EVIDENCE]
    return stem, weight, max(row.values()), tuple(sure)


def english_word(norm: str, lexicon: Lexicon) -> EnglishWord:
    """What is known of an English word."""
    stem = english_stem(norm)
    # Each once: "a-a-a", ever so long, has a single one.
    parts = tuple({english_stem(part): None for part in norm.split("-") if part}) if "-" in norm else ()
    grammar = len(norm) < 2 or norm in _english_grammar() or english_number_word(norm) is not None
    return stem, parts, (not grammar and lexicon.english_weight(stem) >= _CONTENT)


def english_content(norm: str, lexicon: Lexicon) -> str:
    """Stem of an English content word; empty for a word of grammar or a number word."""
    known = english_known(lexicon)
    word = known.get(norm)
    if word is None:
        word = known[norm] = english_word(norm, lexicon)
    stem, _, has_content = word
    return stem if has_content else ""
