"""English quantities: digits with their scale words and abbreviations, and numbers spelled out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language._numerals_en_words import (
    AMBIGUOUS_SCALES,
    SHORT_SCALES,
    NumberWord,
    Role,
    number_word,
    roman_value,
)
from tqa.language.digits import Figure, opens_paragraph, read_figure
from tqa.language.quantities import ONE, Form, Quantity, QuantityKind, complete_ranges
from tqa.language.tokens import Kind, Token
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_HUNDRED = Decimal(100)
_ORDINAL_SUFFIXES = frozenset("st nd rd th".split())
_CONNECTORS = frozenset("to or and - – — through".split())
_PERIODS = {"decade": Decimal(10), "decades": Decimal(10), "century": _HUNDRED, "centuries": _HUNDRED}
_HOURS = frozenset("am pm a.m p.m a.m. p.m. o'clock hrs hours".split())
_CURRENCY = frozenset("$€£¥")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or one part of a hyphenated word, with the token it lies in."""

    text: str
    token: int
    span: Span


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number being read: `total` is closed by scale words, `group` still open; `last` indexes the pieces."""

    total: Decimal
    group: Decimal | None
    scale: Decimal
    role: Role | None  # None behind digits
    last: int

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or 0)


def english_quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """Every quantity in an English text, in order.

    Args:
        tokens: of the whole text, from `tokenize`.

    Returns:
        Quantities whose spans do not overlap; "one" and ordinals are among them, articles ("a year") are not.
    """
    pieces = _pieces(tokens)
    found: list[Quantity] = []
    at = 0
    while at < len(pieces):
        quantity, end = _quantity(tokens, pieces, at)
        if quantity is not None:
            found.append(quantity)
        at = end + 1
    return complete_ranges(found, tokens, _CONNECTORS)


def _pieces(tokens: Sequence[Token]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for index, token in enumerate(tokens):
        if token.kind is Kind.LATIN and "-" in token.text:
            start = token.span.start
            for part in token.text.split("-"):
                pieces.append(_Piece(part.lower(), index, Span(start, start + len(part))))
                start += len(part) + 1
        elif token.text != "-" or index == 0 or tokens[index - 1].kind is not Kind.NUMBER:
            pieces.append(_Piece(token.norm, index, token.span))
        else:
            # The hyphen of "13-year-old" and "3-million": it joins digits to words.
            pieces.append(_Piece("-", index, token.span))
    return pieces


def _quantity(tokens: Sequence[Token], pieces: Sequence[_Piece], at: int) -> tuple[Quantity | None, int]:
    """The quantity that starts at piece `at`, and the last piece it takes."""
    piece = pieces[at]
    token = tokens[piece.token]
    if token.kind is Kind.NUMBER:
        figure = read_figure(tokens, piece.token)
        return (None, at) if figure is None else _from_figure(tokens, pieces, at, figure)
    if token.kind is not Kind.LATIN:
        return None, at
    word = number_word(piece.text)
    if word is not None:
        return _spelled(tokens, pieces, at, word)
    is_roman = _is_listed(tokens, piece.token) or (token.text.isupper() and token.text != "I")
    if is_roman and (roman := roman_value(token.text.upper())) is not None:
        return _make(pieces, at, at, (Decimal(roman),), QuantityKind.LABEL), at
    if piece.text in ("noon", "midday", "midnight"):
        return _make(pieces, at, at, (Decimal(12), Decimal(0)), QuantityKind.CLOCK), at
    if piece.text in _PERIODS and (at == 0 or pieces[at - 1].text in ("a", "per", "the", "past", "last")):
        return _make(pieces, at, at, (ONE, _PERIODS[piece.text]), QuantityKind.CARDINAL), at
    return None, at


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a list letter: "(iv)", "v." at the start."""
    if at + 1 == len(tokens) or len(tokens[at].text) > 5:
        return False
    return tokens[at + 1].text == ")" or (at == 0 and tokens[1].text == ".")


def _from_figure(
    tokens: Sequence[Token], pieces: Sequence[_Piece], at: int, figure: Figure
) -> tuple[Quantity, int]:
    # Number tokens are one piece each, so figures of several tokens are as many pieces.
    last = at + figure.last - pieces[at].token
    if figure.label and not _is_hour(pieces, last):
        return _make(pieces, at, last, figure.readings, QuantityKind.LABEL, Form.DIGITS), last
    if figure.clock:
        return _make(pieces, at, last, figure.readings, QuantityKind.CLOCK, Form.DIGITS), last
    readings, scale = figure.readings, ONE
    behind = _behind(pieces, last)
    glued = behind is not None and pieces[last].span.end == behind.span.start
    if behind is not None and glued and behind.text in _ORDINAL_SUFFIXES:
        return _make(pieces, at, last + 1, readings, QuantityKind.ORDINAL, Form.DIGITS), last + 1
    if (decade := _decade(pieces, at, last, readings[0])) is not None:
        return decade, decade.last - pieces[at].token + at
    if (
        behind is not None
        and behind.text in SHORT_SCALES
        and len(behind.text) == len(tokens[behind.token].text)
    ):
        power = Decimal(10) ** SHORT_SCALES[behind.text]
        scaled = tuple(reading * power for reading in readings)
        money = at > 0 and pieces[at - 1].text in _CURRENCY
        if behind.text not in AMBIGUOUS_SCALES or money:
            return _make(pieces, at, last + 1, scaled, QuantityKind.CARDINAL, Form.SCALED, power), last + 1
        return _make(pieces, at, last, (*readings, *scaled), QuantityKind.CARDINAL, Form.DIGITS), last
    end = _extend(pieces, _Sum(Decimal(0), readings[0], ONE, None, last))
    scale = end.scale
    kind, end_piece = _role_of(tokens, pieces, at, end.last)
    if scale == ONE:
        readings = (end.value, *readings)
        if kind is QuantityKind.CARDINAL and _is_hour(pieces, end_piece):
            kind = QuantityKind.CLOCK
            readings = tuple(value / 100 if value >= 100 else value for value in readings)
    else:
        readings = (end.value, *(reading * scale for reading in readings if end.value == readings[0] * scale))
    form = Form.DIGITS if scale == ONE else Form.SCALED
    return _make(pieces, at, end_piece, readings, kind, form, scale), end_piece


def _behind(pieces: Sequence[_Piece], last: int) -> _Piece | None:
    return pieces[last + 1] if last + 1 < len(pieces) else None


def _decade(pieces: Sequence[_Piece], at: int, last: int, value: Decimal) -> Quantity | None:
    """ "1930s", "1930's", "the 30s"."""
    marks = 1 if last + 1 < len(pieces) and pieces[last + 1].text in ("'", "’") else 0
    end = last + 1 + marks
    if (
        end >= len(pieces)
        or pieces[end].text != "s"
        or pieces[end].span.start != pieces[last].span.end + marks
        or value % 10
    ):
        return None
    readings = (value,) if value >= 100 else (value, 1900 + value, 1800 + value, 2000 + value)
    if value % 100 == 0 and value >= 100:
        readings = (*readings, value / 100 + 1)  # "the 1800s" is the nineteenth century
    else:
        readings = (*readings, value % 100)
    return _make(pieces, at, end, readings, QuantityKind.DECADE, Form.DIGITS)


def _is_hour(pieces: Sequence[_Piece], last: int) -> bool:
    behind = _behind(pieces, last)
    if behind is None:
        return False
    if behind.text == "hours" or behind.text == "hrs":
        return pieces[last].span.end - pieces[last].span.start == 4
    return behind.text in _HOURS or (behind.text in ("a", "p") and pieces[last].span.end != behind.span.start)


def _spelled(
    tokens: Sequence[Token], pieces: Sequence[_Piece], at: int, word: NumberWord
) -> tuple[Quantity | None, int]:
    start = _start(pieces, at, word)
    if start is None:
        return None, at
    if word.role in (Role.LOOSE, Role.SOME):
        loose, last = _loose(pieces, at, word)
        return (None if word.role is Role.SOME and last == at else loose), last
    if word.role is Role.DECADE:
        readings = (word.value, *(century + word.value for century in map(Decimal, (1900, 1800, 2000))))
        return _make(pieces, at, at, readings, QuantityKind.DECADE), at
    end = _extend(pieces, start)
    kind, last = _role_of(tokens, pieces, at, end.last)
    readings = (end.value,)
    if number_word(pieces[end.last].text) is not None and _is_ordinal(pieces[end.last].text):
        kind = QuantityKind.ORDINAL
        if end.last == at and word.value in (3, 4, 5):
            readings = (end.value, ONE / word.value)  # "a third"
    if kind is QuantityKind.CARDINAL and _is_hour(pieces, last):
        kind = QuantityKind.CLOCK
    behind = _behind(pieces, last)
    if behind is not None and behind.text in _PERIODS:
        readings = (*readings, end.value * _PERIODS[behind.text])
    if word.role is Role.FRACTION and end.last == at and at > 0 and pieces[at - 1].text in ("a", "and"):
        readings = (*readings, end.value + 1, end.value + 2)  # "a year and a half"
    form = Form.WORDS if end.scale == ONE else Form.SCALED
    return replace(_make(pieces, at, last, readings, kind, form, end.scale), spelled=True), last


def _is_ordinal(word: str) -> bool:
    found = number_word(word)
    return found is not None and (found.role is Role.ORDINAL or word.endswith("dth"))


def _start(pieces: Sequence[_Piece], at: int, word: NumberWord) -> _Sum | None:
    """The state behind the first word of a spelled-out number; None where the word opens none."""
    zero = Decimal(0)
    match word.role:
        case Role.ARTICLE:
            behind = _behind(pieces, at)
            ahead = number_word(behind.text) if behind is not None else None
            if ahead is None or ahead.role not in (Role.HUNDRED, Role.SCALE, Role.DOZEN):
                return None
            return _Sum(zero, word.value, ONE, Role.UNIT, at) if pieces[at].text != "per" else None
        case Role.SCALE:
            return _Sum(word.value, None, word.value, Role.SCALE, at)
        case _:
            return _Sum(zero, word.value, ONE, word.role, at)


def _extend(pieces: Sequence[_Piece], state: _Sum) -> _Sum:
    """Take on all words behind `state` that belong to the same number."""
    closed = state
    while True:
        at, joined = state.last + 1, False
        if at < len(pieces) and pieces[at].text == "-" and state.role is None:
            at += 1
        elif at < len(pieces) and pieces[at].text == "and":
            at, joined = at + 1, True
        if at < len(pieces) and pieces[at].text in ("a", "of") and (joined or state.role is Role.FRACTION):
            at += 1
            if at < len(pieces) and pieces[at].text == "a" and pieces[at - 1].text == "of":
                at += 1
        word = number_word(pieces[at].text) if at < len(pieces) else None
        extended = _add(state, word, at, joined) if word is not None else None
        if extended is None:
            # "three million and five million" are two numbers: the group behind the first scale opens the second.
            is_other = (
                word is not None and word.role is Role.SCALE and state.total and state.group is not None
            )
            return closed if is_other else state
        if extended.group is None:
            closed = extended
        state = extended


def _add(state: _Sum, word: NumberWord, at: int, joined: bool) -> _Sum | None:
    value, group, role = word.value, state.group, word.role
    if role is Role.FRACTION:
        return _add_fraction(state, value, at, joined)
    if role is Role.SCALE and not joined:
        if group is None:
            return (
                replace(state, total=state.total * value, scale=value, last=at)
                if value > state.scale
                else None
            )
        if state.role is Role.ORDINAL or (state.total and value >= state.scale):
            return None
        return _Sum(state.total + group * value, None, value, Role.SCALE, at)
    if (
        role is Role.HUNDRED
        and not joined
        and group is not None
        and group < _HUNDRED
        and state.role is not Role.ORDINAL
    ):
        return replace(state, group=group * _HUNDRED, role=role, last=at)
    if (
        role is Role.DOZEN
        and not joined
        and group is not None
        and state.role in (Role.UNIT, Role.TENS, Role.FRACTION, None)
    ):
        return replace(state, group=group * value, role=role, last=at)
    if role in (Role.UNIT, Role.TENS, Role.ORDINAL):
        if state.role is Role.TENS and value < 10 and not joined and group is not None:
            return replace(state, group=group + value, role=role, last=at)
        if state.role is Role.HUNDRED and value < _HUNDRED and group is not None:
            return replace(state, group=group + value, role=role, last=at)
        if (
            state.role is Role.SCALE
            and group is None
            and value < state.scale
            and (joined or role is not Role.ORDINAL)
        ):
            return replace(state, group=value, role=role, last=at)
    return None


def _add_fraction(state: _Sum, value: Decimal, at: int, joined: bool) -> _Sum | None:
    if joined and state.role is Role.SCALE and state.group is None:
        return replace(state, total=state.total + value * state.scale, role=Role.FRACTION, last=at)
    if state.group is None or state.role not in (Role.UNIT, Role.TENS, None):
        return None
    if joined or (state.role is None and value < 1):
        return replace(state, group=state.group + value, role=Role.FRACTION, last=at)
    return (
        replace(state, group=state.group * value, role=Role.FRACTION, last=at) if state.group < 10 else None
    )


def _loose(pieces: Sequence[_Piece], at: int, word: NumberWord) -> tuple[Quantity, int]:
    """ "Dozens", "hundreds of thousands", "several million": known to be a number, but not which."""
    last, scale = at, word.value
    while True:
        ahead = last + 2 if last + 1 < len(pieces) and pieces[last + 1].text == "of" else last + 1
        behind = number_word(pieces[ahead].text) if ahead < len(pieces) else None
        if behind is None or behind.role not in (Role.LOOSE, Role.SCALE, Role.HUNDRED, Role.DOZEN):
            break
        last, scale = ahead, behind.value
    return replace(
        _make(pieces, at, last, (scale,), QuantityKind.CARDINAL, scale=scale), approximate=True, spelled=True
    ), last


def _role_of(
    tokens: Sequence[Token], pieces: Sequence[_Piece], at: int, last: int
) -> tuple[QuantityKind, int]:
    """Percentage, paragraph number or plain number, and the last piece that says so."""
    behind = [piece.text for piece in pieces[last + 1 : last + 3]]
    if behind[:1] == ["-"]:
        last, behind = (last + 1, behind[1:]) if behind[1:] in (["percent"], ["per"]) else (last, behind)
    if behind[:1] in (["%"], ["percent"], ["percentage"], ["pct"], ["pc"]):
        return QuantityKind.PERCENT, last + 1
    if behind == ["per", "cent"]:
        return QuantityKind.PERCENT, last + 2
    if at == 0 and opens_paragraph(tokens, pieces[last].token):
        return QuantityKind.MARKER, last
    return QuantityKind.CARDINAL, last


def _make(  # noqa: PLR0913 - one place builds all quantities
    pieces: Sequence[_Piece],
    first: int,
    last: int,
    readings: Sequence[Decimal],
    kind: QuantityKind,
    form: Form = Form.WORDS,
    scale: Decimal = ONE,
) -> Quantity:
    span = Span(pieces[first].span.start, pieces[last].span.end)
    return Quantity(
        readings[0],
        span,
        kind,
        form,
        pieces[first].token,
        pieces[last].token,
        readings=frozenset(readings),
        scale=scale,
    )
