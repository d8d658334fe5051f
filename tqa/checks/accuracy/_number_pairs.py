"""Which quantity of the English was meant to render which of the Arabic, where their values differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.language.quantities import Form, Quantity, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

# Up to two, numbers are articles, pronouns and duals as often as they are numbers.
SMALL = 2
_THOUSAND = 1000
_STRONG, _FAIR, _WEAK = 3, 2, 1
_PLAIN = frozenset({QuantityKind.CARDINAL, QuantityKind.ORDINAL, QuantityKind.PERCENT})


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`target` renders `source` with another value; `magnitude`: the digits are right, the power of ten is not."""

    source: Quantity
    target: Quantity
    magnitude: bool


def matched(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether any of `others` has the value of `one`, a share in words counting as its percentage."""
    return any(one.equals(other) or _shares(one, other) or _shares(other, one) for other in others)


def _shares(fraction: Quantity, percentage: Quantity) -> bool:
    """ "Half" and "50 percent"."""
    return (
        percentage.kind is QuantityKind.PERCENT
        and fraction.value < 1
        and abs(fraction.value * 100 - percentage.value) < 1
    )


def judged(quantity: Quantity) -> bool:
    """Whether a quantity that has no equal on the other side is worth a word: it has a value, and not one or two."""
    if quantity.approximate or quantity.kind is QuantityKind.LABEL:
        return False
    return quantity.value > SMALL


def pair_up(source: Sequence[Quantity], target: Sequence[Quantity]) -> tuple[Mismatch, ...]:
    """Pair unmatched quantities of both sides that plainly stand for one another.

    Args:
        source: judged Arabic quantities without an equal in the English.
        target: judged English quantities without an equal in the Arabic.
    """
    strengths = {(i, j): _strength(one, two) for i, one in enumerate(source) for j, two in enumerate(target)}
    alone = len({one.value for one in source}) == 1 and len({two.value for two in target}) == 1
    pairs = []
    for j, two in enumerate(target):
        best = max((strengths[i, j] for i in range(len(source))), default=0)
        rivals = [i for i in range(len(source)) if strengths[i, j] == best]
        if len(rivals) != 1 and not alone:
            continue
        one = source[rivals[0]] if rivals else None
        if one is None or best < (_WEAK if alone else _FAIR):
            continue
        if any(strengths[rivals[0], k] > best for k in range(len(target))):
            continue
        if _is_written(one) or _is_written(two):
            pairs.append(Mismatch(one, two, _digits(one.value) == _digits(two.value)))
    return tuple(pairs)


def _is_written(quantity: Quantity) -> bool:
    """In digits or with a scale word: what a reader would look up."""
    return quantity.form is not Form.WORDS


def _strength(source: Quantity, target: Quantity) -> int:
    """How plainly `target` renders `source`: 0 for not at all."""
    if not _compatible(source, target):
        return 0
    one, two = _digits(source.value), _digits(target.value)
    if one == two:
        return _STRONG if len(one) > 1 else _FAIR
    if _slip(one, two):
        return _STRONG if min(len(one), len(two)) > 2 else _FAIR
    return _WEAK


def _compatible(source: Quantity, target: Quantity) -> bool:
    if source.kind is target.kind:
        return True
    return source.kind in _PLAIN and target.kind in _PLAIN


def _digits(value: Decimal) -> str:
    """The significant digits: 75 for 750,000 and for 7.5."""
    return format(value.normalize(), "f").replace(".", "").strip("0")


def _slip(one: str, two: str) -> bool:
    """One digit exchanged, left out or added, or two neighbours swapped."""
    if len(one) == len(two):
        places = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
        if len(places) == 1:
            return len(one) > 1
        return (
            len(places) == 2
            and places[1] == places[0] + 1
            and one[places[0]] == two[places[1]]
            and one[places[1]] == two[places[0]]
        )
    short, long = sorted((one, two), key=len)
    return (
        len(short) > 1
        and len(long) == len(short) + 1
        and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    )
