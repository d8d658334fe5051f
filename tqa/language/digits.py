"""Numbers in digits: groups, also in visual order, decimals, clock times, and digits that are labels."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tqa.language.tokens import ARABIC, LATIN, MARK, NUMBER, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

# Longer runs of digits are no number that anyone reads; a telephone number has eight or more.
_LONGEST_TOKEN = 24
_LONGEST_NUMBER = 8
_MOST_GROUPS = 5
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
# Written onto a figure they say what it is; any other Latin letters there make it a label ("39C", "5G").
_SUFFIXES = frozenset(
    [
        "st",
        "nd",
        "rd",
        "th",
        "s",
        "m",
        "mn",
        "mln",
        "bn",
        "b",
        "k",
        "tn",
        "tr",
        "km",
        "kg",
        "g",
        "cm",
        "mm",
        "ft",
        "mi",
        "mph",
        "kph",
        "am",
        "pm",
        "pc",
        "pct",
        "x",
        "thousand",
        "million",
        "billion",
        "trillion",
        "percent",
    ]
)
# Written onto a figure these add to it: "3½".
_PARTS_OF_ONE = frozenset("½¼¾⅓⅔")
_LABEL_MARKS = frozenset("/_@#=\\")
_LIST_MARKS = frozenset(".)-–—ـ")
DASHES = frozenset("-‐‑–")


class Figure(NamedTuple):
    """A number in digits that ends at token `last`; `readings` are all values it may have, best first."""

    readings: tuple[Decimal, ...]
    last: int
    clock: bool = False
    label: bool = False


def read_figure(tokens: Sequence[Token], at: int, *, visual_order: bool = False) -> Figure | None:
    """The number in digits that starts at token `at`, or None where the run of digits is too long to be one.

    Args:
        tokens: one text's tokens.
        at: index of a NUMBER token.
        visual_order: groups may stand in the order of the screen, "000 20" for 20,000, as in Arabic legacy
            text.
    """
    norm = tokens[at].norm
    if len(norm) > _LONGEST_TOKEN:
        return None
    if norm.isdigit():
        return _chain(tokens, at, visual_order) or _comma_pair(tokens, at) or _plain(tokens, at)
    if clock := _CLOCK.fullmatch(norm):
        hour, minute = int(clock[1]), int(clock[2])
        if hour <= 24 and minute < 60:
            return Figure((hour + Decimal(minute) / 100,), at, clock=True)
    if "/" in norm or ":" in norm:
        parts = _parts(norm)
        return Figure((*parts, *filled_out(*parts)) if len(parts) == 2 else parts, at, label=True)
    readings = _separated(norm, visual_order)
    return Figure(readings or _parts(norm), at, label=not readings or _is_label(tokens, at))


def _plain(tokens: Sequence[Token], at: int) -> Figure:
    norm = tokens[at].norm
    coded = len(norm) > 1 and norm[0] == "0"
    # A leading nought is a code ("007"), or a number whose digits themselves went into visual order.
    readings = (Decimal(norm), Decimal(norm[::-1])) if coded else (Decimal(norm),)
    # Nobody counts in eight ungrouped digits, round sums apart: it is a telephone number or an identifier.
    coded = coded or (len(norm) >= _LONGEST_NUMBER and not norm.endswith("000"))
    return Figure(readings, at, label=coded or _is_label(tokens, at))


def _chain(tokens: Sequence[Token], at: int, visual_order: bool) -> Figure | None:
    """Groups parted by one space: "20 000", and "000 20" where the text is in visual order."""
    if at + 1 == len(tokens) or tokens[at + 1].kind is not NUMBER:
        return None
    groups = [tokens[at].norm]
    while len(groups) < _MOST_GROUPS and len(groups[-1]) <= 3 and at + len(groups) < len(tokens):
        before, here = tokens[at + len(groups) - 1], tokens[at + len(groups)]
        if here.kind is not NUMBER or not here.norm.isdigit() or here.start - before.end != 1:
            break
        groups.append(here.norm)
    while len(groups) > 1:
        if readings := _grouped(groups, visual_order):
            # Two numbers may stand side by side by chance, unless one of them is "000".
            if len(groups) == 2 and not any(group[0] == "0" for group in groups):
                readings += tuple(map(Decimal, groups))
            return Figure(readings, at + len(groups) - 1)
        groups.pop()
    return None


def _grouped(groups: Sequence[str], visual_order: bool) -> tuple[Decimal, ...]:
    """Values of groups of three digits, as read and, in visual order, reversed; none for other groups."""
    readings = []
    if _are_groups(groups):
        readings.append(Decimal("".join(groups)))
    if visual_order and _are_groups(groups[::-1]):
        readings.append(Decimal("".join(groups[::-1])))
    return tuple(readings)


def _are_groups(groups: Sequence[str]) -> bool:
    return groups[0][0] != "0" and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _comma_pair(tokens: Sequence[Token], at: int) -> Figure | None:
    """Digits around an Arabic comma without a space: a decimal, a group, or two members of a list."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "،":
        return None
    one, comma, two = tokens[at : at + 3]
    touching = one.end == comma.start and comma.end == two.start
    if not touching or two.kind is not NUMBER or not two.norm.isdigit():
        return None
    if len(two.norm) > _LONGEST_NUMBER:
        return None
    return Figure(
        (*_separated(f"{one.norm},{two.norm}", visual_order=False), *map(Decimal, (one.norm, two.norm))),
        at + 2,
    )


def _separated(norm: str, visual_order: bool) -> tuple[Decimal, ...]:
    """Values of digits with commas or points inside; none where the marks make no number ("3.2.1")."""
    commas, points = norm.count(","), norm.count(".")
    if commas and points:
        decimal_mark = "." if norm.rfind(".") > norm.rfind(",") else ","
        whole, _, fraction = norm.rpartition(decimal_mark)
        groups = whole.split("," if decimal_mark == "." else ".")
        return (
            (Decimal(f"{''.join(groups)}.{fraction}"),)
            if _are_groups(groups) and decimal_mark not in whole
            else ()
        )
    groups = norm.split("," if commas else ".")
    grouped = _grouped(groups, visual_order)
    if len(groups) > 2:
        return grouped
    decimal = Decimal(".".join(groups))
    if points:
        # A last nought means that the point parts groups: nobody writes "360.000" for 360.
        return (*grouped, decimal) if groups[1][-1] == "0" else (decimal, *grouped)
    # "10,20" may be a decimal or a list without a space.
    if not grouped:
        return (decimal, *map(Decimal, groups))
    # Only a group that starts with a nought proves the order of the screen; "103,7" is rather a decimal.
    return (*grouped, decimal) if len(groups[1]) == 3 or groups[0][0] == "0" else (decimal, *grouped)


def opens_paragraph(tokens: Sequence[Token], last: int) -> bool:
    """Whether the number at the start, up to token `last`, numbers the paragraph: "54 -", "54.", "54)"."""
    if last != 0 or len(tokens) < 3 or not tokens[0].norm.isdigit() or len(tokens[0].norm) > 4:
        return False
    mark, behind = tokens[1], tokens[2]
    if mark.text not in _LIST_MARKS or behind.kind is NUMBER:
        return False
    parted = behind.start > mark.end
    return parted or (mark.start > tokens[0].end and mark.text != ".")


def filled_out(one: Decimal, two: Decimal) -> tuple[Decimal, ...]:
    """What the short end of a pair of years stands for: 1953 for the 53 of "1950-53"; else none."""
    if not (1000 <= one < 3000 and two < 100 and two == int(two)):
        return ()
    return (one - one % 100 + two,)


def _parts(norm: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(part) for part in re.split(r"[/:.,]", norm))


def _is_label(tokens: Sequence[Token], at: int) -> bool:
    return _labelled_before(tokens, at) or _labelled_behind(tokens, at)


def _labelled_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether letters or marks directly in front make the digits part of a name: "G20", "S/2010"."""
    if at == 0 or tokens[at - 1].end != tokens[at].start:
        return False
    before = tokens[at - 1]
    if before.kind is not MARK:
        return before.kind is LATIN
    if before.text in _LABEL_MARKS or (before.text == "+" and len(tokens[at].norm) > 3):
        return True
    if at < 2 or tokens[at - 2].end != before.start:
        return False
    bearer = tokens[at - 2]
    if before.text == ".":
        return bearer.kind is LATIN
    named = bearer.kind is LATIN and not bearer.text.islower()
    return before.text in DASHES and (named or (bearer.kind is ARABIC and len(bearer.norm) > 2))


def _labelled_behind(tokens: Sequence[Token], at: int) -> bool:
    if at + 1 == len(tokens) or tokens[at].end != tokens[at + 1].start:
        return False
    behind = tokens[at + 1]
    if behind.kind is LATIN:
        return behind.text not in _PARTS_OF_ONE and behind.norm.split("-")[0] not in _SUFFIXES
    if at + 2 == len(tokens) or behind.end != tokens[at + 2].start:
        return False
    follower = tokens[at + 2]
    if behind.text == "/":
        return follower.kind is not MARK
    return behind.text in DASHES and follower.kind is LATIN and follower.text[0].isupper()
