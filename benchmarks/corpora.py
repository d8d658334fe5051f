"""How much of the gold of corpora/ does `tqa check` find, and what does it say beyond it?

usage: python benchmarks/corpora.py [ARTICLE ...]

Runs the pipeline on every sample article (or the named ones). A gold artifact counts as found where a finding
of its category touches it or lies within two characters;
a finding that touches no gold artifact of any category is a false alarm. Prints recall by category, every
miss (with the reason, where corpora/weaknesses.toml knows it) and every false alarm. Categories that no rule
covers yet are counted too.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from pathlib import Path

import tqa

ARTICLES = Path(__file__).parents[1] / "corpora" / "articles"
NEAR = 2
WEAKNESSES = ARTICLES.parent / "weaknesses.toml"


def gold_of(name):
    target = (ARTICLES / f"{name}.en.txt").read_text(encoding="utf-8")
    for line in (ARTICLES / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        start = -1
        for _ in range(row["occurrence"]):
            start = target.index(row["text"], start + 1)
        yield row["category"], start, start + len(row["text"]), row["text"]


def reasons():
    misses = tomllib.loads(WEAKNESSES.read_text(encoding="utf-8"))["miss"]
    return {(entry["article"], entry["category"], entry["text"]): entry["why"] for entry in misses}


def touches(finding, start, end):
    return finding.span.start <= end + NEAR and start <= finding.span.end + NEAR


def main(names):
    found, wanted, said, alarms, why = Counter(), Counter(), Counter(), 0, reasons()
    for name in names or sorted(path.name.removesuffix(".ar.txt") for path in ARTICLES.glob("*.ar.txt")):
        report = tqa.check(tqa.read(ARTICLES / f"{name}.ar.txt", ARTICLES / f"{name}.en.txt"))
        gold = list(gold_of(name))
        for category, start, end, text in gold:
            wanted[category] += 1
            if any(f.rule.split(".")[0] == category and touches(f, start, end) for f in report.findings):
                found[category] += 1
            else:
                reason = why.get((name, category, text))
                print(f"missed  {name}  {category}  {text!r}" + (f"  (known: {reason})" if reason else ""))
        for finding in report.findings:
            said[finding.rule.split(".")[0]] += 1
            if not any(touches(finding, start, end) for _, start, end, _ in gold):
                alarms += 1
                print(f"alarm   {name}  {finding.rule}  {finding.text!r}  {finding.message}")
    for category in sorted(wanted):
        print(
            f"{category:22} found {found[category]:3} of {wanted[category]:3}   findings {said[category]:3}"
        )
    print(f"false alarms: {alarms}")


if __name__ == "__main__":
    main(sys.argv[1:])
