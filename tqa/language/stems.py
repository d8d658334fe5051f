"""Light stemming of Arabic, with clitics split off, and Snowball stems of English.

Arabic writes conjunctions, prepositions, the article and object pronouns onto the word. Which letters are
clitics cannot be told from the word alone (وقال is و + قال, but وزير is one word), so the caller may say
which stems it knows.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import Stemmer

from tqa.language.arabic import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_ENGLISH = Stemmer.Stemmer("english")
# Longest first. "لل" is ل + ال with the alif dropped.
_PROCLITICS = (
    "وبال", "فبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل",
    "وب", "ول", "وس", "فس", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك", "س",
)  # fmt: skip
_WITH_ARTICLE = frozenset(p for p in _PROCLITICS if p.endswith(("ال", "لل")))
_ENCLITICS = ("كما", "هما", "ها", "هم", "هن", "كم", "نا", "ني")
# Number, gender and case endings and the pronouns of one letter; ta marbuta is already folded to ha.
_ENDINGS = ("يات", "تين", "يين", "يون", "تان", "ات", "ون", "ين", "ان", "يه", "وا", "ه", "ا", "ت", "ي")
_SHORTEST = 3
# First letters that may be a person prefix, with the trust in that reading; alif more often opens a perfect
# or a noun.
_PERSON = {"ت": 0.5, "ن": 0.5, "ا": 0.2}
# Trust in a reading by what it splits off: "and" stands before half of all sentences, the other single
# letters are part of a stem more often than not.
_TRUST = {"": 1.0, "و": 0.6, "ف": 0.3, "ب": 0.3, "ل": 0.3, "ك": 0.3, "س": 0.3}


def english_stem(word: str) -> str:
    """Snowball (Porter 2) stem of one lower-case English word; a possessive 's is no part of it."""
    return str(_ENGLISH.stemWord(word.removesuffix("'s").removesuffix("'")))


@lru_cache(maxsize=65536)
def proclitic_splits(folded: str) -> tuple[tuple[str, str], ...]:
    """(proclitics, rest) readings of a folded word, the unsplit one first.

    At least two letters remain behind the article, three behind other clitics.
    """
    readings = [("", folded)]
    for clitic in _PROCLITICS:
        rest = folded[len(clitic) :]
        if folded.startswith(clitic) and len(rest) >= (2 if clitic in _WITH_ARTICLE else _SHORTEST):
            readings.append((clitic, rest))
    return tuple(readings)


@lru_cache(maxsize=65536)
def strip_endings(base: str) -> str:
    """The base without its enclitic pronoun and inflectional ending; at least three letters remain."""
    for endings in (_ENCLITICS, _ENDINGS):
        for ending in endings:
            if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST:
                base = base[: -len(ending)]
                break
    # A word of two letters and a feminine ending keeps its singular: هبات meets هبة.
    if base.endswith("ات") and len(base) == _SHORTEST + 1:
        return base[:-2] + "ه"
    return base


def arabic_stem(word: str, known: Callable[[str], float] | None = None) -> tuple[str, str]:
    """Proclitics and light stem of an Arabic word, both folded.

    Args:
        word: the word as written.
        known: how often a stem was seen in training (0 for never). Without it only the article and what
            stands before it is split off.

    Returns:
        (proclitics, stem): ("وال", "حكوم") for والحكومة.
    """
    folded = fold(word)
    best = ("", strip_endings(folded))
    if known is None:
        for clitic, rest in proclitic_splits(folded):
            if clitic in _WITH_ARTICLE:
                return clitic, strip_endings(rest)
        return best
    best_weight = known(best[1])
    for clitic, rest in proclitic_splits(folded):
        for stem, trust in _stem_readings(clitic, strip_endings(rest)):
            weight = known(stem) * trust
            if weight > best_weight:
                best, best_weight = (clitic, stem), weight
    return best


def _stem_readings(clitic: str, stem: str) -> list[tuple[str, float]]:
    """Stems that `stem` may stand for, with the trust in each.

    The article is nearly never part of a stem, while a single letter often is, so its reading must be clearly
    more frequent. The imperfect's person prefixes all lead to its third person: نستنكر and تستنكر to يستنكر.
    """
    trust = 4.0 if clitic in _WITH_ARTICLE else _TRUST.get(clitic, 0.6)
    readings = [(stem, trust)]
    if clitic not in _WITH_ARTICLE and len(stem) > _SHORTEST and stem[0] in _PERSON:
        readings.append(("ي" + stem[1:], trust * _PERSON[stem[0]]))
    return readings
