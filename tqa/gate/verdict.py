"""Whether an article passes: what fails it, and the lines that say so for a whole run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tqa.config import GateConfig
    from tqa.model import Score, Severity

_WORSE = "worse"
# Scores are compared as they are printed: who copies one as the mark passes.
_DECIMALS = 2
# A log must stay readable where hundreds of articles fail.
_NAMED = 5


class Kind(NamedTuple):
    """What findings are counted by: the rule with its sub-rule, how bad, and whether it may fail a run."""

    rule: str
    severity: Severity
    gates: bool


@dataclass(frozen=True)
class Gate:
    """What a run has to hold; `fail_on` are the rules and sub-rules that the names in `config` stand for."""

    config: GateConfig
    fail_on: frozenset[str] = frozenset()

    def fails(self, kind: Kind) -> bool:
        """Whether a finding of this kind fails the run."""
        level = self.config.fail_level
        if kind.rule in self.fail_on or kind.rule.partition(".")[0] in self.fail_on:
            return True
        return kind.gates and level is not None and kind.severity.rank >= level.rank


@dataclass
class Verdict:
    """Grows by one article after another."""

    gate: Gate
    _kinds: Counter[str] = field(default_factory=Counter)
    _flagged: list[str] = field(default_factory=list)
    _marks: list[tuple[str, float]] = field(default_factory=list)

    def add(self, article: str, findings: Mapping[Kind, int], mqm: float | None) -> bool:
        """Judge one more article by its new findings and its MQM score; gives whether it fails the run."""
        failing = {kind: count for kind, count in findings.items() if count and self.gate.fails(kind)}
        for kind, count in failing.items():
            self._kinds[kind.rule] += count
        if failing:
            self._flagged.append(article)
        least = self.gate.config.min_mqm
        low = least is not None and mqm is not None and round(mqm, _DECIMALS) < least
        if low and mqm is not None:
            self._marks.append((article, mqm))
        return bool(failing) or low

    def reasons(self) -> tuple[str, ...]:
        """What fails the run, a line each; none where it passes."""
        said = []
        if self._flagged:
            total = _counted(self._kinds.total(), "finding")
            rules = [f"{count} {rule}" for rule, count in sorted(self._kinds.items(), key=_most_first)]
            said.append(f"{total} {self._bar()}: {_listed(rules)}, in {_listed(self._flagged)}")
        if self._marks:
            scores = [f"{mqm:.{_DECIMALS}f} of {article}" for article, mqm in self._marks]
            said.append(f"MQM score under {self.gate.config.min_mqm:g}: {_listed(scores)}")
        return tuple(said)

    def _bar(self) -> str:
        level = self.gate.config.fail_level
        bars = [f"from {level.value} on"] if level is not None else []
        if self.gate.config.fail_on:
            bars.append(f"of {_listed(self.gate.config.fail_on)}")
        return " or ".join(bars)


def drops(scores: Mapping[str, Score], most: float, lower_is_better: Collection[str]) -> tuple[str, ...]:
    """The metrics that became worse by more than `most` points, a line each.

    A drop counts only where the test of the scores finds it significant: neither a large change of a few
    segments nor a significant one of a hair fails a run.
    """
    said = []
    for name, score in scores.items():
        if score.delta is None or score.verdict != _WORSE:
            continue
        lost = round(score.delta if name in lower_is_better else -score.delta, _DECIMALS)
        if lost > most:
            test = f"p = {score.adjusted:.4f}, {score.changed} of {score.segments} segments changed"
            said.append(f"{name} is {lost:.{_DECIMALS}f} points worse, more than {most:g} ({test})")
    return tuple(said)


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _listed(names: Sequence[str] | Iterable[str]) -> str:
    names = list(names)
    more = len(names) - _NAMED
    if more <= 0:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMED])} and {more} more"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
