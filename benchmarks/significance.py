"""How often a paired test sees a difference where there is none: tqa's beside the two of sacrebleu.

usage: python benchmarks/significance.py [--runs N] [--sacrebleu-runs N] [--metric NAME]

Two versions of a text of 100 segments differ in k of them, and which version got which of the two renderings
of a segment is the toss of a coin. A sound test at the level .05 says "different" in about 5 of 100 runs: the
share must lie between .03 and .07 for 8, 20 and 100 changes, and at most at .05 for 6, where .031 is the
smallest p-value there is; under 6 tqa must say nothing at all. The segments are drawn anew for each run from
3,000 that are made here of a word list, so that the benchmark needs no data. The tests of sacrebleu, with
1,000 trials each, see the first `--sacrebleu-runs` of the same texts. Exit code 1: a share out of its band.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

import numpy as np
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

from tqa.scoring import significance
from tqa.scoring.formulas import measure
from tqa.scoring.sacrebleu_adapter import METRICS, statistics
from tqa.scoring.significance import Contrast

POOL = 3000
SEGMENTS = 100
CHANGED = (1, 2, 5, 6, 8, 20, 100)
BANDS = {6: (0.0, 0.05), 8: (0.03, 0.07), 20: (0.03, 0.07), 100: (0.03, 0.07)}
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "hal", "jen", "kip", "lor", "mun", "nas", "pet", "ris", "sto")
THEIRS = {"BLEU": BLEU, "chrF2": CHRF, "chrF2++": lambda **given: CHRF(word_order=2, **given), "TER": TER}


@dataclass(frozen=True)
class Pool:
    """References, two renderings of each, and the statistics of those by the metric `name`."""

    name: str
    references: list
    versions: tuple
    tables: object


def pool(name):
    """A pool whose renderings have some of the words replaced, no two alike."""
    rng = np.random.default_rng(1)
    words = ["".join(rng.choice(SYLLABLES, rng.integers(1, 4))) for _ in range(400)]
    references, versions = [], ([], [])
    while len(references) < POOL:
        reference = rng.choice(words, rng.integers(6, 30)).tolist()
        pair = [_damaged(reference, words, rng) for _ in versions]
        if pair[0] != pair[1]:
            references.append(" ".join(reference))
            for version, text in zip(versions, pair, strict=True):
                version.append(text)
    found = statistics([name], versions, [references])[name]
    return Pool(name, references, versions, np.stack(found.systems))


def _damaged(reference, words, rng):
    share = rng.uniform(0.05, 0.5)
    return " ".join(str(rng.choice(words)) if rng.random() < share else word for word in reference)


def theirs(first, second, references, name):
    """The p-values of sacrebleu: approximate randomisation, paired bootstrap."""
    values = []
    for test in ("ar", "bs"):
        metrics = {name: THEIRS[name](references=[references])}
        systems = [("baseline", first), ("system", second)]
        _, scores = PairedTest(systems, metrics, None, test, n_samples=1000)()
        values.append(scores[name][1].p_value)
    return values


def shares(texts, changed, runs, their_runs):
    """Shares of p-values below the level: tqa's, and those of sacrebleu's two tests."""
    rng = np.random.default_rng(changed)
    ours, others = [], []
    for run in range(runs):
        chosen = rng.choice(POOL, SEGMENTS, replace=False)
        coins = np.concatenate([rng.integers(0, 2, changed), np.zeros(SEGMENTS - changed, dtype=np.int64)])
        other = np.where(np.arange(SEGMENTS) < changed, 1 - coins, coins)
        contrast = Contrast(*(texts.tables[side, chosen] for side in (coins, other)), measure(texts.name))
        # Under six, tqa gives no p-value at all.
        tested = changed >= significance.FEWEST
        ours.append(significance.p_values([contrast], np.arange(changed))[0] if tested else 1.0)
        if run < their_runs:
            first, second = (
                [texts.versions[side][k] for side, k in zip(sides, chosen, strict=True)]
                for sides in (coins, other)
            )
            others.append(theirs(first, second, [texts.references[k] for k in chosen], texts.name))
    below = [(np.array(each) < significance.LEVEL).mean(axis=0) for each in (ours, others or [[np.nan] * 2])]
    return float(below[0]), *below[1].tolist()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--sacrebleu-runs", type=int, default=100)
    parser.add_argument("--metric", choices=METRICS, default="chrF2")
    arguments = parser.parse_args()
    name = arguments.metric
    texts = pool(name)
    print(f"{name}, {SEGMENTS} segments: share of p < {significance.LEVEL} where there is no difference")
    print("changed    tqa  sacrebleu randomisation  sacrebleu bootstrap")
    outside = []
    for changed in CHANGED:
        own, *others = shares(texts, changed, arguments.runs, arguments.sacrebleu_runs)
        low, high = BANDS.get(changed, (0.0, 0.0))
        outside += [] if low <= own <= high else [changed]
        print(f"{changed:7}  {own:.3f}  {others[0]:23.3f}  {others[1]:19.3f}", flush=True)
    if outside:
        sys.exit(f"out of its band: {', '.join(map(str, outside))} changed")


if __name__ == "__main__":
    main()
