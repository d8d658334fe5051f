"""The letters of the name model, and what a written word may have to be read as before names are compared.

The Arabic word may carry conjunctions, prepositions and the article; the English one an article, a possessive
ending, signs on its letters, or several names joined by hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tqa.language.stems import proclitic_lengths

# As `fold` leaves them. In tables the first letter is 1; 0 stands for every other character.
ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
# Latin letters with a sound that their bare letter does not have are letters of their own; 0 is the edge of a
# word.
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz'čšžçğłñ"
EDGE = "#"
# Nobody's name is longer, and what is shorter tells nothing.
LONGEST = 40
SHORTEST = 2
_SHORTEST_PART = 3

_LATIN = frozenset(LATIN_LETTERS)
_ALIKE = str.maketrans({
    "ć": "č", "ş": "š", "ș": "š", "ś": "š", "ź": "ž", "ż": "ž", "ı": "i", "ø": "o", "ð": "d", "đ": "d",
    "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ʿ": "'", "ʾ": "'", "ʻ": "'", "ʼ": "'", "‘": "'", "’": "'",
    "`": "'", "‐": "-", "‑": "-",
})  # fmt: skip
_ARTICLE = re.compile(r"^(?:a[ldnrstz]|ash|el|ul)[- ](?=\w)")


@lru_cache(maxsize=16384)
def latin_forms(word: str) -> tuple[str, ...]:
    """Spellings in LATIN_LETTERS that a lower-case English word may be compared by, the whole word first.

    The others are its parts between hyphens. Empty for what is no name: too long, too short, not Latin.
    """
    if len(word) > LONGEST:
        return ()
    if word.isascii() and word.isalpha() and word.islower():
        # As nearly all names are.
        return (word,) if len(word) >= SHORTEST else ()
    plain = unicodedata.normalize("NFC", word).translate(_ALIKE).removesuffix("'s")
    plain = _ARTICLE.sub("", plain)
    parts = [_letters(part) for part in plain.split("-")]
    whole = "".join(parts)
    if not SHORTEST <= len(whole) <= LONGEST:
        return ()
    if len(parts) == 1:
        return (whole,)
    return tuple(dict.fromkeys([whole, *(part for part in parts if len(part) >= _SHORTEST_PART)]))


def _letters(part: str) -> str:
    if part.isascii():
        return "".join(char for char in part if char in _LATIN).strip("'")
    kept = (char if char in _LATIN else unicodedata.normalize("NFD", char) for char in part)
    return "".join(char for char in "".join(kept) if char in _LATIN).strip("'")


def arabic_readings(folded: str) -> tuple[tuple[str, str], ...]:
    """(clitics, rest) readings of a folded word, the whole word first; none where it is too long or short."""
    return tuple((folded[:length], folded[length:]) for length in clitic_lengths(folded))


def clitic_lengths(folded: str) -> bytes:
    """How many letters each of the `arabic_readings` splits off."""
    # Clitics leave enough letters behind them.
    return proclitic_lengths(folded) if SHORTEST <= len(folded) <= LONGEST else b""


def windows(form: str) -> list[str]:
    """For each letter of a Latin spelling: the letter, the next, the one before, and one more on each side.

    A shorter prefix of a window is a wider context, so a table of prefixes backs off by shortening.
    """
    text = f"{EDGE}{EDGE}{form}{EDGE}{EDGE}"
    return [text[i] + text[i + 1] + text[i - 1] + text[i + 2] + text[i - 2] for i in range(2, len(form) + 2)]
