"""The guard at work: judges fixes one after another, each on top of those it let pass, by checking again."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.checks.run import make_units, make_views, selection, unit_findings, view_findings
from tqa.fixing.guard import harm
from tqa.fixing.holding import NO_TEXT, can_hold
from tqa.formats.splice import apply_edits
from tqa.glossary import load
from tqa.model import Edit

if TYPE_CHECKING:
    from tqa.checks.unit import ArticleView, Unit
    from tqa.config import Config
    from tqa.fixing.choose import Applied
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Report

# Rules that read a whole article look a few units around; running them over all of a long one for each fix
# would take minutes.
_AROUND = 4


@dataclass(frozen=True, slots=True)
class Refused:
    """A fix that the guard dropped, and why."""

    applied: Applied
    reason: str


class Guard:
    """Lets a fix pass that mends its finding and does no harm, and remembers the text that it leaves."""

    def __init__(self, report: Report, lexicon: Lexicon, config: Config) -> None:
        """Judge fixes of `report`, with the rules and options that `config` selects."""
        self._target = report.article.target
        self._selected = selection(config)
        self._originals = make_units(report.article, report.beads, lexicon, load(config.glossary))
        self._units = list(self._originals)
        self._places: dict[int, tuple[ArticleView, int]] = {}
        for view in make_views(report.article, self._originals):
            self._places.update({unit.index: (view, place) for place, unit in enumerate(view.units)})
        self._edits: dict[int, list[Edit]] = defaultdict(list)
        self.refused: list[Refused] = []

    def accepts(self, applied: Applied) -> bool:
        """Whether the fix may be made on top of those accepted before; a refusal is kept with its reason."""
        unit = self._units[applied.finding.bead]
        edits, changed = self._with(applied)
        reason = None if can_hold(self._target, applied.fix) else NO_TEXT
        if reason is None:
            reason = harm(unit.target, changed.target, applied.fix, applied.finding.rule, unit.source)
        if reason is None:
            reason = self._no_better(unit, changed, applied.finding.name)
        if reason is not None:
            self.refused.append(Refused(applied, reason))
            return False
        self._keep(edits, changed)
        return True

    def raised_by(self, applied: Applied) -> list[str]:
        """Make a fix that a person decided on, and name the rules that find more after it."""
        edits, changed = self._with(applied)
        unit = self._units[applied.finding.bead]
        more = sorted(self._count(changed) - self._count(unit))
        self._keep(edits, changed)
        return more

    def _with(self, applied: Applied) -> tuple[list[Edit], Unit]:
        """The edits of the fix's unit with its own, and what they make of the unit."""
        index = applied.finding.bead
        original = self._originals[index]
        moved = [Edit(edit.span.shift(-original.target_offset), edit.text) for edit in applied.fix.edits]
        # An edit that two fixes share is made once.
        edits = sorted(dict.fromkeys([*self._edits[index], *moved]), key=lambda edit: edit.span)
        return edits, replace(self._units[index], target=apply_edits(original.target, edits))

    def _keep(self, edits: list[Edit], changed: Unit) -> None:
        self._edits[changed.index] = edits
        self._units[changed.index] = changed

    def _no_better(self, unit: Unit, changed: Unit, rule: str) -> str | None:
        """Why the changed unit is no better: a rule finds more in it, or the mended one not less."""
        before, after = self._count(unit), self._count(changed)
        more = min((after - before).elements(), default=None)
        if more is not None:
            return f"it would create a new finding ({more})"
        # A rule that finds nothing before either needs more of the article than is looked at here.
        return "it would not mend the finding" if before[rule] and after[rule] >= before[rule] else None

    def _count(self, unit: Unit) -> Counter[str]:
        """How often each rule finds something in and around `unit`; an emptied unit is gone."""
        view, place = self._places[unit.index]
        near = view.units[max(0, place - _AROUND) : place + _AROUND + 1]
        now = [unit if each.index == unit.index else self._units[each.index] for each in near]
        units = tuple(
            each for each in now if each.target.strip() or not self._originals[each.index].target.strip()
        )
        found = Counter(finding.name for finding in unit_findings(unit, self._selected))
        found.update(finding.name for finding in view_findings(replace(view, units=units), self._selected))
        return found
