"""Runs of English content words that nothing in the Arabic stands behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._coverage import (
    content_places,
    coverage,
    plain_coverage,
    wider_coverage,
)
from tqa.checks.once import once_per_unit
from tqa.language.stems import english_stem
from tqa.language.tokens import ARABIC, LATIN, NUMBER
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

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
    plain = plain_coverage(unit)
    if not _promising(plain):
        return
    claimed = _claimed(plain)
    # What is free in the end is free at this stage, so that most of the rest leave here.
    if not _has_run(unit, _unclaimed(plain, claimed)) or not _promising(wider_coverage(unit)):
        return
    covered = coverage(unit)
    for first, last, size in free_runs(unit, _unclaimed(covered, claimed)):
        surplus = size - _OPEN * covered.open
        if size >= _FEWEST and surplus > 0:
            span = Span(unit.target_tokens[first].span.start, unit.target_tokens[last].span.end)
            yield span, min(_MOST, _START + _EACH * surplus)


def _claimed(covered: Coverage) -> set[int]:
    """The free English tokens that an Arabic word, be it of grammar, may render, or that stand there."""
    unit, free = covered.unit, set(covered.free)
    stems = {stem: places for stem, places in covered.stems.items() if not free.isdisjoint(places)}
    found: set[int] = set()
    for token, arabic in zip(unit.source_tokens, unit.source_stems, strict=True):
        if token.kind is LATIN:
            found.update(stems.get(english_stem(token.norm), ()))
        elif token.kind is ARABIC:
            if len(token.norm) > _LONGEST_WORD:
                # Several words without spaces, which may say anything.
                return free
            row = unit.lexicon.translations(arabic)
            if not stems.keys().isdisjoint(row):
                found.update([j for e, value in row.items() if value >= _LEAST for j in stems.get(e, ())])
    return found


def _unclaimed(covered: Coverage, claimed: AbstractSet[int]) -> list[int]:
    tokens = covered.unit.target_tokens
    return [j for j in covered.free if j not in claimed and tokens[j].norm not in _ENTITIES]


def _has_run(unit: Unit, free: Sequence[int]) -> bool:
    return len(free) >= _FEWEST and any(size >= _FEWEST for *_, size in free_runs(unit, free))


def _promising(covered: Coverage) -> bool:
    """A cheap look, which most pairs do not pass: names may make both figures smaller."""
    free = covered.free
    return len(free) > covered.open and _has_run(covered.unit, free)


def free_runs(unit: Unit, free: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """First and last token, and number of content words, of every run with no other content between."""
    inside = set(free)
    first = last = size = 0
    for j in _telling_places(unit):
        if j in inside:
            first, last, size = (first if size else j), j, size + 1
        else:
            if size:
                yield first, last, size
            size = 0
    if size:
        yield first, last, size


@once_per_unit
def _telling_places(unit: Unit) -> Sequence[int]:
    """The English content words and numbers, in order."""
    numbers = [j for j, token in enumerate(unit.target_tokens) if token.kind is NUMBER]
    return sorted((*content_places(unit), *numbers)) if numbers else content_places(unit)
