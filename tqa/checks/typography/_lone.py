"""Brackets and quotation marks alone in their sentence, and quotations that no later sentence closes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit

PARTNERS = {")": "(", "]": "[", "”": "“", "»": "«"}
_MARKS = "()[]“”«»"
_MARK = re.compile(rf"[{re.escape(_MARKS)}]")
# "a)", "12)", "iv)" at the beginning of a word count; ":)" smiles.
_LIST_MARK = re.compile(
    r"(?:^|[\s;,:])(?:[A-Za-z\u0621-\u064a]|[ivxIVX]{1,4}|[0-9\u0660-\u0669]{1,3})$|[:;]-?$"
)
# How many sentences the Arabic of one quotation may take.
_LONGEST_QUOTATION = 12
# How many sentences later the English may close it.
_LATER = 3


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without a partner and its place in the text."""

    place: int
    mark: str


def lone_marks(text: str) -> list[Lone]:
    """Marks without a partner, in order: every closer takes the nearest open partner of its kind."""
    if not any(map(text.__contains__, _MARKS)):
        return []
    waiting: dict[str, list[Lone]] = {opener: [] for opener in PARTNERS.values()}
    left: list[Lone] = []
    for match in _MARK.finditer(text):
        mark = Lone(match.start(), match.group())
        if mark.mark in waiting:
            waiting[mark.mark].append(mark)
        elif waiting[PARTNERS[mark.mark]]:
            waiting[PARTNERS[mark.mark]].pop()
        elif mark.mark != ")" or not _LIST_MARK.search(text[max(0, mark.place - 6) : mark.place]):
            left.append(mark)
    return sorted(
        [*left, *(mark for group in waiting.values() for mark in group)], key=lambda mark: mark.place
    )


def open_quotations(units: Sequence[Unit], lone: Sequence[Sequence[Lone]]) -> Iterator[int]:
    """Numbers of the sentences at whose end the Arabic closes a quotation of several, and the English none.

    Both sides must open the quotation in the same sentence, with no other mark between there and the end.

    Args:
        units: the article's, in order.
        lone: the lone marks of their English.
    """
    opened: int | None = None
    for number, unit in enumerate(units):
        marks = lone[number]
        if opened is not None and number - opened > _LONGEST_QUOTATION:
            opened = None
        if unit.alone or any(mark.mark in "”»" for mark in marks) or '"' in unit.target:
            opened = None
            continue
        opens = [mark for mark in marks if mark.mark == "“"]
        if not opens and opened is None:
            continue
        theirs = [mark.mark for mark in lone_marks(unit.source) if mark.mark in "«»“”"]
        if len(opens) == 1 and theirs in (["«"], ["“"]):
            opened = number if opened is None else opened
        elif opens or len(theirs) > 1:
            opened = None
        elif opened is not None and theirs in (["»"], ["”"]):
            if _ends_quoting(unit.source) and not _closes_later(lone, number):
                yield number
            opened = None


def _ends_quoting(source: str) -> bool:
    return source.rstrip(" .،؛!؟").endswith(("»", "”"))


def _closes_later(lone: Sequence[Sequence[Lone]], number: int) -> bool:
    return any(mark.mark in "”»" for marks in lone[number + 1 : number + 1 + _LATER] for mark in marks)
