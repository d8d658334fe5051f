"""What `tqa rules` prints: every rule under its family, in two lines."""

from __future__ import annotations

import importlib
from itertools import groupby
from typing import TYPE_CHECKING

from tqa.checks.examples import examples
from tqa.checks.measured import measurement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.checks.rule import Rule

_UNKNOWN = "–"


def listed(rules: Sequence[Rule]) -> str:
    """The rules, which must stand in order of their families."""
    width = max(len(rule.name) for rule in rules)
    lines = []
    for family, members in groupby(rules, key=lambda rule: rule.info.family):
        lines += [f"{family}: {_about(family)}", ""]
        for rule in members:
            lines += [f"  {_head(rule, width)}".rstrip(), f"    {rule.info.summary}"]
        lines.append("")
    return "\n".join([*lines, *_notes()])


def _head(rule: Rule, width: int) -> str:
    measured = measurement().rules.get(rule.name)
    precision, recall = (measured.precision, measured.recall) if measured else (None, None)
    if recall is None:
        # Without an annotated error of the kind, no finding can be right.
        precision = None
    severity = rule.info.severity.value
    known = examples().get(rule.name)
    fixes = f"fixes {', '.join(known.fixes) or 'none'}" if known else ""
    figures = f"precision {_share(precision)}  recall {_share(recall)}"
    return f"{rule.name:{width}}  {severity:8}  {figures}  {fixes}"


def _share(value: float | None) -> str:
    return f"{_UNKNOWN:4}" if value is None else f"{value:.2f}"


def _about(family: str) -> str:
    """What the rules of `family` have in common, in the words of its package."""
    return " ".join((importlib.import_module(f"tqa.checks.{family}").__doc__ or "").split())


def _notes() -> list[str]:
    run = measurement()
    return [
        f"Precision and recall on {run.outputs:,} annotated machine translations ({run.date}), on which the",
        f"rules were tuned: expect somewhat less on yours. {_UNKNOWN} stands where they hold no such error.",
        "",
        "`tqa fix` makes the safe fixes; the suggested ones are for you to choose.",
        "",
        "tqa explain RULE     examples, how safe the fixes are, options, how to silence it",
        "tqa check --select   runs single rules or families, --ignore leaves them out",
    ]
