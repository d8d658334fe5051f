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
    from collections.abc import Callable, Sequence

# Stems are remembered here; its own cache would be one list a word for the garbage collector.
_ENGLISH = Stemmer.Stemmer("english", 0)
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


# What a word may begin with, by its first two letters where more than one letter may be a clitic, else by its
# first: each with the length of the shortest such word, as at least two letters remain behind the article,
# three behind other clitics.
_BEGINNINGS = {
    first: tuple(
        (clitic, len(clitic) + (2 if clitic in _WITH_ARTICLE else _SHORTEST))
        for clitic in _PROCLITICS
        if clitic[:2] in (first, first[0])
    )
    for first in {clitic[:length] for clitic in _PROCLITICS for length in (1, 2)}
}
# The reading in which a word begins with none.
_UNSPLIT = b"\0"


def _by_last_letter(suffixes: Sequence[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """What a word may end with, by its last letter: each with the length of the shortest such word."""
    return {
        last: tuple((suffix, len(suffix) + _SHORTEST) for suffix in suffixes if suffix[-1] == last)
        for last in {suffix[-1] for suffix in suffixes}
    }


_SUFFIXES = _by_last_letter(_ENCLITICS), _by_last_letter(_ENDINGS)
# First letters that may be a person prefix, with the trust in that reading; alif more often opens a perfect
# or a noun.
_PERSON = {"ت": 0.5, "ن": 0.5, "ا": 0.2}
# Trust in a reading by what it splits off: "and" stands before half of all sentences, the other single
# letters are part of a stem more often than not.
# The article is nearly never part of a stem.
_TRUST = {
    **dict.fromkeys(_PROCLITICS, 0.6),
    **dict.fromkeys(_WITH_ARTICLE, 4.0),
    "": 1.0, "و": 0.6, "ف": 0.3, "ب": 0.3, "ل": 0.3, "ك": 0.3, "س": 0.3,
}  # fmt: skip


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """Snowball (Porter 2) stem of one lower-case English word; a possessive 's is no part of it."""
    stem: str = _ENGLISH.stemWord(word.removesuffix("'s").removesuffix("'") if "'" in word else word)
    return stem


def proclitic_splits(folded: str) -> tuple[tuple[str, str], ...]:
    """(proclitics, rest) readings of a folded word, the unsplit one first.

    At least two letters remain behind the article, three behind other clitics.
    """
    return tuple((folded[:length], folded[length:]) for length in proclitic_lengths(folded))


@lru_cache(maxsize=65536)
def proclitic_lengths(folded: str) -> bytes:
    """How many letters each of the `proclitic_splits` splits off.

    As bytes, of which there may be any number without work for the garbage collector.
    """
    beginnings = _BEGINNINGS.get(folded[:2]) or _BEGINNINGS.get(folded[:1])
    if beginnings is None:
        return _UNSPLIT
    size = len(folded)
    return _UNSPLIT + bytes(
        [len(clitic) for clitic, shortest in beginnings if size >= shortest and folded.startswith(clitic)]
    )


@lru_cache(maxsize=65536)
def strip_endings(base: str) -> str:
    """The base without its enclitic pronoun and inflectional ending; at least three letters remain."""
    for suffixes in _SUFFIXES:
        for suffix, shortest in suffixes.get(base[-1:], ()):
            if len(base) >= shortest and base.endswith(suffix):
                base = base[: -len(suffix)]
                break
    # A word of two letters and a feminine ending keeps its singular: هبات meets هبة.
    if len(base) == _SHORTEST + 1 and base.endswith("ات"):
        return base[:-2] + "ه"
    return base


def arabic_stem(word: str, known: Callable[[str], float | None] | None = None) -> tuple[str, str]:
    """Proclitics and light stem of an Arabic word, both folded.

    Args:
        word: the word as written.
        known: how often a stem was seen in training (0 or None for never). Without it only the article and
            what stands before it is split off.

    Returns:
        (proclitics, stem): ("وال", "حكوم") for والحكومة.
    """
    return folded_stem(fold(word), known)


def stem_beginnings(stem: str) -> tuple[str, ...]:
    """What every folded word with this `arabic_stem` has in it: one of these, the last letter left out.

    Endings are cut, and may leave another last letter; a person prefix becomes that of the third person.
    """
    core = stem[1:-1]
    return tuple(first + core for first in ("ي", *_PERSON)) if stem[:1] == "ي" else (stem[:1] + core,)


def folded_stem(folded: str, known: Callable[[str], float | None] | None = None) -> tuple[str, str]:
    """`arabic_stem` of a word in matching form.

    The article is nearly never part of a stem, while a single letter often is, so its reading must be clearly
    more frequent. The imperfect's person prefixes all lead to its third person: نستنكر and تستنكر to يستنكر.
    """
    lengths = proclitic_lengths(folded)
    if known is None:
        for length in lengths:
            if folded[:length] in _WITH_ARTICLE:
                return folded[:length], strip_endings(folded[length:])
        return "", strip_endings(folded)
    best, best_weight = ("", strip_endings(folded)), 0.0
    if len(lengths) == 1 and folded[:1] not in _PERSON:
        return best
    for length in lengths:
        clitic, stem = folded[:length], strip_endings(folded[length:])
        seen = known(stem)
        if seen and seen * _TRUST[clitic] > best_weight:
            best, best_weight = (clitic, stem), seen * _TRUST[clitic]
        if stem[0] in _PERSON and len(stem) > _SHORTEST and clitic not in _WITH_ARTICLE:
            third = "ي" + stem[1:]
            seen = known(third)
            weight = seen * (_TRUST[clitic] * _PERSON[stem[0]]) if seen else 0.0
            if weight > best_weight:
                best, best_weight = (clitic, third), weight
    return best
