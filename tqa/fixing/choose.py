"""Which edits to make: one fix a finding, none that overlap, all that survive the guard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import Applicability

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tqa.model import Edit, Finding, Fix, Report


@dataclass(frozen=True, slots=True)
class Applied:
    """A fix that is made, with the finding it mends."""

    finding: Finding
    fix: Fix


def choose_fixes(report: Report, applicability: Applicability, accepts: Callable[[Applied], bool]) -> tuple[Applied, ...]:
    """The first fix of each finding that is at least as sure as `applicability` and that `accepts`; an overlapping later one waits for the next run.

    Safe fixes go first, so that a suggestion never keeps a safe fix from being made.
    """
    chosen: list[Applied] = []
    for candidate in sorted(_candidates(report.findings, applicability), key=lambda a: a.fix.applicability.rank):
        taken = any(applied.finding is candidate.finding for applied in chosen)
        if not taken and not any(_collide(candidate.fix, applied.fix) for applied in chosen) and accepts(candidate):
            chosen.append(candidate)
    return tuple(sorted(chosen, key=lambda applied: applied.fix.edits[0].span))


def edits_of(chosen: Sequence[Applied]) -> list[Edit]:
    """All edits of the chosen fixes, in order of the text."""
    return sorted((edit for applied in chosen for edit in applied.fix.edits), key=lambda edit: edit.span)


def _candidates(findings: Sequence[Finding], applicability: Applicability) -> Iterator[Applied]:
    for finding in findings:
        for fix in finding.fixes:
            if fix.edits and fix.applicability is not Applicability.DISPLAY and fix.applicability.rank <= applicability.rank:
                yield Applied(finding, fix)


def _collide(left: Fix, right: Fix) -> bool:
    return any(a.span.touches(b.span) for a in left.edits for b in right.edits)
