"""Whether two words that are known to stand for each other may be one name.

`names.name_similarity` asks which of all the words of an article is the name, so it must be sure. Where only
a few words come into question, a fair chance does: of 4,000 pairs each of Wikidata's and Wikipedia's names
97.6 and 99.2 % reach `ALIKE`, of pairs put together by chance 0.2 %.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.language.stems import proclitic_lengths

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

ALIKE = 0.0
"""Log-likelihood ratio, in nats, from which on two words may be one name."""

# Consonants by what they are taken for between the two scripts; vowels and what may be silent are dropped.
_ARABIC = str.maketrans(
    "بفتطثدضذسصزشجغكقرلمن", "bftttdddsssSggkkrlmn", "اويءهحخع" + "".join(map(chr, range(0x20, 0x7F)))
)
_LATIN = str.maketrans("pvzqjc", "bfskgk", "aeiouwyh'-.")
_DIGRAPHS = (("sh", "S"), ("ph", "f"), ("kh", ""), ("ck", "k"), ("x", "ks"), ("ce", "s"), ("ci", "s"))
_TWICE = re.compile(r"(.)\1+")
_LONGEST = 40
TELLING = 3
"""So many consonants tell a name among all words."""
# Among a few words so many do, and so many with one of them another.
_FEW, _MANY = 2, 4


@lru_cache(maxsize=32768)
def arabic_skeletons(folded: str) -> tuple[str, ...]:
    """The consonants of a folded Arabic word, with and without what may be clitics."""
    if len(folded) > _LONGEST:
        return ()
    wholes = {folded[length:].translate(_ARABIC) for length in proclitic_lengths(folded)}
    return tuple(sorted({_TWICE.sub(r"\1", whole) for whole in wholes if len(whole) >= _FEW}))


@lru_cache(maxsize=32768)
def latin_skeleton(word: str) -> str:
    """The consonants of a lower-case English word; empty for what is too long for a name."""
    if len(word) > _LONGEST:
        return ""
    for article in ("al-", "el-"):
        word = word.removeprefix(article)
    word = word.removesuffix("'s")
    for letters, sound in _DIGRAPHS:
        word = word.replace(letters, sound)
    return _TWICE.sub(r"\1", word.translate(_LATIN))


def consonant_lines(folded: Sequence[str]) -> str:
    """The consonants of folded Arabic words, a line each: all `arabic_skeletons` of a word end its line."""
    return _TWICE.sub(r"\1", "".join([f"{word}\n" for word in folded]).translate(_ARABIC))


def has_skeleton(folded: Sequence[str], lines: str, skeleton: str) -> bool:
    """Whether one of the Arabic words has a skeleton; far cheaper than working out those of all.

    Args:
        folded: the words.
        lines: their `consonant_lines`.
        skeleton: consonants, one at least.
    """
    wanted, number, start = f"{skeleton}\n", 0, 0
    while (at := lines.find(wanted, start)) >= 0:
        number += lines.count("\n", start, at)
        if skeleton in arabic_skeletons(folded[number]):
            return True
        start = at + 1
    return False


def similar_lines(lines: str, skeleton: str) -> list[int]:
    """Which of the Arabic words may `look_alike`; few do, so that those of the others need no skeletons.

    Consonants of which one is another, more or missing still have the first or the second half in common.

    Args:
        lines: the words' `consonant_lines`.
        skeleton: consonants.
    """
    half = len(skeleton) // 2
    one, two = skeleton[:half], skeleton[half:]
    return [number for number, line in enumerate(lines.split("\n")[:-1]) if one in line or two in line]


def look_alike(arabic: Collection[str], latin: str) -> bool:
    """Whether the consonants of an Arabic name are, but perhaps for one of many, those of an English one.

    Args:
        arabic: the `arabic_skeletons` of a word that is likely a name.
        latin: the `latin_skeleton` of the other.
    """
    if latin in arabic:
        return len(latin) >= _FEW
    return len(latin) >= _MANY and any(_differ_by_one(each, latin) for each in arabic if len(each) >= _MANY)


def _differ_by_one(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((k for k, letter in enumerate(short) if letter != long[k]), len(short))
    rest = start + 1 if len(short) == len(long) else start
    return short[rest:] == long[start + 1 :]


def alike_pairs(
    arabic: Sequence[str], english: Sequence[str], least: float = ALIKE
) -> dict[tuple[int, int], float]:
    """Pairs of a folded Arabic and a lower-case English word that may be one name.

    Args:
        arabic: folded words.
        english: lower-case words.
        least: the least log-likelihood ratio, in nats, of "one name" to "any two words".

    Returns:
        (index into `arabic`, index into `english`) → the ratio's logarithm.
    """
    # NumPy and the tables, when the first name is asked about.
    from tqa.language.translit import pair_scores  # noqa: PLC0415
    from tqa.language.translit_model import UNITS, shipped_model  # noqa: PLC0415

    rows, columns, scores = pair_scores(arabic, english, shipped_model(), round(least * UNITS))
    return {
        (row, column): score / UNITS
        for row, column, score in zip(rows.tolist(), columns.tolist(), scores.tolist(), strict=True)
    }
