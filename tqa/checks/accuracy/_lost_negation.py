"""Arabic negations that no open negation of the English renders, and what tells how they are rendered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.checks.accuracy._negation_features import features_of, tell_words
from tqa.checks.accuracy._negative_words import GRAMMAR, WORD, openness
from tqa.checks.accuracy._negators_ar import negators
from tqa.checks.accuracy._polarity import cues, denials, is_article, matched, shares
from tqa.language.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.accuracy._negation_features import Told
    from tqa.checks.accuracy._polarity import Cue, Denial
    from tqa.checks.unit import Unit

# How many words behind a negation another takes it back.
_NEXT = 3


@dataclass(frozen=True, slots=True)
class Negation:
    """An Arabic negation: whether an open negation of the English renders it, and what else is seen of it."""

    denial: Denial
    rendered: bool
    features: tuple[str, ...]


@dataclass(frozen=True)
class Sides:
    """The negations of both sides: `open_cues` are of grammar or form, `meaning` are words like "refuse".

    `owner` and `by_word` lead from an index into `found` to the English word that renders that negation.
    """

    unit: Unit
    found: Sequence[Denial]
    open_cues: Sequence[Cue]
    owner: Mapping[int, Cue]
    by_word: Mapping[int, Cue]

    @cached_property
    def spare(self) -> Sequence[Cue]:
        """Open negations of the English that render none of the Arabic."""
        spent = {cue.index for cue in self.owner.values()}
        return [cue for cue in self.open_cues if cue.index not in spent]

    @cached_property
    def words(self) -> Sequence[Told]:
        """The English words that may tell."""
        return tell_words(self.unit)


def lost_negations(unit: Unit, *, all_of_them: bool = False) -> Iterator[Negation]:
    """The Arabic negations of a sentence pair that no open negation of the English renders.

    Args:
        unit: the pair.
        all_of_them: also those that one renders, as training needs them.
    """
    count = sum(1 for _ in negators(unit.source_tokens))
    if not count or (not all_of_them and _openly(unit) >= count):
        return  # With a word for each, what is far from its own is hardly ever lost.
    found = denials(unit)
    seen = cues(unit, found)
    open_cues = [cue for cue in seen if cue.openness != WORD]
    meaning = [cue for cue in seen if cue.openness == WORD]
    owner = {n: open_cues[m] for m, n in matched(unit, found, open_cues).items()}
    by_word = {n: meaning[m] for m, n in matched(unit, found, meaning).items()}
    sides = Sides(unit, found, open_cues, owner, by_word)
    undone = _undone(sides)
    for n, denial in enumerate(found):
        if n in owner:
            if all_of_them:
                yield Negation(denial, True, features_of(sides, n))
        elif not (n in undone or shares(unit, denial) or is_article(unit, denial)):
            yield Negation(denial, False, features_of(sides, n))


def _openly(unit: Unit) -> int:
    """How many negations of grammar the English has."""
    tokens = unit.target_tokens
    return sum(openness(token.norm) == GRAMMAR for token in tokens if token.kind is Kind.LATIN)


def _undone(sides: Sides) -> frozenset[int]:
    """Negations that deny each other: «لم تأت بدون ثمن» and "came at a price"."""
    return frozenset(
        n
        for first, (one, two) in enumerate(pairwise(sides.found))
        for n in (first, first + 1)
        if two.negator.index - one.negator.index <= _NEXT
        and first not in sides.owner
        and first + 1 not in sides.owner
    )
