"""Currencies and units of measure: what they measure, how they convert and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from tqa.language._measures_words import COUNTRIES, CURRENCIES, SYMBOLS, UNITS
from tqa.language.arabic import fold

# The longest short form of a unit: "bbl".
_ABBREVIATION = 3
# How far two values may lie apart for one to be the other, converted and rounded.
_ROUNDING = Decimal("0.06")
_FREEZING, _PER_DEGREE = Decimal(32), Decimal("1.8")


class MeasureType(StrEnum):
    """What a unit measures; only measures of one type can be converted, or mistaken for each other."""

    CURRENCY = "currency"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    POWER = "power"
    TEMPERATURE = "temperature"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Measure:
    """A currency or unit.

    `name` is its English name in the singular; `size` how many of the type's base unit (metre, square metre,
    gram, litre, watt, second) it has, 0 where that is not fixed, as of currencies. `variety` is the country
    of a currency or the scale of a temperature, "" where the text does not say.
    """

    type: MeasureType
    name: str
    size: Decimal = Decimal(0)
    variety: str = ""

    def agrees_with(self, other: Measure) -> bool:
        """Whether the two may be one and the same; what a text does not say agrees with everything."""
        same = (self.type, self.name) == (other.type, other.name)
        return same and (not self.variety or not other.variety or self.variety == other.variety)


def converts(one: Decimal, of: Measure, two: Decimal, to: Measure) -> bool:
    """Whether `two` of the measure `to` is what `one` of the measure `of` comes to, but for rounding."""
    if of.type is not to.type:
        return False
    if of.type is MeasureType.TEMPERATURE:
        celsius, fahrenheit = (one, two) if of.variety == "celsius" else (two, one)
        return {of.variety, to.variety} == {"celsius", "fahrenheit"} and abs(
            celsius * _PER_DEGREE + _FREEZING - fahrenheit
        ) <= 2
    if not of.size or not to.size or of.size == to.size:
        return False
    right = one * of.size / to.size
    return abs(two - right) <= right * _ROUNDING


def english_form(measure: Measure, like: str, of: Measure) -> str | None:
    """The English word or mark for a measure in the form that another has; None where it has no such form.

    Args:
        measure: what to name; one that tells its country or scale has no single word.
        like: the characters to model it on: "$", "kilometers", "km".
        of: the measure that these name.
    """
    if measure.variety or of.variety:
        return None
    if like in SYMBOLS:
        return next((mark for mark, named in SYMBOLS.items() if named == (measure.name, "")), None)
    forms, models = (_english_forms(each) for each in (measure, of))
    if not forms or like not in models:
        return None
    if len(models[-1]) <= _ABBREVIATION and like == models[-1] != models[0]:
        return forms[-1] if len(forms[-1]) <= _ABBREVIATION else None
    plural = next((form for form in forms[1:] if form[0] == forms[0][0]), forms[0])
    return forms[0] if like == models[0] else plural


def _english_forms(measure: Measure) -> list[str]:
    if measure.type is MeasureType.CURRENCY:
        return CURRENCIES[measure.name][1].split() if measure.name in CURRENCIES else []
    row = UNITS[measure.type].get(measure.name)
    return row[2].split() if row is not None else []


def currency(name: str, country: str) -> Measure:
    """The currency of a name, in the country given, "" for any."""
    return Measure(MeasureType.CURRENCY, name, variety=country)


CURRENCY_CODES = {
    code: (name, country) for name, (_, _, codes) in CURRENCIES.items() for code, country in codes.items()
}


@cache
def arabic_words() -> dict[str, tuple[Measure, ...]]:
    """Arabic words in their matching form, each with the measures it may name."""
    return _words(0)


@cache
def english_words() -> dict[str, tuple[Measure, ...]]:
    """English words in lower case, each with the measures it may name."""
    return _words(1)


def _words(column: int) -> dict[str, tuple[Measure, ...]]:
    table: dict[str, tuple[Measure, ...]] = {}

    def enter(measure: Measure, forms: str) -> None:
        for form in forms.split():
            word = fold(form) if column == 0 else form
            table[word] = (*table.get(word, ()), measure)

    for name, (arabic, english, _) in CURRENCIES.items():
        enter(currency(name, ""), english if column else arabic)
    for kind, units in UNITS.items():
        for name, (size, *forms) in units.items():
            enter(Measure(MeasureType(kind), name, Decimal(size)), forms[column])
    return table


@cache
def arabic_countries() -> dict[str, str]:
    """Adjectives in all genders and cases, with the country that they name."""
    table = {}
    for country, (adjectives, _) in COUNTRIES.items():
        for adjective in adjectives.split():
            stem = fold(adjective)
            table.update(dict.fromkeys([stem, f"{stem}ه", f"{stem}ا", f"{stem}ين", f"{stem}ات"], country))
    return table


@cache
def english_countries() -> dict[str, str]:
    """English adjectives in front of a currency, with the country that they name."""
    return {word: country for country, (_, words) in COUNTRIES.items() for word in words.split()}
