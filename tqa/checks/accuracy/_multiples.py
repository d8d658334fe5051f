"""Multiples in words: «ستة أضعاف» against “seven times”, «الضعف» against “tripled”.

Numbers of which neither side has a figure are left alone elsewhere, since the one may be an article, a dual
or a way of speaking. A multiple is none of these, and both languages mark it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tqa.checks.accuracy._number_pairs import SMALL
from tqa.checks.rule import Hit, replace
from tqa.language.quantities import Form, Quantity, QuantityKind
from tqa.language.tokens import LATIN
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

_DIGIT = re.compile(r"\d")
_NAMES = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {name: Decimal(value) for value, name in enumerate(_NAMES, 2)}
_FOLD = re.compile(rf"({'|'.join(_NAMES)})-?fold")
_TIMES = re.compile(r"[ -]times?\b")
_VERBS = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4, "quintuple": 5}
_VERB = re.compile(rf"({'|'.join(verb[:-1] for verb in _VERBS)})(e|es|ed|ing)")
_TWICE = "twice"
# أضعاف, with a possessive too, and the singular that numbers from eleven on take.
_FOLDS = re.compile(r"اضعاف(?:ا|ه|ها|هم|هما)?|ضعفا|مرات")
_DOUBLE = "الضعف"
_PARTS = frozenset(("ونصف", "وثلث", "وربع"))
# Before these الضعف is "double", elsewhere as often "weakness".
_BEFORE_DOUBLE = frozenset(("الي", "بمقدار", "بنسبه", "نحو", "قرابه", "حوالي"))
_MORE = frozenset(("اكثر", "باكثر", "اقل", "باقل"))


@dataclass(frozen=True, slots=True)
class _Multiple:
    """How many times; `verb` is told of "tripled", which some write where another says "three times more"."""

    value: Decimal
    span: Span
    verb: bool = False


def multiple_hits(unit: Unit) -> Iterator[Hit]:
    """A multiple that both sides give in words; where one has a figure, it is compared like all figures."""
    # A cheap look before the numbers of both sides are read.
    if not ("ضعف" in unit.source or "ضعاف" in unit.source or "مرات" in unit.source):
        return
    source, target = unit.source_quantities, unit.target_quantities
    wrong = _wrong_multiple(unit, source, target)
    if wrong is None or any(one.form is not Form.WORDS and wrong[0].span.covers(one.span) for one in source):
        return
    right, other = wrong
    text = other.span.of(unit.target)
    if _DIGIT.search(text):
        return
    fixed = _renamed(right, text)
    yield Hit(
        other.span,
        f"The Arabic says «{right.span.of(unit.source)}»; the English says “{text}”.",
        source_span=right.span,
        fixes=()
        if fixed is None
        else (replace(other.span, fixed, Applicability.SUGGESTED, "the value that the Arabic gives"),),
        severity=Severity.CRITICAL,
        confidence=0.8,
        part="value",
    )


def _wrong_multiple(
    unit: Unit, source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[_Multiple, _Multiple] | None:
    """The only multiple of the Arabic and the only one of the English, if their values differ.

    Args:
        unit: the sentence pair.
        source: the quantities of its Arabic.
        target: the quantities of its English.
    """
    theirs = list(_english(unit, target))
    if len(theirs) != 1:
        return None
    ours = list(_arabic(unit, source))
    if len(ours) != 1:
        return None
    right, wrong = ours[0], theirs[0]
    same = {right.value, right.value + 1} if wrong.verb and right.value > 2 else {right.value}
    # Where either value stands elsewhere too, the two may be told apart in another way. A two says nothing.
    elsewhere = any(wrong.value in one.readings for one in source) or (
        right.value > SMALL and any(right.value in one.readings for one in target)
    )
    return None if wrong.value in same or elsewhere else (right, wrong)


def _renamed(right: _Multiple, text: str) -> str | None:
    """The English characters `text` of a multiple with the value `right`; None where they cannot take it."""
    index = int(right.value) - 2
    name = _NAMES[index] if 0 <= index < len(_NAMES) else None
    verb = _VERB.fullmatch(text.lower())
    new = name
    if verb is not None:
        base = next((base for base, value in _VERBS.items() if value == right.value), None)
        new = base and base[:-1] + verb[2]
    elif name and text.lower() == _TWICE:
        new = f"{name} times"
    elif name and _FOLD.fullmatch(text.lower()):
        new = f"{name}fold"
    return new.capitalize() if new and text[0].isupper() else new


def _english(unit: Unit, quantities: Sequence[Quantity]) -> Iterator[_Multiple]:
    for quantity in quantities:
        if quantity.kind is QuantityKind.CARDINAL and _TIMES.match(unit.target, quantity.span.end):
            yield _Multiple(quantity.value, quantity.span)
    for token in unit.target_tokens:
        if token.kind is not LATIN:
            continue
        fold, verb = _FOLD.fullmatch(token.norm), _VERB.fullmatch(token.norm)
        if fold is not None:
            yield _Multiple(_WORDS[fold[1]], token.span)
        elif verb is not None:
            yield _Multiple(Decimal(_VERBS[f"{verb[1]}e"]), token.span, verb=True)
        elif token.norm == _TWICE:
            yield _Multiple(Decimal(2), token.span)


def _arabic(unit: Unit, quantities: Sequence[Quantity]) -> Iterator[_Multiple]:
    tokens = unit.source_tokens
    counts = {quantity.last: quantity for quantity in quantities}
    for index, token in enumerate(tokens):
        behind = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        if behind in _PARTS:
            continue
        if _FOLDS.fullmatch(token.norm) and (count := counts.get(index - 1)) is not None:
            yield _Multiple(count.value, Span(count.span.start, token.span.end))
        elif token.norm == _DOUBLE and _is_double(tokens, index):
            yield _Multiple(Decimal(2), token.span)


def _is_double(tokens: Sequence[Token], index: int) -> bool:
    before = [token.norm for token in tokens[max(0, index - 2) : index]]
    behind = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    if behind.startswith(("ال", "وال")):
        return False  # "general weakness", "weakness and defeat"
    more = before[-1:] == ["من"] and before[0] in _MORE
    return more or (bool(before) and before[-1] in _BEFORE_DOUBLE)
