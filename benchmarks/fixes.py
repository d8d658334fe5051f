"""What corrections do to the scores: the annotators' against the references, tqa's against the annotators'.

usage: python benchmarks/fixes.py GOLD.jsonl [--suggested]

GOLD.jsonl: one output a line, with `source`, `target`, `reference` and `errors` of `start`, `end`, `fix`.
First the outputs as they are and with the annotators' corrections are scored against the references: good
corrections must raise chrF2. Then tqa's safe fixes (with --suggested the first suggestions too) are made, and
each is scored on its own against the text as the annotators corrected it. Exit code 1 where the corrections
do not raise chrF2, or where a segment loses more than 0.5 chrF2 and `tqa fix --reference` would not name a
fix in it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from sacrebleu.metrics import CHRF

import tqa
from tqa import pipeline
from tqa.formats.memory import MemoryCarrier
from tqa.formats.rows import Row, build_article
from tqa.formats.splice import apply_edits
from tqa.model import Applicability, Edit, Span
from tqa.scoring.article import comparable
from tqa.scoring.contributions import NOTABLE, contributions


def load(path):
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def corrected(row):
    """The output as the annotators would have it."""
    edits = [Edit(Span(error["start"], error["end"]), error["fix"]) for error in row["errors"]]
    return apply_edits(row["target"], sorted(edits, key=lambda edit: edit.span))


def annotators(rows):
    """How the annotators' corrections change the scores against the references; whether chrF2 rises."""
    raw, mended = [row["target"] for row in rows], [corrected(row) for row in rows]
    scores = tqa.score(mended, [row["reference"] for row in rows], raw)
    print("annotators' corrections against the references:")
    for name, score in scores.items():
        low, high = score.interval
        print(
            f"  {name:8} {score.score - score.delta:6.2f} -> {score.score:6.2f} ({score.delta:+.2f}, "
            f"{low:+.2f} to {high:+.2f}), {score.changed} of {score.segments} changed: {score.verdict}"
        )
    return scores["chrF2"].delta > 0


def judged(rows, applicability):
    """Each fix on its own against the annotators' text, and the segments that lose by all of their fixes.

    These come as (row, difference in chrF2).
    """
    table = [
        Row(str(n), row["source"], row["target"], corrected(row), "", n) for n, row in enumerate(rows, 1)
    ]
    article = build_article(table, lambda _side: MemoryCarrier(), "gold")
    report = pipeline.check(replace(article, reference=None))
    fixed = pipeline.fix(report, applicability)
    found = comparable(article, report.beads, pipeline.shipped_lexicon())
    result = contributions(article.target.text, fixed.applied, found)
    row_at = {segment.span.start: k for k, segment in enumerate(article.target.segments)}
    chrf = CHRF()
    losses = []
    for k, (old, new) in enumerate(zip(found.texts(article.target.text), result.texts, strict=True)):
        if old == new:
            continue
        before, after = (chrf.sentence_score(text, [found.references[k]]).score for text in (old, new))
        if after - before < -NOTABLE:
            losses.append((row_at[found.spans[k][0].start], after - before))
    return result, losses


def show(result, losses, rows):
    """Print the fixes by rule, those that would be named, and the segments that lose without one named."""
    effects = Counter(one.effect.value for one in result.each)
    print(f"tqa's fixes against the annotators' text: {len(result.each)}, {dict(sorted(effects.items()))}")
    print(f"  {'rule':32} helped neutral harmed")
    for name, *counts in result.by_rule():
        print(f"  {name:32} {counts[0]:6} {counts[1]:7} {counts[2]:6}")
    for one in result.named:
        finding = one.applied.finding
        where = f"{rows[finding.bead]['id']} {finding.name}"
        print(f"  {one.effect.value}: {where}: chrF2 {one.chrf:+.2f}, TER {one.ter:+.2f}")
    named = {one.applied.finding.bead for one in result.named}
    silent = [(rows[row]["id"], loss) for row, loss in losses if row not in named]
    print(f"segments that lose more than {NOTABLE} chrF2: {len(losses)}, with no fix named: {silent}")
    return not silent


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--suggested", action="store_true")
    given = parser.parse_args()
    rows = load(given.gold)
    raised = annotators(rows)
    level = Applicability.SUGGESTED if given.suggested else Applicability.SAFE
    return 0 if show(*judged(rows, level), rows) and raised else 1


if __name__ == "__main__":
    sys.exit(main())
