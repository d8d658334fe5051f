"""What is a name: English words that are never written small, and names that are translated, not spelled out.

`proper.txt` and `cldr-names.tsv` are made by benchmarks/build_proper.py; `exonyms.tsv` is written by hand.
All are read when the first name is asked about.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.language.arabic import fold
from tqa.language.stems import arabic_stem, english_stem

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATA = Path(__file__).with_name("data")
_NOTHING: frozenset[str] = frozenset()
# Words of the tables that are no names by themselves, and weekdays and months, which are matters of dates.
_COMMON_WORDS = """
council councils house capital premier national federal royal general minister ministry school field night
world island islands city north south east west northern southern eastern western central and the of
new old great middle region republic democratic people united states kingdom territory territories
sea saint st station union upper lower traditional simplified language languages church zone no
linguistic content january february march april may june july august september october november
december monday tuesday wednesday thursday friday saturday sunday
"""
_COMMON = _COMMON_WORDS.split()


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(map(english_stem, _COMMON))


@cache
def proper_stems() -> frozenset[str]:
    """The English stems that are names: of the shipped lexicon's, those that texts never write small."""
    stems = frozenset((_DATA / "proper.txt").read_text(encoding="utf-8").split())
    return stems - _common_stems()


def is_proper(stem: str) -> bool:
    """Whether an English stem is a name: of the shipped lexicon's, one that texts never write small."""
    return stem in proper_stems()


@cache
def _exonyms() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    common = _common_stems()
    for name in ("cldr-names.tsv", "exonyms.tsv"):
        for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
            arabic, _, english = line.partition("\t")
            stems = {english_stem(word) for word in plain(english).replace("-", " ").split()} - common
            for word in arabic.split():
                for key in (fold(word), arabic_stem(word)[1]):
                    table.setdefault(key, set()).update(stems)
    return {key: frozenset(stems) for key, stems in table.items() if stems}


@lru_cache(maxsize=16384)
def exonyms(word: str, stem: str) -> frozenset[str]:
    """English stems that an Arabic word is known to be called by, as المجر is “Hungary”.

    Args:
        word: the word in matching form.
        stem: its stem, as the lexicon splits it.
    """
    table = _exonyms()
    found = table.get(word, _NOTHING) | table.get(stem, _NOTHING)
    bare = arabic_stem(word)[1]
    # Most words have none: one empty set does for all.
    return (found if bare == stem else found | table.get(bare, _NOTHING)) or _NOTHING


@cache
def exonym_beginnings(letters: int) -> frozenset[str]:
    """The first so many letters of each English stem that any Arabic word is known to be called by."""
    return frozenset(stem[:letters] for stems in _exonyms().values() for stem in stems)


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A lower-case word without the signs on its letters."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
