"""Dates in figures alone, "12/3/2024" and «٢٠٢٤/٣/١٢», and the figures beside a month's name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.language.dates import Date, Part
from tqa.language.tokens import NUMBER
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from tqa.language.tokens import Token

LAST_DAY, LAST_MONTH = 31, 12
# What is written as a year beside a month; others are rather quantities.
_YEARS = range(1000, 2200)
_HIJRI_YEARS = range(1200, 1500)
# More days than this beside one month are a list of something else.
_MOST_DAYS = 12
_IN_FIGURES = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_DASHES = frozenset("-‐‑–")


def figure_date(tokens: Sequence[Token], at: int) -> Date | None:
    """The date in figures that starts at token `at`; None where there is none.

    The year needs four digits. Where both other figures may be a month, the first of them is taken for the
    day, as Arabic and British usage has it, unless the year stands first.
    """
    last = at
    if tokens[at].norm.isdigit():
        last = at + 4
        if last >= len(tokens) or not _are_tied(tokens[at : last + 1]):
            return None
    match = _IN_FIGURES.fullmatch(
        "".join("-" if t.text in _DASHES else t.norm for t in tokens[at : last + 1])
    )
    if match is None:
        return None
    start = tokens[at].span.start
    if last == at:
        groups = [
            Part(int(match[n]), Span(start + match.start(n), start + match.end(n)), at, at) for n in (1, 3, 4)
        ]
    else:
        groups = [Part(int(match[n]), tokens[i].span, i, i) for n, i in ((1, at), (3, at + 2), (4, at + 4))]
    return _arranged(groups, (match[1], match[4]), Span(start, tokens[last].span.end), at, last)


def _are_tied(tokens: Sequence[Token]) -> bool:
    """Whether figure, dash, figure, dash and figure stand without a space."""
    if any(token.kind is not NUMBER for token in tokens[::2]):
        return False
    return all(token.text in _DASHES for token in tokens[1::2]) and all(
        one.span.end == two.span.start for one, two in pairwise(tokens)
    )


def _arranged(groups: list[Part], ends: tuple[str, str], span: Span, first: int, last: int) -> Date | None:
    one, two, three = groups
    if len(ends[1]) == 4 and len(ends[0]) <= 2:
        day, month, year = one, two, three
    elif len(ends[0]) == 4 and len(ends[1]) <= 2:
        year, month, day = one, two, three
    else:
        return None
    if month.value > LAST_MONTH:
        day, month = month, day
    if not (1 <= month.value <= LAST_MONTH and 1 <= day.value <= LAST_DAY and year.value in _YEARS):
        return None
    return Date(month, (day,), year, None, span, first, last, swappable=day.value <= LAST_MONTH)


def is_day(token: Token) -> bool:
    """Whether a token is a figure from 1 to 31."""
    return (
        token.kind is NUMBER
        and len(token.norm) <= 2
        and token.norm.isdigit()
        and 1 <= int(token.norm) <= LAST_DAY
    )


def year_at(tokens: Sequence[Token], at: int, *, hijri: bool = False) -> Part | None:
    """The year in four figures at token `at`."""
    if not at < len(tokens):
        return None
    token = tokens[at]
    if token.kind is not NUMBER or len(token.norm) != 4 or not token.norm.isdigit():
        return None
    value = int(token.norm)
    return Part(value, token.span, at, at) if value in (_HIJRI_YEARS if hijri else _YEARS) else None


def listed_days(
    tokens: Sequence[Token], at: int, floor: int, joints: Container[str], endings: Container[str] = ()
) -> Iterator[Part]:
    """The days in figures that end at token `at`, backwards: 22 and 5 for "5 and 22".

    Args:
        tokens: the text.
        at: where the last of them should stand.
        floor: index of the first token that may belong to them.
        joints: what may stand between two, in matching form.
        endings: what may be written onto one ("22nd").
    """
    for _ in range(_MOST_DAYS):
        last = at
        if at > floor and tokens[at].norm in endings and tokens[at].span.start == tokens[at - 1].span.end:
            at -= 1
        if at < floor or not is_day(tokens[at]):
            return
        yield Part(int(tokens[at].norm), Span(tokens[at].span.start, tokens[last].span.end), at, last)
        if at - 2 < floor or tokens[at - 1].norm not in joints:
            return
        at -= 2
