"""Keeps what `detection.py` measured: in the package's table, and in the docstring of every rule."""

from __future__ import annotations

import importlib
import json
import re
import textwrap
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from tqa.checks.measured import TABLE, Measured, sentence
from tqa.checks.registry import all_rules

HEADING = "Measured precision:"
WIDTH = 110
# The heading with its paragraph: up to a blank line or the end of the docstring.
_PARAGRAPH = re.compile(rf'^{HEADING}[ \t]*(.*?)(?=\n\n|\n?""")', re.MULTILINE | re.DOTALL)
# What `sentence` wrote the last time.
_WRITTEN = re.compile(r"^.*?benchmarks/detection\.py\)\.\s*", re.DOTALL)


def write(arguments, grades, human, outputs):
    flagged = Counter(name for places in human for name in {place.category for place in places})
    rules = {
        name: Measured(
            findings=(tally := grades.of(name)).said,
            right=tally.right,
            useful=tally.useful,
            errors=tally.gold,
            found=tally.found,
            human=flagged[name],
        )
        for name in all_rules()
    }
    table = {
        "command": command(arguments),
        "date": datetime.now(UTC).date().isoformat(),
        "gold": _named(arguments.gold),
        "outputs": outputs,
        "pairs": len(human),
        "rules": {name: asdict(measured) for name, measured in sorted(rules.items())},
    }
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    for rule in all_rules().values():
        module = importlib.import_module(f"tqa.checks.{rule.info.family}.{rule.name.replace('-', '_')}")
        path = Path(module.__file__)
        code = path.read_text(encoding="utf-8")
        path.write_text(with_figures(code, rules[rule.name], table["gold"]), encoding="utf-8")


def command(arguments):
    """The command line, with files by name only: where they lie differs from machine to machine."""
    parts = ["python benchmarks/detection.py", _named(arguments.gold)]
    if arguments.doublings:
        parts += ["--doublings", _named(arguments.doublings)]
    if arguments.human:
        parts += ["--human", *map(_named, arguments.human)]
    return " ".join([*parts, "--write"])


def with_figures(code, measured, gold):
    """The source code of a rule with the figures in its docstring brought up to date."""

    def paragraph(match):
        rest = _WRITTEN.sub("", match[1])
        text = f"{HEADING} {sentence(measured, gold)} {rest}"
        return textwrap.fill(" ".join(text.split()), WIDTH, break_on_hyphens=False, break_long_words=False)

    return _PARAGRAPH.sub(paragraph, code, count=1)


def _named(path):
    return f"{path.parent.name}/{path.name}"
