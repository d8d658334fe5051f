"""Runs of Arabic content words that nothing in the English renders: how likely is it that they are missing?

A logistic model (weights in `omission-weights.json`, learned by benchmarks/fit_omission.py from human
translations with words taken out) weighs how much is missing and how well the lexicon knows it against what
English stands there unexplained, and how freely the sentence is translated as a whole.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from math import exp, log
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tqa.language.tokens import Kind
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.accuracy._coverage import Content, Coverage
    from tqa.checks.unit import Unit

WEIGHTS = Path(__file__).with_name("omission-weights.json")
# English words for an Arabic word in human translations of news (NTREX and FLORES: 1.2 to 1.3).
_USUAL_LENGTH = 1.25
# How far from its neighbours' partners the English of a word may stand, and how far these may be apart for
# the place between them to be shown.
_REACH, _SHOWN = 3, 6
# Capitals that make an acronym, which may stand for any number of words.
_ACRONYM = 3
# Shorter gaps are not looked for.
_FEWEST = 2
# Less likely runs are not looked at more closely; the closer look seldom makes one likelier by more than .15.
_WORTH_A_LOOK = 0.65
# What the model weighs.
FEATURES = (
    "bias",
    "words",
    "weight",
    "known",
    "unknown",
    "well known",
    "free near",
    "none free near",
    "free",
    "missing elsewhere",
    "more missing than free",
    "length",
    "at the end",
    "crossing",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Content words `first` to `last` (indices into `Coverage.words`) that nothing renders.

    `before` and `after` are the English tokens that render the words on either side; -1 and the number of
    English tokens where there is no such word. `probability`, 0 to 1, is that the English leaves them out.
    """

    first: int
    last: int
    before: int
    after: int
    probability: float
    features: Mapping[str, float]

    def source_span(self, covered: Coverage) -> Span:
        """The Arabic from the first to the last of the words."""
        first, last = (
            covered.unit.source_tokens[covered.words[k].token].span for k in (self.first, self.last)
        )
        return Span(first.start, last.end)

    def target_span(self, unit: Unit) -> Span:
        """The English words around the place where they belong."""
        tokens = unit.target_tokens
        if not tokens:
            # Nothing but characters that cannot be seen.
            return Span(0, len(unit.target))
        low, high = sorted((self.before, self.after))
        if self.before < 0:
            low, high = 0, 1
        elif high - low > _SHOWN:
            low, high = self.before, self.before + 1
        last = len(tokens) - 1
        return Span(tokens[min(low, last)].span.start, tokens[min(high, last)].span.end)


def probability(features: Sequence[float]) -> float:
    """What the model makes of the features of a run, in the order of `FEATURES`."""
    return 1 / (1 + exp(-sum(map(mul, omission_weights(), features))))


@cache
def omission_weights() -> Sequence[float]:
    """The shipped weights (natural logarithms of odds), in the order of `FEATURES`."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return [weights[name] for name in FEATURES]


def may_have_gaps(covered: Coverage) -> bool:
    """Whether the words that are open so far may make a gap of two or more: a cheap look.

    Words may yet be found, and free English words explained, which makes a gap shorter or likelier; so this
    gives up only where all gaps are well below what is worth showing.
    """
    unit = covered.unit
    if covered.open < _FEWEST:
        return False
    places = [word.places[0] if word.places else None for word in covered.words]
    runs = list(_runs(places, unit, _FEWEST))
    if not runs:
        return False
    # Capitalised words may yet turn out to be names.
    tokens = unit.target_tokens
    free = [j for j in covered.free if tokens[j].text[0].islower()]
    return any(probability(_features(covered, free, run)) >= _WORTH_A_LOOK for run in runs)


def longest_gap(covered: Coverage) -> int:
    """How many words in a row nothing renders so far."""
    longest = size = 0
    for word in covered.words:
        size = 0 if word.places else size + 1
        longest = max(longest, size)
    return longest


def gaps(covered: Coverage) -> Iterator[Gap]:
    """Every run of words that nothing renders, as long as it goes.

    There is none in a sentence with an acronym that the Arabic does not explain: it may stand for anything.
    """
    unit = covered.unit
    if has_acronym(unit):
        return
    places = [_place(unit, word) if word.places else None for word in covered.words]
    for run in _runs(places, unit):
        features = _features(covered, covered.free, run)
        yield Gap(*run, probability(features), dict(zip(FEATURES, features, strict=True)))


class _Run(NamedTuple):
    """Words `first` to `last` between the English tokens `before` and `after`, as in `Gap`."""

    first: int
    last: int
    before: int
    after: int


def _runs(places: Sequence[int | None], unit: Unit, shortest: int = 1) -> Iterator[_Run]:
    """The runs of so many words or more without a place."""
    first = None
    before = -1
    for index, place in enumerate((*places, len(unit.target_tokens))):
        if place is None:
            first = index if first is None else first
            continue
        if first is not None:
            if index - first >= shortest:
                yield _Run(first, index - 1, before, place)
            first = None
        before = place


def _place(unit: Unit, word: Content) -> int:
    """Of the English tokens that may render a word the one nearest to where it should stand."""
    wanted = word.token / len(unit.source_tokens) * len(unit.target_tokens)
    return min(word.places, key=lambda j: abs(j - wanted))


def has_acronym(unit: Unit) -> bool:
    """Whether the English has an acronym that the Arabic has not."""
    known = {token.norm for token in unit.source_tokens if token.kind is Kind.LATIN}
    return any(
        token.kind is Kind.LATIN
        # Most words are in small letters behind the first.
        and not token.text[1:].islower()
        and sum(map(str.isupper, token.text)) >= _ACRONYM
        and token.norm not in known
        for token in unit.target_tokens
    )


def _features(covered: Coverage, free: Sequence[int], place: _Run) -> Sequence[float]:
    """What `FEATURES` names; `free` are English tokens in order."""
    unit = covered.unit
    first, last, before, after = place
    run = covered.words[first : last + 1]
    size, whole = len(run), len(covered.words)
    known = [word.known for word in run]
    low, high = (before, after) if before <= after else (after, before)
    near = bisect_right(free, high + _REACH) - bisect_left(free, low - _REACH)
    missing = covered.open
    length = (len(unit.target_words) + 1) / (len(unit.source_words) + 1) / _USUAL_LENGTH
    return (
        1.0,
        min(size, 5) / 5,
        min(sum([word.weight for word in run]), 4.0) / 4,
        sum(known) / size,
        sum([value < 0.05 for value in known]) / size,
        float(near == 0 and sum([value >= 0.3 for value in known]) > 1),
        min(near, 4) / 4,
        float(near == 0),
        min(len(free) / whole, 1.0),
        (missing - size) / whole,
        max(-1.0, min(1.0, (missing - len(free)) / 3)),
        max(-1.0, min(1.0, log(length))),
        float(last == whole - 1),
        float(before > after),
    )
