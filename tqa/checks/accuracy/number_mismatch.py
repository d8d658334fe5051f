"""A number that is not the one the Arabic gives.

What it does: compares every quantity of the two sides by value, whatever it is written in.

Why it matters: x

Example: x

Better: x

Fix safety: x

Known false positives: x

Measured precision: x
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.accuracy._number_pairs import Mismatch, judged, matched, pair_up
from tqa.checks.accuracy._number_style import rewritten, spoken
from tqa.checks.rule import Hit, define, replace
from tqa.language.numerals_ar import arabic_quantities
from tqa.language.numerals_en import english_quantities
from tqa.language.quantities import Form, Quantity, QuantityKind
from tqa.language.tokens import Kind
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

_DIGIT = re.compile(r"\d")
_SCALE = re.compile(r"thousand|million|billion|trillion", re.IGNORECASE)
_BRACKETS = frozenset("()[]'`’‘\"")
# How far from a number its noun stands.
_NEAR = (1, -1, 2, -2, 3, -3)


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - every rule takes options
    """Numbers of `unit` whose value changed, went missing or came from nowhere."""
    if not unit.source or not unit.target:
        return
    if not (_DIGIT.search(unit.target) or _DIGIT.search(unit.source) or _SCALE.search(unit.target)):
        return
    source = arabic_quantities(unit.source_tokens)
    target = english_quantities(unit.target_tokens)
    lost = [quantity for quantity in source if not matched(quantity, target)]
    new = [quantity for quantity in target if not matched(quantity, source)]
    yield from _percentages(unit, source, target)
    if not lost and not new:
        return
    one = [quantity for quantity in lost if judged(quantity) and not _is_bare_thousand(unit, quantity)]
    two = [quantity for quantity in new if judged(quantity)]
    pairs = pair_up(one, two)
    for pair in pairs:
        yield _different(unit, pair)
    if pairs:
        return
    if not _may_stand_for(new):
        for quantity in one:
            if quantity.form is not Form.WORDS and not quantity.spelled and not _is_aside(unit, quantity):
                yield _missing(unit, quantity)
    if not lost:
        for quantity in two:
            if quantity.form is Form.DIGITS:
                yield _extra(unit, quantity)


def _may_stand_for(unmatched: Sequence[Quantity]) -> bool:
    """Whether an unmatched quantity may be a free rendering of one on the other side: any but one, two and labels."""
    return any(quantity.approximate or judged(quantity) for quantity in unmatched)


def _is_bare_thousand(unit: Unit, quantity: Quantity) -> bool:
    """ألف alone is also a letter and the verb "to write"."""
    return quantity.first == quantity.last and unit.source_tokens[quantity.first].norm.endswith("الف")


def _is_aside(unit: Unit, quantity: Quantity) -> bool:
    """List marks and footnotes, and the year that the UN puts behind a resolution's number: English may drop them."""
    tokens = unit.source_tokens
    if quantity.first == 0 or quantity.last + 1 == len(tokens):
        return False
    return tokens[quantity.first - 1].text in _BRACKETS and tokens[quantity.last + 1].text in _BRACKETS


def _different(unit: Unit, pair: Mismatch) -> Hit:
    text = pair.target.span.of(unit.target)
    fixed = rewritten(pair.source, pair.target, text)
    return Hit(
        pair.target.span,
        f"«{pair.source.span.of(unit.source)}» is {spoken(pair.source)}; the English says “{text}”.",
        source_span=pair.source.span,
        fixes=()
        if fixed is None
        else (replace(pair.target.span, fixed, Applicability.SUGGESTED, "the value of the Arabic"),),
        severity=Severity.MINOR if pair.source.kind is QuantityKind.MARKER else Severity.CRITICAL,
        confidence=0.9 if pair.magnitude else 0.8,
        part="magnitude" if pair.magnitude else "value",
    )


def _missing(unit: Unit, quantity: Quantity) -> Hit:
    said = quantity.span.of(unit.source)
    if quantity.kind is QuantityKind.MARKER:
        start = Span(unit.target_tokens[0].span.start, unit.target_tokens[0].span.start)
        return Hit(
            Span(start.start, unit.target_tokens[min(1, len(unit.target_tokens) - 1)].span.end),
            f"The Arabic paragraph bears the number «{said}»; the English has dropped it.",
            source_span=quantity.span,
            fixes=(replace(start, f"{quantity.value}. ", Applicability.SUGGESTED, "the paragraph's number"),),
            severity=Severity.MINOR,
            confidence=0.8,
            part="missing",
        )
    return Hit(
        _likely_place(unit, quantity),
        f"«{said}» ({spoken(quantity)}) has no equal in the English.",
        source_span=quantity.span,
        confidence=0.6,
        part="missing",
    )


def _extra(unit: Unit, quantity: Quantity) -> Hit:
    return Hit(
        quantity.span,
        f"No number of the Arabic stands behind “{quantity.span.of(unit.target)}”.",
        confidence=0.5,
        part="extra",
    )


def _likely_place(unit: Unit, quantity: Quantity) -> Span:
    """The English word that renders the number's neighbour; the whole target where none is linked."""
    tokens = unit.target_tokens
    for step in _NEAR:
        index = (quantity.last if step > 0 else quantity.first) + step
        if 0 <= index < len(unit.source_tokens) and unit.source_tokens[index].kind is not Kind.MARK:
            links = unit.links.of_source(index)
            if links:
                return tokens[links[0].target].span
    return Span(0, len(unit.target))


def _percentages(unit: Unit, source: Sequence[Quantity], target: Sequence[Quantity]) -> Iterator[Hit]:
    """A percentage that became a plain number, or the reverse."""
    for quantity in target:
        equal = [other for other in source if quantity.equals(other)]
        if quantity.form is Form.WORDS or quantity.value <= 0 or len(equal) != 1:
            continue
        other = equal[0]
        kinds = {quantity.kind, other.kind}
        if kinds == {QuantityKind.PERCENT, QuantityKind.CARDINAL} and other.form is not Form.WORDS:
            if sum(other.equals(twin) for twin in target) == 1:
                yield Hit(
                    quantity.span,
                    f"«{other.span.of(unit.source)}» is {spoken(other)}; the English says “{quantity.span.of(unit.target)}”.",
                    source_span=other.span,
                    confidence=0.6,
                    part="percent",
                )


RULE = define(
    __name__, __doc__, severity=Severity.MAJOR, category="accuracy/mistranslation/number", check=check
)
