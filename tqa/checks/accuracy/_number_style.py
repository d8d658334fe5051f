"""Writing a value as English news copy does, in the form that the wrong number had."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language.quantities import ONE, Form, Quantity, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

# An ungrouped four-digit number is a year or a label, so its form is kept.
_GROUPED_FROM = 10_000
_NUMBER = re.compile(r"[0-9][0-9.,:\u00a0\u202f ]*[0-9]|[0-9]")
_SCALE_WORD = re.compile(
    r"thousand|million|billion|trillion|(?<=[0-9])\s?(?:bn|mn|mln|tn|tr|k|m|b)\b", re.IGNORECASE
)
_LONG: Mapping[int, str] = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_SHORT: Mapping[int, str] = {3: "k", 6: "m", 9: "bn", 12: "tn"}
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)\b", re.IGNORECASE)


def plain(value: Decimal) -> str:
    """ "20,000", "47.5": groups with commas, no needless zeros."""
    text = format(value.normalize(), "f")
    whole, point, fraction = text.partition(".")
    return f"{int(whole):,}{point}{fraction}"


def spoken(quantity: Quantity) -> str:
    """A quantity's value for a message: "3.5 million", "47.5 percent", "10:30"."""
    if quantity.kind is QuantityKind.CLOCK:
        return _clock(quantity.value)
    if quantity.kind is QuantityKind.DECADE:
        return f"the {quantity.value}s"
    year = quantity.form is Form.DIGITS and 1000 <= quantity.value < _GROUPED_FROM
    text = _scaled(quantity.value, None, _LONG) or (str(quantity.value) if year else plain(quantity.value))
    return f"{text} percent" if quantity.kind is QuantityKind.PERCENT else text


def rewritten(source: Quantity, target: Quantity, text: str) -> str | None:
    """`text`, the characters of `target`, with the value of `source` in place of its own; None where its form has no room for it."""
    if target.kind is QuantityKind.CLOCK:
        return _NUMBER.sub(_clock(source.value), text, count=1)
    digits = _NUMBER.search(text)
    if digits is None:
        return plain(source.value) if target.kind is QuantityKind.CARDINAL else None
    if target.form is Form.SCALED:
        return _in_scale(source, target, text, digits)
    grouped = (
        source.value >= _GROUPED_FROM
        or "," in digits.group()
        or (target.value < 1000 <= source.value and source.kind is not QuantityKind.DECADE)
    )
    number = plain(source.value) if grouped else format(source.value.normalize(), "f")
    tail = text[digits.end() :]
    if target.kind is QuantityKind.ORDINAL:
        tail = _ORDINAL.sub("", tail)
        number += _suffix(int(source.value))
    return text[: digits.start()] + number + tail


def _in_scale(source: Quantity, target: Quantity, text: str, digits: re.Match[str]) -> str:
    word = _SCALE_WORD.search(text, digits.end() - 1)
    short = word is not None and word.group().strip().lower() not in _LONG.values()
    scaled = _scaled(
        source.value, source.scale if source.scale > ONE else target.scale, _SHORT if short else _LONG
    )
    head = text[: digits.start()]
    if word is None or scaled is None:
        return head + plain(source.value) + (text[word.end() :] if word is not None else "")
    return (
        head
        + scaled.replace(" ", "" if short else text[digits.end() : word.start()] or " ", 1)
        + text[word.end() :]
    )


def _scaled(value: Decimal, wish: Decimal | None, names: Mapping[int, str]) -> str | None:
    """The value with a scale word of at least a million (or the `wish`), where that needs no more than two decimals; else None."""
    powers = [len(str(int(wish))) - 1] if wish is not None and wish > ONE else []
    for power in [*powers, 12, 9, 6]:
        count = value / Decimal(10) ** power
        if power in names and 1 <= count < 1000 and count == round(count, 2):
            return f"{plain(count)} {names[power]}"
    return None


def _clock(value: Decimal) -> str:
    return f"{int(value)}:{int(value * 100) % 100:02d}"


def _suffix(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
