"""Currencies and units that changed while the number stayed: «٥٠ يورو» as “$50”, «٥ كم» as “5 miles”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.rule import Hit, replace
from tqa.language.measures import Measure, MeasureType, converts, english_form
from tqa.model import Applicability, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from tqa.checks.unit import Unit
    from tqa.language.quantities import Quantity


_INTERCHANGED = ({"acre", "feddan"}, {"mile", "nautical mile"})


def measure_hits(unit: Unit, source: Sequence[Quantity], target: Sequence[Quantity]) -> Iterator[Hit]:
    """A number of the same value on both sides, the only one of it on either, with another measure."""
    theirs = _by_value(target)
    if not theirs:
        return
    every = _by_value(source, measured=False), _by_value(target, measured=False)
    named = [{each for quantity in side for each in quantity.measures} for side in (source, target)]
    for value, (one, *_) in _by_value(source).items():
        two = theirs.get(value, [None])[0]
        if two is None or any(len(side.get(value, ())) != 1 for side in every):
            continue
        pair = _differing(one, two)
        if pair is not None and not _is_named(pair[0], named[1]) and not _is_named(pair[1], named[0]):
            yield _hit(unit, (one, pair[0]), (two, pair[1]))


def is_converted(source: Quantity, target: Quantity) -> bool:
    """Whether the English gives the same amount in another unit: «١٦٠ كيلومترا» as “100 miles”."""
    return any(
        converts(source.value, of, target.value, to) for of in source.measures for to in target.measures
    )


def _differing(one: Quantity, two: Quantity) -> tuple[Measure, Measure] | None:
    """The measures of one type that the two name, if none of all that they may mean agree."""
    if any(mine.agrees_with(theirs) for mine in one.measures for theirs in two.measures):
        return None
    return next(
        (
            (mine, theirs)
            for mine in one.measures
            for theirs in two.measures
            if mine.type is theirs.type and not _is_loose(mine, theirs)
        ),
        None,
    )


def _is_loose(one: Measure, two: Measure) -> bool:
    """Whether texts use the two for one another."""
    return {one.name, two.name} in _INTERCHANGED


def _is_named(measure: Measure, others: Iterable[Measure]) -> bool:
    """Whether a measure stands beside another number, so that two amounts may only have changed places."""
    return any(measure.agrees_with(other) for other in others)


def _hit(unit: Unit, source: tuple[Quantity, Measure], target: tuple[Quantity, Measure]) -> Hit:
    (one, right), (two, wrong) = source, target
    span, named = two.measured_span, two.measure_span
    ours, text = one.measured_span.of(unit.source), span.of(unit.target)
    new = None if named is None else english_form(right, named.of(unit.target), wrong)
    currency = right.type is MeasureType.CURRENCY
    kind = "currency" if currency else "unit"
    return Hit(
        span,
        f"The Arabic says «{ours}»; the English says “{text}”.",
        source_span=one.measured_span,
        fixes=()
        if new is None or named is None
        else (replace(named, new, Applicability.SUGGESTED, f"the {kind} that the Arabic gives"),),
        severity=Severity.CRITICAL,
        confidence=0.8,
        part=kind,
    )


def _by_value(quantities: Iterable[Quantity], *, measured: bool = True) -> dict[Decimal, list[Quantity]]:
    """The exact numbers of a text by value; if `measured`, those with a currency or unit."""
    table: dict[Decimal, list[Quantity]] = {}
    for quantity in quantities:
        if quantity.approximate or (measured and not quantity.measures):
            continue
        table.setdefault(quantity.value, []).append(quantity)
    return table
