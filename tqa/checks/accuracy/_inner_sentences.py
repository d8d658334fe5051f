"""Whole sentences that a bead with several Arabic sentences leaves out, and headings before its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.once import once_per_unit
from tqa.language.numbers import number_value
from tqa.language.sentences import split_sentences
from tqa.language.stops import STOP
from tqa.language.tokens import Kind
from tqa.model import Language, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.accuracy._coverage import Content, Coverage
    from tqa.checks.unit import Unit

# Shorter sentences are covered, or not, by chance.
_FEWEST_WORDS = 3
# The share of a sentence's words (by weight) that English words may render which render no other sentence.
_LOST, _NEARLY_LOST = 0.12, 0.25
_SURE, _LIKELY = 0.9, 0.85
# Where the English has as many sentences, no more than this share of the words may have any partner at all.
_COVERED = 0.55
# What stands behind the number of a paragraph.
_PARAGRAPH = frozenset(".-–—")
# English words that nothing stands behind may be a free rendering: so many for each word of the sentence.
_FREE = 0.35


@dataclass(frozen=True, slots=True)
class LostSentence:
    """Arabic sentence `source` of a bead without English, which belongs at `target`."""

    source: Span
    target: Span
    confidence: float


def lost_heading(covered: Coverage) -> LostSentence | None:
    """A heading before the number of the Arabic paragraph, where the English begins with that number.

    What the paragraph says may well have the words of its heading, so that these prove nothing.
    """
    english, arabic = covered.unit.target_tokens, covered.unit.source_tokens
    if len(english) < 2 or english[0].kind is not Kind.NUMBER or english[1].text not in _PARAGRAPH:
        return None
    number = next((i for i, token in enumerate(arabic) if token.kind is Kind.NUMBER), 0)
    if not number or number + 1 >= len(arabic) or arabic[number + 1].text not in _PARAGRAPH:
        return None
    before = [word for word in covered.words if word.token < number]
    if len(before) < 2 or number_value(arabic[number].text) != number_value(english[0].text):
        return None
    source = Span(arabic[0].span.start, arabic[number - 1].span.end)
    return LostSentence(source, Span(english[0].span.start, english[1].span.end), _SURE)


@once_per_unit
def may_hold_several(unit: Unit) -> bool:
    """Whether the Arabic may be more than one sentence: a cheap look."""
    return "\n" in unit.source.strip() or STOP.search(unit.source.rstrip()[:-2]) is not None


def lost_sentences(covered: Coverage) -> Iterator[LostSentence]:
    """The sentences whose words nothing in the English renders that does not render another sentence."""
    unit, words = covered.unit, covered.words
    sentences = _sentences(unit.source, Language.ARABIC)
    if len(sentences) < 2:
        return
    fewer = len(_sentences(unit.target, Language.ENGLISH)) < len(sentences)
    groups = [_words_in(unit, words, sentence) for sentence in sentences]
    claims = [{j for word in group if not word.weak for j in word.places} for group in groups]
    for number, (sentence, group) in enumerate(zip(sentences, groups, strict=True)):
        if len(group) < _FEWEST_WORDS or len(covered.free) > _FREE * len(group):
            continue
        if _has_number_of_its_own(unit, sentence):
            continue
        others = set().union(*(claim for other, claim in enumerate(claims) if other != number))
        own = sum(word.weight for word in group if not others.issuperset(word.places))
        whole = sum(word.weight for word in group)
        share = own / whole
        if share <= _NEARLY_LOST and (fewer or _covered(group) <= _COVERED * whole):
            target = _place(unit, [claim - claims[number] for claim in claims], number)
            yield LostSentence(sentence, target, _SURE if share <= _LOST else _LIKELY)


def _has_number_of_its_own(unit: Unit, sentence: Span) -> bool:
    """Whether a number of the sentence, and of no other, stands in the English."""
    inside: set[str] = set()
    outside: set[str] = set()
    for token in unit.source_tokens:
        if token.kind is Kind.NUMBER:
            (inside if sentence.covers(token.span) else outside).add(number_value(token.text))
    english = {number_value(token.text) for token in unit.target_tokens if token.kind is Kind.NUMBER}
    return bool((inside - outside) & english)


def _covered(words: Sequence[Content]) -> float:
    return sum(word.weight for word in words if word.covered and not word.weak)


def _sentences(text: str, language: Language) -> list[Span]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found += [span.shift(start) for span in split_sentences(line, language) if line.strip()]
        start += len(line)
    return found


def _words_in(unit: Unit, words: Sequence[Content], sentence: Span) -> list[Content]:
    return [word for word in words if sentence.covers(unit.source_tokens[word.token].span)]


def _place(unit: Unit, claims: Sequence[set[int]], number: int) -> Span:
    """The two English words around the place where sentence `number` belongs."""
    before = [j for claim in claims[:number] for j in claim]
    last = len(unit.target_tokens) - 1
    first = max(before) if before else 0
    return Span(unit.target_tokens[first].span.start, unit.target_tokens[min(first + 1, last)].span.end)
