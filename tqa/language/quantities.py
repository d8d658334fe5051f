"""A quantity in a text, whatever script, words or digits it is written in, ready to be compared by value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tqa.language.digits import DASHES, filled_out
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from tqa.language.measures import Measure
    from tqa.language.naming import Naming
    from tqa.language.tokens import Token

ONE = Decimal(1)
# Cut off alike in both languages, so that two thirds are twice a third.
THIRD = Decimal("0.333333")
# What may stand alone between the ends of a range in either language, and what makes "and" such a word.
_TO = frozenset(["الي", "حتي", "to", "through", "until", "till"]) | DASHES
_AND = frozenset(["و", "and"])
_BETWEEN = frozenset(["بين", "وبين", "between"])


class QuantityKind(StrEnum):
    """What a number does in its sentence.

    A CLOCK's value is hour and minute as written with a point: half past ten is 10.30. A LABEL names a thing
    and measures nothing ("COVID-19", "S/2010/85", a telephone number). A MARKER numbers the paragraph that it
    opens.
    """

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    CLOCK = "clock"
    DECADE = "decade"
    LABEL = "label"
    MARKER = "marker"


_UNMEASURED = frozenset(
    {QuantityKind.PERCENT, QuantityKind.CLOCK, QuantityKind.DECADE, QuantityKind.LABEL, QuantityKind.MARKER}
)


class Form(StrEnum):
    """How a number is written: in digits alone, with a scale word ("3 million"), or in other words."""

    DIGITS = "digits"
    SCALED = "scaled"
    WORDS = "words"


class Quantity(NamedTuple):
    """One number.

    `start` and `end` bound its characters, the percent sign or word included; `first` and `last` are the
    indices of its outer tokens. `readings` holds every value that the characters may stand for ("1.500" is
    1.5 or 1500), the likeliest, `value`, among them. `scale` is the last scale word's value, 1 without one.
    `approximate` marks "dozens" and "hundreds of thousands", whose value says nothing; `hedged` marks "about
    300", which is rounded. `spelled` tells "three million" from "3 million". `measures` are the currency or
    unit beside it, more than one where the word is ambiguous («ليرة» is a pound or a lira), and
    `measure_span` the characters that name it. A named tuple for the reason that `Token` is.
    """

    value: Decimal
    start: int
    end: int
    kind: QuantityKind
    form: Form
    first: int
    last: int
    readings: frozenset[Decimal]
    scale: Decimal = ONE
    approximate: bool = False
    spelled: bool = False
    hedged: bool = False
    measures: tuple[Measure, ...] = ()
    measure_span: Span | None = None

    @property
    def span(self) -> Span:
        """The characters of the number."""
        return Span(self.start, self.end)

    @property
    def measured_span(self) -> Span:
        """The characters of the number with its currency or unit."""
        named = self.measure_span
        if named is None:
            return self.span
        return Span(min(self.start, named.start), max(self.end, named.end))

    @property
    def keys(self) -> frozenset[object]:
        """What another quantity must share to be the same number; an hour is the same twelve hours later."""
        if self.kind is not QuantityKind.CLOCK:
            return self.readings
        return self.readings | {("hour", reading % 12) for reading in self.readings if reading < 25}


def complete_ranges(
    quantities: Sequence[Quantity], tokens: Sequence[Token], connectors: Container[str]
) -> tuple[Quantity, ...]:
    """Give the ends of ranges what they leave to each other, as in "10 to 15 million" and "1950-53".

    Args:
        quantities: in order of the text.
        tokens: what they were read from.
        connectors: the words and marks, in matching form, that may stand alone between the two ends.
    """
    complete = list(quantities)
    for index in range(len(complete) - 2, -1, -1):
        one, two = complete[index], complete[index + 1]
        between = tokens[one.last + 1 : min(two.first, one.last + 3)]
        if len(between) != 1 or between[0].norm not in connectors:
            continue
        if between[0].text in DASHES:
            complete[index + 1] = two._replace(readings=two.readings | set(filled_out(one.value, two.value)))
        if (one.kind, two.kind, one.scale) == (QuantityKind.CARDINAL, QuantityKind.PERCENT, two.scale):
            complete[index] = one._replace(kind=QuantityKind.PERCENT)
        elif two.scale != ONE and one.scale == ONE:
            complete[index] = one._replace(readings=one.readings | {one.value * two.scale})
    return tuple(complete)


@dataclass(frozen=True, slots=True)
class Range:
    """Two quantities that are the ends of one: "10 to 15 million", «بين ٥ و٧»."""

    low: Quantity
    high: Quantity

    @property
    def span(self) -> Span:
        """From the first character of the one end to the last of the other."""
        return Span(self.low.span.start, self.high.span.end)

    def holds(self, quantity: Quantity) -> bool:
        """Whether a quantity is one of the two ends."""
        return quantity.first in (self.low.first, self.high.first)


def ranges_of(quantities: Sequence[Quantity], tokens: Sequence[Token]) -> tuple[Range, ...]:
    """Every two neighbours that a word or mark makes the ends of one range, in order.

    Args:
        quantities: of one text, in order.
        tokens: what they were read from.
    """
    found: list[Range] = []
    for one, two in pairwise(quantities):
        if one.approximate or two.approximate or QuantityKind.LABEL in (one.kind, two.kind):
            continue
        between = tokens[one.last + 1 : min(two.first, one.last + 3)]
        before = tokens[one.first - 1].norm if one.first else ""
        word = between[0].norm if len(between) == 1 else ""
        tied = word in _TO or (before in _BETWEEN and (word in _AND or _is_glued_and(tokens, one, two)))
        if tied and one.value < max(two.readings) and not (found and found[-1].holds(one)):
            found.append(Range(one, two))
    return tuple(found)


def _is_glued_and(tokens: Sequence[Token], one: Quantity, two: Quantity) -> bool:
    return two.first == one.last + 1 and tokens[two.first].norm.startswith("و")


def qualified(
    quantities: Sequence[Quantity],
    tokens: Sequence[Token],
    hedges: Container[str],
    naming: Callable[[Sequence[Token], Quantity], Naming | None],
) -> tuple[Quantity, ...]:
    """The quantities with what the words beside them say: about how many, and of which measure.

    Args:
        quantities: in order of the text.
        tokens: what they were read from.
        hedges: the words, in matching form, that mark a number as rounded.
        naming: finds the measure beside a quantity.
    """
    done: list[Quantity] = []
    for one in quantities:
        if one.kind in _UNMEASURED:
            done.append(one)
            continue
        hedged = one.hedged or (one.first > 0 and tokens[one.first - 1].norm in hedges)
        named = naming(tokens, one)
        if named is not None:
            done.append(one._replace(hedged=hedged, measures=named.measures, measure_span=named.span))
        else:
            done.append(one._replace(hedged=True) if hedged and not one.hedged else one)
    return tuple(done)
