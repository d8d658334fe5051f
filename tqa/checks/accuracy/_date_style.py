"""Writing a month, weekday, day or year as the English text had the wrong one."""

from __future__ import annotations

import re

from tqa.language._date_names import ENGLISH_ORDINALS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from tqa.language.dates import Calendar, month_name

# The Associated Press shortens no month of up to five letters.
_LONGEST_UNCUT = 5
_DIGITS = re.compile(r"[0-9]+")
_ORDINAL_WORDS = {number: word for word, number in ENGLISH_ORDINALS.items()}


def month_like(text: str, month: int, calendar: Calendar) -> str:
    """The month's name in the form that `text`, another month's name, has: "Nov." for "Sept."."""
    name = month_name(month, calendar)
    if text.rstrip(".").lower() in SHORT_MONTHS and len(text.rstrip(".")) < _LONGEST_UNCUT:
        name = _short_month(name, stop=text.endswith("."))
    return _cased(name, text)


def _short_month(name: str, *, stop: bool) -> str:
    if not stop:
        return name[:3]
    if len(name) <= _LONGEST_UNCUT:
        return name
    return "Sept." if name == "September" else f"{name[:3]}."


def weekday_like(text: str, weekday: int) -> str:
    """The weekday's name in the form that `text`, another weekday's name, has."""
    name = WEEKDAYS[weekday]
    return _cased(name[:3] if text.lower() in SHORT_WEEKDAYS else name, text)


def number_like(text: str, value: int) -> str | None:
    """A day or year in the form that `text` has: "3" for "5", "3rd" for "5th", "third" for "fifth"."""
    digits = _DIGITS.match(text)
    if digits is None:
        word = _ORDINAL_WORDS.get(value)
        return None if word is None else _cased(word, text)
    return f"{value}{_ending(value) if digits.end() < len(text) else ''}"


def _ending(value: int) -> str:
    """The ending of an ordinal in figures, as of the days of a month."""
    return "th" if value in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _cased(name: str, text: str) -> str:
    if len(text) > 1 and text.isupper():
        return name.upper()
    return name.capitalize() if text[:1].isupper() and name.islower() else name
