"""Which content words of the Arabic are accounted for in the English, and which English ones stand free.

Worked out in steps, since most pairs of sentences are complete: first from the lexicon's own tables, which is
cheap; then, where that leaves words open, from weaker opinions of the lexicon and words of one family
("regulate" and "regulatory"); last from names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tqa.alignment.links import LEAST_EVIDENCE
from tqa.checks.accuracy._function_words import function_words
from tqa.checks.accuracy._short_forms import short_forms
from tqa.language._numerals_ar_words import number_word as arabic_number_word
from tqa.language._numerals_en_words import number_word as english_number_word
from tqa.language.names import name_pairs
from tqa.language.stems import english_stem, proclitic_splits, strip_endings
from tqa.language.tokens import Kind
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token
    from tqa.lexicon.lexicon import Lexicon

# Lighter words (Lexicon.arabic_weight, english_weight: 0 to 1) are grammar.
_CONTENT = 0.2
# An opinion of the lexicon this weak still says that the word may be meant.
_WEAK = 0.004
# From this on, words of its family and compounds with it count as well, if it has so many letters.
_LIKELY, _SHORTEST = 0.02, 4
# Only words so long are taken apart.
_COMPOUND, _LONGEST = 7, 40
# English words of one family share so many letters.
_FAMILY = 5
# Names that sound less alike are told apart.
_SOUNDS_ALIKE = 0.3


@dataclass(slots=True)
class Content:
    """One Arabic content word: its token, stem and weight, and the English tokens that may render it.

    `known` is the probability of the likeliest translation the lexicon has, so how far the lack of any says
    something; `weak` means that only a weak opinion or a family likeness speaks for `places`.
    """

    token: int
    stem: str
    weight: float
    places: tuple[int, ...] = ()
    known: float = 0.0
    weak: bool = False

    @property
    def covered(self) -> bool:
        """Whether anything in the English may render it."""
        return bool(self.places)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The Arabic content words in order, and the English content tokens that render none of them."""

    words: Sequence[Content]
    free: Sequence[int]


@lru_cache(maxsize=65536)
def arabic_content(word: str, norm: str, lexicon: Lexicon) -> tuple[str, float] | None:
    """Stem and weight of an Arabic content word; None for a word of grammar or a number word."""
    clitics, stem = lexicon.split(word)
    grammar = function_words(Language.ARABIC)
    if norm in grammar or len(stem) < 2:
        return None
    bare = norm[len(clitics) :] if norm.startswith(clitics) else norm
    if bare in grammar or (norm[:1] in "وف" and norm[1:] in grammar) or arabic_number_word(norm) is not None:
        return None
    weight = lexicon.arabic_weight(stem)
    return (stem, weight) if weight >= _CONTENT else None


@lru_cache(maxsize=65536)
def english_content(norm: str, lexicon: Lexicon) -> str:
    """Stem of an English content word; empty for a word of grammar or a number word."""
    if norm in function_words(Language.ENGLISH) or len(norm) < 2 or english_number_word(norm) is not None:
        return ""
    stem = english_stem(norm)
    return stem if lexicon.english_weight(stem) >= _CONTENT else ""


def arabic_words(unit: Unit) -> list[Content]:
    """The content words of the Arabic, none of them looked for yet."""
    found = []
    for index, token in enumerate(unit.source_tokens):
        if token.kind is Kind.ARABIC:
            content = arabic_content(token.text, token.norm, unit.lexicon)
            if content is not None:
                found.append(Content(index, *content))
    return found


def english_stems(unit: Unit) -> dict[str, list[int]]:
    """Stem → the English tokens that have it; the parts of a hyphenated word count each."""
    stems: dict[str, list[int]] = {}
    for index, token in enumerate(unit.target_tokens):
        if token.kind is Kind.LATIN:
            stems.setdefault(english_stem(token.norm), []).append(index)
            if "-" in token.norm:
                for part in token.norm.split("-"):
                    stems.setdefault(english_stem(part), []).append(index)
    return stems


def look_up(words: Sequence[Content], stems: dict[str, list[int]], lexicon: Lexicon) -> list[Content]:
    """Fill in what the lexicon says of each word; gives back the words that it leaves open."""
    left = []
    present = stems.keys()
    for word in words:
        row = lexicon.translations(word.stem)
        shared = present & row.keys()
        if shared:
            word.places = tuple(
                sorted(j for stem in shared if row[stem] >= LEAST_EVIDENCE for j in stems[stem])
            )
        if not word.places:
            word.known = max(row.values(), default=0.0)
            left.append(word)
    return left


def look_closer(
    unit: Unit,
    left: Sequence[Content],
    stems: dict[str, list[int]],
    english: Sequence[Token] | None = None,
) -> None:
    """Look for all else that may render the words that the lexicon leaves open.

    Args:
        unit: the words' own.
        left: the words.
        stems: those of the English, as `english_stems` gives them.
        english: the tokens of the English; those of `unit` by default.
    """
    english = unit.target_tokens if english is None else english
    look_wider(unit, left, stems, english)
    look_for_names(unit, [word for word in left if not word.places or word.weak], english)


def look_wider(
    unit: Unit, left: Sequence[Content], stems: dict[str, list[int]], english: Sequence[Token]
) -> None:
    """Weak opinions of the lexicon, words of one family, compounds, other readings and short forms."""
    families: dict[str, list[int]] = {}
    for stem, places in stems.items():
        families.setdefault(stem[:_FAMILY], []).extend(places)
    long = [
        (token.norm, j)
        for j, token in enumerate(english)
        if token.kind is Kind.LATIN and _COMPOUND <= len(token.norm) <= _LONGEST
    ]
    shorts = short_forms(unit.lexicon)
    for word in left:
        row = unit.lexicon.translations(word.stem)
        weak: set[int] = set()
        for stem, value in row.items():
            if value >= _WEAK and stem in stems:
                weak.update(stems[stem])
            if value >= _LIKELY and len(stem) >= _SHORTEST:
                weak.update(families.get(stem[:_FAMILY], ()))
                weak.update(j for text, j in long if stem in text)
        weak.update(_other_readings(unit, word, stems))
        short = shorts.get(word.stem)
        if short is not None:
            weak.update(j for j, token in enumerate(english) if token.norm.startswith(short))
        word.places, word.weak = tuple(sorted(weak)), bool(weak)


def look_for_names(unit: Unit, left: Sequence[Content], english: Sequence[Token]) -> None:
    """Capitalised English words that sound like the words left."""
    if not left:
        return
    names = [j for j, token in enumerate(english) if token.kind is Kind.LATIN and token.text[0].isupper()]
    first, second, _ = name_pairs(
        [unit.source_tokens[word.token].norm for word in left],
        [english[j].norm for j in names],
        _SOUNDS_ALIKE,
    )
    named: dict[int, list[int]] = {}
    for a, b in zip(first.tolist(), second.tolist(), strict=True):
        named.setdefault(a, []).append(names[b])
    for number, places in named.items():
        left[number].places, left[number].weak = tuple(places), False


def _other_readings(unit: Unit, word: Content, stems: dict[str, list[int]]) -> Iterator[int]:
    """English tokens that another way of cutting the word would lead to: بلغم is "by a mine" as well."""
    for _, rest in proclitic_splits(unit.source_tokens[word.token].norm):
        for stem in {rest, strip_endings(rest)} - {word.stem}:
            for english, value in unit.lexicon.translations(stem).items():
                if value >= LEAST_EVIDENCE:
                    yield from stems.get(english, ())


def free_english(unit: Unit, words: Sequence[Content]) -> list[int]:
    """The English content tokens that may render none of the Arabic words."""
    taken = {j for word in words for j in word.places}
    return [
        j
        for j, token in enumerate(unit.target_tokens)
        if token.kind is Kind.LATIN and j not in taken and english_content(token.norm, unit.lexicon)
    ]


def coverage(unit: Unit) -> Coverage:
    """What is accounted for in `unit`."""
    words, stems = arabic_words(unit), english_stems(unit)
    look_closer(unit, look_up(words, stems, unit.lexicon), stems)
    return Coverage(words, free_english(unit, words))
