"""How sure each rule is: figures that `benchmarks/detection.py --write` measured and `measured.json` keeps.

The figures in the rules' docstrings are written from the same table, so that neither goes stale unseen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE = Path(__file__).with_name("measured.json")
"""Where the figures are kept."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one rule did on annotated machine translation and on human translations.

    Attributes:
        findings: findings of the rule on the annotated outputs.
        right: those that touch an annotated error of the rule's kind, or of a near twin of it.
        useful: those that touch any annotated error.
        errors: annotated errors of the rule's kind.
        found: those that a finding of the kind, or of a near twin of it, touches.
        human: human translations that the rule flags.
    """

    findings: int
    right: int
    useful: int
    errors: int
    found: int
    human: int

    @property
    def precision(self) -> float | None:
        """Right findings by all findings, 0 to 1; None without a finding."""
        return self.right / self.findings if self.findings else None

    @property
    def recall(self) -> float | None:
        """Found errors by all errors, 0 to 1; None without an annotated error."""
        return self.found / self.errors if self.errors else None


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run of the benchmark: what it ran on, when, and what it gave for each rule.

    Attributes:
        command: the command line.
        date: the day, as YYYY-MM-DD.
        gold: the file of annotated outputs.
        outputs: annotated outputs of translation systems.
        pairs: human translations.
        rules: the figures by name of the rule.
    """

    command: str
    date: str
    gold: str
    outputs: int
    pairs: int
    rules: Mapping[str, Measured]


@cache
def measurement() -> Measurement:
    """The figures that the package ships."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    rules = {name: Measured(**figures) for name, figures in table.pop("rules").items()}
    return Measurement(**table, rules=rules)


def sentence(measured: Measured, gold: str) -> str:
    """The figures as the rule's docstring gives them, behind “Measured precision: ”.

    Args:
        measured: the figures.
        gold: what they were measured on.
    """
    precision, recall = measured.precision, measured.recall
    said, errors = _counted(measured.findings, "finding"), _counted(measured.errors, "error")
    if recall is None:
        text = f"no error of its kind is annotated in {gold}, where it has {said}"
        if measured.useful:
            text += f", {measured.useful} on errors of other kinds"
    else:
        first = "no finding" if precision is None else f"{precision:.2f} ({said})"
        text = f"{first}, recall {recall:.2f} ({errors}) on {gold}"
    return f"{text} (python benchmarks/detection.py)."


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
