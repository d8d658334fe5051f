"""Whether two texts tell the time of different places, so that one moment has two dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqa.checks.unit import Unit

_ENGLISH_UNIVERSAL = frozenset(["gmt", "utc"])
_OTHER_ZONES = "est edt cst cdt mst mdt pst pdt bst cet cest ist jst kst aest local"
_ENGLISH_OTHER = frozenset(_OTHER_ZONES.split())
_ARABIC_UNIVERSAL = frozenset(["غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "العالمي"])
_ARABIC_TIME = frozenset(["بتوقيت", "بالتوقيت", "التوقيت", "لتوقيت", "توقيت"])


def differ_in_zone(unit: Unit) -> bool:
    """Whether one side names universal time, or the time of a place, and the other does not."""
    universal = other = False
    for token, behind in zip(unit.source_tokens, unit.source_tokens[1:], strict=False):
        if token.norm in _ARABIC_TIME:
            is_universal = behind.norm in _ARABIC_UNIVERSAL
            universal, other = universal or is_universal, other or not is_universal
    return universal != bool(unit.places_of(_ENGLISH_UNIVERSAL)) or other != bool(
        unit.places_of(_ENGLISH_OTHER)
    )
