"""Picks the examples that `tqa explain` shows from the rules' test cases.

usage: python benchmarks/build_examples.py

Reads tests/checks/cases/*.yml and writes tqa/checks/examples.json: for each rule the first short sentences
that it flags (one for each sub-rule where it has some) and the first that it leaves alone.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import yaml

from tqa.checks.examples import TABLE, Example
from tqa.checks.run import check_beads
from tqa.config import Config
from tqa.formats.memory import MemoryCarrier
from tqa.formats.rows import Row, build_article
from tqa.formats.splice import apply_edits
from tqa.model import Applicability, Severity
from tqa.pipeline import shipped_lexicon

CASES = Path(__file__).parents[1] / "tests" / "checks" / "cases"
FLAGGED = SILENT = 3
LONGEST = 160
SAFETY = tuple(Applicability)


def findings_of(rule, pairs):
    """What `rule` finds in pairs that stand in one article."""
    rows = [Row("", source, target, None, "article", line) for line, (source, target) in enumerate(pairs, 1)]
    article = build_article(rows, lambda _side: MemoryCarrier(), "case")
    # What a rule about the user's own terms is shown with, and tested with.
    glossary = CASES / f"{rule}.csv"
    config = Config(select=(rule,), glossary=(str(glossary),) if glossary.is_file() else ())
    return check_beads(article, article.beads, shipped_lexicon(), config)


def example_of(rule, case):
    source, target = case.get("source", ""), case["target"]
    findings = findings_of(rule, [(source, target)])
    fixes = [finding.fixes[0] for finding in findings if finding.fixes and finding.fixes[0].edits]
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)
    apart = all(one.span.end <= two.span.start for one, two in pairwise(edits))
    fixable = bool(fixes) and len(fixes) == len(findings) and apart
    return Example(
        rule=findings[0].name if findings else rule,
        about=case["name"],
        source=source,
        target=target,
        spans=tuple(finding.span for finding in findings),
        better=apply_edits(target, edits) if fixable else "",
        fix=max((fix.applicability for fix in fixes), key=SAFETY.index).value if fixable else "",
    )


def range_of(document):
    """How severe the findings in all cases of a rule are, and how safe their fixes; the mildest first."""
    severities, fixes = set(), set()
    for case in document["cases"]:
        pairs = case.get("pairs") or [(case.get("source", ""), case["target"])]
        for finding in findings_of(document["rule"], pairs):
            severities.add(finding.severity)
            fixes.update(fix.applicability for fix in finding.fixes)
    return {
        "severities": [each.value for each in Severity if each in severities],
        "fixes": [each.value for each in SAFETY if each in fixes],
    }


def is_short(case):
    target = case.get("target", "")
    # "The same without the Arabic" repeats the case before it.
    return (
        target and len(target) <= LONGEST and "\n" not in target and not case["name"].startswith("the same")
    )


def chosen(document):
    made = [example_of(document["rule"], case) for case in document["cases"] if is_short(case)]
    flagged = [example for example in made if example.spans]
    # A case that the rule flags is preferred where its sub-rule has none yet, and where it can be fixed.
    flagged.sort(key=lambda example: not example.better)
    first = list({example.rule: example for example in reversed(flagged)}.values())[::-1]
    more = [example for example in flagged if example not in first]
    return [
        *first,
        *more[: max(0, FLAGGED - len(first))],
        *[example for example in made if not example.spans][:SILENT],
    ]


def main():
    table = {}
    for path in sorted(CASES.glob("*.yml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = [
            {**asdict(example), "spans": [[span.start, span.end] for span in example.spans]}
            for example in chosen(document)
        ]
        table[document["rule"]] = {**range_of(document), "examples": rows}
    TABLE.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
