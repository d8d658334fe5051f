"""Work that several rules share, done once for each unit and forgotten with it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tqa.checks.unit import Unit

Result = TypeVar("Result")


def once_per_unit(work: Callable[[Unit], Result]) -> Callable[[Unit], Result]:
    """`work`, whose result a unit keeps beside its own cached properties.

    A cache of its own would keep the last units alive, whose many small objects cost the garbage collector
    more than the cache saves, and would compare whole texts at each look.
    """
    key = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def remembered(unit: Unit) -> Result:
        kept: dict[str, Result] = unit.__dict__
        if key not in kept:
            kept[key] = work(unit)
        return kept[key]

    return remembered
