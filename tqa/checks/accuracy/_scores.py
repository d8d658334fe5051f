"""Results of games, "3-1", which are one number to a reader and must be compared as one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.accuracy._number_pairs import SMALL
from tqa.language.digits import DASHES
from tqa.language.quantities import QuantityKind
from tqa.language.tokens import LATIN, NUMBER
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.quantities import Quantity
    from tqa.language.tokens import Token

_FIGURE = re.compile(r"0|[1-9][0-9]?")
# Two digits behind the colon would make it a time.
_WITH_COLON = re.compile(r"(0|[1-9][0-9]?):([0-9])")
_MARKS = DASHES | frozenset("—−")
# Written onto a pair of figures, these make it part of a code, a sum or a fraction.
_GLUE = _MARKS | frozenset("/_#+$€£¥:=*×\\")
# A pair beside one of these is a range or a date.
_ENGLISH_UNITS = """
% percent percentage per pct pc degree degrees hundred thousand million billion trillion m bn k km kg cm mm
metres meters miles feet kilometres kilometers kilograms tons tonnes litres liters people persons times am pm
seconds minutes hours days weeks months years decades
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
"""
_ARABIC_UNITS = """
% بالميه بالمايه في_الميه في_المايه درجه درجات الف الاف مليون ملايين مليار مليارات بليون تريليون
كم متر امتار كيلومتر كيلومترا كيلومترات كيلوغرام كجم طن اطنان لتر لترات ميل اميال
ثانيه ثواني ثوان دقيقه دقايق ساعه ساعات يوم يوما ايام اسبوع اسبوعا اسابيع شهر شهرا اشهر شهور
سنه سنوات عام عاما اعوام عقود مره مرات شخص شخصا اشخاص صباحا مساء
يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر
كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين محرم صفر ربيع جمادي رجب شعبان رمضان شوال
"""
_UNITS = frozenset(_ENGLISH_UNITS.split()) | frozenset(_ARABIC_UNITS.split())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures tied by a mark; `is_score` where neither a unit nor a month makes them a range."""

    figures: tuple[int, int]
    span: Span
    is_score: bool

    @property
    def key(self) -> frozenset[int]:
        """What it shares with the same result told from the other team's side."""
        return frozenset(self.figures)

    def holds(self, quantity: Quantity) -> bool:
        """Whether a quantity is one of the two figures."""
        return self.span.start <= quantity.span.start < self.span.end


def pairs_of(tokens: Sequence[Token]) -> tuple[Pair, ...]:
    """Every pair of figures in a text that may be a result, in order."""
    found: list[Pair] = []
    for at, token in enumerate(tokens):
        if token.kind is not NUMBER:
            continue
        last = at
        match = _WITH_COLON.fullmatch(token.norm)
        if match is not None:
            figures = int(match[1]), int(match[2])
        elif at + 2 < len(tokens) and tokens[at + 1].text in _MARKS and _is_figures(token, tokens[at + 2]):
            figures, last = (int(token.norm), int(tokens[at + 2].norm)), at + 2
        else:
            continue
        if not _is_part(tokens, at, last):
            span = Span(token.span.start, tokens[last].span.end)
            found.append(Pair(figures, span, not _is_range(tokens, at, last)))
    return tuple(found)


def wrong_score(
    source: tuple[Sequence[Pair], Sequence[Quantity]], target: tuple[Sequence[Pair], Sequence[Quantity]]
) -> tuple[Pair, Pair] | None:
    """The Arabic result and the one English result that renders it wrongly.

    Args:
        source: the pairs and the quantities of the Arabic.
        target: those of the English.
    """
    lost, new = _unmatched(source[0], target[0]), _unmatched(target[0], source[0])
    if len({pair.key for pair in new}) != 1:
        return None
    wrong = new[0]
    if len({pair.key for pair in lost}) > 1:
        lost = [pair for pair in lost if pair.key & wrong.key]
    if len({pair.key for pair in lost}) != 1:
        return None
    right = lost[0]
    # Either may have been told in other words: "by three goals to one".
    if not right.key & wrong.key and (_is_told(right, *target) or _is_told(wrong, *source)):
        return None
    return right, wrong


def corrected(right: Pair, wrong: Pair, text: str) -> str:
    """`text`, the characters of `wrong`, with the figures of `right`, the winner where it stood."""
    one, two = wrong.figures
    figures = right.figures if one == two else sorted(right.figures, reverse=one > two)
    numbers = iter(figures)
    return re.sub(r"\d+", lambda _: str(next(numbers)), text)


def _is_figures(one: Token, two: Token) -> bool:
    return bool(two.kind is NUMBER and _FIGURE.fullmatch(one.norm) and _FIGURE.fullmatch(two.norm))


def _is_part(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the pair belongs to something longer: a date, a telephone number, a line-up, a code."""
    for step, end in ((-1, first), (1, last)):
        if not 0 <= end + step < len(tokens):
            continue
        near, edge = tokens[end + step], tokens[end]
        glued = near.span.end == edge.span.start if step < 0 else near.span.start == edge.span.end
        further = tokens[end + 2 * step] if 0 <= end + 2 * step < len(tokens) else None
        if near.kind is NUMBER and len(near.norm) > 2:
            return True
        if near.kind is LATIN and glued:
            return True
        if near.text in _GLUE and (glued or (further is not None and further.kind is NUMBER)):
            return True
    return False


def _is_range(tokens: Sequence[Token], first: int, last: int) -> bool:
    before = tokens[first - 1].norm if first else ""
    behind = [token.norm.partition("-")[0] for token in tokens[last + 1 : last + 3]]
    words = {before, *behind[:1], "_".join(behind)}
    return not words.isdisjoint(_UNITS)


def _unmatched(pairs: Sequence[Pair], others: Sequence[Pair]) -> list[Pair]:
    keys = {other.key for other in others}
    return [pair for pair in pairs if pair.is_score and pair.key not in keys]


def _is_told(score: Pair, pairs: Sequence[Pair], quantities: Sequence[Quantity]) -> bool:
    """Whether the figures of a score stand elsewhere; up to two, a noun alone may have told them."""
    needed = {figure for figure in score.key if figure > SMALL} or score.key
    there = {
        quantity.value
        for quantity in quantities
        if quantity.kind is QuantityKind.CARDINAL and not any(pair.holds(quantity) for pair in pairs)
    }
    return needed <= there
