"""Finds the currency or unit that stands beside a number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tqa.language._measures_words import SHORT, SYMBOLS
from tqa.language.measures import (
    CURRENCY_CODES,
    Measure,
    MeasureType,
    arabic_countries,
    arabic_words,
    currency,
    english_countries,
    english_words,
)
from tqa.language.tokens import LATIN, MARK, NUMBER, Token
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_HYPHENS = frozenset("-‐‑–")
_POWERS = {"مربع": "square", "مكعب": "cubic", "square": "square", "sq": "square", "cubic": "cubic"}
_NAUTICAL = frozenset(["بحري", "بحريه", "بحريا", "nautical"])
_SCALES = {"ميويه": "celsius", "سيلزيوس": "celsius", "سلسيوس": "celsius", "فهرنهايت": "fahrenheit"}
_ENGLISH_SCALES = {
    **dict.fromkeys(["c", "celsius", "centigrade"], "celsius"),
    **dict.fromkeys(["f", "fahrenheit"], "fahrenheit"),
}
_DEGREES = frozenset(["°", "º"])
_OF_MEASURES = frozenset(["من"])
# A kilometre has a thousand of these; the two are written apart as often as together.
_KILO = "كيلو"


# No word with a number and a unit in it is longer; each number inside such a word would look at all of it.
_LONGEST = 60


class Naming(NamedTuple):
    """The words that name a measure beside a number: all that they may mean, and where they stand."""

    measures: tuple[Measure, ...]
    span: Span


class _Said(NamedTuple):
    """What the words beside a unit say of it: "square", "nautical", a country, a scale of temperature."""

    power: str = ""
    nautical: bool = False
    variety: str = ""


def arabic_naming(tokens: Sequence[Token], last: int) -> Naming | None:
    """The measure behind an Arabic number that ends at token `last`: «دولار أميركي», «كم مربع»."""
    at = last + 1
    if at + 1 < len(tokens) and tokens[at].norm in _OF_MEASURES:
        at += 1
    if at >= len(tokens) or tokens[at].kind is NUMBER:
        return None
    word = tokens[at].norm
    if word in SYMBOLS and tokens[at].kind is MARK:
        return Naming((currency(*SYMBOLS[word]),), tokens[at].span)
    found = arabic_words().get(word.removeprefix("ال"))
    if found is None:
        return None
    start, behind = at, _noun(tokens, at + 1)
    if word == _KILO and behind and (joined := arabic_words().get(_KILO + behind)) is not None:
        found, at, behind = joined, at + 1, _noun(tokens, at + 2)
    qualified = _qualified(found, _Said(_arabic_power(behind), behind in _NAUTICAL, _variety(found, behind)))
    end = at + (qualified != found)
    return Naming(qualified, Span(tokens[start].span.start, tokens[end].span.end))


def _noun(tokens: Sequence[Token], at: int) -> str:
    """The word at `at` without its article; "" behind the last."""
    return tokens[at].norm.removeprefix("ال") if at < len(tokens) else ""


def english_naming(tokens: Sequence[Token], first: int, last: int) -> Naming | None:
    """The measure around an English number of the tokens `first` to `last`: "$", "USD", "square miles"."""
    return _english_before(tokens, first) or _english_behind(tokens, last)


def _english_before(tokens: Sequence[Token], first: int) -> Naming | None:
    if not first:
        return None
    before = tokens[first - 1]
    if before.norm in SYMBOLS:
        name, country = SYMBOLS[before.norm]
        start = before.span.start
        if first > 1 and tokens[first - 2].span.end == start and tokens[first - 2].norm in SHORT:
            start, country = tokens[first - 2].span.start, SHORT[tokens[first - 2].norm]
        return Naming((currency(name, country),), Span(start, before.span.end))
    if before.kind is LATIN and before.text.isupper() and before.text in CURRENCY_CODES:
        return Naming((currency(*CURRENCY_CODES[before.text]),), before.span)
    return None


def _english_behind(tokens: Sequence[Token], last: int) -> Naming | None:
    spelled = tokens[last]
    if spelled.kind is LATIN and "-" in spelled.norm and len(spelled.norm) <= _LONGEST:
        return _english_parts(spelled, skip=1)
    at = last + 1
    if at < len(tokens) and tokens[at].text in _HYPHENS:
        at += 1
    start, said = at, _Said()
    while at < min(len(tokens), last + 5):
        word, text = tokens[at].norm, tokens[at].text
        if text in _DEGREES:
            return _degrees(tokens, at)
        if word in _POWERS:
            said = said._replace(power=_POWERS[word])
        elif word in _NAUTICAL:
            said = said._replace(nautical=True)
        elif word in english_countries():
            said = said._replace(variety=english_countries()[word])
        elif word != "." or not said.power:  # "sq. km"
            break
        at += 1
    if at >= len(tokens) or tokens[at].kind is not LATIN:
        return None
    if tokens[at].text in CURRENCY_CODES:
        return Naming((currency(*CURRENCY_CODES[tokens[at].text]),), tokens[at].span)
    return _english_noun(tokens, at, start, said)


def _english_noun(tokens: Sequence[Token], at: int, start: int, said: _Said) -> Naming | None:
    if "-" in tokens[at].norm and len(tokens[at].norm) <= _LONGEST:
        return _english_parts(tokens[at], skip=0) if at == start else None
    found = english_words().get(tokens[at].norm)
    if found is None:
        return None
    if found[0].type is MeasureType.TEMPERATURE:
        return _degrees(tokens, at)
    end = at
    if at + 1 < len(tokens) and tokens[at + 1].norm == "sterling":
        said, end = said._replace(variety="britain"), at + 1
    measures = _qualified(found, said)
    return Naming(measures, Span(tokens[start].span.start, tokens[end].span.end))


def _english_parts(token: Token, *, skip: int) -> Naming | None:
    """The measure inside "five-kilometre", behind `skip` parts, and in the "year-old" of "50-year-old"."""
    start = token.span.start
    for index, part in enumerate(token.norm.split("-")):
        found = english_words().get(part) if index >= skip else None
        if found is not None and found[0].type is not MeasureType.TEMPERATURE:
            return Naming(found, Span(start, start + len(part)))
        start += len(part) + 1
    return None


def _degrees(tokens: Sequence[Token], at: int) -> Naming:
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    variety = _ENGLISH_SCALES.get(behind, "")
    end = at + bool(variety)
    measure = Measure(MeasureType.TEMPERATURE, "degree", variety=variety)
    return Naming((measure,), Span(tokens[at].span.start, tokens[end].span.end))


def _arabic_power(behind: str) -> str:
    return next((power for word, power in _POWERS.items() if behind.startswith(word)), "") if behind else ""


def _variety(found: Sequence[Measure], behind: str) -> str:
    if found[0].type is MeasureType.TEMPERATURE:
        return _SCALES.get(behind, "")
    return arabic_countries().get(behind, "") if found[0].type is MeasureType.CURRENCY else ""


def _qualified(found: tuple[Measure, ...], said: _Said) -> tuple[Measure, ...]:
    """The measures with what the words beside them say: square, cubic, nautical, a country, a scale."""
    first, (power, nautical, variety) = found[0], said
    if power and first.type is MeasureType.LENGTH:
        kind, exponent = (MeasureType.AREA, 2) if power == "square" else (MeasureType.VOLUME, 3)
        litres = 1000 if power == "cubic" else 1
        return (Measure(kind, f"{power} {first.name}", first.size**exponent * litres),)
    if nautical and first.name == "mile":
        return (Measure(MeasureType.LENGTH, "nautical mile", Decimal(1852)), first)
    if variety:
        return (
            tuple(
                Measure(each.type, each.name, each.size, variety)
                for each in found
                if each.type in (MeasureType.CURRENCY, MeasureType.TEMPERATURE)
            )
            or found
        )
    return found
