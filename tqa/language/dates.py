"""What a date is, and which words of a text belong to dates.

`dates_ar` and `dates_en` read dates in their language, with the place of every part. Only what names a month
is a date (a month alone, too): years, decades and centuries are left to the numerals, and "today" or "last
week" to no one, since every translator words them anew. Months of the Islamic calendar are recognised and
kept apart; they are never converted, because the same day has two dates there depending on the country.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tqa.language._date_names import HIJRI_MONTHS, MONTHS

if TYPE_CHECKING:
    from tqa.model import Span

# Days of the week are told from the calendar from here on: before, many countries had another one.
_COMMON_CALENDAR_FROM = 1924


class Calendar(StrEnum):
    """Which months a date counts by."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


@dataclass(frozen=True, slots=True)
class Part:
    """A day, month, year or weekday: its number, its characters and its outer tokens.

    Months and days count from 1, weekdays from Monday as 0.
    """

    value: int
    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Weekday(Part):
    """A day of the week; not `certain` where the word is as often another («الاثنين», the two)."""

    certain: bool = True


@dataclass(frozen=True, slots=True)
class Date:
    """A month with the days, year and weekday that stand with it.

    Two names of one month («تشرين الثاني/نوفمبر») are one month part; several days ("5 and 22 August",
    "1-10 May") are all in `days`. `certain` is False where the month's name is as likely another word
    («مارس», practised). `swappable` marks figures ("12/3/2024") in which day and month may have changed
    places.
    """

    month: Part
    days: tuple[Part, ...]
    year: Part | None
    weekday: Weekday | None
    span: Span
    first: int
    last: int
    calendar: Calendar = Calendar.GREGORIAN
    certain: bool = True
    swappable: bool = False

    @property
    def day(self) -> Part | None:
        """The day, where there is exactly one."""
        return self.days[0] if len(self.days) == 1 else None


def weekday_of(date: Date) -> int | None:
    """The day of the week that a full Gregorian date fell on, Monday as 0.

    None where a part is missing, the day does not exist, or the year is before the calendar was common.
    """
    day, year = date.day, date.year
    if day is None or year is None or date.calendar is not Calendar.GREGORIAN or date.swappable:
        return None
    if not _COMMON_CALENDAR_FROM <= year.value <= 2200:
        return None
    if day.value > calendar.monthrange(year.value, date.month.value)[1]:
        return None
    return calendar.weekday(year.value, date.month.value, day.value)


def month_name(number: int, kind: Calendar) -> str:
    """The month's name in English."""
    return (MONTHS if kind is Calendar.GREGORIAN else HIJRI_MONTHS)[number - 1]


def spoken(date: Date) -> str:
    """A date in English for a message: "3 March 2024", "May 1998"; several days are left out."""
    days = str(date.day.value) if date.day is not None else ""
    year = str(date.year.value) if date.year is not None else ""
    return " ".join(part for part in (days, month_name(date.month.value, date.calendar), year) if part)
