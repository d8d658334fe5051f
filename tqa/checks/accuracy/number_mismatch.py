"""A number with another value than the Arabic gives, one that nothing renders, or one that renders nothing.

What it does: reads every quantity of both sides (digits of all three sets, grouped, with decimals or with
their groups in visual order as in «000 20»; words with gender, case, dual and construct as in «ملياري» and
«خمسة وعشرون»; scale words, percentages, ordinals, clock times, decades, multiples) and compares them by
value in both directions. Sub-rules: `magnitude` (the digits are right, the power of ten is not), `value`
(another number in its place), `percent` (a percentage that became a plain figure, or the reverse),
`missing` (an Arabic figure, or the number of the paragraph, that nothing renders) and `extra` (an English
figure with no number behind it). The result of a game (3-1) counts as one number, whichever team is named
first.

Why it matters: a wrong figure is the error that a reader cannot see and that a newsroom must correct in
public.

Example: «قرض بقيمة ٧٥٠ مليون دولار» → “a loan of $750 billion”

Better: “a loan of $750 million”

Fix safety: suggested. The value of the Arabic replaces that of the English in the form that the English
had: commas, scale word, ordinal ending, percent sign. A dropped paragraph number is put back in front.
There is no fix for a missing or an extra figure.

Known false positives: years, dates and paragraph numbers that a translator adds or drops on purpose;
measures that were converted; a list number that the English sets in its layout. Silent on one and two, on
“dozens” and «آلاف», on document symbols and telephone numbers, on figures in brackets, and on a wrong
figure whose value stands elsewhere in the sentence.

Measured precision: 0.85 (13 findings), recall 0.92 (12 errors) on detection/gold.jsonl (python
benchmarks/detection.py). Findings that count as wrong mostly point at figures that were dropped, and those on
human translations at true differences between the two texts. Of figures falsified in human translations it
finds 96 %, of deleted ones 80 %.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.accuracy._multiples import multiple_hits
from tqa.checks.accuracy._number_pairs import Mismatch, judged, open_left, pair_up, unmatched
from tqa.checks.accuracy._number_style import rewritten, told
from tqa.checks.accuracy._percentages import percentage_hits
from tqa.checks.accuracy._scores import Pair, corrected, pairs_of, wrong_score
from tqa.checks.rule import Hit, define, replace
from tqa.language._numerals_ar_shares import is_price
from tqa.language.numerals_ar import arabic_quantities
from tqa.language.numerals_en import english_quantities
from tqa.language.quantities import Form, Quantity, QuantityKind
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

_DIGIT = re.compile(r"\d")
_SCALE = re.compile(r"thousand|million|billion|trillion", re.IGNORECASE)
_BRACKETS = frozenset("()[]'`’‘\"")
# How far from a number the words stand that it counts or dates.
_NEAR = (1, -1, 2, -2, 3, -3)
# Rarer than function words (Lexicon.english_weight, arabic_weight: 0 to 1).
_CONTENT = 0.2
# A paragraph's own number stands among its first tokens.
_OPENING = 3


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - every rule takes options
    """Numbers of `unit` whose value changed, went missing or came from nowhere."""
    if not unit.source or not unit.target:
        return
    yield from multiple_hits(unit)
    if not (_DIGIT.search(unit.target) or _DIGIT.search(unit.source) or _SCALE.search(unit.target)):
        return
    source = arabic_quantities(unit.source_tokens)
    target = english_quantities(unit.target_tokens)
    wrong = _wrong_score(unit, source, target)
    if wrong is not None:
        yield _score(unit, *wrong)
        source = tuple(quantity for quantity in source if not wrong[0].holds(quantity))
        target = tuple(quantity for quantity in target if not wrong[1].holds(quantity))
    yield from percentage_hits(unit, source, target)
    yield from _paragraph_number(unit, source, target)
    lost = [quantity for quantity in unmatched(source, target) if quantity.kind is not QuantityKind.MARKER]
    new = [quantity for quantity in unmatched(target, source) if quantity.kind is not QuantityKind.MARKER]
    judged_lost = [
        quantity for quantity in lost if judged(quantity) and not _is_bare_thousand(unit, quantity)
    ]
    judged_new = [quantity for quantity in new if judged(quantity)]
    pairs = pair_up(judged_lost, judged_new)
    for pair in pairs:
        yield _different(unit, pair)
    if not pairs and not judged_new and not open_left(target, source):
        yield from _missing(unit, judged_lost)
    if all(_is_price(unit, quantity) for quantity in lost) and not open_left(source, target):
        yield from _extra(unit, judged_new)


def _wrong_score(
    unit: Unit, source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[Pair, Pair] | None:
    scores = pairs_of(unit.target_tokens)
    if not scores:
        return None
    return wrong_score((pairs_of(unit.source_tokens), source), (scores, target))


def _score(unit: Unit, right: Pair, wrong: Pair) -> Hit:
    text = wrong.span.of(unit.target)
    fixed = corrected(right, wrong, text)
    return Hit(
        wrong.span,
        f"The Arabic says «{right.span.of(unit.source)}»; the English says “{text}”.",
        source_span=right.span,
        fixes=(replace(wrong.span, fixed, Applicability.SUGGESTED, "the figures that the Arabic gives"),),
        severity=Severity.CRITICAL,
        confidence=0.8,
        part="value",
    )


def _is_price(unit: Unit, quantity: Quantity) -> bool:
    return quantity.first == quantity.last and is_price(unit.source_tokens[quantity.first])


def _is_bare_thousand(unit: Unit, quantity: Quantity) -> bool:
    """Whether it is ألف alone, which is also a letter and the verb "to write"."""
    return quantity.first == quantity.last and unit.source_tokens[quantity.first].norm.endswith("الف")


def _paragraph_number(unit: Unit, source: Sequence[Quantity], target: Sequence[Quantity]) -> Iterator[Hit]:
    """The number of the paragraph, "54 -", that the English dropped or changed."""
    if not source or source[0].kind is not QuantityKind.MARKER:
        return
    number = source[0]
    if not unmatched([number], [two for two in target if two.form is Form.DIGITS or two.first < _OPENING]):
        return
    if target and target[0].kind is QuantityKind.MARKER:
        yield _different(unit, Mismatch(number, target[0], magnitude=False))
        return
    words = unit.target_tokens[:2]
    start = words[0].span.start
    yield Hit(
        Span(start, words[-1].span.end),
        f"The Arabic paragraph bears the number «{number.span.of(unit.source)}»; the English has dropped it.",
        source_span=number.span,
        fixes=(
            replace(
                Span(start, start), f"{number.value}. ", Applicability.SUGGESTED, "the paragraph's number"
            ),
        ),
        severity=Severity.MINOR,
        confidence=0.8,
        part="missing",
    )


def _different(unit: Unit, pair: Mismatch) -> Hit:
    text = pair.target.span.of(unit.target)
    fixed = rewritten(pair.source, pair.source.span.of(unit.source), pair.target, text)
    return Hit(
        pair.target.span,
        f"{told(pair.source, pair.source.span.of(unit.source))}; the English says “{text}”.",
        source_span=pair.source.span,
        fixes=()
        if fixed is None
        else (replace(pair.target.span, fixed, Applicability.SUGGESTED, "the value that the Arabic gives"),),
        severity=Severity.MINOR if pair.source.kind is QuantityKind.MARKER else Severity.CRITICAL,
        confidence=0.9 if pair.magnitude else 0.8,
        part="magnitude" if pair.magnitude else "value",
    )


def _missing(unit: Unit, lost: Sequence[Quantity]) -> Iterator[Hit]:
    """Figures that nothing renders, although the words around them are rendered.

    Where those are missing too, it is an omission (or a wrong alignment) and no matter of numbers. Several
    figures of one place make one hit.
    """
    places: dict[Span, list[Quantity]] = {}
    for quantity in lost:
        if quantity.form is Form.WORDS or quantity.spelled or _is_aside(unit, quantity):
            continue
        place = _place_of(unit, quantity)
        if place is not None:
            places.setdefault(place, []).append(quantity)
    for place, quantities in places.items():
        said = ", ".join(dict.fromkeys(f"«{quantity.span.of(unit.source)}»" for quantity in quantities))
        yield Hit(
            place,
            f"{said}: nothing in the English has this value.",
            source_span=quantities[0].span,
            confidence=0.6,
            part="missing",
        )


def _is_aside(unit: Unit, quantity: Quantity) -> bool:
    """List marks, footnotes and a resolution's year stand in brackets; English may drop them."""
    tokens = unit.source_tokens
    if quantity.last + 1 == len(tokens):
        return False
    opened = quantity.first == 0 or tokens[quantity.first - 1].text in _BRACKETS
    return tokens[quantity.last + 1].text == ")" or (opened and tokens[quantity.last + 1].text in _BRACKETS)


def _place_of(unit: Unit, quantity: Quantity) -> Span | None:
    """The English word that renders a content word beside the Arabic number; None where none is rendered."""
    for step in _NEAR:
        index = (quantity.last if step > 0 else quantity.first) + step
        if not 0 <= index < len(unit.source_tokens) or unit.source_tokens[index].kind is not Kind.ARABIC:
            continue
        for link in unit.links.of_source(index):
            word = unit.target_tokens[link.target]
            if word.kind is Kind.LATIN and unit.lexicon.english_weight(english_stem(word.norm)) >= _CONTENT:
                return word.span
    return None


def _extra(unit: Unit, new: Sequence[Quantity]) -> Iterator[Hit]:
    """Figures without any source, although the words around them have one."""
    for quantity in new:
        if quantity.form is Form.DIGITS and _has_context(unit, quantity):
            yield Hit(
                quantity.span,
                f"No number of the Arabic stands behind “{quantity.span.of(unit.target)}”.",
                confidence=0.5,
                part="extra",
            )


def _has_context(unit: Unit, quantity: Quantity) -> bool:
    """Whether a content word beside the English number renders an Arabic one."""
    for step in _NEAR:
        index = (quantity.last if step > 0 else quantity.first) + step
        if not 0 <= index < len(unit.target_tokens) or unit.target_tokens[index].kind is not Kind.LATIN:
            continue
        for link in unit.links.of_target(index):
            stem = unit.lexicon.split(unit.source_tokens[link.source].text)[1]
            if unit.links.has_evidence(link) and unit.lexicon.arabic_weight(stem) >= _CONTENT:
                return True
    return False


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/mistranslation/number",
    check=check,
    parts=("extra", "magnitude", "missing", "percent", "value"),
)
