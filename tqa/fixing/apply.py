"""Makes the fixes of a report: chosen, guarded, and spliced into the target's own format."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.checks.run import make_units, select_rules
from tqa.fixing.choose import Applied, choose_fixes, edits_of
from tqa.fixing.guard import harm
from tqa.formats.splice import apply_edits
from tqa.model import Edit

if TYPE_CHECKING:
    from tqa.checks.unit import Unit
    from tqa.config import Config
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Applicability, Document, Report


@dataclass(frozen=True, slots=True)
class Refused:
    """A fix that the guard dropped, and why."""

    applied: Applied
    reason: str


@dataclass(frozen=True)
class Fixed:
    """The outcome of a fix run: the new target text, the fixes made and the ones the guard dropped."""

    target: Document
    text: str
    applied: tuple[Applied, ...]
    refused: tuple[Refused, ...]

    def render(self) -> bytes:
        """The corrected target file in its own format: every byte outside the edits is kept."""
        return self.target.carrier.render(self.target, edits_of(self.applied))


def fix_report(report: Report, applicability: Applicability, lexicon: Lexicon, config: Config) -> Fixed:
    """Make the fixes of `report` that are at least as sure as `applicability` and that the guard lets pass."""
    guard = _Guard(report, lexicon, config)
    chosen = choose_fixes(report, applicability, guard.accepts)
    target = report.article.target
    return Fixed(target, apply_edits(target.text, edits_of(chosen)), chosen, tuple(guard.refused))


class _Guard:
    """Judges one fix at a time against the unit it stands in, as checked before and after."""

    def __init__(self, report: Report, lexicon: Lexicon, config: Config) -> None:
        self._units = make_units(report.article, report.beads, lexicon)
        self._rules = [rule for rule in select_rules(config).values() if rule.check is not None]
        self._before: dict[int, Counter[tuple[str, str]]] = {}
        self.refused: list[Refused] = []

    def accepts(self, applied: Applied) -> bool:
        """Whether the guard lets the fix pass; a refusal is kept with its reason."""
        reason = self._objection(applied)
        if reason is not None:
            self.refused.append(Refused(applied, reason))
        return reason is None

    def _objection(self, applied: Applied) -> str | None:
        unit = self._units[applied.finding.bead]
        edits = [Edit(edit.span.shift(-unit.target_offset), edit.text) for edit in applied.fix.edits]
        after = apply_edits(unit.target, edits)
        objection = harm(unit.target, after, applied.fix, applied.finding.rule)
        if objection is not None or not after.strip():
            return objection
        if unit.index not in self._before:
            self._before[unit.index] = self._findings(unit)
        new = self._findings(replace(unit, target=after)) - self._before[unit.index]
        return f"it would create a new finding ({min(new)[0]})" if new else None

    def _findings(self, unit: Unit) -> Counter[tuple[str, str]]:
        found: Counter[tuple[str, str]] = Counter()
        for rule in self._rules:
            if rule.check is not None:
                found.update((rule.name, hit.span.of(unit.target)) for hit in rule.check(unit, rule.options))
        return found
