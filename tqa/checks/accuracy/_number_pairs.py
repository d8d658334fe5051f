"""Which quantity of the English was meant to render which of the Arabic, where their values differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language.quantities import Form, Quantity, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Up to two, numbers are articles, pronouns and duals as often as they are numbers.
SMALL = 2
# Where more is left over on both sides, the texts do not belong together.
_MOST_LEFT = 12
_UNITS = ["three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven"))]
_TENS = [f"{stem}ty" for stem in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")]
_ORDINALS = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "twelfth"]
# English words that are numbers above two: what to look for before all words of a text are read.
SPELLED = frozenset(
    [
        *(_UNITS + _TEENS + _TENS + _ORDINALS),
        *("eighteen", "nineteen", "eighteenth", "nineteenth", "hundred"),
        *(f"{teen}th" for teen in _TEENS),
        *(f"{tens[:-1]}ieth" for tens in _TENS),
        *(
            f"{tens}-{unit}"
            for tens in _TENS
            for unit in ["one", "two", "first", "second", *_UNITS, *_ORDINALS]
        ),
    ]
)
_STRONG, _FAIR, _WEAK, _NONE = 3, 2, 1, 0
_NO_SHARE = object()
_PLAIN = (QuantityKind.CARDINAL, QuantityKind.ORDINAL, QuantityKind.PERCENT)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`target` renders `source` with another value; `magnitude` where only the power of ten is wrong."""

    source: Quantity
    target: Quantity
    magnitude: bool


def unmatched(quantities: Sequence[Quantity], others: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Those with a value but no equal on the other side; a share in words equals its percentage."""
    keys: set[object] = set()
    for other in others:
        if other.approximate:
            continue
        keys |= other.keys
        keys.add(_share(other))
    return tuple(
        one
        for one in quantities
        if not one.approximate and keys.isdisjoint(one.keys) and _counterpart(one) not in keys
    )


def _share(quantity: Quantity) -> tuple[bool, int] | None:
    """Whether a quantity is in percent, and its percentage cut to whole ones: 50 for "half"."""
    if quantity.kind is QuantityKind.PERCENT and quantity.value <= 100:
        return True, int(quantity.value)
    return (False, int(quantity.value * 100)) if 0 < quantity.value < 1 else None


def _counterpart(quantity: Quantity) -> object:
    """The share, told in the other way, that makes "half" and "50 percent" equal."""
    share = _share(quantity)
    return _NO_SHARE if share is None else (not share[0], share[1])


def open_left(quantities: Iterable[Quantity], others: Iterable[Quantity]) -> bool:
    """Whether one side has more open numbers ("dozens") than the other, which may render a figure."""
    one, two = (sum(quantity.approximate for quantity in side) for side in (quantities, others))
    return one > two


def judged(quantity: Quantity) -> bool:
    """Whether a quantity without an equal is worth a word: it counts something, and more than two."""
    return quantity.value > SMALL and quantity.kind is not QuantityKind.LABEL


def pair_up(source: Sequence[Quantity], target: Sequence[Quantity]) -> tuple[Mismatch, ...]:
    """Pair unmatched quantities of both sides that plainly stand for one another.

    A pair must be each other's best: alike in digits, or the only ones left over.

    Args:
        source: judged Arabic quantities without an equal in the English.
        target: judged English quantities without an equal in the Arabic.
    """
    if max(len(source), len(target)) > _MOST_LEFT:
        return ()
    alone = len({one.value for one in source}) == len({two.value for two in target}) == 1
    least = _WEAK if alone else _FAIR
    best_of_source = [max((_strength(one, two) for two in target), default=_NONE) for one in source]
    pairs = []
    for two in target:
        strengths = [_strength(one, two) for one in source]
        best = max(strengths, default=_NONE)
        index = strengths.index(best) if best else 0
        if best < least or best_of_source[index] > best or (strengths.count(best) > 1 and not alone):
            continue
        one = source[index]
        if _is_figure(one) or _is_figure(two):
            pairs.append(Mismatch(one, two, _digits(one.value) == _digits(two.value)))
    return tuple(pairs) or _worded_pair(source, target)


def _worded_pair(source: Sequence[Quantity], target: Sequence[Quantity]) -> tuple[Mismatch, ...]:
    """Two numbers in words, each the only one of its kind that is left over on its side."""
    for kind in _PLAIN:
        ones, twos = ([each for each in side if each.kind is kind] for side in (source, target))
        if len(ones) == len(twos) == 1 and _are_plain_counts(ones[0], twos[0]):
            return (Mismatch(ones[0], twos[0], _digits(ones[0].value) == _digits(twos[0].value)),)
    return ()


def surplus(quantities: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Figures that the other side has less often: one of two may have been rendered with another value."""
    figures = [one for one in quantities if _is_figure(one) and judged(one)]
    ours = Counter(one.value for one in figures)
    theirs = Counter(key for other in others for key in other.keys)
    return [one for one in figures if ours[one.value] > sum(theirs[key] for key in one.keys)]


def slips(source: Sequence[Quantity], target: Sequence[Quantity]) -> tuple[Mismatch, ...]:
    """Pairs alike in nearly all their digits: the only English figure left over, and one Arabic value."""
    figures = [two for two in target if _is_figure(two)]
    if len(figures) != 1:
        return ()
    alike = [one for one in source if _strength(one, figures[0]) == _STRONG]
    if len({one.value for one in alike}) != 1:
        return ()
    one, two = alike[0], figures[0]
    return (Mismatch(one, two, _digits(one.value) == _digits(two.value)),)


def _is_figure(quantity: Quantity) -> bool:
    """In digits or with a scale word, as readers look numbers up."""
    return quantity.form is not Form.WORDS


def _are_plain_counts(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers in words are whole: fractions have more ways to be rendered."""
    words = one.form is two.form is Form.WORDS
    return words and one.value == int(one.value) and two.value == int(two.value)


def is_rounded(source: Quantity, target: Quantity) -> bool:
    """Whether the English is the Arabic number in fewer digits, and says "about"."""
    digits = len(_digits(target.value))
    if not target.hedged or digits >= len(_digits(source.value)) or not source.value:
        return False
    last = Decimal(1).scaleb(target.value.adjusted() - digits + 1)
    return abs(source.value - target.value) < last


def _strength(source: Quantity, target: Quantity) -> int:
    """How plainly `target` renders `source`."""
    if source.kind is not target.kind and not {source.kind, target.kind} <= set(_PLAIN):
        return _NONE
    one, two = _digits(source.value), _digits(target.value)
    if one == two:
        return _STRONG if len(one) > 1 else _FAIR
    if _is_slip(one, two):
        return _STRONG if min(len(one), len(two)) > 2 else _FAIR
    return _WEAK


def _digits(value: Decimal) -> str:
    """The significant digits: 75 for 750,000 and for 7.5."""
    return format(value, "f").replace(".", "").strip("0")


def _is_slip(one: str, two: str) -> bool:
    """One digit exchanged, left out or added, or two neighbours swapped."""
    short, long = sorted((one, two), key=len)
    if len(short) < 2 or len(long) > len(short) + 1:
        return False
    if len(long) > len(short):
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    places = [at for at in range(len(one)) if one[at] != two[at]]
    if len(places) != 2:
        return len(places) == 1
    left, right = places
    return right == left + 1 and one[left] == two[right] and one[right] == two[left]
