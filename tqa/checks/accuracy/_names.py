"""Which words of a bead are names, and which of them nothing on the other side stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.language.stems import english_stem
from tqa.language.tokens import ARABIC, LATIN, MARK
from tqa.lexicon.proper import exonyms, is_proper, plain, proper_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token
    from tqa.lexicon.lexicon import Lexicon

# Titles, forms of address, calendar and the like: written with a capital, yet no names.
_CAPITALISED = """
i i'm i'll i'd i've mr mrs ms dr prof sir lord lady st gen col capt lt sgt rev hon january february
march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec christmas easter
ramadan god allah internet covid president presidents minister ministers prime deputy king queen
prince princess sheikh imam ayatollah sultan emir council republic kingdom general madam muslim
islam islamic arab arabic a.m p.m am pm no nos dear
"""
_NO_NAMES = frozenset(_CAPITALISED.split())
# A share of the translations of a word that makes it a name.
_NAMELY = 0.12
# A name need not be the likeliest translation, which may be an abbreviation that stands with it.
_NEARLY = 0.6
# Seen less often, an Arabic word is as good as unknown.
_UNSEEN = 3
_SHORTEST = 3
# A bead with more pairs of tokens is no sentence (as in the word links).
_MOST_PAIRS = 1_000_000
MAYBE = 0.5
"""How surely a word with a capital is a name that also has a meaning."""
# A heading may have capitals on all but its light words, of which a few say nothing.
_TITLE_SHARE, _LONG, _SHORT = 0.85, 5, 2
_STOPS = frozenset(".:;!?)]–—-•*…/")
_QUOTES = frozenset("\"“”'‘’«»`([")


@dataclass(frozen=True, slots=True)
class Name:
    """A word that is a name: its token index, and how surely it is one, from 0 to 1."""

    index: int
    sure: float


def is_sentence(unit: Unit) -> bool:
    """Whether a bead has words of both sides, and no more than a sentence can have."""
    pairs = len(unit.source_tokens) * len(unit.target_tokens)
    return 0 < pairs <= _MOST_PAIRS and any(token.kind is ARABIC for token in unit.source_tokens)


def english_names(unit: Unit, *, starts: bool = False) -> list[Name]:
    """The English words that are names by their capital and by not being written small elsewhere.

    A word that opens a sentence has its capital in any case: one that no table has counts with `starts` only.
    """
    tokens = unit.target_tokens
    found = []
    for index, (text, norm, kind, _, _) in enumerate(tokens):
        # Most words are in small letters, which is told fastest.
        if kind is LATIN and not text.islower() and is_capitalised(text):
            begins = begins_sentence(tokens, index)
            sure = _sure_english(text, norm, begins and not starts, unit.lexicon)
            if sure:
                if sure == MAYBE and _leads(tokens, index):
                    continue
                found.append(Name(index, sure))
    if found and not starts and _is_title([token.text for token in tokens if token.kind is LATIN]):
        return []
    return found


def _leads(tokens: Sequence[Token], index: int) -> bool:
    """Whether another word with a capital follows, as in "Premier League": more likely a title."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is not None and after.kind is LATIN and after.text[0].isupper()


def _is_title(words: Sequence[str]) -> bool:
    """Whether (nearly) all long words have a capital, as those of a heading may have."""
    long = [word for word in words if len(word) >= _LONG]
    return len(long) > _SHORT and sum(is_capitalised(word) for word in long) > _TITLE_SHARE * len(long)


def is_capitalised(text: str) -> bool:
    """Whether a word has a capital in front or behind an Arabic article: "Amud", "al-Amud"."""
    return text[0].isupper() or (text[2:3] == "-" and text[3:4].isupper())


def begins_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` has its capital by its place: behind a stop, or a quotation's first."""
    if index == 0:
        return True
    before = tokens[index - 1].text
    if before in _QUOTES:
        return index == 1 or tokens[index - 2].kind is MARK
    return before in _STOPS


@lru_cache(maxsize=16384)
def _sure_english(text: str, norm: str, begins: bool, lexicon: Lexicon) -> float:
    norm = plain(norm.removesuffix("'s").removesuffix("'"))
    if (
        norm in _NO_NAMES
        or len(norm) <= _SHORTEST
        or text.isupper()
        or any(c in norm for c in ".&")
        or sum(c.isupper() for c in text) > 1 + text.count("-")
    ):
        return 0.0
    parts = norm.split("-")
    kinds = [_english_kind(part, lexicon) for part in parts if len(part) >= _SHORTEST]
    if not kinds:
        return 0.0
    if len(parts) > 1 and "common" in kinds:
        # "Al-Rose" is a name, "Anti-Terrorism" none.
        return 0.5 if parts[0] in ("al", "el", "abu", "bin", "ben") and not begins else 0.0
    if "common" in kinds:
        # "With Steele" is one, "the Ministry" is not: only the Arabic can tell.
        return 0.0 if begins else MAYBE
    if begins:
        return 0.8 if "proper" in kinds else 0.0
    return 0.9 if "proper" in kinds else 0.8


@lru_cache(maxsize=16384)
def _english_kind(word: str, lexicon: Lexicon) -> str:
    stem = english_stem(word)
    if is_proper(stem):
        return "proper"
    return "unknown" if lexicon.english_id(stem) < 0 else "common"


def arabic_name(token: Token, lexicon: Lexicon) -> float:
    """How surely an Arabic word is a name, by what the lexicon knows of it: 0 to 1."""
    if token.kind is not ARABIC or len(token.norm) < _SHORTEST:
        return 0.0
    return _arabic_sure(token.text, token.norm, lexicon)


@lru_cache(maxsize=32768)
def _arabic_sure(text: str, norm: str, lexicon: Lexicon) -> float:
    stem = lexicon.split(text, norm)[1]
    translations = lexicon.translations(stem)
    likely = max(translations.values(), default=0.0)
    named = max((translations[each] for each in proper_stems().intersection(translations)), default=0.0)
    if named >= max(_NAMELY, _NEARLY * likely) or (likely < _NAMELY and exonyms(norm, stem)):
        return 0.9
    if lexicon.known(stem) < _UNSEEN:
        return 0.6
    return 0.0
