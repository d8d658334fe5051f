"""Which date of the English renders which of the Arabic, and in what they differ.

Nothing is said of a date that only one side has: translators drop "on Tuesday", repeat a month and give two
dates one month all the time. A difference needs a date left over on both sides.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tqa.language.dates_ar import arabic_dates
from tqa.language.dates_en import english_dates
from tqa.language.tokens import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from tqa.language.dates import Date, Part, Weekday
    from tqa.language.tokens import Token

# Where more is left over on both sides, order says nothing of what belongs together.
_MOST_LEFT = 3
# How two items were paired: from all parts alike to the month alone.
_ALIKE, _SAME_DAY, _SAME_YEAR, _SAME_MONTH = range(4)


class Item(NamedTuple):
    """A date with one of its days: "5 and 22 August" makes two."""

    date: Date
    day: Part | None

    @property
    def readings(self) -> tuple[tuple[str, int, int | None], ...]:
        """Calendar, month and day; twice where figures leave open which is which."""
        calendar, month = self.date.calendar.value, self.date.month.value
        day = None if self.day is None else self.day.value
        first = (calendar, month, day)
        return (first, (calendar, day, month)) if self.date.swappable and day is not None else (first,)


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a date that the two sides give differently.

    `part` is "month", "day" or "year"; `certain` where the rest of the date is the same on both sides.
    """

    part: str
    source: Date
    target: Date
    source_part: Part
    target_part: Part
    certain: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """Dates that render one another with the same month, and those left over."""

    pairs: tuple[tuple[Item, Item, int], ...]
    source: tuple[Item, ...]
    target: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences in the dates of two texts, and the English dates that are wholly as in the Arabic."""

    differences: tuple[Difference, ...]
    alike: tuple[Date, ...]

    @property
    def figures(self) -> tuple[frozenset[int], frozenset[int]]:
        """The Arabic and English tokens of the days and years that differ: no matter of numbers any more."""
        parts = [each for each in self.differences if each.part != "month"]
        sides = [each.source_part for each in parts], [each.target_part for each in parts]
        source, target = (
            frozenset(index for part in side for index in range(part.first, part.last + 1)) for side in sides
        )
        return source, target


def compare(
    source_tokens: Sequence[Token], target_tokens: Sequence[Token], target: Sequence[Date] | None = None
) -> Comparison:
    """Compare the dates of an Arabic text with those of its translation.

    Args:
        source_tokens: of the Arabic.
        target_tokens: of the English.
        target: the dates of the English, where they have been read already.
    """
    dates = english_dates(target_tokens) if target is None else target
    source = arabic_dates(source_tokens) if dates else ()
    if not source:
        return Comparison((), ())
    source_items, target_items = items_of(source), items_of(dates)
    pairing = pair_up(source_items, target_items)
    months = wrong_months(source_items, target_items, pairing)
    others = wrong_days_and_years(pairing, source_tokens, target_tokens)
    alike = tuple(two.date for _, two, step in pairing.pairs if step == _ALIKE)
    return Comparison((*months, *others), alike)


def items_of(dates: Iterable[Date]) -> tuple[Item, ...]:
    """One item for each day of each date; one for a date without a day."""
    return tuple(Item(date, day) for date in dates for day in (date.days or (None,)))


def pair_up(source: Sequence[Item], target: Sequence[Item]) -> Pairing:
    """Pair the items that share a month, those that share most with it first; linear in their number.

    The number with each pair is the step that made it, from all parts alike to the month alone.
    """
    pairs: list[tuple[Item, Item, int]] = []
    for step, keys in enumerate((_full_keys, _day_keys, _year_keys, _month_keys)):
        made, source, target = _matched(source, target, keys, keys)
        pairs += [(one, two, step) for one, two in made]
    return Pairing(tuple(pairs), tuple(source), tuple(target))


def _full_keys(item: Item) -> list[Hashable]:
    year = item.date.year
    return [] if item.day is None or year is None else [(*reading, year.value) for reading in item.readings]


def _day_keys(item: Item) -> list[Hashable]:
    return [] if item.day is None else list(item.readings)


def _year_keys(item: Item) -> list[Hashable]:
    year = item.date.year
    return [] if year is None else [(*reading[:2], year.value) for reading in item.readings]


def _month_keys(item: Item) -> list[Hashable]:
    return [reading[:2] for reading in item.readings]


def _matched(
    source: Sequence[Item],
    target: Sequence[Item],
    source_keys: Callable[[Item], list[Hashable]],
    target_keys: Callable[[Item], list[Hashable]],
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Pairs of items that share a key, each used once and in order, and what is left of both sides."""
    places: dict[Hashable, deque[int]] = {}
    for index, item in enumerate(target):
        for key in target_keys(item):
            places.setdefault(key, deque()).append(index)
    used: set[int] = set()
    made, left = [], []
    for item in source:
        for key in source_keys(item):
            queue = places.get(key, deque())
            while queue and queue[0] in used:
                queue.popleft()
            if queue:
                used.add(queue[0])
                made.append((item, target[queue.popleft()]))
                break
        else:
            left.append(item)
    return made, left, [item for index, item in enumerate(target) if index not in used]


def wrong_months(source: Sequence[Item], target: Sequence[Item], pairing: Pairing) -> list[Difference]:
    """Months of the English that stand for another one of the Arabic."""
    lost = [item for item in pairing.source if item.date.certain]
    new = [item for item in pairing.target if item.date.certain]
    found = []
    for source_keys, target_keys in ((_dated_keys, _dated_keys), (_with_year_keys, _without_year_keys)):
        made, lost, new = _matched(lost, new, source_keys, target_keys)
        found += [_month_difference(one, two, certain=True) for one, two in made]
    if len(source) != len(target):
        lost, new = _without(lost, target), _without(new, source)
    if len(lost) == len(new) <= _MOST_LEFT:
        for one, two in zip(lost, new, strict=True):
            if one.date.calendar is two.date.calendar:
                found.append(_month_difference(one, two, certain=False))
    # Several days of one month are wrong in one word.
    return list({difference.target_part.span: difference for difference in reversed(found)}.values())[::-1]


def _dated_keys(item: Item) -> list[Hashable]:
    """Day and year in any month; without a year only a date without one is alike."""
    if item.day is None:
        return []
    year = item.date.year
    return [(item.date.calendar, item.day.value, None if year is None else year.value)]


def _with_year_keys(item: Item) -> list[Hashable]:
    """The day in any month, and whether there is a year: one side's year may be understood on the other."""
    return [] if item.day is None else [(item.date.calendar, item.day.value, item.date.year is not None)]


def _without_year_keys(item: Item) -> list[Hashable]:
    return [] if item.day is None else [(item.date.calendar, item.day.value, item.date.year is None)]


def _month_difference(one: Item, two: Item, *, certain: bool) -> Difference:
    return Difference("month", one.date, two.date, one.date.month, two.date.month, certain)


def _without(items: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """Those whose month nothing on the other side names."""
    months = {reading[:2] for other in others for reading in other.readings}
    return [item for item in items if not any(reading[:2] in months for reading in item.readings)]


def wrong_days_and_years(
    pairing: Pairing, source: Sequence[Token], target: Sequence[Token]
) -> list[Difference]:
    """Days and years that differ in dates whose month is the same.

    A figure that the other side gives as often, at another place, is no error of this date.
    """
    found: list[Difference] = []
    compared = [(one, two, step) for one, two, step in pairing.pairs if step != _ALIKE]
    if not compared:
        return found
    right_figures, wrong_figures = _figures(source), _figures(target)
    for one, two, step in compared:
        told = _part_to_compare(one, two, step)
        if told is None or not (one.date.certain and two.date.certain):
            continue
        part, right, wrong = told
        if one.date.swappable or two.date.swappable:
            continue
        if _is_surplus(right.value, right_figures, wrong_figures) and _is_surplus(
            wrong.value, wrong_figures, right_figures
        ):
            found.append(Difference(part, one.date, two.date, right, wrong, certain=step != _SAME_MONTH))
    return found


def _part_to_compare(one: Item, two: Item, step: int) -> tuple[str, Part, Part] | None:
    """The part in which two dates of one month differ, where it is one alone."""
    days, years = (one.day, two.day), (one.date.year, two.date.year)
    if step == _SAME_DAY or days == (None, None):
        return _differing("year", *years)
    return None if _differing("year", *years) else _differing("day", *days)


def _differing(name: str, one: Part | None, two: Part | None) -> tuple[str, Part, Part] | None:
    return None if one is None or two is None or one.value == two.value else (name, one, two)


def _figures(tokens: Sequence[Token]) -> Counter[int]:
    return Counter(
        [int(norm) for _, norm, kind, _, _ in tokens if kind is NUMBER and len(norm) <= 4 and norm.isdigit()]
    )


def _is_surplus(value: int, here: Counter[int], there: Counter[int]) -> bool:
    """Whether a value that this side gives, in figures or not, is given less often on the other."""
    return there[value] < max(here[value], 1)


def wrong_weekdays(source: Sequence[Weekday], target: Sequence[Weekday]) -> list[tuple[Weekday, Weekday]]:
    """Weekdays of the English that stand for another one of the Arabic."""
    lost, new = _left_over(source, target), _left_over(target, source)
    if len(source) != len(target):
        said = {day.value for day in source} & {day.value for day in target}
        lost = [day for day in lost if day.value not in said]
        new = [day for day in new if day.value not in said]
    return list(zip(lost, new, strict=True)) if len(lost) == len(new) <= _MOST_LEFT else []


def _left_over(days: Sequence[Weekday], others: Sequence[Weekday]) -> list[Weekday]:
    """Those that are named more often here; of several alike, the last ones."""
    room = Counter(day.value for day in others)
    left = []
    for day in days:
        room[day.value] -= 1
        if room[day.value] < 0:
            left.append(day)
    return left
