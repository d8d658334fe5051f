"""Which units `boilerplate` proposes to drop, so that no other rule polishes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.once import once_per_unit
from tqa.language.furniture import is_furniture
from tqa.model import Language

if TYPE_CHECKING:
    from tqa.checks.unit import Unit


def has_no_source(unit: Unit) -> bool:
    """Whether nothing is known to stand behind the English: an addition, or a text judged alone."""
    return unit.alone or not unit.source.strip()


@once_per_unit
def is_dropped(unit: Unit) -> bool:
    """Whether the unit is furniture with no source sentence behind it."""
    return has_no_source(unit) and (unit.furniture or is_furniture(unit.target, Language.ENGLISH))
