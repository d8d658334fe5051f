"""The closed class of English number words and how to look one up."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from tqa.language.quantities import THIRD


class Role(Enum):
    """What a word does inside a spelled-out number."""

    UNIT = auto()  # 0 to 19
    TENS = auto()
    HUNDRED = auto()
    SCALE = auto()
    DOZEN = auto()
    FRACTION = auto()
    ORDINAL = auto()
    LOOSE = auto()  # "dozens", "hundreds", "millions"
    SOME = auto()  # "several", of which only "several hundred" is a number
    DECADE = auto()  # "the sixties"
    ARTICLE = auto()  # "a" before "hundred"


class NumberWord(NamedTuple):
    """One word's part in a number."""

    role: Role
    value: Decimal


SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
# Short forms written behind digits only.
SHORT_SCALES = {"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "b": 9, "tn": 12, "tr": 12}
# Of these, the ones that stand for a unit of measure as well: metres, kilo-anything.
AMBIGUOUS_SCALES = frozenset(["k", "m", "b"])

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS_ORDINALS = [
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
]
_FRACTIONS = {
    **dict.fromkeys(["half", "halves", "halfway", "½"], Decimal("0.5")),
    **dict.fromkeys(["quarter", "quarters", "fourths", "¼"], Decimal("0.25")),
    **dict.fromkeys(["thirds", "⅓"], THIRD),
    "fifths": Decimal("0.2"),
    "sixths": Decimal(1) / 6,
    "sevenths": Decimal(1) / 7,
    "eighths": Decimal("0.125"),
    "ninths": Decimal(1) / 9,
    "tenths": Decimal("0.1"),
    "¾": Decimal("0.75"),
    "⅔": 2 * THIRD,
}
_ROMAN_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
_ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = {
    ten + unit: 10 * tens + units
    for tens, ten in enumerate(_ROMAN_TENS)
    for units, unit in enumerate(_ROMAN_UNITS)
    if tens or units
}
"""Roman numerals in capitals, 1 to 89, and their values."""


def _table() -> dict[str, NumberWord]:
    table: dict[str, NumberWord] = {}

    def enter(role: Role, value: Decimal | int, *words: str) -> None:
        table.update(dict.fromkeys(words, NumberWord(role, Decimal(value))))

    for value, (word, ordinal) in enumerate(zip(_UNITS, ["zeroth", *_ORDINALS], strict=True)):
        enter(Role.UNIT, value, word)
        enter(Role.ORDINAL, value, ordinal)
    for index, (word, ordinal) in enumerate(zip(_TENS, _TENS_ORDINALS, strict=True)):
        enter(Role.TENS, 20 + 10 * index, word)
        enter(Role.ORDINAL, 20 + 10 * index, ordinal)
        enter(Role.DECADE, 20 + 10 * index, word.removesuffix("y") + "ies")
    enter(Role.HUNDRED, 100, "hundred", "hundredth")
    for word, power in SCALES.items():
        enter(Role.SCALE, Decimal(10) ** power, word, f"{word}th")
        enter(Role.LOOSE, Decimal(10) ** power, f"{word}s")
    enter(Role.DOZEN, 12, "dozen")
    enter(Role.LOOSE, 1, "dozens", "scores", "tens")
    enter(Role.SOME, 1, "several", "few", "many", "some")
    enter(Role.LOOSE, 100, "hundreds")
    table.update({word: NumberWord(Role.FRACTION, value) for word, value in _FRACTIONS.items()})
    enter(Role.UNIT, 1, "once")
    enter(Role.UNIT, 2, "twice", "double", "doubled", "doubles")
    enter(Role.UNIT, 3, "thrice", "triple", "tripled", "threefold")
    enter(Role.ARTICLE, 1, "a", "an")
    return table


_WORDS = _table()
NUMBER_WORDS = frozenset(_WORDS)
"""All words for which `number_word` has an answer."""


def number_word(word: str) -> NumberWord | None:
    """The number word that a lower-case English word is; None for any other word."""
    return _WORDS.get(word)
