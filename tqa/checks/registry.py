"""Finds the rules: every module in a family folder is one, so that adding a rule edits no list."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.checks.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent


@cache
def all_rules() -> Mapping[str, Rule]:
    """All rules by name, in order of family and name.

    Raises:
        TypeError: a module in a family folder whose name has no leading underscore defines no `RULE`, or two
            families hold modules of one name.
    """
    rules: dict[str, Rule] = {}
    for family in sorted(entry.name for entry in _HERE.iterdir() if (entry / "__init__.py").is_file()):
        for module in sorted(path.stem for path in (_HERE / family).glob("[!_]*.py")):
            rule = getattr(importlib.import_module(f"tqa.checks.{family}.{module}"), "RULE", None)
            if not isinstance(rule, Rule):
                msg = f"tqa/checks/{family}/{module}.py defines no RULE; begin a helper's name with _"
                raise TypeError(msg)
            if rule.name in rules:
                msg = f"tqa/checks: {rule.name} is in {rules[rule.name].info.family} and in {family}"
                raise TypeError(msg)
            rules[rule.name] = rule
    return rules
