"""What an Arabic word may be a form of: clitics, article, endings of number and case, pronouns taken off.

Only what Arabic adds to a noun or name without changing it is taken off, and less of it the shorter the
word, because a reading too many makes a term appear where none is: لبنان is no dual of لبن, مصري no form of
مصر. Broken plurals are words of their own. Cf. Karin Ryding, A Reference Grammar of Modern Standard Arabic
(2005), chapters 5 to 7 and 12.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tqa.language.arabic import TASHKEEL, TATWEEL, fold
from tqa.language.stems import proclitic_splits

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE = "ال"
_DEFINITE = (_ARTICLE, "لل")
# Nouns have no future mark.
_VERBAL = "س"
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "ه")
_SHORTEST = 3
# An ending of two letters stands on a longer word: of shorter ones it is more often a part.
_SHORTEST_BASE = 4


class Reading(NamedTuple):
    """One way to read a word: `base` with `clitic` before it, `cut` letters taken off behind it.

    `definite` says that the article stands before it, `plural` that an ending of the plural or dual was taken
    off.
    """

    base: str
    clitic: str
    definite: bool
    plural: bool
    cut: int


def term_base(word: str) -> tuple[str, bool]:
    """A word of a term without its article, in the form that `readings` have; and whether it had one."""
    folded = fold(word)
    definite = folded.startswith(_ARTICLE) and len(folded) >= len(_ARTICLE) + 2
    return _oblique(folded[len(_ARTICLE) :] if definite else folded), definite


@lru_cache(maxsize=65536)
def readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word as written, the plainest first."""
    folded = fold(word)
    # A pronoun is never written with the dots of ta marbuta.
    marbuta = word.rstrip(TASHKEEL + TATWEEL).endswith("ة")
    found: dict[tuple[str, str, bool], Reading] = {}
    for clitic, rest in proclitic_splits(folded):
        if clitic.endswith(_VERBAL):
            continue
        definite = clitic.endswith(_DEFINITE)
        bare = [(rest, definite)]
        if not definite and rest.startswith(_ARTICLE) and len(rest) >= len(_ARTICLE) + 2:
            bare.append((rest[len(_ARTICLE) :], True))
        if clitic.endswith("ل") and not definite and rest.startswith("ل"):
            bare.append((rest, True))  # the article's lam is not written before another two
        for base, defined in bare:
            for form, plural, cut in _uninflected(base, marbuta=marbuta, defined=defined):
                found.setdefault((form, clitic, defined), Reading(form, clitic, defined, plural, cut))
    return tuple(sorted(found.values(), key=lambda reading: (reading.cut, len(reading.clitic))))


def _uninflected(base: str, *, marbuta: bool, defined: bool) -> Iterator[tuple[str, bool, int]]:
    """Forms that `base` may be inflected from, each with whether it is a plural and how much was cut."""
    yield base, False, 0
    if _oblique(base) != base:
        yield _oblique(base), False, 0
    if not marbuta:
        yield from ((form, True, 2) for form in _singulars(base))
        if not defined:
            yield from _unowned(base)
    if not defined and base.endswith("ا") and len(base) > _SHORTEST and base[-2] not in "يا":
        yield base[:-1], False, 1  # the accusative


def _singulars(base: str) -> Iterator[str]:
    if base.endswith(("تان", "تين")) and len(base) >= _SHORTEST_BASE + 2:
        yield base[:-3] + "ه"
    if base.endswith(("ان", "ين", "ون")) and len(base) >= _SHORTEST_BASE + 2:
        yield base[:-2]
    if base.endswith("ات") and len(base) >= _SHORTEST + 2:
        yield base[:-2] + "ه"
        yield base[:-2]


def _unowned(base: str) -> Iterator[tuple[str, bool, int]]:
    for pronoun in _PRONOUNS:
        if not base.endswith(pronoun) or len(base) < len(pronoun) + _SHORTEST:
            continue
        owned, cut = base[: -len(pronoun)], len(pronoun)
        yield owned, False, cut
        if owned.endswith("ات") and len(owned) >= _SHORTEST + 2:
            yield owned[:-2] + "ه", True, cut + 2
            yield owned[:-2], True, cut + 2
        elif owned.endswith("ت"):
            yield owned[:-1] + "ه", False, cut
        elif owned.endswith(("اي", "او")):
            yield owned[:-1] + "ء", False, cut  # وزراؤها, of وزراء
        elif owned.endswith("ا"):
            yield owned[:-1] + "ي", False, cut  # مستشفاها, of مستشفى


def _oblique(base: str) -> str:
    """The sound plural in the case that terms and texts are compared in."""
    return base[:-2] + "ين" if base.endswith("ون") and len(base) >= _SHORTEST_BASE + 2 else base
