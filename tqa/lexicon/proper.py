"""What is a name: English words that are never written small, and names that are translated, not spelled out.

`proper.txt` is made by benchmarks/build_proper.py, `exonym-stems.tsv` by benchmarks/build_exonyms.py of the
tables beside it. Both are read when the first name is asked about.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.language.stems import english_stem, folded_stem

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
def common_stems() -> frozenset[str]:
    """The stems of words that stand in the tables of names and are none by themselves."""
    return frozenset(map(english_stem, _COMMON))


@cache
def proper_stems() -> frozenset[str]:
    """The English stems that are names: of the shipped lexicon's, those that texts never write small."""
    stems = frozenset((_DATA / "proper.txt").read_text(encoding="utf-8").split())
    return stems - common_stems()


def is_proper(stem: str) -> bool:
    """Whether an English stem is a name: of the shipped lexicon's, one that texts never write small."""
    return stem in proper_stems()


@cache
def _exonyms() -> Mapping[str, str]:
    """Arabic word in matching form, or stem → the English stems it is called by, with spaces between."""
    lines = (_DATA / "exonym-stems.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@lru_cache(maxsize=16384)
def exonyms(word: str, stem: str) -> frozenset[str]:
    """English stems that an Arabic word is known to be called by, as المجر is “Hungary”.

    Args:
        word: the word in matching form.
        stem: its stem, as the lexicon splits it.
    """
    table = _exonyms()
    found = [table[key] for key in (word, stem, folded_stem(word)[1]) if key in table]
    # Most words have none: one empty set does for all.
    return frozenset(" ".join(found).split()) if found else _NOTHING


@cache
def exonym_beginnings(letters: int) -> frozenset[str]:
    """The first so many letters of each English stem that any Arabic word is known to be called by."""
    return frozenset([stem[:letters] for stem in " ".join(_exonyms().values()).split()])


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A lower-case word without the signs on its letters."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
