"""What is seen of an Arabic negation in a sentence pair, as names of features.

All of it is the same whether or not an open negation of the English renders it: the words that do, and those
that come with a negation ("did", "any"), are left out. So the features say what to expect, and not what is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tqa.checks.accuracy._negative_words import AFFIX, GRAMMAR, NONE, WORD, openness
from tqa.checks.accuracy._negators_ar import denies
from tqa.checks.accuracy._polarity import LIGHT, denied_evidence
from tqa.language.stems import english_stem
from tqa.language.tokens import LATIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.accuracy._lost_negation import Sides
    from tqa.checks.unit import Unit

UNTOLD = frozenset(
    (
        "am", "is", "are", "was", "were", "be", "been", "do", "does", "did", "done", "have", "has", "had",
        "can", "could", "may", "might", "must", "shall", "should", "will", "would", "ca", "wo", "any",
        "anyone", "anything", "anybody", "anywhere", "either", "ever", "yet", "anymore", "the", "a", "an",
        "with", "s", "t", "it", "there",
    )
)  # fmt: skip
# What may be a negative prefix of a word that no list names.
_PREFIX = re.compile("(?:un|in|im|ir|il|dis|mis|mal|non|de|ill-|anti-|poor|little)(?=[a-z]{3})")
# How far around the English of what is denied a word tells of it, and a negation may yet be its rendering.
NEAR, _AROUND = 6, 20
_NO_ANCHOR = 3
_STEPS = (1, 2, 3, 5, 7)


class Told(NamedTuple):
    """An English word: its token, stem, how openly it denies, and its negative prefix, if it may be one."""

    place: int
    stem: str
    openness: int
    prefix: str


def tell_words(unit: Unit) -> Sequence[Told]:
    """The English words but for open negations and what comes with them."""
    result = []
    for index, token in enumerate(unit.target_tokens):
        if token.kind is LATIN and token.norm not in UNTOLD:
            level = openness(token.norm)
            if level not in (GRAMMAR, AFFIX):
                prefix = _PREFIX.match(token.norm) if level == NONE else None
                result.append(Told(index, english_stem(token.norm), level, prefix[0] if prefix else ""))
    return result


def features_of(sides: Sides, n: int) -> tuple[str, ...]:
    """The features of negation `n` of `sides.found`, sorted."""
    return tuple(sorted({*_arabic(sides, n), *_rendering(sides, n), *_english(sides, n), *_spare(sides, n)}))


def _rank(sides: Sides, n: int) -> int:
    """How many words of meaning in between have no English: 0 to 2; 3 where none has."""
    denial = sides.found[n]
    return min(denial.rank, _NO_ANCHOR - 1) if denial.anchors else _NO_ANCHOR


def _arabic(sides: Sides, n: int) -> Iterator[str]:
    unit, negator = sides.unit, sides.found[n].negator
    tokens, split = unit.source_tokens, unit.lexicon.split
    word = tokens[negator.index].norm.lstrip("وف")
    first = split(tokens[negator.scope[0]].text)[1]
    meant = next((p for p in negator.scope if not LIGHT.fullmatch(tokens[p].norm)), negator.scope[0])
    yield from (f"kind {negator.kind}", f"negator {word}", f"verb {first}", f"verb {word} {first}")
    yield f"meant {split(tokens[meant].text)[1]}"
    for place in negator.scope[1:4]:
        yield f"behind {split(tokens[place].text)[1]}"
    if negator.index:
        yield f"before {tokens[negator.index - 1].norm}"
    away = [abs(each.negator.index - negator.index) for m, each in enumerate(sides.found) if m != n]
    if away:
        yield f"next negation {min(min(away) // 2, 6)}"
    if any(denies(tokens[place], unit.lexicon) for place in negator.scope[:2]):
        yield "denies a denial"
        yield f"denies a denial {'in' if n in sides.by_word else 'out'}"
    yield f"negations {min(len(sides.found), 4)}"
    yield f"length {min(len(unit.target_tokens) // 8, 6)}"
    yield f"ratio {min(4 * (len(unit.target_words) + 1) // (len(unit.source_words) + 1), 10)}"


def _rendering(sides: Sides, n: int) -> Iterator[str]:
    """How surely the English of what is denied is known, and whether a word that means a denial is there."""
    unit, denial, rank = sides.unit, sides.found[n], _rank(sides, n)
    kind = denial.negator.kind
    yield f"rank {rank}"
    yield f"rank {rank} {kind}"
    sure = max(
        (denied_evidence(unit).get((p, a), 0.0) for p in denial.negator.scope for a in denial.anchors[:1]),
        default=0.0,
    )
    for step in _STEPS:
        if sure * 10 >= step:
            yield f"sure {step}"
            yield f"sure {step} {rank}"
    yield from _unknown(sides, n, rank)
    if n in sides.by_word:
        stem = english_stem(unit.target_tokens[sides.by_word[n].index].norm)
        yield from ("meant by", f"meant by {stem}", f"meant by {kind}")
    elif any(told.openness == WORD for told in sides.words):
        yield "meant far"
    else:
        yield f"nothing {kind} {rank} {min(len(sides.spare), 1)}"


def _unknown(sides: Sides, n: int, rank: int) -> Iterator[str]:
    """How freely this is translated: words of one side that nothing on the other explains.

    An English word that no Arabic word explains may be another way to say what is denied.
    """
    unit, denial = sides.unit, sides.found[n]
    near, dark = len(sides.unknown(n)), sides.explained[1]
    yield f"unknown {min(near, 3)}"
    yield f"unknown {min(near, 3)} {rank}"
    around = [
        p for p in range(max(0, denial.negator.index - NEAR), denial.negator.scope[-1] + 1) if p in dark
    ]
    yield f"dark {min(len(around), 4)}"
    yield f"dark {min(len(around), 4)} {rank}"
    share = 4 * len(dark) // max(1, len(unit.source_words))
    yield f"dark share {share}"
    yield f"dark share {share} {rank}"


def _anchors(sides: Sides, n: int) -> Sequence[int]:
    """English tokens of what is denied, or where it should be."""
    return sides.found[n].places[:3]


def _english(sides: Sides, n: int) -> Iterator[str]:
    anchors = _anchors(sides, n)
    reach = NEAR if sides.found[n].anchors else _AROUND
    before: Told | None = None
    asks = sides.unit.source_tokens[sides.found[n].negator.index].norm.endswith("لم")
    for told in sides.words:
        near = min(abs(told.place - anchor) for anchor in anchors) <= reach
        where = "near" if near else "far"
        # In an unpointed text «لم» may be "why".
        if near and (told.stem != "whi" or asks):
            yield f"near {told.stem}"
        if told.openness == WORD:
            yield f"{where} =word"
            yield "any =word"
        elif told.prefix:
            yield f"{where} ^{told.prefix}"
            yield f"{where} ^"
        if near and before is not None and before.place == told.place - 1:
            yield f"pair {before.stem} {told.stem}"
        before = told


def _spare(sides: Sides, n: int) -> Iterator[str]:
    """The other open negations of the English, and whether there are enough of them."""
    anchors, rank, denial = _anchors(sides, n), _rank(sides, n), sides.found[n]
    for m, cue in sides.owner.items():
        if m != n and any(-4 <= anchor - cue.index <= 8 for anchor in denial.anchors):
            yield "contested"
            yield f"contested {cue.openness}"
    for cue in sides.spare:
        far = min(abs(cue.index - anchor) for anchor in anchors)
        yield f"spare {'near' if far <= NEAR else 'around' if far <= _AROUND else 'far'} {cue.openness}"
        if cue.index in anchors:
            yield f"spare at {cue.openness}"
    others = len(sides.found) - len(sides.owner) - (n not in sides.owner)
    balance = sum(cue.openness == GRAMMAR for cue in sides.spare) - others - 1
    yield f"balance {max(-2, min(balance, 1))}"
    yield f"balance {max(-1, min(balance, 0))} {rank}"
    yield f"spares {min(len(sides.spare), 3)}"
    yield f"spares {min(len(sides.spare), 2)} {denial.negator.kind} {rank}"
