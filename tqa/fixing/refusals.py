"""Which fixes were not made, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.fixing.apply import Fixed

_LONGEST = 80


def refusals(fixed: Fixed) -> Iterator[str]:
    """A line for each finding whose fix was refused: the rule, the words and the reason."""
    for refused in fixed.refused:
        finding = refused.applied.finding
        text = finding.text if len(finding.text) <= _LONGEST else f"{finding.text[:_LONGEST]}…"
        yield f"{finding.name} on “{text}”: {refused.reason}"
