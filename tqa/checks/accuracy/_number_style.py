"""Writing a value as English news copy does, in the form that the wrong number had."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language.quantities import ONE, Form, Quantity, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

# From here on English always groups; a shorter number may be a year or the number of a thing.
_GROUPED_FROM = 10_000
_MILLION = 1_000_000
_YEARS = range(1900, 2101)
_NUMBER = re.compile(r"[0-9][0-9.,:\u00a0\u202f ]*[0-9]|[0-9]")
_SCALE_WORD = re.compile(r"(thousand|million|billion|trillion)|\b(?:bn|mn|mln|tn|tr|k|m|b)\b", re.IGNORECASE)
_LONG: Mapping[int, str] = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_SHORT: Mapping[int, str] = {3: "k", 6: "m", 9: "bn", 12: "tn"}
_NAMES: Mapping[Decimal, str] = {
    Decimal(value): name
    for value, name in enumerate(["three", "four", "five", "six", "seven", "eight", "nine"], 3)
}
_ORDINAL_NAMES: Mapping[int, str] = dict(
    enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"], 1)
)
_ORDINAL = re.compile(r"\A(?:st|nd|rd|th)\b", re.IGNORECASE)


def plain(value: Decimal) -> str:
    """A value with groups and without needless zeros: "20,000", "47.5"."""
    whole, point, fraction = _ungrouped(value).partition(".")
    return f"{int(whole):,}{point}{fraction}"


def spoken(quantity: Quantity) -> str:
    """A quantity's value for a message: "3.5 million", "47.5 percent", "10:30", "the 1830s"."""
    if quantity.kind is QuantityKind.CLOCK:
        return _clock(quantity.value)
    if quantity.kind is QuantityKind.DECADE:
        return f"the {quantity.value}s"
    figure = quantity.form is Form.DIGITS or quantity.value in _YEARS
    short = _ungrouped(quantity.value) if figure and quantity.value < _GROUPED_FROM else plain(quantity.value)
    text = _scaled(quantity.value, ONE, _LONG) or short
    return f"{text} percent" if quantity.kind is QuantityKind.PERCENT else text


def told(quantity: Quantity, said: str) -> str:
    """What the Arabic says, `said`, and unless it says it in the same characters, its value in English."""
    value = spoken(quantity)
    return f"The Arabic says «{said}»" if said == value else f"«{said}» is {value}"


def rewritten(source: Quantity, said: str, target: Quantity, text: str) -> str | None:
    """`text` with the source's value in place of its own.

    Args:
        source: the Arabic quantity, whose characters are `said`.
        said: the Arabic characters.
        target: the English quantity, whose characters are `text`.
        text: the English characters.

    Returns:
        The new characters, or None where the form of the old ones has no room for the value.
    """
    digits = _NUMBER.search(text)
    if digits is None:
        return _worded(source.value, target, text)
    head, tail = text[: digits.start()], text[digits.end() :]
    if target.kind is QuantityKind.CLOCK:
        return head + _like(_clock(source.value), digits.group()) + tail
    if target.form is Form.SCALED:
        return head + _in_scale(source, target, tail)
    if target.value < 100 and source.value >= 1000 and target.kind is not QuantityKind.CARDINAL:
        return None
    if target.kind is QuantityKind.DECADE and source.value < 100 <= target.value:
        return None  # which century the Arabic means is not told
    number = (
        plain(source.value) if _grouped(source, said, target, digits.group()) else _ungrouped(source.value)
    )
    if target.kind is QuantityKind.ORDINAL:
        number, tail = number + _suffix(int(source.value)), _ORDINAL.sub("", tail)
    return head + number + tail


def _worded(value: Decimal, target: Quantity, text: str) -> str | None:
    """A value for the words `text`: in words up to nine, as news copy has it, else in digits."""
    if target.kind is QuantityKind.ORDINAL and value == int(value):
        short = _ORDINAL_NAMES.get(int(value)) or f"{value}{_suffix(int(value))}"
    elif target.kind is QuantityKind.CARDINAL:
        short = _NAMES.get(value) or _scaled(value, ONE, _LONG) or plain(value)
    else:
        return None
    return short.capitalize() if text[0].isupper() else short


def _grouped(source: Quantity, said: str, target: Quantity, digits: str) -> bool:
    """Whether a figure takes a comma: from 10,000 always, below as the figures compared had it."""
    if source.value >= _GROUPED_FROM:
        return True
    if 1000 <= target.value < _GROUPED_FROM:
        return "," in digits
    if source.form is Form.DIGITS:
        return any(mark in said for mark in ",٬. ")
    return source.value not in _YEARS


def _in_scale(source: Quantity, target: Quantity, tail: str) -> str:
    """The source's value with a scale word, `tail` being all that stood behind the old digits."""
    word = _SCALE_WORD.search(tail)
    if word is None:
        return plain(source.value) + tail
    names = _LONG if word[1] else _SHORT
    if word[1] and source.value < _MILLION and word[1].lower() != _LONG[3]:
        # News copy writes "41,000 euros"; "41 thousand" only where the English has thousands in words.
        return plain(source.value) + tail[word.end() :]
    scaled = _scaled(source.value, source.scale if source.scale > ONE else target.scale, names)
    if scaled is None:
        return plain(source.value) + tail[word.end() :]
    count, _, name = scaled.partition(" ")
    return count + tail[: word.start()] + name + tail[word.end() :]


def _scaled(value: Decimal, wish: Decimal, names: Mapping[int, str]) -> str | None:
    """The value with a scale word, `wish` or a million and more; None where that takes over two decimals."""
    for scale in (wish, *(Decimal(10) ** power for power in (12, 9, 6))):
        power, count = scale.adjusted(), value / scale
        if power in names and 1 <= count < 1000 and count == round(count, 2):
            return f"{plain(count)} {names[power]}"
    return None


def _ungrouped(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _clock(value: Decimal) -> str:
    return f"{int(value)}:{int(value * 100) % 100:02d}"


def _like(clock: str, digits: str) -> str:
    """A time with the mark that the old one had between hour and minute; a bare hour where that had none."""
    mark = next((mark for mark in ":." if mark in digits), "")
    return clock.removesuffix(":00") if not mark else clock.replace(":", mark)


def _suffix(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
