"""Which words of both languages have content: neither grammar, nor numbers, nor among the commonest."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

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


# What is known of a word depends on the word and the lexicon alone; a dictionary for each lexicon answers in
# a third of the time of a cache by both.
@lru_cache(maxsize=4)
def arabic_known(_lexicon: Lexicon) -> dict[str, tuple[str, float] | None]:
    """What is remembered of Arabic words as written: their `arabic_content`; fill it in."""
    return {}


@lru_cache(maxsize=4)
def english_known(_lexicon: Lexicon) -> dict[str, str]:
    """What is remembered of English words in matching form: what `english_content` found."""
    return {}


# A cache by language would work out the hash of an enumeration's member at each word.
@cache
def _arabic_grammar() -> AbstractSet[str]:
    return function_words(Language.ARABIC)


@cache
def _english_grammar() -> AbstractSet[str]:
    return function_words(Language.ENGLISH)


def arabic_content(word: str, norm: str, lexicon: Lexicon) -> tuple[str, float] | None:
    """Stem and weight of an Arabic content word; None for a word of grammar or a number word."""
    clitics, stem = lexicon.split(word, norm)
    grammar = _arabic_grammar()
    if norm in grammar or len(stem) < 2:
        return None
    bare = norm[len(clitics) :] if norm.startswith(clitics) else norm
    if bare in grammar or (norm[:1] in "وف" and norm[1:] in grammar) or arabic_number_word(norm) is not None:
        return None
    weight = lexicon.arabic_weight(stem)
    return (stem, weight) if weight >= _CONTENT else None


def english_content(norm: str, lexicon: Lexicon) -> str:
    """Stem of an English content word; empty for a word of grammar or a number word."""
    known = english_known(lexicon)
    stem = known.get(norm)
    if stem is None:
        stem = known[norm] = _english_content(norm, lexicon)
    return stem


def _english_content(norm: str, lexicon: Lexicon) -> str:
    if norm in _english_grammar() or len(norm) < 2 or english_number_word(norm) is not None:
        return ""
    stem = english_stem(norm)
    return stem if lexicon.english_weight(stem) >= _CONTENT else ""
