"""A common Arabic word that was spelled out in Latin letters instead of being translated."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit
from tqa.language.arabic import fold
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token
    from tqa.lexicon.lexicon import Lexicon

# Seen this often in training, an Arabic word is no name that the lexicon missed.
_COMMON = 30
# The translations of a word that count, and the likeness from which two words may be one name (0 to 1).
_TRANSLATION = 0.03
_SURE = 0.3
_ALIKE = 0.9
_COGNATE = 0.3
_SHORTEST = 5
_MOST = 6
_ENDINGS = frozenset(("", "ه", "ات", "ون", "ين", "ا", "يه", "ي"))
# Letters of both scripts that write one another's sounds; vowels, and letters that are often silent, in none.
_SOUNDS = ("bpfvبفوپڤ", "tdszتثدذزسشصضطظجه", "kqكقغخجحء", "rر", "lل", "mم", "nن")
_GROUPS = {letter: number for number, letters in enumerate(_SOUNDS) for letter in letters}


def spelled_out_hits(unit: Unit) -> Iterator[Hit]:
    """A hit for each lower-case word that spells out an Arabic word which nothing translates."""
    if not unit.source:
        return
    lexicon = unit.lexicon
    forms = [norm for norm in unit.target_forms if len(norm) >= _SHORTEST and _is_strange(lexicon, norm)]
    if not forms:
        return  # Most sentences have no word that the lexicon lacks.
    strange = [token for token in unit.target_tokens if token.norm in forms and token.text.islower()]
    if not strange or len(strange) > _MOST:
        return
    open_words = _untranslated(unit, frozenset(_consonants(token.norm) for token in strange))
    if not open_words:
        return
    from tqa.language.translit import similar_pairs  # noqa: PLC0415 - needed for one unit in hundreds

    arabic = list(open_words)
    rows, columns, _ = similar_pairs(arabic, [token.norm for token in strange], _ALIKE)
    explained: set[int] = set()
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        word, said = open_words[arabic[row]], strange[column]
        if column in explained or _is_cognate(unit.lexicon, word.text):
            continue
        explained.add(column)
        message = f"“{said.text}” only spells out «{word.text}», a common word that has a translation."
        yield Hit(said.span, message, word.span, confidence=0.8)


@lru_cache(maxsize=16384)
def _is_strange(lexicon: Lexicon, word: str) -> bool:
    """Whether a token of this matching form is a plain word of Latin letters that the lexicon lacks."""
    return word.isascii() and word.isalpha() and lexicon.english_id(english_stem(word)) < 0


def _untranslated(unit: Unit, sounds: frozenset[int]) -> Mapping[str, Token]:
    """Common Arabic words, sure of their translation, that no word of the English translates.

    Only those that hold all the consonants of one of `sounds`. Keyed by their letters without proclitics. A
    word whose stem is doubtful, as that of a foreign name that seems to begin with the article or to end in a
    dual, is none of them.
    """
    found: dict[str, Token] = {}
    for norm, token in _alike_in_sound(unit, sounds).items():
        proclitics, stem = unit.lexicon.split(token.text)
        bare = norm[len(proclitics) :]
        if (
            unit.lexicon.known(stem) >= _COMMON
            and bare.startswith(stem)
            and bare[len(stem) :] in _ENDINGS
            and _is_lost(unit, stem)
        ):
            found[bare] = token
    return found


def _alike_in_sound(unit: Unit, sounds: frozenset[int]) -> Mapping[str, Token]:
    """The first of each form among the Arabic words that hold all the consonants of one of `sounds`."""
    found: dict[str, Token] = {}
    for token in unit.source_tokens:
        if token.kind is Kind.ARABIC and token.norm not in found:
            written = _consonants(token.norm)
            if any(sound & ~written == 0 for sound in sounds):
                found[token.norm] = token
    return found


def _is_lost(unit: Unit, stem: str) -> bool:
    """Whether the Arabic stem has sure translations, and the English none of them."""
    translations = unit.lexicon.translations(stem)
    if max(translations.values(), default=0.0) < _SURE:
        return False
    known = {word for word, share in translations.items() if share >= _TRANSLATION}
    said = (english_stem(token.norm) for token in unit.target_tokens if token.kind is Kind.LATIN)
    return known.isdisjoint(said)


@lru_cache(maxsize=16384)
def _consonants(word: str) -> int:
    """Which groups of consonants a word of either script holds, as bits; a last n or s may be an ending."""
    groups = {_GROUPS[letter] for letter in word.rstrip("ns") if letter in _GROUPS}
    return sum(1 << group for group in groups)


@lru_cache(maxsize=4096)
def _is_cognate(lexicon: Lexicon, word: str) -> bool:
    """Whether a translation of `word` sounds like it: loan words and names may be spelt in many ways."""
    from tqa.language.translit import similar_pairs  # noqa: PLC0415 - see above

    rows, _, _ = similar_pairs([fold(word)], list(lexicon.translations(lexicon.split(word)[1])), _COGNATE)
    return bool(rows.size)
