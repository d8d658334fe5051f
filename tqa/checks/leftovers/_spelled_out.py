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


def spelled_out_hits(unit: Unit) -> Iterator[Hit]:
    """A hit for each lower-case word that spells out an Arabic word which nothing translates."""
    if not unit.source:
        return
    lexicon = unit.lexicon
    strange = [
        token
        for token in unit.target_tokens
        if len(token.norm) >= _SHORTEST and token.text.islower() and _is_strange(lexicon, token.norm)
    ]
    if not strange or len(strange) > _MOST:
        return
    open_words = _untranslated(unit)
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


def _untranslated(unit: Unit) -> Mapping[str, Token]:
    """Common Arabic words, sure of their translation, that no word of the English translates.

    Keyed by their letters without proclitics. A word whose stem is doubtful, as that of a foreign name that
    seems to begin with the article or to end in a dual, is none of them.
    """
    said = {english_stem(token.norm) for token in unit.target_tokens if token.kind is Kind.LATIN}
    found: dict[str, Token] = {}
    seen: set[str] = set()
    for token in unit.source_tokens:
        if token.kind is not Kind.ARABIC or token.norm in seen:
            continue
        seen.add(token.norm)
        proclitics, stem = unit.lexicon.split(token.text)
        bare = token.norm[len(proclitics) :]
        if (
            unit.lexicon.known(stem) < _COMMON
            or not bare.startswith(stem)
            or bare[len(stem) :] not in _ENDINGS
        ):
            continue
        known = {word for word, share in unit.lexicon.translations(stem).items() if share >= _TRANSLATION}
        if known and not known & said and max(unit.lexicon.translations(stem).values()) >= _SURE:
            found[bare] = token
    return found


@lru_cache(maxsize=4096)
def _is_cognate(lexicon: Lexicon, word: str) -> bool:
    """Whether a translation of `word` sounds like it: loan words and names may be spelt in many ways."""
    from tqa.language.translit import similar_pairs  # noqa: PLC0415 - see above

    rows, _, _ = similar_pairs([fold(word)], list(lexicon.translations(lexicon.split(word)[1])), _COGNATE)
    return bool(rows.size)
