"""A month, weekday, day or year of a date that is not the one the Arabic gives.

What it does: reads the dates of both sides and compares them part by part. It knows the months of every
region («كانون الثاني», «يناير», «جانفي»), two names side by side as one month («تشرين الثاني/نوفمبر»), the
Islamic months, which it keeps apart, days in figures and as ordinals, and dates in figures alone. Sub-rules:
`month`, `weekday`, `day` and `year` (another one in its place; day and year only in dates whose day or year
and whose month are the same on both sides) and `coherence` (the English adds a weekday on which its date did
not fall).

Why it matters: “October” for «تشرين الثاني» is a month's error in the record of what happened, and nothing
in the English gives it away.

Example: «انتخب المجلس رئيسه في ٣ آذار/مارس» → “The council elected its president on April 3”

Better: “The council elected its president on March 3”

Fix safety: suggested. The right month, weekday, day or year takes the place of the wrong one in the form that
stood there: shortened, in capitals, hyphenated, with the ending of an ordinal.

Known false positives: a translator who corrects the date of the Arabic, or gives the day of another time
zone without a word. Silent where only one side gives a date or weekday, on words such as “today” and “last
month”, on the day before or after where the two sides tell the time of different places or the Arabic names
the night, on dates in figures that can be read in two ways, on an Islamic date rendered by its Gregorian one,
and on a month's name that is as likely another word («مارس», “May”).

Measured precision: no error of its kind is annotated in detection/gold.jsonl, where it has no findings
(python benchmarks/detection.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.accuracy._date_pairs import Difference, compare, wrong_weekdays
from tqa.checks.accuracy._date_style import month_like, number_like, weekday_like
from tqa.checks.accuracy._time_zones import differ_in_zone
from tqa.checks.rule import Hit, define
from tqa.language._date_names import WEEKDAYS
from tqa.language.dates import spoken, weekday_of
from tqa.language.dates_ar import arabic_weekdays
from tqa.language.dates_en import DATE_WORDS, english_dates, english_weekdays
from tqa.language.english import article_for
from tqa.model import Applicability, Edit, Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit
    from tqa.language.dates import Date, Part, Weekday

_IN_FIGURES = re.compile(r"[0-9][/.-][0-9]{1,2}[/.-][0-9]")
# «فجر الثلاثاء» is also late on Monday, and «ليلة الاثنين» the night that ends on Monday.
_NIGHT = frozenset(["فجر", "ليله", "ليل", "وفجر", "بفجر", "وليله"])
# Where the English has one of these, «الاثنين» may be "the two".
_TWO = frozenset(["two", "both", "couple", "pair", "duo", "2"])


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - every rule takes options
    """Parts of dates that differ between the two sides of `unit`."""
    if not unit.source or not (unit.places_of(DATE_WORDS) or _IN_FIGURES.search(unit.target)):
        return
    target = english_dates(unit.target_tokens)
    target_days = _all_weekdays(english_weekdays(unit.target_tokens), target)
    if not target and not target_days:
        return
    source_days = arabic_weekdays(unit.source_tokens) if target_days else ()
    yield from _weekdays(unit, source_days, target_days, target)
    comparison = compare(unit.source_tokens, unit.target_tokens, target)
    for difference in comparison.differences:
        if difference.part != "day" or not _may_be_next_day(
            unit, difference.source_part, difference.target_part
        ):
            yield _hit(unit, difference)
    if target_days and not source_days:
        yield from _incoherent(unit, comparison.alike)


def _all_weekdays(weekdays: Sequence[Weekday], dates: Sequence[Date]) -> tuple[Weekday, ...]:
    """The weekdays of the English, those that are shortened in front of a date included."""
    spans = {day.span.start for day in weekdays}
    short = [day for date in dates if (day := date.weekday) is not None and day.span.start not in spans]
    return tuple(sorted((*weekdays, *short), key=lambda day: day.span)) if short else tuple(weekdays)


def _weekdays(
    unit: Unit, source: Sequence[Weekday], target: Sequence[Weekday], dates: Sequence[Date]
) -> Iterator[Hit]:
    fitting = {
        date.weekday.span
        for date in dates
        if date.weekday is not None and weekday_of(date) == date.weekday.value
    }
    for right, wrong in wrong_weekdays(source, target):
        if wrong.span in fitting or _may_be_same_night(unit, right, wrong):
            continue
        if not right.certain and unit.places_of(_TWO):
            continue
        text = wrong.span.of(unit.target)
        yield Hit(
            wrong.span,
            f"«{right.span.of(unit.source)}» is {WEEKDAYS[right.value]}; the English says “{text}”.",
            source_span=right.span,
            fixes=(_fix(unit, wrong, weekday_like(text, right.value), "the weekday that the Arabic gives"),),
            confidence=0.9 if right.certain else 0.7,
            part="weekday",
        )


def _may_be_same_night(unit: Unit, right: Weekday, wrong: Weekday) -> bool:
    """Whether two days in a row share the night that is meant, or the moment in two time zones."""
    if (right.value - wrong.value) % 7 not in (1, 6):
        return False
    at_night = right.first > 0 and unit.source_tokens[right.first - 1].norm in _NIGHT
    return at_night or differ_in_zone(unit)


def _may_be_next_day(unit: Unit, right: Part, wrong: Part) -> bool:
    return abs(right.value - wrong.value) == 1 and differ_in_zone(unit)


def _hit(unit: Unit, difference: Difference) -> Hit:
    wrong = difference.target_part.span
    text = wrong.of(unit.target)
    fixed = _corrected(difference, text)
    source, target = difference.source, difference.target
    said = target.span.of(unit.target)
    return Hit(
        wrong,
        f"«{source.span.of(unit.source)}» is {spoken(source)}; the English says “{said}”.",
        source_span=source.span,
        fixes=()
        if fixed is None
        else (_fix(unit, difference.target_part, fixed, f"the {difference.part} that the Arabic gives"),),
        confidence=0.9 if difference.certain else 0.8,
        part=difference.part,
    )


def _corrected(difference: Difference, text: str) -> str | None:
    """The right month, day or year in the form of `text`, the wrong one."""
    value = difference.source_part.value
    if difference.part != "month":
        return number_like(text, value)
    # In a date of figures alone the places of day and month are a matter of style.
    return None if text.isdigit() else month_like(text, value, difference.source.calendar)


def _incoherent(unit: Unit, dates: Sequence[Date]) -> Iterator[Hit]:
    """A weekday that the English adds to a date, as the Arabic gives it, that did not fall on it."""
    for date in dates:
        said, actual = date.weekday, weekday_of(date)
        if said is None or actual is None or said.value == actual:
            continue
        text = said.span.of(unit.target)
        yield Hit(
            said.span,
            f"{spoken(date)} is a {WEEKDAYS[actual]}; the English says “{text}”, the Arabic no weekday.",
            fixes=(_fix(unit, said, weekday_like(text, actual), "the weekday of that date"),),
            severity=Severity.MINOR,
            confidence=0.8,
            part="coherence",
        )


def _fix(unit: Unit, wrong: Part, text: str, reason: str) -> Fix:
    """`text` in place of `wrong`, with the article in front that it takes ("an April", "a March")."""
    edits = [Edit(wrong.span, text)]
    before = unit.target_tokens[wrong.first - 1] if wrong.first else None
    if before is not None and before.norm in ("a", "an") and wrong.span.start - before.span.end == 1:
        article = article_for(text.lower())
        if article != before.norm:
            edits.insert(0, Edit(before.span, article.capitalize() if before.text[0].isupper() else article))
    return Fix(Applicability.SUGGESTED, tuple(edits), reason)


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/mistranslation/date",
    check=check,
    parts=("coherence", "day", "month", "weekday", "year"),
    yields_to=("number-mismatch",),
    compares=True,
)
