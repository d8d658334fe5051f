"""Runs of English content words that nothing in the Arabic stands behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._coverage import (
    coverage,
    english_content,
    plain_coverage,
    wider_coverage,
)
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.accuracy._coverage import Coverage
    from tqa.checks.unit import Unit

# Shorter runs are free renderings as a rule.
_FEWEST = 3
# A longer text is no sentence, and takes too long to be looked at word by word.
_MOST_TOKENS = 1_000
# Pieces of entities, which `markup-leftover` reports.
_ENTITIES = frozenset(("quot", "apos", "amp", "lt", "gt", "nbsp"))
# From this probability on, an Arabic word may be what stands behind an English one.
_LEAST = 0.01
_LONGEST_WORD = 18
# Each Arabic content word that nothing renders may stand behind so many of the English words.
_OPEN = 1
# Confidence with so many more English words free than Arabic words open, for each, and at most.
_START, _EACH, _MOST = 0.45, 0.1, 0.95


def added_words(unit: Unit) -> Iterator[tuple[Span, float]]:
    """The runs, each with the confidence (0 to 1) that it was added."""
    if not _FEWEST < len(unit.target_tokens) <= _MOST_TOKENS or len(unit.source_tokens) > _MOST_TOKENS:
        return
    if not (_promising(plain_coverage(unit)) and _promising(wider_coverage(unit))):
        return
    covered = coverage(unit)
    claimed = _claimed(covered)
    free = [j for j in covered.free if j not in claimed and unit.target_tokens[j].norm not in _ENTITIES]
    for first, last, size in free_runs(unit, free):
        surplus = size - _OPEN * covered.open
        if size >= _FEWEST and surplus > 0:
            span = Span(unit.target_tokens[first].span.start, unit.target_tokens[last].span.end)
            yield span, min(_MOST, _START + _EACH * surplus)


def _claimed(covered: Coverage) -> set[int]:
    """The English tokens that any Arabic word may render, words of grammar included, or that stand there."""
    unit, stems = covered.unit, covered.stems
    found: set[int] = set()
    for token in unit.source_tokens:
        if token.kind is Kind.LATIN:
            found.update(stems.get(english_stem(token.norm), ()))
        elif token.kind is Kind.ARABIC:
            if len(token.norm) > _LONGEST_WORD:
                # Several words without spaces, which may say anything.
                return set(range(len(unit.target_tokens)))
            row = unit.lexicon.translations(unit.lexicon.split(token.text)[1])
            found.update(j for stem in row.keys() & stems.keys() if row[stem] >= _LEAST for j in stems[stem])
    return found


def _promising(covered: Coverage) -> bool:
    """A cheap look, which most pairs do not pass: names may make both figures smaller."""
    free = covered.free
    if len(free) < _FEWEST or len(free) <= covered.open:
        return False
    return any(size >= _FEWEST for *_, size in free_runs(covered.unit, free))


def free_runs(unit: Unit, free: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """First and last token, and number of content words, of every run with no other content between."""
    inside = set(free)
    first = last = size = 0
    for j, token in enumerate(unit.target_tokens):
        if j in inside:
            first, last, size = (first if size else j), j, size + 1
        elif token.kind is Kind.NUMBER or (
            token.kind is Kind.LATIN and english_content(token.norm, unit.lexicon)
        ):
            if size:
                yield first, last, size
            size = 0
    if size:
        yield first, last, size
