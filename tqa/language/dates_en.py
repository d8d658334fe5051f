"""English dates: months in full, shortened or hyphenated, with days, years and weekdays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tqa.language._date_figures import figure_date, is_day, listed_days, year_at
from tqa.language._date_names import (
    ENGLISH_MONTHS,
    ENGLISH_ORDINALS,
    ENGLISH_WEEKDAYS,
    HIJRI_ENGLISH_HEADS,
    HIJRI_ENGLISH_TAILS,
    HIJRI_ENGLISH_WORDS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
)
from tqa.language.dates import Calendar, Date, Part, Weekday
from tqa.language.tokens import LATIN, MARK, NUMBER
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.tokens import Token

# Every matching form that may name a month or weekday: the cheap look of whoever compares dates.
DATE_WORDS = (
    frozenset(ENGLISH_MONTHS)
    | frozenset(ENGLISH_WEEKDAYS)
    | frozenset(SHORT_MONTHS)
    | frozenset(HIJRI_ENGLISH_WORDS)
    | frozenset(HIJRI_ENGLISH_HEADS)
    | frozenset(
        f"{head}-{article}{tail}"
        for head, family in HIJRI_ENGLISH_HEADS.items()
        for article in ("", "al-", "ul-", "el-")
        for kind, tail in HIJRI_ENGLISH_TAILS
        if kind == family
    )
)
# Of those, the ones that may begin a date; a name with a hyphen has its head before it.
_MONTH_WORDS = (
    frozenset(ENGLISH_MONTHS)
    | frozenset(SHORT_MONTHS)
    | frozenset(HIJRI_ENGLISH_WORDS)
    | frozenset(HIJRI_ENGLISH_HEADS)
)
_SUFFIXES = frozenset(["st", "nd", "rd", "th"])
_DAY_JOINTS = frozenset(["and", "to", "or", "through", "until", "till", "-", "–", "—", "&", "/", ","])
# A comma behind "March 5" ends the date.
_JOINTS_BEHIND = _DAY_JOINTS - {","}
# May is a verb and a politician, a march a walk: these in front make them months.
_DOUBTFUL = frozenset(["may", "march"])
_TIME_WORDS = "in since until till during last next early late mid this through throughout each every around"
_BEFORE_MONTH = frozenset(_TIME_WORDS.split())
# "The end of May" is a month, "the allies of May" are a politician's.
_PARTS = "end beginning start middle month week weeks half days close"
_PART_OF_MONTH = frozenset(_PARTS.split())
# No walk goes without an article.
_BEFORE_MARCH = frozenset(["of", "by", "from", "to", "before", "after", "for", "around", "about"])
_MARCH = 3
_BETWEEN_MONTHS = frozenset(["and", "to", "or", "through", "until", "till", "-", "–", "/"])
_BEFORE_DATE = frozenset([",", "the", "(", "on", "-", "–", "."])
_FUNCTION_WORDS = (
    "in at by for on and or with to from of after before when where as the this last next respectively"
)
_AFTER_DAYS = frozenset(_FUNCTION_WORDS.split())
_HIJRI_ERA = frozenset(["ah", "a.h", "h", "hijri"])
_MOST_TAIL = 4
_LONGEST_NOTE = 3


class _Name(NamedTuple):
    """A month's name: its number, its characters, its outer tokens, and whether it can be no other word."""

    month: int
    span: Span
    first: int
    last: int
    calendar: Calendar = Calendar.GREGORIAN
    doubtful: bool = False
    short: bool = False


def english_dates(tokens: Sequence[Token]) -> tuple[Date, ...]:
    """Every date in an English text that names a month or gives day, month and year in figures, in order.

    Args:
        tokens: of the whole text, from `tokenize`.
    """
    found: list[Date] = []
    behind = 0
    for at, (_, norm, kind, _, _) in enumerate(tokens):
        if at < behind:
            continue
        if kind is NUMBER:
            date = figure_date(tokens, at)
            if date is not None:
                found.append(date)
        elif kind is LATIN and (norm in _MONTH_WORDS or "-" in norm):
            names = _names(tokens, at)
            for name in names:
                date = _date(tokens, name, behind, whole=name is names[-1], opens=name is names[0])
                if date is not None:
                    found.append(date)
        if found:
            behind = max(behind, found[-1].last + 1)
    return tuple(found)


def english_weekdays(tokens: Sequence[Token]) -> tuple[Weekday, ...]:
    """Every day of the week in an English text, in order; short forms count in front of a date only."""
    found = []
    for at in [at for at, (_, norm, _, _, _) in enumerate(tokens) if norm in ENGLISH_WEEKDAYS]:
        token = tokens[at]
        for value, start, end in ENGLISH_WEEKDAYS[token.norm]:
            if token.text[start].isupper() and len(token.text) == len(token.norm):
                offset = token.span.start
                found.append(Weekday(value, Span(offset + start, offset + end), at, at))
    return tuple(found)


def _names(tokens: Sequence[Token], at: int) -> tuple[_Name, ...]:
    """The months that token `at` names or begins to name."""
    token = tokens[at]
    norm = token.norm
    if norm in ENGLISH_MONTHS:
        # Controls inside the word would shift the places.
        if len(token.text) != len(norm):
            return ()
        offset = token.span.start
        return tuple(
            _Name(month, Span(offset + start, offset + end), at, at, doubtful=norm[start:end] in _DOUBTFUL)
            for month, start, end in ENGLISH_MONTHS[norm]
            if token.text[start].isupper() or norm[start:end] not in _DOUBTFUL
        )
    if norm in SHORT_MONTHS and token.text[0].isupper():
        last = at + _has_own_stop(tokens, at)
        span = Span(token.span.start, tokens[last].span.end)
        return (_Name(SHORT_MONTHS[norm], span, at, last, doubtful=True, short=True),)
    return _hijri_names(tokens, at) if token.text[0].isupper() else ()


def _has_own_stop(tokens: Sequence[Token], at: int) -> bool:
    """Whether the full stop behind a short form belongs to it alone and does not end the sentence too."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != ".":
        return False
    behind = tokens[at + 2]
    return tokens[at + 1].span.start == tokens[at].span.end and not (
        behind.kind is LATIN and behind.text[0].isupper()
    )


def _hijri_names(tokens: Sequence[Token], at: int) -> tuple[_Name, ...]:
    token = tokens[at]
    if token.norm in HIJRI_ENGLISH_WORDS:
        month = HIJRI_ENGLISH_WORDS[token.norm]
        return (_Name(month, token.span, at, at, Calendar.HIJRI, doubtful=True),)
    words = token.norm.split("-", 3)
    head = HIJRI_ENGLISH_HEADS.get(words[0])
    if head is None:
        return ()
    for last in range(at, min(at + _MOST_TAIL, len(tokens))):
        tails = words[1:] if last == at else tokens[last].norm.split("-", 3)
        for tail in tails:
            number = HIJRI_ENGLISH_TAILS.get((head, tail))
            if number is not None:
                span = Span(token.span.start, tokens[last].span.end)
                return (_Name(number, span, at, last, Calendar.HIJRI),)
    return ()


def _date(tokens: Sequence[Token], name: _Name, floor: int, *, whole: bool, opens: bool) -> Date | None:
    """The date around a month's name; `whole` and `opens` tell the last and first of "June-July"."""
    hijri = name.calendar is Calendar.HIJRI
    days = _days_before(tokens, name.first, floor) if opens else ()
    first = days[0].first if days else name.first
    last = name.last
    if not days and whole:
        days = _days_behind(tokens, last + 1)
        last = max(last, days[-1].last) if days else last
    year = _year(tokens, last + 1, hijri=hijri) if whole else None
    certain = not name.doubtful or bool(days or year) or (not name.short and _is_told(tokens, name))
    if (hijri or name.short) and not certain:
        return None
    if year is not None:
        last = year.last
    if hijri and last + 1 < len(tokens) and tokens[last + 1].norm in _HIJRI_ERA:
        last += 1
    month = Part(name.month, name.span, name.first, name.last)
    start = tokens[first].span.start if days and days[0].first <= name.first else name.span.start
    end = tokens[last].span.end if last > name.last else name.span.end
    weekday = _weekday(tokens, first, floor)
    return Date(month, days, year, weekday, Span(start, end), first, last, name.calendar, certain)


def _is_told(tokens: Sequence[Token], name: _Name) -> bool:
    """Whether the words around say that a doubtful name is a month."""
    before = tokens[name.first - 1].norm if name.first else ""
    if before in _BEFORE_MONTH or tokens[name.first].norm.startswith(("mid-", "early-", "late-")):
        return True
    if name.month == _MARCH and before in _BEFORE_MARCH:
        return True
    if before == "of" and tokens[max(name.first - 2, 0)].norm in _PART_OF_MONTH:
        return True
    if name.first >= 2 and before in _BETWEEN_MONTHS and tokens[name.first - 2].norm in ENGLISH_MONTHS:
        return True
    behind = [token.norm for token in tokens[name.last + 1 : name.last + 3]]
    return len(behind) == 2 and behind[0] in _BETWEEN_MONTHS and behind[1] in ENGLISH_MONTHS


def _days_before(tokens: Sequence[Token], month: int, floor: int) -> tuple[Part, ...]:
    """The days in front of a month: "5 and 22 August", "the 3rd of March", "the first of October"."""
    at = month - 1
    told = at > floor and tokens[at].norm == "of"
    at -= told
    if at < floor:
        return ()
    norm = tokens[at].norm
    if norm in ENGLISH_ORDINALS:
        if not told and not (at > floor and tokens[at - 1].norm == "the"):
            return ()
        return (Part(ENGLISH_ORDINALS[norm], tokens[at].span, at, at),)
    days = tuple(listed_days(tokens, at, floor, _DAY_JOINTS, _SUFFIXES))[::-1]
    # "Ten of May's ministers"
    return () if told and days and days[-1].first == days[-1].last else days


def _days_behind(tokens: Sequence[Token], at: int) -> tuple[Part, ...]:
    """The days behind a month: "March 3", "March 3-5", "March 3rd and 4th"."""
    days: list[Part] = []
    if at < len(tokens) and tokens[at].norm == "the":
        at += 1
    while at < len(tokens) and is_day(tokens[at]) and len(days) <= _LONGEST_NOTE:
        last = at
        if at + 1 < len(tokens) and tokens[at + 1].norm in _SUFFIXES:
            last += tokens[at + 1].span.start == tokens[at].span.end
        if days and last + 1 < len(tokens) and not _ends_date(tokens, last + 1):
            break
        span = Span(tokens[at].span.start, tokens[last].span.end)
        days.append(Part(int(tokens[at].norm), span, at, last))
        if last + 2 >= len(tokens) or tokens[last + 1].norm not in _JOINTS_BEHIND:
            break
        at = last + 2
    return tuple(days)


def _ends_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a further day leaves it one: "March 5 and 6 April" and "5 and 20 men" do not."""
    token = tokens[at]
    if token.kind is MARK:
        return token.text not in "%$€£"
    return token.kind is NUMBER or token.norm in _AFTER_DAYS


def _year(tokens: Sequence[Token], at: int, *, hijri: bool) -> Part | None:
    """The year behind month or day: "2024", ", 2024", "of 2024"."""
    if at < len(tokens) and (tokens[at].text == "," or tokens[at].norm == "of"):
        at += 1
    return year_at(tokens, at, hijri=hijri)


def _weekday(tokens: Sequence[Token], first: int, floor: int) -> Weekday | None:
    """The weekday in front of a date that starts at token `first`."""
    for at in range(first - 1, max(floor, first - 4) - 1, -1):
        token = tokens[at]
        value = SHORT_WEEKDAYS.get(token.norm)
        if value is not None and token.text[0].isupper():
            return Weekday(value, token.span, at, at)
        readings = ENGLISH_WEEKDAYS.get(token.norm, ())
        if len(readings) == 1 and token.norm[: readings[0][2]] == token.norm:
            return Weekday(readings[0][0], token.span, at, at)
        if token.norm not in _BEFORE_DATE:
            return None
    return None
