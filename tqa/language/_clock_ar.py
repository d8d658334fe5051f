"""Arabic clock times: an hour in digits or words with its quarters and minutes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language._numerals_ar_sum import Sum, extend, opening
from tqa.language._numerals_ar_words import Role, number_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.tokens import Token

_HOUR = frozenset(["الساعه", "والساعه", "للساعه"])
_MINUTES = frozenset(["دقيقه", "دقايق"])
_LESS = "الا"


def clock_time(tokens: Sequence[Token], at: int, hour: Sum) -> tuple[Decimal, int] | None:
    """The time that the number `hour`, read from token `at` on, tells with the words behind it.

    Returns:
        Hour and minute with a point between (10.30) and the last token; None where the number is no hour: it
        must follow "the hour", or be an ordinal with a quarter, third or half.
    """
    # Nearly every number is none, for which this look is enough.
    follows = _follows_hour(tokens, at)
    if not follows and hour.role is not Role.ORDINAL:
        return None
    whole = hour.value
    if not 1 <= whole <= 24:
        return None
    minutes, last = _minutes(tokens, hour.last + 1)
    fraction = whole % 1
    if fraction:
        # "4.40" in digits; "ten and a half" in words, which was read as one number.
        minutes = (
            100 * fraction
            if hour.role is None and fraction < Decimal("0.6")
            else Decimal(round(60 * fraction))
        )
        whole -= fraction
    if not follows and not minutes:
        return None
    if minutes < 0:
        whole, minutes = whole - 1, 60 + minutes
    return whole + minutes / 100, max(last, hour.last)


def slashed_hour(tokens: Sequence[Token], at: int, parts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Readings of "the hour 45/9", a quarter to ten in UN texts; none where the digits are no time."""
    if len(parts) < 2 or tokens[at].norm.count("/") != 1 or not _follows_hour(tokens, at):
        return ()
    one, two = parts[:2]
    return tuple(
        hour + minute / 100 for minute, hour in ((one, two), (two, one)) if hour <= 24 and minute < 60
    )


def _follows_hour(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].norm in _HOUR


def _minutes(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """Minutes past (or, negative, to) the hour in the words from `at` on, and the last of those words."""
    none = Decimal(0), at - 1
    if at >= len(tokens):
        return none
    sign, here = 1, at
    if tokens[at].norm in (_LESS, "و") and at + 1 < len(tokens):
        sign, here = (-1 if tokens[at].norm == _LESS else 1), at + 1
    norm = tokens[here].norm
    word = number_word(norm) or (number_word(norm.removesuffix("ا")) if sign < 0 else None)
    if word is None or not (word.joined or here > at):
        return none
    if word.role is Role.FRACTION and (word.article or sign < 0):
        return sign * Decimal(round(60 * word.value)), here
    start = opening(here, word) if word.role in (Role.UNIT, Role.TENS) else None
    end = extend(tokens, start) if start is not None else None
    if end is not None and end.last + 1 < len(tokens) and tokens[end.last + 1].norm in _MINUTES:
        return sign * end.value, end.last + 1
    return none
