"""Arabic quantities: digits of all three sets and numbers spelled out with gender, case, dual and construct.

The months of the Levantine and Islamic calendars carry ordinals in their names (تشرين الثاني, ربيع الأول) and Sunday is written like
"one" (الأحد): none of them is read as a number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language._numerals_ar_sum import SCALES_BEHIND, Sum, extend, opening
from tqa.language._numerals_ar_words import NumberWord, Role, number_word
from tqa.language.digits import Figure, opens_paragraph, read_figure
from tqa.language.quantities import ONE, Form, Quantity, QuantityKind, complete_ranges
from tqa.language.tokens import Kind, Token
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEN, _HUNDRED = Decimal(10), Decimal(100)
# First words of months whose second word is an ordinal.
_NUMBERED_MONTHS = frozenset("تشرين كانون ربيع جمادي جماد".split())
# Behind these ألف is the letter that Arabic gives to "category A".
_LETTERED = frozenset(
    "الفيه الفيتين الفيتان الفيات المرفق المرفقين الجزء الجزءين الفرع الفرعين الباب الحرف القسم المجموعه".split()
)
_LETTERS = frozenset("وباء وجيم ودال وهاء".split())
_CENTURY = frozenset("القرن قرن".split())
_LAST_CENTURY = frozenset("الماضي المنصرم الفايت".split())
_CONNECTORS = frozenset("الي او و - – — حتي".split())
# "three decades" may be rendered as thirty years.
_PERIODS = {"عقود": _TEN, "عقدا": _TEN, "عقد": _TEN, "قرون": _HUNDRED, "قرنا": _HUNDRED}
_DUAL_PERIODS = {"عقدين": _TEN, "عقدان": _TEN, "العقدين": _TEN, "قرنين": _HUNDRED, "قرنان": _HUNDRED}
_TANWIN = ("\u064b", "\u064b\u0627", "\u0627\u064b")
_MINUTES = frozenset("دقيقه دقايق".split())


def arabic_quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """Every quantity in an Arabic text, in order.

    Args:
        tokens: of the whole text, from `tokenize`.

    Returns:
        Quantities whose spans do not overlap. "Some", dual nouns and the article-like واحد are judged by the caller: a bare dual
        noun (يومان) is no quantity here, a spelled-out one or two is.
    """
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity = _quantity(tokens, at)
        if quantity is not None:
            found.append(quantity)
            at = quantity.last + 1
        else:
            at += 1
    return complete_ranges(found, tokens, _CONNECTORS)


def _quantity(tokens: Sequence[Token], at: int) -> Quantity | None:
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        figure = read_figure(tokens, at, visual_order=True)
        return None if figure is None else _from_figure(tokens, at, figure)
    if token.kind is not Kind.ARABIC:
        return None
    if token.norm in _DUAL_PERIODS:
        return _make(tokens, at, at, (2 * _DUAL_PERIODS[token.norm], Decimal(2)), QuantityKind.CARDINAL)
    word = number_word(token.norm)
    if word is None or _is_name_part(tokens, at, word):
        return None
    if word.role is Role.DECADE:
        return _decade(tokens, at, word.value)
    return _loose(tokens, at, word) or _spelled(tokens, at, word)


def _is_name_part(tokens: Sequence[Token], at: int, word: NumberWord) -> bool:
    """Months, Sunday, and the letter alif of "category A"."""
    before = tokens[at - 1].norm if at else ""
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if word.role is Role.ORDINAL:
        return before.removeprefix("و").removeprefix("ل").removeprefix("ب") in _NUMBERED_MONTHS
    if word.role is Role.UNIT and word.value == ONE:
        return word.article and behind != "عشر"
    return (
        word.role is Role.SCALE and tokens[at].norm == "الف" and (before in _LETTERED or behind in _LETTERS)
    )


def _from_figure(tokens: Sequence[Token], at: int, figure: Figure) -> Quantity:
    if figure.label:
        hours = _slashed_hour(tokens, at, figure.readings)
        kind = QuantityKind.CLOCK if hours else QuantityKind.LABEL
        return _make(tokens, at, figure.last, hours or figure.readings, kind, Form.DIGITS)
    if figure.clock:
        return _make(tokens, at, figure.last, figure.readings, QuantityKind.CLOCK, Form.DIGITS)
    start = Sum(Decimal(0), figure.readings[0], ONE, figure.readings[0], None, figure.last)
    end = extend(tokens, start)
    kind, last = _role_of(tokens, at, end.last)
    if kind is QuantityKind.CARDINAL and (clock := _clock(tokens, at, end)):
        return clock
    readings: tuple[Decimal, ...] = (end.value,)
    if end.scale == ONE:
        readings += figure.readings
    elif end.last > figure.last:
        # Readings of "3,5" carry over to "3,5 million".
        readings += tuple(
            reading * end.scale for reading in figure.readings if end.value == figure.readings[0] * end.scale
        )
    form = Form.DIGITS if end.scale == ONE else Form.SCALED
    return _make(tokens, at, last, readings, kind, form, end.scale)


def _spelled(tokens: Sequence[Token], at: int, word: NumberWord) -> Quantity | None:
    if word.role is Role.OPEN_SCALE and tokens[at].text.endswith(_TANWIN):
        word = replace(word, role=Role.SCALE)
    start = opening(at, word)
    if start is None:
        return None
    end = extend(tokens, start)
    if clock := _clock(tokens, at, end):
        return clock
    kind, last = _role_of(tokens, at, end.last)
    if word.role is Role.ORDINAL and kind is QuantityKind.CARDINAL:
        kind = QuantityKind.ORDINAL
    readings = [end.value]
    if word.role is Role.OPEN_SCALE:
        readings.append(end.value - word.value)
    if word.role is Role.FRACTION and word.joined and end.last == at:
        # "a year and a half", "two years and a half"
        readings += [word.value + 1, word.value + 2]
    period = _PERIODS.get(tokens[end.last + 1].norm) if end.last + 1 < len(tokens) else None
    if period is not None:
        readings.append(end.value * period)
    form = Form.WORDS if end.scale == ONE else Form.SCALED
    return replace(_make(tokens, at, last, readings, kind, form, end.scale), spelled=True)


def _loose(tokens: Sequence[Token], at: int, word: NumberWord) -> Quantity | None:
    """ "Dozens", "hundreds of thousands", "several millions": known to be a number, but not which."""
    if word.role not in (Role.LOOSE, Role.PLURAL_SCALE):
        return None
    last, scale = at, ONE
    while (
        last + 1 < len(tokens)
        and (behind := number_word(tokens[last + 1].norm))
        and behind.role in (Role.LOOSE, *SCALES_BEHIND)
    ):
        last, scale = last + 1, behind.value or ONE
    return replace(
        _make(tokens, at, last, (scale,), QuantityKind.CARDINAL, Form.WORDS, scale),
        approximate=True,
        spelled=True,
    )


def _decade(tokens: Sequence[Token], at: int, tens: Decimal) -> Quantity:
    """ "The thirties", with their century where it is told."""
    readings, last = (tens, *(century + tens for century in map(Decimal, (1900, 1800, 2000)))), at
    if at + 2 < len(tokens) and tokens[at + 1].norm in _CENTURY:
        word = number_word(tokens[at + 2].norm)
        if tokens[at + 2].norm in _LAST_CENTURY:
            readings, last = (1900 + tens, tens), at + 2
        elif word is not None and (start := opening(at + 2, word)) is not None:
            end = extend(tokens, start)
            readings, last = (100 * (end.value - 1) + tens,), end.last
    return _make(tokens, at, last, readings, QuantityKind.DECADE)


def _slashed_hour(tokens: Sequence[Token], at: int, parts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Readings of "the hour 45/9", a quarter to ten in UN style; none where it is no clock time."""
    if len(parts) != 2 or "/" not in tokens[at].norm or not _follows_hour(tokens, at):
        return ()
    return tuple(hour + minute / 100 for minute, hour in (parts, parts[::-1]) if hour <= 24 and minute < 60)


def _follows_hour(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].norm.removeprefix("و").removeprefix("ل") in ("الساعه", "ساعه")


def _clock(tokens: Sequence[Token], at: int, hour: Sum) -> Quantity | None:
    """Clock time: an hour behind "the hour", or an ordinal hour with "and the half"."""
    named = _follows_hour(tokens, at)
    whole = hour.value
    if not 1 <= whole <= 24:
        return None
    minutes, last = _minutes(tokens, hour.last + 1)
    if whole != int(whole) and hour.role is None and whole % 1 < Decimal("0.6"):
        minutes, whole = 100 * (whole % 1), Decimal(int(whole))  # "4.40"
    elif whole != int(whole):  # "ten and a half" was read as one number
        minutes, whole = Decimal(int(60 * (whole % 1))), Decimal(int(whole))
    if not named and (hour.role is not Role.ORDINAL or not minutes):
        return None
    if minutes < 0:
        whole, minutes = whole - 1, 60 + minutes
    form = Form.DIGITS if hour.role is None else Form.WORDS
    return _make(tokens, at, max(last, hour.last), (whole + minutes / 100,), QuantityKind.CLOCK, form)


def _minutes(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """Minutes past (or, negative, to) the hour that the words from `at` on tell, and the last of those words."""
    none = Decimal(0), at - 1
    if at >= len(tokens):
        return none
    sign, here = 1, at
    if tokens[at].norm in ("الا", "و") and at + 1 < len(tokens):
        sign, here = (-1 if tokens[at].norm == "الا" else 1), at + 1
    norm = tokens[here].norm
    word = number_word(norm) or (number_word(norm.removesuffix("ا")) if sign < 0 else None)
    if word is None or not (word.joined or here > at):
        return none
    if word.role is Role.FRACTION and (word.article or sign < 0):
        return sign * Decimal(int(60 * word.value)), here
    start = opening(here, word) if word.role in (Role.UNIT, Role.TENS) else None
    end = extend(tokens, start) if start is not None else None
    if end is not None and end.last + 1 < len(tokens) and tokens[end.last + 1].norm in _MINUTES:
        return sign * end.value, end.last + 1
    return none


def _role_of(tokens: Sequence[Token], first: int, last: int) -> tuple[QuantityKind, int]:
    """Percentage, paragraph number or plain number, and the last token that says so."""
    behind = [token.norm for token in tokens[last + 1 : last + 3]]
    if behind[:1] == ["%"] or behind[:1] in (["بالميه"], ["بالمايه"]):
        return QuantityKind.PERCENT, last + 1
    if behind[:1] in (["في"], ["من"]) and behind[1:] in (["الميه"], ["المايه"]):
        return QuantityKind.PERCENT, last + 2
    before = tokens[first - 1] if first else None
    if before is not None and before.norm == "%" and before.span.end == tokens[first].span.start:
        return QuantityKind.PERCENT, last
    if first == 0 and opens_paragraph(tokens, last):
        return QuantityKind.MARKER, last
    return QuantityKind.CARDINAL, last


def _make(  # noqa: PLR0913 - one place builds all quantities
    tokens: Sequence[Token],
    first: int,
    last: int,
    readings: Sequence[Decimal],
    kind: QuantityKind,
    form: Form = Form.WORDS,
    scale: Decimal = ONE,
) -> Quantity:
    span = Span(tokens[first].span.start, tokens[last].span.end)
    return Quantity(readings[0], span, kind, form, first, last, readings=frozenset(readings), scale=scale)
