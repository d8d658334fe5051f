"""A number with another value than the Arabic gives, one that nothing renders, or one that renders nothing.

What it does: reads every quantity of both sides (digits of all three sets, grouped, with decimals or with
their groups in visual order as in «000 20»; words with gender, case, dual and construct as in «ملياري» and
«خمسة وعشرون»; scale words, percentages, ordinals, clock times, decades, multiples, ranges) with the currency
or unit beside it, and compares them by value in both directions. Sub-rules: `magnitude` (the digits are
right, the power of ten is not), `value` (another number in its place), `ordinal` (another rank), `range` (an
end of a range wrong or lost), `percent` (a percentage that became a plain figure, or the reverse), `currency`
and `unit` (the number is right, but both sides name a measure of one type and not the same), `missing` (an
Arabic figure, or the number of the paragraph, that nothing renders) and `extra` (an English figure with no
number behind it). The result of a game (3-1) counts as one number, whichever team is named first. A converted
measure («١٦٠ كيلومترا» as “100 miles”) and a rounded number that says so (“about 5,000”) pass.

Why it matters: a wrong figure is the error that a reader cannot see and that a newsroom must correct in
public.

Example: «قرض بقيمة ٧٥٠ مليون دولار» → “a loan of $750 billion”

Better: “a loan of $750 million”

Fix safety: suggested. The value of the Arabic replaces that of the English in the form that the English had:
commas, scale word, ordinal ending, percent sign, currency mark. A dropped paragraph number is put back in
front. There is no fix for a missing or an extra figure.

Known false positives: years and paragraph numbers that a translator drops on purpose. Silent on one and two,
on “dozens” and «آلاف», on document symbols and telephone numbers, on figures in brackets, on years and dates
that the English adds, on paragraph numbers that differ by one or whose paragraph the translator rewrote, on
numbers in words that are not the only ones to differ, and on a wrong figure whose value stands elsewhere in
the sentence.

Measured precision: 0.92 (13 findings), recall 0.92 (12 errors) on detection/gold.jsonl (python
benchmarks/detection.py). Findings that count as wrong mostly point at figures that were dropped, and those on
human translations at true differences between the two texts or at paragraph numbers that one version leaves
out. Of figures in human translations made ten times as large it finds 98 %, of those with a changed digit 97
%, of swapped scale words 90 %, of changed numbers in words 87 % (python benchmarks/corrupt_numbers.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.accuracy._measures import is_converted, measure_hits
from tqa.checks.accuracy._multiples import multiple_hits
from tqa.checks.accuracy._number_pairs import (
    SPELLED,
    Mismatch,
    is_rounded,
    judged,
    open_left,
    pair_up,
    slips,
    surplus,
    unmatched,
)
from tqa.checks.accuracy._number_style import rewritten, told
from tqa.checks.accuracy._paragraphs import changed_number, dropped_number
from tqa.checks.accuracy._percentages import percentage_hits
from tqa.checks.accuracy._ranges import lost_ends, wrong_ends
from tqa.checks.accuracy._scores import Pair, corrected, pairs_of, wrong_score
from tqa.checks.accuracy._unrendered import extra_hits, missing_hits
from tqa.checks.rule import Hit, define, replace
from tqa.language._numerals_ar_shares import is_price
from tqa.language.quantities import Quantity, QuantityKind
from tqa.model import Applicability, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

_DIGIT = re.compile(r"\d")
# Two figures tied by a mark: only such a text can hold the result of a game.
_TIED = re.compile(r"[0-9]\s{0,3}[-‐‑–—−:]\s{0,3}[0-9]")


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - every rule takes options
    """Numbers of `unit` whose value changed, went missing or came from nowhere."""
    if not unit.source or not unit.target:
        return
    multiples = list(multiple_hits(unit))
    yield from multiples
    if not _has_number(unit):
        return
    source, target = _without(multiples, unit.source_quantities, unit.target_quantities)
    wrong = _wrong_score(unit, source, target)
    if wrong is not None:
        yield _score(unit, *wrong)
        source = tuple(quantity for quantity in source if not wrong[0].holds(quantity))
        target = tuple(quantity for quantity in target if not wrong[1].holds(quantity))
    yield from percentage_hits(unit, source, target)
    yield from measure_hits(unit, source, target)
    changed = changed_number(source, target)
    if changed is not None:
        yield _different(unit, changed)
    yield from dropped_number(unit, source, target)
    yield from _unequal(unit, source, target)


def _has_number(unit: Unit) -> bool:
    """Whether there is a figure on either side, or a number in words in the English."""
    if _DIGIT.search(unit.target) or _DIGIT.search(unit.source) or unit.places_of(SPELLED):
        return True
    text = unit.target.lower()
    return "thousand" in text or "million" in text or "billion" in text or "trillion" in text


def _without(
    hits: Sequence[Hit], source: tuple[Quantity, ...], target: tuple[Quantity, ...]
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The quantities of both sides that no hit has judged yet."""
    for hit in hits:
        there = hit.source_span
        source = tuple(one for one in source if there is None or not there.overlaps(one.span))
        target = tuple(two for two in target if not hit.span.overlaps(two.span))
    return source, target


def _unequal(unit: Unit, source: Sequence[Quantity], target: Sequence[Quantity]) -> Iterator[Hit]:
    """Numbers without an equal on the other side."""
    lost = [quantity for quantity in unmatched(source, target) if quantity.kind is not QuantityKind.MARKER]
    new = [quantity for quantity in unmatched(target, source) if quantity.kind is not QuantityKind.MARKER]
    judged_lost = [
        quantity for quantity in lost if judged(quantity) and not _is_bare_thousand(unit, quantity)
    ]
    judged_new = [quantity for quantity in new if judged(quantity)]
    if not judged_lost and not judged_new:
        return
    found = pair_up(judged_lost, judged_new)
    if not found and judged_new:
        found = slips(surplus(source, target), judged_new)
    pairs = [pair for pair in found if not _is_same_amount(pair)]
    if pairs:
        hits, others = wrong_ends(unit, pairs, source, target)
        yield from hits
        yield from (_different(unit, pair) for pair in others)
    if not judged_new and not open_left(target, source):
        ends = list(lost_ends(unit, judged_lost, source, target))
        yield from (hit for hit, _ in ends)
        yield from missing_hits(
            unit, [quantity for quantity in judged_lost if all(quantity is not end for _, end in ends)]
        )
    if not pairs and all(_is_price(unit, quantity) for quantity in lost) and not open_left(source, target):
        yield from extra_hits(unit, judged_new)


def _is_same_amount(pair: Mismatch) -> bool:
    """Whether the English gives the amount in another unit, or rounded and says so."""
    return is_converted(pair.source, pair.target) or is_rounded(pair.source, pair.target)


def _wrong_score(
    unit: Unit, source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[Pair, Pair] | None:
    scores = pairs_of(unit.target_tokens) if _TIED.search(unit.target) else ()
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
        part="magnitude" if pair.magnitude else "ordinal" if _is_ordinal(pair) else "value",
    )


def _is_ordinal(pair: Mismatch) -> bool:
    return QuantityKind.ORDINAL in (pair.source.kind, pair.target.kind)


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MAJOR,
    category="accuracy/mistranslation/number",
    check=check,
    parts=("currency", "extra", "magnitude", "missing", "ordinal", "percent", "range", "unit", "value"),
    compares=True,
)
