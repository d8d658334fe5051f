"""Lines as the aligner sees them: content words with weights, numbers, possible names, length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.language.numbers import number_value
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.lexicon.lexicon import Lexicon

# Numbers and cognates hardly ever lie; marks and single function words carry nothing.
_NUMBER_WEIGHT = 1.0
_LEAST_WEIGHT = 0.05


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: `key` is its stem or number, `norm` its folded form, `weight` its rarity (0 to 1)."""

    key: str
    norm: str
    weight: float
    number: bool = False
    name: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or line; `length` in characters without spaces at the ends."""

    words: tuple[Word, ...]
    length: int


def arabic_lines(texts: Sequence[str], lexicon: Lexicon) -> tuple[Line, ...]:
    """Arabic lines with lexicon stems. Any word may be a name: Arabic has no capitals."""
    return tuple(_arabic_line(text, lexicon) for text in texts)


def _arabic_line(text: str, lexicon: Lexicon) -> Line:
    words = []
    for token in tokenize(text):
        if token.kind is Kind.ARABIC:
            stem = lexicon.split(token.text)[1]
            words.append(Word(stem, token.norm, max(_LEAST_WEIGHT, lexicon.arabic_weight(stem)), name=True))
        elif token.kind is Kind.NUMBER:
            words.append(Word(number_value(token.text), "", _NUMBER_WEIGHT, number=True))
        elif token.kind is Kind.LATIN:
            words.append(Word(english_stem(token.norm), token.norm, _NUMBER_WEIGHT))
    return Line(tuple(words), len(text.strip()))


def english_lines(texts: Sequence[str], lexicon: Lexicon) -> tuple[Line, ...]:
    """English lines with Snowball stems; a capitalised word may be a name."""
    return tuple(_english_line(text, lexicon) for text in texts)


def _english_line(text: str, lexicon: Lexicon) -> Line:
    words = []
    for token in tokenize(text):
        if token.kind is Kind.NUMBER:
            words.append(Word(number_value(token.text), "", _NUMBER_WEIGHT, number=True))
        elif token.kind is Kind.LATIN:
            capital = token.text[0].isupper()
            for part in filter(None, token.norm.split("-")):
                stem = english_stem(part)
                words.append(Word(stem, part, max(_LEAST_WEIGHT, lexicon.english_weight(stem)), name=capital))
    return Line(tuple(words), len(text.strip()))
