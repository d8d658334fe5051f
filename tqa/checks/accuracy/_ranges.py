"""Ranges, «من ١٠ إلى ١٥» against “10–18” or plain “10”, compared as one quantity of two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._number_pairs import judged
from tqa.checks.accuracy._number_style import rewritten
from tqa.checks.rule import Hit, replace
from tqa.language.quantities import Quantity, Range, ranges_of
from tqa.model import Applicability, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.accuracy._number_pairs import Mismatch
    from tqa.checks.unit import Unit


# Where more is lost, more than the end of a range is.
_MOST_LOST = 12


def wrong_ends(
    unit: Unit, pairs: Sequence[Mismatch], source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[Hit], list[Mismatch]]:
    """One hit for each English range with a wrong end, and the pairs that are no ends of ranges.

    Args:
        unit: the sentence pair.
        pairs: quantities that render one another with different values.
        source: all quantities of the Arabic.
        target: all of the English.
    """
    ours, theirs = ranges_of(source, unit.source_tokens), ranges_of(target, unit.target_tokens)
    wrong: dict[Range, tuple[Range, list[Mismatch]]] = {}
    others = []
    for pair in pairs:
        one, two = _range_of(pair.source, ours), _range_of(pair.target, theirs)
        if one is None or two is None or pair.magnitude:
            others.append(pair)
        else:
            wrong.setdefault(two, (one, []))[1].append(pair)
    return [_wrong(unit, one, two, ends) for two, (one, ends) in wrong.items()], others


def lost_ends(
    unit: Unit, lost: Sequence[Quantity], source: Sequence[Quantity], target: Sequence[Quantity]
) -> Iterator[tuple[Hit, Quantity]]:
    """Ends of Arabic ranges whose other end alone the English gives, each with the end that is lost."""
    if not 0 < len(lost) <= _MOST_LOST:
        return
    inside = ranges_of(target, unit.target_tokens)
    for one in ranges_of(source, unit.source_tokens):
        if (one.low in lost) == (one.high in lost):
            continue
        missing, kept = (one.low, one.high) if one.low in lost else (one.high, one.low)
        theirs = [two for two in target if two.keys & kept.keys]
        if len(theirs) != 1 or not judged(kept) or _range_of(theirs[0], inside) is not None:
            continue
        span = theirs[0].span
        message = (
            f"The Arabic says «{one.span.of(unit.source)}»; the English says only “{span.of(unit.target)}”."
        )
        hit = Hit(span, message, source_span=one.span, confidence=0.6, part="range")
        yield hit, missing


def _range_of(quantity: Quantity, ranges: Sequence[Range]) -> Range | None:
    return next((each for each in ranges if each.holds(quantity)), None)


def _wrong(unit: Unit, one: Range, two: Range, ends: Sequence[Mismatch]) -> Hit:
    text = two.span.of(unit.target)
    fixed: str | None = text
    for pair in sorted(ends, key=lambda pair: -pair.target.span.start):
        old = pair.target.span.shift(-two.span.start)
        new = rewritten(pair.source, pair.source.span.of(unit.source), pair.target, old.of(text))
        fixed = None if new is None or fixed is None else fixed[: old.start] + new + fixed[old.end :]
    return Hit(
        two.span,
        f"The Arabic says «{one.span.of(unit.source)}»; the English says “{text}”.",
        source_span=one.span,
        fixes=()
        if fixed is None
        else (replace(two.span, fixed, Applicability.SUGGESTED, "the range that the Arabic gives"),),
        severity=Severity.CRITICAL,
        confidence=0.8,
        part="range",
    )
