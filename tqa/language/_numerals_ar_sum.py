"""Adding up a number spelled out in Arabic, word by word: "three", "million", "and", "five", "hundred"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tqa.language._numerals_ar_words import NumberWord, Role, number_word
from tqa.language.digits import read_figure
from tqa.language.quantities import ONE
from tqa.language.tokens import ARABIC, NUMBER, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

SCALES_BEHIND = frozenset({Role.SCALE, Role.PLURAL_SCALE, Role.OPEN_SCALE})
_BELOW_HUNDRED = frozenset({Role.UNIT, Role.TENS, Role.ORDINAL})
_GROUPS = frozenset({Role.UNIT, Role.TENS, Role.HUNDRED, Role.HUNDREDS})
_TEN, _HUNDRED = Decimal(10), Decimal(100)


class Sum(NamedTuple):
    """A number being read.

    `total` is closed by scale words, `group` still open; `low` is the value of the last component, `role` its
    part in the number (None for digits) and `last` the index of its token.
    """

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
        token = tokens[at]
        word = number_word(token.norm) if token.kind is ARABIC else None
        if word is not None and word.preposed:
            return state
        joined = joined or (word is not None and word.joined) or _is_and_eleven(tokens, at)
        if word is not None:
            extended = _add_joined(state, word, at) if joined else _add_behind(state, word, at)
        else:
            extended = _add_figure(tokens, state, at) if joined and token.kind is NUMBER else None
        if extended is None:
            # "Two million and three million": the group behind the first scale opens a second number.
            scaled = word is not None and not joined and word.role in SCALES_BEHIND
            return closed if scaled and state.total and state.group is not None else state
        if extended.group is None:
            closed = extended
        state = extended


def _is_and_eleven(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that folds like "one" (واحد) is "and eleven" (وأحد عشر)."""
    return tokens[at].norm == "واحد" and at + 1 < len(tokens) and tokens[at + 1].norm == "عشر"


def _add_figure(tokens: Sequence[Token], state: Sum, at: int) -> Sum | None:
    """Digits below the last scale go on: "3 million and 500 thousand", "a thousand and 500"."""
    figure = read_figure(tokens, at, visual_order=True)
    if figure is None or figure.label or figure.clock or state.role is not Role.SCALE:
        return None
    value = figure.readings[0]
    return _with_group(state, value, None, figure.last) if value < state.scale else None


def _add_joined(state: Sum, word: NumberWord, at: int) -> Sum | None:
    """A word that و ties to the number: "and twenty", "and five hundred", "and a half"."""
    role, value = word.role, word.value
    if role is Role.FRACTION:
        return _add_fraction(state, word, at)
    if state.group is not None:
        below = state.low < _TEN and state.role in (Role.UNIT, Role.ORDINAL)
        fits = below if role is Role.TENS else False
        fits = fits or (role in _BELOW_HUNDRED and state.role in (Role.HUNDRED, Role.HUNDREDS))
        # The old order goes up: "five and sixty and three hundred".
        fits = fits or (role is Role.HUNDREDS and state.role is Role.TENS and state.group % _TEN > 0)
        return _with_group(state, state.group + value, role, at, low=value) if fits else None
    if state.role is not Role.SCALE or value >= state.scale:
        return None
    if role in (Role.SCALE, Role.DUAL_SCALE, Role.OPEN_SCALE):
        added = value if role is Role.SCALE else 2 * value
        return Sum(state.total + added, None, value, value, Role.SCALE, at)
    return _with_group(state, value, role, at) if role in _GROUPS else None


def _add_fraction(state: Sum, word: NumberWord, at: int) -> Sum | None:
    if state.role is Role.SCALE:
        return state._replace(total=state.total + word.value * state.scale, role=Role.FRACTION, last=at)
    if state.group is None or word.article or state.role not in (Role.UNIT, Role.TENS, None):
        return None
    return _with_group(state, state.group + word.value, Role.FRACTION, at)


def _add_behind(state: Sum, word: NumberWord, at: int) -> Sum | None:
    """A word that follows without و: a scale, a hundred, the ten of the teens, "quarters"."""
    group, low = state.group, state.low
    if word.role in SCALES_BEHIND:
        return _scale(state, word.value, at)
    if group is None or low >= _TEN or state.role not in (Role.UNIT, Role.ORDINAL):
        return None
    if word.role is Role.UNIT and word.value == _TEN:
        return _with_group(state, group + _TEN, state.role, at, low=_TEN + low)
    if word.role is Role.HUNDRED and low > 2:
        return _with_group(state, group + low * (_HUNDRED - 1), Role.HUNDRED, at)
    if word.role is Role.PLURAL_FRACTION and state.total == 0:
        return _with_group(state, group * word.value, Role.FRACTION, at)
    return None


def _with_group(
    state: Sum, group: Decimal, role: Role | None, last: int, *, low: Decimal | None = None
) -> Sum:
    return Sum(state.total, group, state.scale, group if low is None else low, role, last)


def _scale(state: Sum, scale: Decimal, at: int) -> Sum | None:
    if state.group is not None and state.role is not Role.ORDINAL:
        # A group behind a closed total belongs to it under a lower scale only: "3 million and 500 thousand".
        if state.total and scale >= state.scale:
            return None
        return Sum(state.total + state.group * scale, None, scale, scale, Role.SCALE, at)
    if state.role is Role.FRACTION and state.total and scale == state.scale:
        return state._replace(last=at)  # "a million and a half a million" repeats its scale
    if state.group is None and state.role is Role.SCALE and scale > state.scale:
        return Sum(state.total * scale, None, scale, scale, Role.SCALE, at)
    return None
