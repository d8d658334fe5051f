"""Adding up a number spelled out in English, piece by piece, hyphens taken apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tqa.language._numerals_en_words import NumberWord, Role, number_word
from tqa.language.quantities import ONE, THIRD
from tqa.language.tokens import LATIN, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HUNDRED = Decimal(100)
_COUNTED = frozenset({Role.UNIT, Role.TENS, None})
_BELOW_HUNDRED = frozenset({Role.UNIT, Role.TENS, Role.ORDINAL})


_new = tuple.__new__


class Piece(NamedTuple):
    """A word in lower case, a part of a hyphenated one, or a mark, with the token that it lies in.

    A named tuple, made without a call of its class, for the reason that `Token` is.
    """

    text: str
    token: int
    start: int
    end: int


class Sum(NamedTuple):
    """A number being read.

    `total` is closed by scale words, `group` still open; `role` is the last component's part in the number
    (None for digits) and `last` the index of its piece.
    """

    total: Decimal
    group: Decimal | None
    scale: Decimal
    role: Role | None
    last: int

    @property
    def value(self) -> Decimal:
        """What the words so far come to."""
        return self.total + (self.group or 0)


def pieces_of(tokens: Sequence[Token], stretches: Iterable[range]) -> list[Piece]:
    """The tokens with hyphenated words taken apart: "twenty", "five"; every other token is one piece.

    Args:
        tokens: of the whole text.
        stretches: the indices wanted, in order. One empty piece stands for all that is left out between two
            stretches, or before the first.
    """
    pieces: list[Piece] = []
    add = pieces.append
    behind = 0
    for stretch in stretches:
        if stretch.start > behind:
            pieces.append(Piece("", behind, tokens[behind].start, tokens[behind].end))
        behind = stretch.stop
        window = tokens[stretch.start : stretch.stop]
        for index, (text, norm, kind, start, end) in enumerate(window, stretch.start):
            if "-" not in text or kind is not LATIN:
                add(_new(Piece, (norm, index, start, end)))
                continue
            at = start
            for part in text.split("-"):
                add(Piece(part.lower(), index, at, at + len(part)))
                at += len(part) + 1
    if behind < len(tokens):
        pieces.append(Piece("", behind, tokens[behind].start, tokens[behind].end))
    return pieces


def opening(pieces: Sequence[Piece], at: int, word: NumberWord) -> Sum | None:
    """The state behind the first word of a spelled-out number; None where the word opens none."""
    zero = Decimal(0)
    if word.role is Role.SCALE:
        return Sum(word.value, None, word.value, Role.SCALE, at)
    if word.role is Role.ARTICLE:
        ahead = number_word(pieces[at + 1].text) if at + 1 < len(pieces) else None
        if ahead is None or ahead.role not in (Role.HUNDRED, Role.SCALE, Role.DOZEN):
            return None
        return Sum(zero, word.value, ONE, Role.UNIT, at)
    return Sum(zero, word.value, ONE, word.role, at)


def extend(pieces: Sequence[Piece], state: Sum) -> Sum:
    """Take on all words behind `state` that belong to the same number."""
    closed = state
    while True:
        at, joined = _next(pieces, state)
        word = number_word(pieces[at].text) if at < len(pieces) else None
        extended = _add(state, word, at, joined=joined) if word is not None else None
        if extended is None:
            # "Three million and five million": the group behind the first scale opens a second number.
            scaled = word is not None and word.role is Role.SCALE
            return closed if scaled and state.total and state.group is not None else state
        if extended.group is None:
            closed = extended
        state = extended


def _next(pieces: Sequence[Piece], state: Sum) -> tuple[int, bool]:
    """The piece that may go on, past "-", "+", "and", "a" and "of a", and whether "and" ties it."""
    at, joined = state.last + 1, False
    if at < len(pieces) and pieces[at].text == "and":
        at, joined = at + 1, True
    elif at < len(pieces) and pieces[at].text in ("-", "+") and state.role is None:
        at += 1
    if joined or state.role is Role.FRACTION:
        of = at < len(pieces) and pieces[at].text == "of"
        behind = at + of
        at = behind + 1 if behind < len(pieces) and pieces[behind].text == "a" else at
    return at, joined


def _add(state: Sum, word: NumberWord, at: int, *, joined: bool) -> Sum | None:
    value, role = word.value, word.role
    if role is Role.FRACTION:
        return _add_fraction(state, value, at, joined=joined)
    if role in _BELOW_HUNDRED:
        return _add_small(state, word, at, joined=joined)
    if joined or state.role is Role.ORDINAL:
        return None
    if role is Role.SCALE:
        return _scale(state, value, at)
    if state.group is None or state.group >= _HUNDRED:
        return None
    dozens = role is Role.DOZEN and (state.role in _COUNTED or state.role is Role.FRACTION)
    return (
        state._replace(group=state.group * value, role=role, last=at)
        if dozens or role is Role.HUNDRED
        else None
    )


def _add_small(state: Sum, word: NumberWord, at: int, *, joined: bool) -> Sum | None:
    value, role, group = word.value, word.role, state.group
    if group is None:
        fits = state.role is Role.SCALE and value < state.scale and (joined or role is not Role.ORDINAL)
        return state._replace(group=value, role=role, last=at) if fits else None
    if role is Role.ORDINAL and value > 2 and state.role is Role.UNIT and state.value == ONE:
        share = THIRD if value == 3 else ONE / value  # "one third"
        return None if joined else state._replace(group=share, role=Role.FRACTION, last=at)
    fits = state.role is Role.HUNDRED or (state.role is Role.TENS and value < 10 and not joined)
    return state._replace(group=group + value, role=role, last=at) if fits else None


def _add_fraction(state: Sum, value: Decimal, at: int, *, joined: bool) -> Sum | None:
    if joined and state.role is Role.SCALE and state.group is None:
        return state._replace(total=state.total + value * state.scale, role=Role.FRACTION, last=at)
    if state.group is None or state.role not in _COUNTED:
        return None
    if joined or state.role is None:
        return state._replace(group=state.group + value, role=Role.FRACTION, last=at)
    return (
        state._replace(group=state.group * value, role=Role.FRACTION, last=at) if state.group < 10 else None
    )


def _scale(state: Sum, scale: Decimal, at: int) -> Sum | None:
    if state.group is None:
        higher = scale > state.scale
        return state._replace(total=state.total * scale, scale=scale, last=at) if higher else None
    if state.total and scale >= state.scale:
        return None
    return Sum(state.total + state.group * scale, None, scale, Role.SCALE, at)
