"""Adding up a number spelled out in Arabic, word by word: "three", "million", "and", "five", "hundred", "thousand"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language._numerals_ar_words import NumberWord, Role, number_word
from tqa.language.digits import read_figure
from tqa.language.quantities import ONE
from tqa.language.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

SCALES_BEHIND = frozenset({Role.SCALE, Role.PLURAL_SCALE, Role.OPEN_SCALE})
_TEN, _HUNDRED = Decimal(10), Decimal(100)


@dataclass(frozen=True, slots=True)
class Sum:
    """A number being read: `total` is closed by scale words, `group` still open, `low` the value of the last component."""

    total: Decimal
    group: Decimal | None
    scale: Decimal
    low: Decimal
    role: Role | None  # None behind digits
    last: int

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or 0)


def opening(at: int, word: NumberWord) -> Sum | None:
    """The state behind the first word of a spelled-out number; None where the word cannot open one."""
    zero, value = Decimal(0), word.value
    match word.role:
        case Role.SCALE:
            return Sum(value, None, value, value, word.role, at)
        case Role.DUAL_SCALE | Role.OPEN_SCALE:
            return Sum(2 * value, None, value, value, Role.SCALE, at)
        case Role.UNIT | Role.TENS | Role.HUNDRED | Role.HUNDREDS | Role.ORDINAL | Role.FRACTION:
            return Sum(zero, value, ONE, value, word.role, at)
        case _:
            return None


def extend(tokens: Sequence[Token], state: Sum) -> Sum:
    """Take on all words behind `state` that belong to the same number."""
    closed = state
    while True:
        at, joined = state.last + 1, False
        if at < len(tokens) and tokens[at].norm == "و":
            at, joined = at + 1, True
        if at >= len(tokens):
            return state
        token, word = tokens[at], None
        extended = None
        if token.kind is Kind.NUMBER:
            extended = _add_figure(tokens, state, at) if joined else None
        elif token.kind is Kind.ARABIC and (word := number_word(token.norm)) is not None:
            joined = joined or word.joined
            extended = _add_joined(state, word, at) if joined else _add_behind(state, word, at)
        if extended is None:
            # "two million and three million" are two numbers: the group behind the first scale opens the second.
            is_other = (
                word is not None
                and not joined
                and word.role in SCALES_BEHIND
                and state.total
                and state.group is not None
            )
            return closed if is_other else state
        if extended.group is None:
            closed = extended
        state = extended


def _add_figure(tokens: Sequence[Token], state: Sum, at: int) -> Sum | None:
    """ "3 million and 500 thousand", "a thousand and 500": digits below the last scale go on."""
    figure = read_figure(tokens, at, visual_order=True)
    if figure is None or figure.label or figure.clock or state.role is not Role.SCALE:
        return None
    value = figure.readings[0]
    return (
        replace(state, group=value, low=value, role=None, last=figure.last) if value < state.scale else None
    )


def _add_joined(state: Sum, word: NumberWord, at: int) -> Sum | None:
    value = word.value
    if word.role is Role.FRACTION:
        if state.role is Role.SCALE:
            return replace(
                state, total=state.total + value * state.scale, low=value, role=Role.FRACTION, last=at
            )
        if state.role in (Role.UNIT, Role.TENS, None) and not word.article and state.group is not None:
            return replace(state, group=state.group + value, low=value, role=Role.FRACTION, last=at)
        return None
    if (
        word.role is Role.TENS
        and state.role in (Role.UNIT, Role.ORDINAL)
        and state.low < _TEN
        and state.group is not None
    ):
        return replace(state, group=state.group + value, low=value, role=word.role, last=at)
    if (
        word.role in (Role.UNIT, Role.TENS, Role.ORDINAL)
        and state.role in (Role.HUNDRED, Role.HUNDREDS)
        and state.group is not None
    ):
        return replace(state, group=state.group + value, low=value, role=word.role, last=at)
    if state.role is not Role.SCALE or state.group is not None:
        return None
    if word.role in (Role.UNIT, Role.TENS, Role.HUNDRED, Role.HUNDREDS) and value < state.scale:
        return replace(state, group=value, low=value, role=word.role, last=at)
    if word.role in (Role.SCALE, Role.DUAL_SCALE, Role.OPEN_SCALE) and value < state.scale:
        added = value if word.role is Role.SCALE else 2 * value
        return replace(state, total=state.total + added, scale=value, low=value, role=Role.SCALE, last=at)
    return None


def _add_behind(state: Sum, word: NumberWord, at: int) -> Sum | None:
    """A word that follows without و: the ten of the teens, a hundred, a scale word, the quarters of "three quarters"."""
    group = state.group
    if word.role in SCALES_BEHIND:
        return _scale(state, word.value, at)
    if group is None:
        return None
    is_unit = state.role in (Role.UNIT, Role.ORDINAL) and state.low < _TEN
    if word.role is Role.UNIT and word.value == _TEN and is_unit:
        return replace(state, group=group + _TEN, low=_TEN + state.low, last=at)
    if word.role is Role.HUNDRED and is_unit and state.low > 2:
        return replace(
            state, group=group + state.low * (_HUNDRED - 1), low=_HUNDRED, role=Role.HUNDRED, last=at
        )
    if word.role is Role.PLURAL_FRACTION and is_unit and state.total == 0:
        return replace(state, group=group * word.value, low=word.value, role=Role.FRACTION, last=at)
    return None


def _scale(state: Sum, scale: Decimal, at: int) -> Sum | None:
    if state.group is not None and state.role is not Role.ORDINAL:
        # The group behind a closed total belongs to it only under a lower scale: "3 million and 500 thousand".
        if state.total and scale >= state.scale:
            return None
        return Sum(state.total + state.group * scale, None, scale, scale, Role.SCALE, at)
    if state.role is Role.FRACTION and state.total and scale == state.scale:
        return replace(state, last=at)  # "a million and a half a million" repeats its scale
    if state.group is None and state.role is Role.SCALE and scale > state.scale:
        return Sum(state.total * scale, None, scale, scale, Role.SCALE, at)
    return None
