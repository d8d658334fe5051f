"""English negations that no word of the Arabic is behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._negative_words import GRAMMAR, OPEN, openness
from tqa.checks.accuracy._negators_ar import NEGATORS, denies
from tqa.checks.accuracy._polarity import has_meaning
from tqa.language.tokens import LATIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

# Behind "not" and "no": what is said is no denial ("not only", "no doubt", "No. 5").
_AFTER = frozenset(
    (
        "only", "just", "merely", "simply", "least", "doubt", "matter", "less", "fewer", "more", "later",
        "other", "one", "sooner", "wonder", "to", "so", "quite", "entirely", "necessarily", "yet", "longer",
        "alone", "surprise", "question", "secret", "exception", "coincidence", "accident", "stranger",
    )
)  # fmt: skip
_BEFORE = frozenset(("or", "if", "whether", "why", "but"))
_ENDS = frozenset('.,;:!?()“”"')
# How many words behind the negation may be what it denies.
_SCOPE = 5


def added(unit: Unit) -> Iterator[tuple[int, int]]:
    """The English negations of a pair whose Arabic denies nothing at all.

    Where a word denies anything, none is reported: on machine translation all of those were wrong.

    Yields:
        The English token, and the Arabic token of what it denies.
    """
    if OPEN.isdisjoint(unit.target_places) and "n't" not in unit.target and "n’t" not in unit.target:
        return
    tokens = unit.target_tokens
    found = [
        index
        for index, token in enumerate(tokens)
        if token.kind is LATIN and openness(token.norm) == GRAMMAR and not _is_idiom(tokens, index)
    ]
    if not found:
        return
    # Most have a word that needs no look into the lexicon.
    if not NEGATORS.isdisjoint(unit.source_forms) or any(
        denies(token, unit.lexicon) for token in unit.source_tokens
    ):
        return
    behind = _behind(unit)
    for index in found:
        anchors = _anchors(tokens, index, behind)
        if anchors:
            yield index, anchors[0]


def _is_idiom(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1].norm if index else ""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return behind is None or behind.norm in _AFTER or before in _BEFORE or behind.kind is not LATIN


def _behind(unit: Unit) -> Mapping[int, Sequence[int]]:
    """English token of meaning → the Arabic tokens that it may render, the likeliest first."""
    table: dict[int, list[int]] = {}
    for source, target in sorted(unit.evidence, key=lambda pair: -unit.evidence[pair]):
        if has_meaning(unit, target):
            table.setdefault(target, []).append(source)
    return table


def _anchors(tokens: Sequence[Token], index: int, behind: Mapping[int, Sequence[int]]) -> Sequence[int]:
    for place in range(index + 1, min(index + 1 + _SCOPE, len(tokens))):
        if tokens[place].text in _ENDS:
            break
        if place in behind:
            return behind[place]
    return ()
