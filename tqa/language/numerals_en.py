"""English quantities: digits with their scale words and abbreviations, and numbers spelled out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.language._numerals_en_near import MIDDAY, NUMBER_NAMES, PERIODS, near_numbers
from tqa.language._numerals_en_sum import Piece, Sum, extend, opening, pieces_of
from tqa.language._numerals_en_words import (
    AMBIGUOUS_SCALES,
    ROMANS,
    SHORT_SCALES,
    NumberWord,
    Role,
    number_word,
)
from tqa.language.digits import Figure, opens_paragraph, read_figure
from tqa.language.naming import Naming, english_naming
from tqa.language.quantities import ONE, THIRD, Form, Quantity, QuantityKind, complete_ranges, qualified
from tqa.language.tokens import LATIN, NUMBER, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_HUNDRED = Decimal(100)
_ORDINAL_SUFFIXES = frozenset(["st", "nd", "rd", "th"])
_CONNECTORS = frozenset(["to", "or", "and", "-", "–", "—", "through"])
# "Half an hour" may stand for thirty minutes, "a quarter of a century" for 25 years.
_WHOLES = {"hour": Decimal(60), "year": Decimal(12), "century": _HUNDRED, "day": Decimal(24)}
_OF = frozenset(["of", "a", "an"])
_BEFOREPERIODS = frozenset(["a", "the", "past", "last", "per"])
_HOURS = frozenset(["am", "pm", "a.m", "p.m", "o'clock"])
_LONG_HOURS = frozenset(["hours", "hrs"])
_CURRENCY = frozenset("$€£¥")
_PERCENT = frozenset(["%", "percent", "percentage", "pct", "pc"])
_HEDGES = frozenset(
    ["about", "around", "approximately", "nearly", "almost", "roughly", "some", "circa", "approx"]
)
_CENTURIES = (1900, 1800, 2000)


def english_quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """Every quantity in an English text, in order.

    Args:
        tokens: of the whole text, from `tokenize`.

    Returns:
        Quantities whose spans do not overlap. "One" and ordinals are among them, articles ("a year") are not.
    """
    near = near_numbers(tokens)
    if not near:
        return ()
    pieces = pieces_of(tokens, near)
    found: list[Quantity] = []
    behind = 0
    for at, (text, token, _, _) in enumerate(pieces):
        if at < behind or not (text in NUMBER_NAMES or tokens[token].kind is NUMBER):
            continue
        read = _quantity(tokens, pieces, at)
        if read is not None:
            found.append(read[0])
            behind = read[1] + 1
    return qualified(complete_ranges(found, tokens, _CONNECTORS), tokens, _HEDGES, _naming)


def _naming(tokens: Sequence[Token], quantity: Quantity) -> Naming | None:
    return english_naming(tokens, quantity.first, quantity.last)


def _quantity(tokens: Sequence[Token], pieces: Sequence[Piece], at: int) -> tuple[Quantity, int] | None:
    """The quantity that starts at piece `at`, and the last piece that it takes."""
    piece = pieces[at]
    token = tokens[piece.token]
    if token.kind is NUMBER:
        figure = read_figure(tokens, piece.token)
        return None if figure is None else _from_figure(tokens, pieces, at, figure)
    if token.kind is not LATIN:
        return None
    word = number_word(piece.text)
    if word is None:
        named = _named(tokens, pieces, at)
        return None if named is None else (named, at)
    if word.role in (Role.LOOSE, Role.SOME):
        return _loose(pieces, at, word)
    return _spelled(tokens, pieces, at, word)


def _named(tokens: Sequence[Token], pieces: Sequence[Piece], at: int) -> Quantity | None:
    """Roman numerals, noon and midnight, and the ten years of "a decade"."""
    piece = pieces[at]
    token = tokens[piece.token]
    if _is_listed(tokens, piece.token) or (token.text.isupper() and token.text != "I"):
        roman = ROMANS.get(token.text.upper())
        return None if roman is None else _make(pieces, (at, at), (Decimal(roman),), QuantityKind.LABEL)
    if piece.text in MIDDAY:
        return _make(pieces, (at, at), (Decimal(12), Decimal(0)), QuantityKind.CLOCK)
    if piece.text in PERIODS and at and pieces[at - 1].text in _BEFOREPERIODS:
        return _make(pieces, (at, at), (ONE, PERIODS[piece.text]), QuantityKind.CARDINAL)
    return None


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the mark of a list item: "(iv)", "v." at the start."""
    if at + 1 == len(tokens) or len(tokens[at].text) > 5:
        return False
    return tokens[at + 1].text == ")" or (at == 0 and tokens[1].text == ".")


def _from_figure(
    tokens: Sequence[Token], pieces: Sequence[Piece], at: int, figure: Figure
) -> tuple[Quantity, int]:
    # A number token is one piece, so a figure of several tokens is as many pieces.
    last = at + figure.last - pieces[at].token
    is_hour = _is_hour(pieces, last)
    if (figure.label and not is_hour) or figure.clock:
        kind = QuantityKind.CLOCK if figure.clock else QuantityKind.LABEL
        return _make(pieces, (at, last), figure.readings, kind, Form.DIGITS), last
    marked = _suffixed(tokens, pieces, (at, last), figure.readings)
    if marked is not None:
        return marked
    end = extend(pieces, Sum(Decimal(0), figure.readings[0], ONE, None, last))
    kind, last = _role_of(tokens, pieces, at, end.last)
    readings = (end.value, *figure.readings)
    if end.scale != ONE:
        # The readings of "3,5" carry over to "3,5 million", but not to a sum.
        scaled = [
            reading * end.scale for reading in figure.readings if end.value == figure.readings[0] * end.scale
        ]
        quantity = _make(pieces, (at, last), (end.value, *scaled), kind, Form.SCALED)
        return quantity._replace(scale=end.scale), last
    if kind is QuantityKind.CARDINAL and is_hour:
        kind, readings = (
            QuantityKind.CLOCK,
            tuple(value / 100 if value >= 100 else value for value in readings),
        )
    elif kind is QuantityKind.CARDINAL:
        readings = (*readings, *_shortened_year(pieces, at))
    return _make(pieces, (at, last), readings, kind, Form.DIGITS), last


def _shortened_year(pieces: Sequence[Piece], at: int) -> list[Decimal]:
    """The year that "6" or "46" stands for in "1943–6" and "1943-46"."""
    if at < 2 or pieces[at - 1].text not in ("-", "–") or len(pieces[at].text) > 2:
        return []
    year, tail = pieces[at - 2].text, pieces[at].text
    if len(year) != 4 or not (year + tail).isdecimal() or not "1000" <= year <= "2099":
        return []
    return [Decimal(year[: -len(tail)] + tail)]


def _suffixed(
    tokens: Sequence[Token], pieces: Sequence[Piece], ends: tuple[int, int], readings: tuple[Decimal, ...]
) -> tuple[Quantity, int] | None:
    """Digits with letters that say what they are: "3rd", "1930s", "$3.5bn"; None for all others."""
    at, last = ends
    if (decade := _decade(pieces, at, last, readings[0])) is not None:
        return decade
    if last + 1 == len(pieces):
        return None
    behind = pieces[last + 1]
    if behind.text in _ORDINAL_SUFFIXES and pieces[last].end == behind.start:
        return _make(pieces, (at, last + 1), readings, QuantityKind.ORDINAL, Form.DIGITS), last + 1
    whole = tokens[behind.token]
    if behind.text not in SHORT_SCALES or (behind.start, behind.end) != (whole.start, whole.end):
        return None
    scale = Decimal(10) ** SHORT_SCALES[behind.text]
    scaled = tuple(reading * scale for reading in readings)
    if behind.text in AMBIGUOUS_SCALES and not (at and pieces[at - 1].text in _CURRENCY):
        return _make(pieces, (at, last), (*readings, *scaled), QuantityKind.CARDINAL, Form.DIGITS), last
    quantity = _make(pieces, (at, last + 1), scaled, QuantityKind.CARDINAL, Form.SCALED)
    return quantity._replace(scale=scale), last + 1


def _decade(pieces: Sequence[Piece], at: int, last: int, value: Decimal) -> tuple[Quantity, int] | None:
    """The decade, century or name that an s makes of a number: "1930s", "1930's", "the 30s", "the 1800s"."""
    apostrophe = last + 1 < len(pieces) and pieces[last + 1].text in ("'", "’")
    end = last + 1 + apostrophe
    if end >= len(pieces) or pieces[end].text != "s":
        return None
    if pieces[end].start != pieces[last].end + apostrophe:
        return None
    if value % 10:
        return _make(
            pieces, (at, end), [value], QuantityKind.LABEL, Form.DIGITS
        ), end  # "7's rugby", "the F-16s"
    readings = [value]
    if value < 100:
        readings += [century + value for century in _CENTURIES]
    elif value % 100 == 0:
        readings.append(value / 100 + 1)  # "the 1800s" are the nineteenth century
    elif _CENTURIES[1] <= value < _CENTURIES[2] + 100:
        readings.append(value % 100)
    return _make(pieces, (at, end), readings, QuantityKind.DECADE, Form.DIGITS), end


def _is_hour(pieces: Sequence[Piece], last: int) -> bool:
    if last + 1 == len(pieces):
        return False
    behind = pieces[last + 1]
    if behind.text in _LONG_HOURS:
        return pieces[last].end - pieces[last].start == 4  # "0945 hours"
    return behind.text in _HOURS


def _spelled(
    tokens: Sequence[Token], pieces: Sequence[Piece], at: int, word: NumberWord
) -> tuple[Quantity, int] | None:
    start = opening(pieces, at, word)
    if start is None:
        return None
    if word.role is Role.DECADE:
        readings = [word.value, *(century + word.value for century in _CENTURIES)]
        return _make(pieces, (at, at), readings, QuantityKind.DECADE)._replace(spelled=True), at
    end = extend(pieces, start)
    kind, last = _role_of(tokens, pieces, at, end.last)
    readings = [end.value]
    if end.role is Role.ORDINAL or pieces[end.last].text.endswith("dth"):
        kind = QuantityKind.ORDINAL
        if end.last == at and word.value >= 3:
            readings.append(THIRD if word.value == 3 else ONE / word.value)  # "a third"
    elif kind is QuantityKind.CARDINAL and _is_hour(pieces, last):
        kind = QuantityKind.CLOCK
    if last + 1 < len(pieces) and pieces[last + 1].text in PERIODS:
        readings.append(end.value * PERIODS[pieces[last + 1].text])
    if end.role is Role.FRACTION:
        noun = next((piece.text for piece in pieces[last + 1 : last + 4] if piece.text not in _OF), "")
        readings.append(end.value * _WHOLES.get(noun, ONE))
    if word.role is Role.FRACTION and end.last == at and at and pieces[at - 1].text in ("a", "and"):
        readings += [end.value + 1, end.value + 2]  # "a year and a half"
    if end.role is Role.DOZEN:
        # "Two dozen" is said of 20 or 25 as often as of 24.
        readings += [end.value // 5 * 5, end.value // 5 * 5 + 5]
    form = Form.WORDS if end.scale == ONE else Form.SCALED
    quantity = _make(pieces, (at, last), readings, kind, form)
    return quantity._replace(scale=end.scale, spelled=True, hedged=end.role is Role.DOZEN), last


def _loose(pieces: Sequence[Piece], at: int, word: NumberWord) -> tuple[Quantity, int] | None:
    """A number left open: "dozens", "hundreds of thousands", "several million"; "several" alone is none."""
    last, scale = at, word.value
    while last + 1 < len(pieces):
        ahead = last + 1 + (pieces[last + 1].text == "of")
        behind = number_word(pieces[ahead].text) if ahead < len(pieces) else None
        if behind is None or behind.role not in (Role.LOOSE, Role.SCALE, Role.HUNDRED, Role.DOZEN):
            break
        last, scale = ahead, behind.value
    if word.role is Role.SOME and last == at:
        return None
    loose = _make(pieces, (at, last), (scale,), QuantityKind.CARDINAL)
    return loose._replace(scale=scale, approximate=True, spelled=True), last


def _role_of(
    tokens: Sequence[Token], pieces: Sequence[Piece], at: int, last: int
) -> tuple[QuantityKind, int]:
    """Percentage, paragraph number or plain number, and the last piece that says so."""
    hyphen = last + 2 < len(pieces) and pieces[last + 1].text == "-" and pieces[last + 2].text in _PERCENT
    behind = [piece.text for piece in pieces[last + 1 + hyphen : last + 3 + hyphen]]
    if behind and behind[0] in _PERCENT:
        return QuantityKind.PERCENT, last + 1 + hyphen
    if behind == ["per", "cent"]:
        return QuantityKind.PERCENT, last + 2
    if at == 0 and opens_paragraph(tokens, pieces[last].token):
        return QuantityKind.MARKER, last
    return QuantityKind.CARDINAL, last


def _make(
    pieces: Sequence[Piece],
    ends: tuple[int, int],
    readings: Sequence[Decimal],
    kind: QuantityKind,
    form: Form = Form.WORDS,
) -> Quantity:
    """A quantity of the pieces from `ends[0]` to `ends[1]`, likeliest reading first."""
    first, last = pieces[ends[0]], pieces[ends[1]]
    return Quantity(
        readings[0], first.start, last.end, kind, form, first.token, last.token, frozenset(readings)
    )
