"""Which fixes to make: one for each finding, none that touch, all that the guard lets pass."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tqa.model import Edit, Finding, Fix


@dataclass(frozen=True, slots=True)
class Applied:
    """A fix that is made, with the finding it mends.

    `round` counts from 1. The spans of a fix of round 1 count in the target as read, those of a later round
    in the text that the round before it left.
    """

    finding: Finding
    fix: Fix
    round: int = 1


def choose_fixes(
    findings: Sequence[Finding], applicability: Applicability, accepts: Callable[[Applied], bool]
) -> tuple[Applied, ...]:
    """The first fix of each finding that is as sure as `applicability` and accepted, in order of the text.

    Safe fixes go first, so that a suggestion never keeps a safe fix from being made. A fix that touches one
    already chosen waits for the next round.
    """
    # A fix stays within its bead, so that only fixes of one bead can touch.
    chosen: dict[int, list[Applied]] = defaultdict(list)
    for candidate in sorted(
        _candidates(findings, applicability), key=lambda each: each.fix.applicability.rank
    ):
        others = chosen[candidate.finding.bead]
        free = not any(
            other.finding is candidate.finding or _touch(other.fix, candidate.fix) for other in others
        )
        if free and accepts(candidate):
            others.append(candidate)
    made = [applied for group in chosen.values() for applied in group]
    return tuple(sorted(made, key=lambda applied: min(edit.span for edit in applied.fix.edits)))


def edits_of(chosen: Sequence[Applied]) -> list[Edit]:
    """All edits of fixes of one round, in order of the text; one that several of them share comes once."""
    edits = dict.fromkeys(edit for applied in chosen for edit in applied.fix.edits)
    return sorted(edits, key=lambda edit: edit.span)


def _candidates(findings: Sequence[Finding], applicability: Applicability) -> Iterator[Applied]:
    for finding in findings:
        for fix in finding.fixes:
            offered = fix.applicability is not Applicability.DISPLAY
            if fix.edits and offered and fix.applicability.rank <= applicability.rank:
                yield Applied(finding, fix)


def _touch(left: Fix, right: Fix) -> bool:
    return any(a.span.touches(b.span) for a in left.edits for b in right.edits)
