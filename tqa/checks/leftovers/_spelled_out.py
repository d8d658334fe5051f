"""A common Arabic word that was spelled out in Latin letters instead of being translated."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit
from tqa.language.arabic import fold
from tqa.language.stems import english_stem
from tqa.language.tokens import ARABIC, LATIN

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
# So many forms are remembered.
_MOST_FAMILIAR = 65_536
_ENDINGS = frozenset(("", "ه", "ات", "ون", "ين", "ا", "يه", "ي"))
# Letters of both scripts that write one another's sounds; vowels, and letters that are often silent, in none.
_SOUNDS = ("bpfvبفوپڤ", "tdszتثدذزسشصضطظجه", "kqكقغخجحء", "rر", "lل", "mم", "nن")
_GROUPS = {letter: number for number, letters in enumerate(_SOUNDS) for letter in letters}


def spelled_out_hits(unit: Unit) -> Iterator[Hit]:
    """A hit for each lower-case word that spells out an Arabic word which nothing translates."""
    if not unit.source:
        return
    tokens = unit.target_tokens
    strange = [
        tokens[place]
        for place in unit.places_of(_strange(unit.lexicon, unit.target_forms))
        if tokens[place].text.islower()
    ]
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


def _strange(lexicon: Lexicon, forms: frozenset[str]) -> frozenset[str]:
    """Those of the matching forms that are strange; most have been met before and found not to be."""
    familiar = _familiar(lexicon)
    new = forms - familiar
    strange = frozenset([word for word in new if _is_strange(lexicon, word)])
    if len(strange) < len(new):
        if len(familiar) > _MOST_FAMILIAR:
            familiar.clear()
        familiar.update(new - strange)
    return strange


@lru_cache(maxsize=4)
def _familiar(lexicon: Lexicon) -> set[str]:  # noqa: ARG001 - one set for each
    """The matching forms met so far that are not strange: from those of a text they are taken in one step."""
    return set()


def _is_strange(lexicon: Lexicon, word: str) -> bool:
    """Whether a token of this matching form is a longer word of Latin letters that the lexicon lacks."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return False
    return lexicon.english_id(english_stem(word)) < 0


def _untranslated(unit: Unit, sounds: frozenset[frozenset[int]]) -> Mapping[str, Token]:
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


def _alike_in_sound(unit: Unit, sounds: frozenset[frozenset[int]]) -> Mapping[str, Token]:
    """The first of each form among the Arabic words that hold all the consonants of one of `sounds`."""
    found: dict[str, Token] = {}
    for token in unit.source_tokens:
        if token.kind is ARABIC and token.norm not in found:
            written = _consonants(token.norm)
            if any(map(written.issuperset, sounds)):
                found[token.norm] = token
    return found


def _is_lost(unit: Unit, stem: str) -> bool:
    """Whether the Arabic stem has sure translations, and the English none of them."""
    translations = unit.lexicon.translations(stem)
    if max(translations.values(), default=0.0) < _SURE:
        return False
    known = {word for word, share in translations.items() if share >= _TRANSLATION}
    said = (english_stem(token.norm) for token in unit.target_tokens if token.kind is LATIN)
    return known.isdisjoint(said)


@lru_cache(maxsize=16384)
def _consonants(word: str) -> frozenset[int]:
    """Which groups of consonants a word of either script holds; a last n or s may be an ending."""
    return frozenset(map(_GROUPS.__getitem__, _GROUPS.keys() & frozenset(word.rstrip("ns"))))


@lru_cache(maxsize=4096)
def _is_cognate(lexicon: Lexicon, word: str) -> bool:
    """Whether a translation of `word` sounds like it: loan words and names may be spelt in many ways."""
    from tqa.language.translit import similar_pairs  # noqa: PLC0415 - see above

    rows, _, _ = similar_pairs([fold(word)], list(lexicon.translations(lexicon.split(word)[1])), _COGNATE)
    return bool(rows.size)
