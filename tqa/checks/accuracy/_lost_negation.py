"""Arabic negations that no open negation of the English renders, and what tells how they are rendered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.checks.accuracy._negation_features import NEAR, UNTOLD, features_of, tell_words
from tqa.checks.accuracy._negation_pairing import (
    is_article,
    is_repeated,
    is_said_otherwise,
    left_over,
    matched,
    reaches,
    shares,
)
from tqa.checks.accuracy._negative_words import GRAMMAR, NONE, WORD, governs, openness
from tqa.checks.accuracy._polarity import LIGHT, cues, denials, has_meaning, is_spent, unit_negators
from tqa.language.tokens import ARABIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tqa.checks.accuracy._negation_features import Told
    from tqa.checks.accuracy._polarity import Cue, Denial
    from tqa.checks.unit import Unit

# How many words behind a negation another takes it back.
_NEXT = 3
# How many words before a word like "fail" what it denies may stand: "few of them", "attacks are rare".
_GOVERNED_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Negation:
    """An Arabic negation: whether an open negation of the English renders it, and what else is seen of it.

    `place` is the English token that is most likely what is denied.
    """

    denial: Denial
    place: int
    rendered: bool
    features: tuple[str, ...]


@dataclass(frozen=True)
class Sides:
    """The negations of both sides: `cues` are the English ones, of which `is_free` tells the free.

    `owner` leads from an index into `found` to the open negation of the English that renders that one.
    """

    unit: Unit
    found: Sequence[Denial]
    cues: Sequence[Cue]
    owner: Mapping[int, Cue]
    is_free: Callable[[Cue], bool]

    @cached_property
    def by_word(self) -> Mapping[int, Cue]:
        """As `owner`, for words like "refuse", which deny by their meaning."""
        # What is denied may itself be such a word: «لم يمنع» is "did not prevent".
        denied = {anchor for denial in self.found for anchor in denial.anchors}
        meaning = [cue for cue in self.cues if cue.openness == WORD and cue.index not in denied]
        pairs = matched(self.unit, self.found, meaning, self.is_free)
        return {n: meaning[m] for m, n in pairs.items()}

    @cached_property
    def spare(self) -> Sequence[Cue]:
        """Open negations of the English that render none of the Arabic."""
        owned = {cue.index for cue in self.owner.values()}
        return [
            cue for cue in self.cues if cue.openness != WORD and cue.index not in owned and self.is_free(cue)
        ]

    @cached_property
    def explained(self) -> tuple[frozenset[int], frozenset[int]]:
        """The English tokens that some Arabic word may render, and the Arabic words without any English."""
        unit = self.unit
        known = {i for i, _ in unit.evidence}
        negators = {denial.negator.index for denial in self.found}
        dark = {
            i
            for i, token in enumerate(unit.source_tokens)
            if token.kind is ARABIC
            and i not in known
            and i not in negators
            and not LIGHT.fullmatch(token.norm)
        }
        return frozenset(j for _, j in unit.evidence), frozenset(dark)

    def unknown(self, n: int) -> Sequence[int]:
        """The English words of meaning that no Arabic word explains, where `found[n]` should be.

        Where what is denied has no English, one of them must be it, or it has been left out altogether.
        """
        unit, told, places = self.unit, self.explained[0], self.found[n].places
        if self.found[n].anchors:
            places = places[:1]
        first, last = max(0, min(places) - NEAR), min(len(unit.target_tokens), max(places) + NEAR + 1)
        return [
            j
            for j in range(first, last)
            if j not in told
            and has_meaning(unit, j)
            and unit.target_tokens[j].norm not in UNTOLD
            and openness(unit.target_tokens[j].norm) in (NONE, WORD)
        ]

    def place(self, n: int) -> int:
        """The English word that is most likely what `found[n]` denies."""
        denial = self.found[n]
        if denial.anchors:
            return denial.anchors[0]
        return min(self.unknown(n), key=lambda j: abs(j - denial.places[0]), default=denial.places[0])

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
    count = len(unit_negators(unit))
    if not count or (not all_of_them and _openly(unit) >= count):
        return  # With a word for each, what is far from its own is hardly ever lost.
    found = denials(unit)
    sides = _sides(unit, found)
    owner = sides.owner
    undone = _undone(sides)
    for n, denial in enumerate(found):
        if n in owner:
            if all_of_them:
                yield Negation(denial, sides.place(n), True, features_of(sides, n))
        elif not (
            n in undone
            or is_article(unit, denial)
            or shares(unit, denial)
            or is_repeated(unit, found, n, owner)
            or _is_governed(sides, n)
            or _gave_way(sides, n)
            or is_said_otherwise(unit, denial)
            or not (denial.anchors or sides.unknown(n))
        ):
            yield Negation(denial, sides.place(n), False, features_of(sides, n))


def _sides(unit: Unit, found: Sequence[Denial]) -> Sides:
    there = cues(unit, found)
    open_cues = [cue for cue in there if cue.openness != WORD]
    is_free = cache(lambda cue: not is_spent(unit, found, cue))
    first = matched(unit, found, open_cues, is_free)
    pairs = {**first, **left_over(unit, found, open_cues, first, is_free)}
    return Sides(unit, found, there, {n: open_cues[m] for m, n in pairs.items()}, is_free)


def _openly(unit: Unit) -> int:
    """How many negations of grammar the English has."""
    return list(map(openness, unit.target_norms)).count(GRAMMAR)


def _is_governed(sides: Sides, n: int) -> bool:
    """Whether a word like "fail" or "lack" renders the negation."""
    if n not in sides.by_word:
        return False
    place, denial = sides.by_word[n].index, sides.found[n]
    if not governs(sides.unit.target_tokens[place].norm):
        return False
    return not denial.anchors or any(anchor - place >= -_GOVERNED_BEFORE for anchor in denial.anchors)


def _gave_way(sides: Sides, n: int) -> bool:
    """Whether its rendering was given to another negation that a word like "fail" renders."""
    return any(
        reaches(sides.unit, sides.found[n], cue) and _is_governed(sides, m)
        for m, cue in sides.owner.items()
        if m != n
    )


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
