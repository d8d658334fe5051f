"""Arabic dates: months of every region and of the Islamic calendar, with days, years and weekdays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tqa.language._date_figures import LAST_DAY, figure_date, is_day, listed_days, year_at
from tqa.language._date_names import (
    ARABIC_MONTHS,
    ARABIC_ORDINALS,
    ARABIC_WEEKDAYS,
    DOUBTFUL_ARABIC_MONTHS,
    HIJRI_PAIRS,
    HIJRI_WORDS,
    NUMBERED_ARABIC_MONTHS,
    NUMBERS_OF_MONTHS,
)
from tqa.language.dates import Calendar, Date, Part, Weekday
from tqa.language.tokens import ARABIC, MARK, NUMBER
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.tokens import Token

# Where months of two words begin; every other name is one word.
_HEADS = frozenset(head for head, _ in (*NUMBERED_ARABIC_MONTHS, *HIJRI_PAIRS))
_NAMES = _HEADS | frozenset(ARABIC_MONTHS) | frozenset(DOUBTFUL_ARABIC_MONTHS) | frozenset(HIJRI_WORDS)
# Between two names of one month.
_PAIRING = frozenset(["/", "(", "-", "–", "\\"])
_OPENING_BRACKET, _CLOSING_BRACKET = "(", ")"
_MONTH_WORDS = frozenset(["شهر", "وشهر", "لشهر", "بشهر", "شهري", "الشهر"])
_OF = "من"
_DOOR = "باب"
_DAY_JOINTS = frozenset(["و", "الي", "او", "-", "–", "—", "حتي", "،", ",", "/"])
_YEAR_WORDS = frozenset(["عام", "العام", "سنه", "لعام", "لسنه", "السنه"])
_YEAR_MARKS = frozenset([",", "،"])
# In front of a doubtful name these make it a month.
_TIME_WORDS = """
في وفي منذ ومنذ خلال وخلال مطلع اوايل اواخر منتصف نهايه بدايه حتي وحتي مطالع اواسط بحلول قبل بعد
"""
_BEFORE_MONTH = frozenset(_TIME_WORDS.split())
# So do these behind it.
_AFTER_MONTH = frozenset(["الماضي", "المقبل", "القادم", "الجاري", "المنصرم", "الحالي", "الفايت", "الاتي"])
_TENS = {"والعشرين": 20, "والعشرون": 20, "والثلاثين": 30, "والثلاثون": 30}
_WHOLE_TENS = {"العشرين": 20, "العشرون": 20, "الثلاثين": 30, "الثلاثون": 30}
_TEENS = frozenset(["عشر", "عشره"])
# "The first of March" is a day after these (and at the start, or after a mark); "the first week of" is not.
_PREPOSITIONS = """
في وفي يوم اليوم ويوم ليوم بيوم منذ ومنذ حتي وحتي الي والي من ومن بين قبل وقبل بعد وبعد الموافق بتاريخ
صباح مساء ليله فجر ظهر عصر نهار غايه
"""
_BEFORE_DAY = frozenset(_PREPOSITIONS.split())
# In front of «الاثنين» these make it Monday.
_BEFORE_MONDAY = """
يوم اليوم ويوم ليوم بيوم يومي ايام مساء مسايي صباح ليل ليله فجر ظهر عصر نهار امس غد غدا قبل بعد حتي منذ الي
"""
_DAY_WORDS = frozenset(_BEFORE_MONDAY.split())
# One dual that is also a weekday: «الاثنين», the two.
_MONDAY = 0
# Between a weekday and its date.
_BEFORE_DATE = frozenset([",", "،", "(", "الموافق", "-", "–", "في", "بتاريخ"])
_HIJRI_ERA = frozenset(["ه", "هجري", "هجريه", "للهجره"])


class _Name(NamedTuple):
    month: int
    last: int
    calendar: Calendar
    certain: bool


def arabic_dates(tokens: Sequence[Token]) -> tuple[Date, ...]:
    """Every date in an Arabic text that names a month or gives day, month and year in figures, in order.

    Args:
        tokens: of the whole text, from `tokenize`.

    Returns:
        Dates that share no token. Two names of one month make one date.
    """
    found: list[Date] = []
    behind = 0
    for at, (_, norm, kind, _, _) in enumerate(tokens):
        if at < behind or not (norm in _NAMES or kind is NUMBER):
            continue
        if kind is NUMBER:
            date = figure_date(tokens, at)
        else:
            name = _name(tokens, at)
            date = None if name is None else _date(tokens, at, name, behind)
        if date is not None:
            found.append(date)
            behind = date.last + 1
    return tuple(found)


def arabic_weekdays(tokens: Sequence[Token]) -> tuple[Weekday, ...]:
    """Every day of the week in an Arabic text, in order."""
    found = []
    for at in [at for at, (_, norm, _, _, _) in enumerate(tokens) if norm in ARABIC_WEEKDAYS]:
        value = ARABIC_WEEKDAYS[tokens[at].norm]
        certain = value != _MONDAY or _is_monday(tokens, at)
        found.append(Weekday(value, tokens[at].span, at, at, certain))
    return tuple(found)


def _is_monday(tokens: Sequence[Token], at: int) -> bool:
    """Whether «الاثنين» is a day: beside a word of time, another weekday or a figure."""
    if at == 0:
        return True
    before = tokens[at - 1].norm
    if before in _DAY_WORDS or before in ARABIC_WEEKDAYS:
        return True
    behind = tokens[at + 1 : at + 3]
    return any(
        is_day(token) or token.norm in ARABIC_WEEKDAYS or token.norm in _AFTER_MONTH for token in behind
    )


def _name(tokens: Sequence[Token], at: int) -> _Name | None:
    """The month whose name starts at token `at`."""
    norm = tokens[at].norm
    if norm in _HEADS:
        return _two_words(tokens, at)
    if norm in ARABIC_MONTHS:
        return _Name(ARABIC_MONTHS[norm], at, Calendar.GREGORIAN, certain=True)
    if norm in DOUBTFUL_ARABIC_MONTHS:
        # With its madda آب is no father, and بآب no door.
        certain = tokens[at].text.endswith("آب")
        if norm == _DOOR and not certain:
            return None
        return _Name(DOUBTFUL_ARABIC_MONTHS[norm], at, Calendar.GREGORIAN, certain)
    if norm in HIJRI_WORDS:
        return _Name(HIJRI_WORDS[norm], at, Calendar.HIJRI, certain=False)
    return None


def _two_words(tokens: Sequence[Token], at: int) -> _Name | None:
    if at + 1 >= len(tokens):
        return None
    first, second = tokens[at].norm, tokens[at + 1].norm
    month = NUMBERED_ARABIC_MONTHS.get((first, NUMBERS_OF_MONTHS.get(second, 0)))
    if month is not None:
        return _Name(month, at + 1, Calendar.GREGORIAN, certain=True)
    month = HIJRI_PAIRS.get((first, second))
    return None if month is None else _Name(month, at + 1, Calendar.HIJRI, certain=True)


def _date(tokens: Sequence[Token], at: int, name: _Name, floor: int) -> Date | None:
    """The date around the month that `name` reads at token `at`."""
    last, paired = _second_name(tokens, name)
    hijri = name.calendar is Calendar.HIJRI
    days = _days(tokens, at, floor)
    year = _year(tokens, last, hijri=hijri)
    if not days:
        behind = _day_behind(tokens, last)
        if behind is not None:
            days, year = (behind,), year_at(tokens, behind.last + 2)
    certain = bool(name.certain or paired or days or year) or _is_told(tokens, at, last)
    if hijri and not certain:
        # A person, "zero" or "forbidden" as often as a month.
        return None
    first = min(days[0].first, at) if days else at
    end = last if year is None else year.last
    if year is None and days and days[-1].last > end:
        end = days[-1].last
    if hijri and end + 1 < len(tokens) and tokens[end + 1].norm in _HIJRI_ERA:
        end += 1
    month = Part(name.month, Span(tokens[at].span.start, tokens[last].span.end), at, last)
    weekday = _weekday(tokens, first, floor)
    span = Span(tokens[first].span.start, tokens[end].span.end)
    return Date(month, days, year, weekday, span, first, end, name.calendar, certain)


def _second_name(tokens: Sequence[Token], name: _Name) -> tuple[int, bool]:
    """The last token of the month's name, its second name included, and whether there is one.

    In front of «كانون الثاني (يناير)» stands the Levantine name, behind it the Gulf one, or the reverse.
    """
    at = name.last + 1
    if at >= len(tokens):
        return name.last, False
    bracket = tokens[at].text == _OPENING_BRACKET
    if tokens[at].text in _PAIRING:
        at += 1
    other = _name(tokens, at) if at < len(tokens) and tokens[at].kind is ARABIC else None
    if other is None or (other.month, other.calendar) != (name.month, name.calendar):
        return name.last, False
    closed = bracket and other.last + 1 < len(tokens) and tokens[other.last + 1].text == _CLOSING_BRACKET
    return other.last + closed, True


def _is_told(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the words around a name say that it is a month."""
    before = tokens[at - 1].norm if at else ""
    behind = tokens[last + 1].norm if last + 1 < len(tokens) else ""
    return before in _MONTH_WORDS or before in _BEFORE_MONTH or behind in _AFTER_MONTH


def _days(tokens: Sequence[Token], month: int, floor: int) -> tuple[Part, ...]:
    """The days in front of a month, in figures or as an ordinal, in order."""
    at = month - 1
    while at >= floor and at >= month - 2 and (tokens[at].norm == _OF or tokens[at].norm in _MONTH_WORDS):
        at -= 1
    if at < floor:
        return ()
    if tokens[at].kind is NUMBER:
        return tuple(listed_days(tokens, at, floor, _DAY_JOINTS))[::-1]
    ordinal = _ordinal(tokens, at, floor) if at < month - 1 else None
    return () if ordinal is None else (ordinal,)


def _ordinal(tokens: Sequence[Token], at: int, floor: int) -> Part | None:
    """The day as an ordinal that ends at token `at`: «الثالث والعشرين»."""
    norm = tokens[at].norm
    first = at
    if norm in _WHOLE_TENS:
        value = _WHOLE_TENS[norm]
    elif norm in _TENS or norm in _TEENS:
        first = at - 1
        unit = ARABIC_ORDINALS.get(tokens[first].norm) if first >= floor else None
        if unit is None:
            return None
        value = unit + _TENS.get(norm, 10)
    elif norm in ARABIC_ORDINALS and norm != "الحادي":
        value = ARABIC_ORDINALS[norm]
    else:
        return None
    if value > LAST_DAY or not _opens_day(tokens, first):
        return None
    return Part(value, Span(tokens[first].span.start, tokens[at].span.end), first, at)


def _opens_day(tokens: Sequence[Token], first: int) -> bool:
    if first == 0:
        return True
    before = tokens[first - 1]
    return before.kind is MARK or before.norm in _BEFORE_DAY or before.norm in ARABIC_WEEKDAYS


def _year(tokens: Sequence[Token], last: int, *, hijri: bool) -> Part | None:
    """The year behind a month, with what may stand between."""
    at = last + 1
    for words in (_YEAR_MARKS | {_OF}, _YEAR_WORDS):
        if at < len(tokens) and tokens[at].norm in words:
            at += 1
    return year_at(tokens, at, hijri=hijri)


def _day_behind(tokens: Sequence[Token], last: int) -> Part | None:
    """The day in «مارس 5, 2024», as English has it; only with a year behind it."""
    at = last + 1
    if at + 2 >= len(tokens) or not is_day(tokens[at]) or tokens[at + 1].norm not in _YEAR_MARKS:
        return None
    if year_at(tokens, at + 2) is None:
        return None
    return Part(int(tokens[at].norm), tokens[at].span, at, at)


def _weekday(tokens: Sequence[Token], first: int, floor: int) -> Weekday | None:
    """The weekday in front of a date that starts at token `first`."""
    for at in range(first - 1, max(floor, first - 4) - 1, -1):
        value = ARABIC_WEEKDAYS.get(tokens[at].norm)
        if value is not None:
            return Weekday(value, tokens[at].span, at, at)
        if tokens[at].norm not in _BEFORE_DATE:
            return None
    return None
