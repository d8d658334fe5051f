"""A quantity in a text, whatever script, words or digits it is written in, ready to be compared by value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from tqa.language.digits import DASHES, filled_out

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from tqa.language.tokens import Token
    from tqa.model import Span

ONE = Decimal(1)
# Cut off alike in both languages, so that two thirds are twice a third.
THIRD = Decimal("0.333333")


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


class Form(StrEnum):
    """How a number is written: in digits alone, with a scale word ("3 million"), or in other words."""

    DIGITS = "digits"
    SCALED = "scaled"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number.

    `span` covers its characters, the percent sign or word included; `first` and `last` are the indices of its
    outer tokens. `readings` holds every value that the characters may stand for ("1.500" is 1.5 or 1500), the
    likeliest, `value`, among them. `scale` is the last scale word's value, 1 without one. `approximate` marks
    "dozens" and "hundreds of thousands", whose value says nothing. `spelled` tells "three million" from
    "3 million".
    """

    value: Decimal
    span: Span
    kind: QuantityKind
    form: Form
    first: int
    last: int
    readings: frozenset[Decimal]
    scale: Decimal = ONE
    approximate: bool = False
    spelled: bool = False

    @property
    def keys(self) -> frozenset[tuple[str, Decimal]]:
        """What another quantity must share to be the same number; an hour is the same twelve hours later."""
        keys = frozenset([("", reading) for reading in self.readings])
        if self.kind is not QuantityKind.CLOCK:
            return keys
        return keys | {("hour", reading % 12) for reading in self.readings if reading < 25}


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
            complete[index + 1] = replace(two, readings=two.readings | set(filled_out(one.value, two.value)))
        if (one.kind, two.kind, one.scale) == (QuantityKind.CARDINAL, QuantityKind.PERCENT, two.scale):
            complete[index] = replace(one, kind=QuantityKind.PERCENT)
        elif two.scale != ONE and one.scale == ONE:
            complete[index] = replace(one, readings=one.readings | {one.value * two.scale})
    return tuple(complete)
