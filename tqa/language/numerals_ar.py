"""Arabic quantities: digits of all three sets and numbers spelled out with gender, case, dual and construct.

The months of the Levantine and Islamic calendars carry ordinals in their names (تشرين الثاني, ربيع الأول) and
Sunday is written like "one" (الأحد): none of them is read as a number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language._clock_ar import clock_time, slashed_hour
from tqa.language._numerals_ar_shares import SHARE_FORMS, share_readings
from tqa.language._numerals_ar_sum import SCALES_BEHIND, Sum, extend, opening
from tqa.language._numerals_ar_words import NUMBER_FORMS, NumberWord, Role, number_word
from tqa.language.digits import Figure, opens_paragraph, read_figure
from tqa.language.naming import Naming, arabic_naming
from tqa.language.quantities import ONE, Form, Quantity, QuantityKind, complete_ranges, qualified
from tqa.language.tokens import ARABIC, NUMBER, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEN, _HUNDRED = Decimal(10), Decimal(100)
# First words of months whose second word is an ordinal.
_PREFIXES = ("", "و", "ل", "ب", "ف", "ول", "وب")
_NUMBERED_MONTHS = frozenset(
    prefix + month for prefix in _PREFIXES for month in ("تشرين", "كانون", "ربيع", "جمادي", "جماد")
)
# Behind these ألف is the letter that Arabic gives to "category A"; before those it heads a row of letters.
_LETTERED = frozenset(
    [
        "الفيه",
        "الفيتين",
        "الفيتان",
        "الفيات",
        "المرفق",
        "الجزء",
        "الفرع",
        "الباب",
        "الحرف",
        "القسم",
        "المجموعه",
    ]
)
_LETTERS = frozenset(["وباء", "وجيم", "ودال", "وهاء", "-", "–"])
_CENTURY = "القرن"
_LAST_CENTURY = frozenset(["الماضي", "المنصرم", "الفايت"])
_CENTURIES = (1900, 1800, 2000)
_CONNECTORS = frozenset(["الي", "او", "و", "-", "–", "—", "حتي"])
# "Three decades" may be rendered as thirty years.
_PERIODS = {"عقود": _TEN, "عقدا": _TEN, "عقد": _TEN, "قرون": _HUNDRED, "قرنا": _HUNDRED}
# "Half an hour" may be rendered as thirty minutes, "a quarter of a century" as 25 years.
_WHOLES = {"ساعه": Decimal(60), "عام": Decimal(12), "سنه": Decimal(12), "قرن": _HUNDRED, "يوم": Decimal(24)}
_DUAL_PERIODS = {"عقدين": _TEN, "عقدان": _TEN, "العقدين": _TEN, "قرنين": _HUNDRED, "قرنان": _HUNDRED}
# "About", "nearly", "some".
_HEDGES = frozenset(
    ["نحو", "بنحو", "ونحو", "لنحو", "حوالي", "بحوالي", "قرابه", "زهاء", "يقارب", "يقرب", "تقريبا", "يناهز"]
)
_TANWIN = ("\u064b", "\u064b\u0627")
# Every word that could be read as a number: nearly none is.
_FORMS = NUMBER_FORMS | SHARE_FORMS | frozenset(_DUAL_PERIODS)
_PERCENT = frozenset(["%", "بالميه", "بالمايه"])
_PERCENT_PHRASES = frozenset(["في الميه", "في المايه", "من الميه", "من المايه", "نقطه ميويه", "نقاط ميويه"])


def arabic_quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """Every quantity in an Arabic text, in order.

    Args:
        tokens: of the whole text, from `tokenize`.

    Returns:
        Quantities whose spans do not overlap. A bare noun in the singular or dual (يومان) is none; a
        spelled-out one or two is.
    """
    found: list[Quantity] = []
    behind = 0
    # Most texts hold few such words.
    for at in [at for at, (_, norm, kind, _, _) in enumerate(tokens) if norm in _FORMS or kind is NUMBER]:
        if at < behind:
            continue
        quantity = _quantity(tokens, at)
        if quantity is not None:
            found.append(quantity)
            behind = quantity.last + 1
    if not found:
        return ()
    return qualified(complete_ranges(found, tokens, _CONNECTORS), tokens, _HEDGES, _naming)


def _naming(tokens: Sequence[Token], quantity: Quantity) -> Naming | None:
    return arabic_naming(tokens, quantity.last)


def _quantity(tokens: Sequence[Token], at: int) -> Quantity | None:
    token = tokens[at]
    if token.kind is NUMBER:
        figure = read_figure(tokens, at, visual_order=True)
        return None if figure is None else _from_figure(tokens, at, figure)
    if token.kind is not ARABIC:
        return None
    if token.norm in _DUAL_PERIODS:
        return _make(tokens, (at, at), (2 * _DUAL_PERIODS[token.norm], Decimal(2)), QuantityKind.CARDINAL)
    word = number_word(token.norm)
    if word is None or _is_name_part(tokens, at, word):
        return _share(tokens, at) if word is None else None
    if word.role is Role.DECADE:
        return _decade(tokens, at, word.value)
    return _loose(tokens, at, word) or _spelled(tokens, at, word)


def _share(tokens: Sequence[Token], at: int) -> Quantity | None:
    """A share that is written like no number: "a sixth", "an eighth of them"."""
    share = share_readings(tokens, at)
    return _make(tokens, (at, at), share, QuantityKind.CARDINAL)._replace(spelled=True) if share else None


def _is_name_part(tokens: Sequence[Token], at: int, word: NumberWord) -> bool:
    """Months, Sunday, and the letter alif of "category A"."""
    before = tokens[at - 1].norm if at else ""
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if word.role is Role.ORDINAL:
        return before in _NUMBERED_MONTHS
    if word.role is Role.UNIT and word.value == ONE:
        return word.article and behind != "عشر"
    return (
        word.role is Role.SCALE and tokens[at].norm == "الف" and (before in _LETTERED or behind in _LETTERS)
    )


def _from_figure(tokens: Sequence[Token], at: int, figure: Figure) -> Quantity:
    digits, ends = figure.readings, (at, figure.last)
    if figure.label:
        hours = slashed_hour(tokens, at, digits)
        kind = QuantityKind.CLOCK if hours else QuantityKind.LABEL
        return _make(tokens, ends, hours or digits, kind, Form.DIGITS)
    if figure.clock:
        return _make(tokens, ends, digits, QuantityKind.CLOCK, Form.DIGITS)
    end = extend(tokens, Sum(Decimal(0), digits[0], ONE, digits[0], None, figure.last))
    kind, last = _role_of(tokens, at, end.last)
    if kind is QuantityKind.CARDINAL and (time := clock_time(tokens, at, end)) is not None:
        return _make(tokens, (at, time[1]), time[:1], QuantityKind.CLOCK, Form.DIGITS)
    if end.scale == ONE:
        return _make(tokens, (at, last), (end.value, *digits), kind, Form.DIGITS)
    # The readings of "3,5" carry over to "3,5 million", but not to a sum.
    scaled = [reading * end.scale for reading in digits if end.value == digits[0] * end.scale]
    return _make(tokens, (at, last), (end.value, *scaled), kind, Form.SCALED)._replace(scale=end.scale)


def _spelled(tokens: Sequence[Token], at: int, word: NumberWord) -> Quantity | None:
    if word.role is Role.OPEN_SCALE and tokens[at].text.endswith(_TANWIN):
        word = word._replace(role=Role.SCALE)
    start = opening(at, word)
    if start is None:
        return None
    end = extend(tokens, start)
    if (time := clock_time(tokens, at, end)) is not None:
        return _make(tokens, (at, time[1]), time[:1], QuantityKind.CLOCK)._replace(spelled=True)
    kind, last = _role_of(tokens, at, end.last)
    if word.role is Role.ORDINAL and kind is QuantityKind.CARDINAL:
        kind = QuantityKind.ORDINAL
    share = share_readings(tokens, at) if (last, kind) == (at, QuantityKind.CARDINAL) else ()
    readings = [*share] or [end.value]
    if word.role is Role.OPEN_SCALE:
        readings.append(end.value - word.value)
    if word.role is Role.FRACTION and word.joined and end.last == at:
        readings += [word.value + 1, word.value + 2]  # "a year and a half", "two years and a half"
    behind = tokens[end.last + 1].norm if end.last + 1 < len(tokens) else ""
    period = _PERIODS.get(behind) or (_WHOLES.get(behind) if end.role is Role.FRACTION else None)
    if period is not None:
        readings.append(end.value * period)
    form = Form.WORDS if end.scale == ONE else Form.SCALED
    return _make(tokens, (at, last), readings, kind, form)._replace(scale=end.scale, spelled=True)


def _loose(tokens: Sequence[Token], at: int, word: NumberWord) -> Quantity | None:
    """A number left open: "dozens", "hundreds of thousands", "several millions"."""
    if word.role not in (Role.LOOSE, Role.PLURAL_SCALE):
        return None
    last, scale = at, word.value or ONE
    while last + 1 < len(tokens) and (behind := number_word(tokens[last + 1].norm)):
        if behind.role is not Role.LOOSE and behind.role not in SCALES_BEHIND:
            break
        last, scale = last + 1, behind.value or ONE
    loose = _make(tokens, (at, last), (scale,), QuantityKind.CARDINAL)
    return loose._replace(scale=scale, approximate=True, spelled=True)


def _decade(tokens: Sequence[Token], at: int, tens: Decimal) -> Quantity:
    """The thirties of a life or a century, with the century where it is told."""
    readings, last = (tens, *(century + tens for century in _CENTURIES)), at
    if at + 2 < len(tokens) and tokens[at + 1].norm == _CENTURY:
        word = number_word(tokens[at + 2].norm)
        start = opening(at + 2, word) if word is not None else None
        if tokens[at + 2].norm in _LAST_CENTURY:
            readings, last = (1900 + tens, tens), at + 2
        elif start is not None:
            end = extend(tokens, start)
            readings, last = (100 * (end.value - 1) + tens,), end.last
    return _make(tokens, (at, last), readings, QuantityKind.DECADE)._replace(spelled=True)


def _role_of(tokens: Sequence[Token], first: int, last: int) -> tuple[QuantityKind, int]:
    """Percentage, paragraph number or plain number, and the last token that says so."""
    behind = [token.norm for token in tokens[last + 1 : last + 3]]
    if behind and behind[0] in _PERCENT:
        return QuantityKind.PERCENT, last + 1
    if " ".join(behind) in _PERCENT_PHRASES:
        return QuantityKind.PERCENT, last + 2
    before = tokens[first - 1] if first else None
    if before is not None and before.norm == "%" and before.span.end == tokens[first].span.start:
        return QuantityKind.PERCENT, last
    if first == 0 and opens_paragraph(tokens, last):
        return QuantityKind.MARKER, last
    return QuantityKind.CARDINAL, last


def _make(
    tokens: Sequence[Token],
    ends: tuple[int, int],
    readings: Sequence[Decimal],
    kind: QuantityKind,
    form: Form = Form.WORDS,
) -> Quantity:
    """A quantity of the tokens from `ends[0]` to `ends[1]`, likeliest reading first."""
    first, last = ends
    start, end = tokens[first].start, tokens[last].end
    return Quantity(readings[0], start, end, kind, form, first, last, frozenset(readings))
