"""Scores that agree with sacrebleu to the last digit, and the time that 100,000 segments take.

usage: python benchmarks/scoring.py MT.jsonl[.gz] [--segments N]

MT.jsonl: `reference` and `mt`, which holds the output of each system by name. N segments (100,000) are
compared in two versions, the first two systems repeated, by BLEU and chrF2 with the test and the interval. No
two segments are alike, since each repetition adds a word of its own. The time is processor time of one core.
Then the corpus scores of every system must be those of sacrebleu, digit for digit, and so must the
signatures; exit code 1 otherwise.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF, TER

import tqa

THEIRS = {"BLEU": BLEU(), "chrF2": CHRF(), "chrF2++": CHRF(word_order=2), "TER": TER()}


def load(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def differences(rows):
    """What tqa says otherwise than sacrebleu: (system, metric, tqa's, sacrebleu's)."""
    references = [row["reference"] for row in rows]
    found = []
    for system in sorted(rows[0]["mt"]):
        outputs = [row["mt"][system] for row in rows]
        for name, score in tqa.score(outputs, references).items():
            metric = THEIRS[name]
            theirs = metric.corpus_score(outputs, [references]).score, str(metric.get_signature())
            own = score.score, score.signature
            print(
                f"{system:22} {name:8} {score.score!r:20} {'equal' if own == theirs else theirs}", flush=True
            )
            found += [] if own == theirs else [(system, name)]
    return found


def timed(rows, segments):
    """Seconds of processor time for that many segments, by metrics."""
    first, second = sorted(rows[0]["mt"])[:2]

    def column(text):
        texts = [text(row) for row in rows]
        return [f"{texts[k % len(rows)]} w{k // len(rows)}" for k in range(segments)]

    references = column(lambda row: row["reference"])
    hypotheses, baseline = (
        column(lambda row, system=system: row["mt"][system]) for system in (first, second)
    )
    start = time.process_time()
    scores = tqa.score(hypotheses, references, baseline, metrics=("BLEU", "chrF2"))
    return time.process_time() - start, scores


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("outputs", type=Path)
    parser.add_argument("--segments", type=int, default=100_000)
    arguments = parser.parse_args()
    rows = load(arguments.outputs)
    seconds, scores = timed(rows, arguments.segments)
    changed = scores["BLEU"].changed
    print(f"{arguments.segments} segments, {changed} changed, BLEU and chrF2: {seconds:.1f} s", flush=True)
    if found := differences(rows):
        sys.exit(f"{len(found)} scores differ from sacrebleu's")


if __name__ == "__main__":
    main()
