"""A quantity in a text, whatever script, words or digits it is written in, ready to be compared by value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from tqa.language.digits import DASHES, filled_out

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from tqa.language.tokens import Token
    from tqa.model import Span

ONE = Decimal(1)


class QuantityKind(StrEnum):
    """What a number does in its sentence.

    A CLOCK's value is hour and minute as written with a point: half past ten is 10.30. A LABEL names a thing and measures nothing
    ("COVID-19", "S/2010/85", a telephone number). A MARKER numbers the paragraph it opens.
    """

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    CLOCK = "clock"
    DECADE = "decade"
    LABEL = "label"
    MARKER = "marker"


class Form(StrEnum):
    """How a number is written: digits, digits or words with a scale word ("3 million"), or words."""

    DIGITS = "digits"
    SCALED = "scaled"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number.

    `span` covers its characters, the percent sign or word included; `first` and `last` are the indices of its outer tokens.
    `readings` holds every value the characters may stand for ("1.500" is 1.5 or 1500), `value` among them as the likeliest.
    `scale` is the last scale word's value, 1 without one. `approximate` marks "dozens" and "hundreds of thousands", which have no
    value to compare. `spelled` tells digits with a scale word ("3 million") from words alone ("three million").
    """

    value: Decimal
    span: Span
    kind: QuantityKind
    form: Form
    first: int
    last: int
    approximate: bool = False
    readings: frozenset[Decimal] = field(default_factory=frozenset)
    scale: Decimal = ONE
    spelled: bool = False

    def equals(self, other: Quantity) -> bool:
        """Whether the two may be the same number; a clock's hour is the same twelve hours later."""
        if self.readings & other.readings:
            return True
        if QuantityKind.CLOCK in (self.kind, other.kind):
            return bool(
                {value % 12 for value in self.readings if value < 25}
                & {value % 12 for value in other.readings if value < 25}
            )
        return False


def complete_ranges(
    quantities: Sequence[Quantity], tokens: Sequence[Token], connectors: Container[str]
) -> tuple[Quantity, ...]:
    """Give the ends of ranges what they leave to each other: the 10 of "10 to 15 million", the 53 of "1950-53".

    Args:
        quantities: in order of the text.
        tokens: what they were read from.
        connectors: the words and marks, in matching form, that may stand alone between the two.
    """
    shared = list(quantities)
    for index in range(len(shared) - 2, -1, -1):
        one, two = shared[index], shared[index + 1]
        between = tokens[one.last + 1 : two.first]
        if [token.text in DASHES for token in between] == [True] and (
            full := filled_out(one.value, two.value)
        ):
            shared[index + 1] = replace(two, readings=two.readings | set(full))
        if len(between) > 1 or not all(token.norm in connectors for token in between):
            continue
        if one.kind is QuantityKind.CARDINAL and two.kind is QuantityKind.PERCENT:
            shared[index] = replace(one, kind=QuantityKind.PERCENT)
        elif two.scale != ONE and one.scale == ONE:
            shared[index] = replace(one, readings=one.readings | {one.value * two.scale})
    return tuple(shared)
