"""Percentages that became plain figures, and plain figures that became percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.accuracy._number_style import told
from tqa.checks.rule import Hit
from tqa.language.quantities import Form, Quantity, QuantityKind
from tqa.language.tokens import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from tqa.checks.unit import Unit


def percentage_hits(unit: Unit, source: Sequence[Quantity], target: Sequence[Quantity]) -> Iterator[Hit]:
    """A percentage that became a plain figure, or the reverse, each the only figure of its value."""
    figures = [
        [quantity for quantity in side if quantity.form is not Form.WORDS] for side in (source, target)
    ]
    if not any(quantity.kind is QuantityKind.PERCENT for side in figures for quantity in side):
        return
    ones, twos = map(_by_value, figures)
    for value, (one, *others) in ones.items():
        two, *more = twos.get(value, [one])
        kinds = {one.kind, two.kind}
        if (
            not others
            and not more
            and kinds == {QuantityKind.PERCENT, QuantityKind.CARDINAL}
            and not _is_understood(unit, two, target)
        ):
            yield Hit(
                two.span,
                f"{told(one, one.span.of(unit.source))}; the English says “{two.span.of(unit.target)}”.",
                source_span=one.span,
                confidence=0.6,
                part="percent",
            )


def _is_understood(unit: Unit, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether a bare figure shares the percent of one before it: "take 8 percent while others charge 25"."""
    tokens, behind = unit.target_tokens, quantity.last + 1
    bare = behind == len(tokens) or tokens[behind].kind is MARK or tokens[behind].norm in ("and", "or")
    return bare and any(one.kind is QuantityKind.PERCENT and one.last < quantity.first for one in quantities)


def _by_value(quantities: Sequence[Quantity]) -> dict[Decimal, list[Quantity]]:
    table: dict[Decimal, list[Quantity]] = {}
    for quantity in quantities:
        table.setdefault(quantity.value, []).append(quantity)
    return table
