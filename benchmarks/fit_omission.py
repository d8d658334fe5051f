"""Learn the weights by which `omission` judges a run of Arabic words that nothing renders.

usage: python benchmarks/fit_omission.py BITEXT.tsv.gz ... [--seed N] [--write]

From every pair of a human translation one stretch of English is taken out where links say which Arabic it
rendered; runs over that Arabic are to be found, and all runs of the whole translation to be passed. Prints,
for each file, the share found by weights learned from the other files at so many false runs among 1,000
pairs. `--write` learns from all files and puts the weights where the rule reads them.

The model is a logistic regression with a ridge penalty, fitted by Newton's method (iteratively reweighted
least squares; Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4).
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np

from tqa.checks.accuracy._coverage import coverage
from tqa.checks.accuracy._gaps import WEIGHTS, gaps
from tqa.checks.unit import Unit
from tqa.lexicon.bitext import read_pairs
from tqa.lexicon.lexicon import Lexicon

# How many content words are taken out, the small numbers more often, as in the outputs of systems.
SIZES = (1, 1, 1, 2, 2, 3, 4, 6)
TRIES, FEWEST_WORDS = 10, 4
PENALTY, ROUNDS = 1.0, 30
ARTICLES = ("the", "a", "an", "of")


def without_a_stretch(unit, rng):
    """The English less a stretch, the first and last Arabic token it rendered; None where none is clear."""
    words = coverage(unit).words
    links = {}
    for link in unit.links.links:
        links.setdefault(link.source, []).append(link.target)
    for _ in range(TRIES if len(words) >= FEWEST_WORDS else 0):
        size = rng.choice(SIZES)
        at = rng.randrange(len(words))
        chosen = words[at : at + size]
        low, high = chosen[0].token, chosen[-1].token
        places = [j for i in range(low, high + 1) for j in links.get(i, ())]
        if len(chosen) < size or any(word.token not in links for word in chosen):
            continue
        first, last = min(places), max(places)
        outside = (j for i, found in links.items() if not low <= i <= high for j in found)
        if last - first > 3 * size + 2 or any(first <= j <= last for j in outside):
            continue
        while first and unit.target_tokens[first - 1].norm in ARTICLES:
            first -= 1
        start, end = unit.target_tokens[first].span.start, unit.target_tokens[last].span.end
        return f"{unit.target[:start].rstrip()} {unit.target[end:].lstrip()}".strip(), low, high
    return None


def examples(path, lexicon, rng):
    """Features of runs, shape (n, features), and whether something was taken out there, shape (n,)."""
    rows, labels, pairs = [], [], list(read_pairs([path]))
    for arabic, english in pairs:
        unit = Unit(arabic, english, lexicon)
        found = [gap.features for gap in gaps(coverage(unit))]
        rows += found
        labels += [0] * len(found)
        cut = without_a_stretch(unit, rng)
        if cut is None:
            continue
        shorter = Unit(arabic, cut[0], lexicon)
        covered = coverage(shorter)
        for gap in gaps(covered):
            if covered.words[gap.first].token <= cut[2] and cut[1] <= covered.words[gap.last].token:
                rows.append(gap.features)
                labels.append(1)
    names = list(rows[0])
    return names, np.array([list(row.values()) for row in rows]), np.array(labels), len(pairs)


def fitted(x, y):
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + PENALTY * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def told(path, scores, y, pairs):
    order = np.argsort(-scores, kind="stable")
    wrong, right = np.cumsum(1 - y[order]), np.cumsum(y[order])
    print(path.name)
    for rate in (2, 5, 10, 20, 50):
        at = min(int(np.searchsorted(wrong, rate * pairs / 1000)), len(y) - 1)
        chance = 1 / (1 + np.exp(-scores[order][at]))
        print(f"  {rate:3} false in 1,000: {right[at] / y.sum():.3f} found, from probability {chance:.2f}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bitext", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    lexicon, rng = Lexicon.open(), random.Random(arguments.seed)
    files = [(path, *examples(path, lexicon, rng)) for path in arguments.bitext]
    for path, _, x, y, pairs in files:
        others = [each for each in files if each[0] != path]
        if others:
            weights = fitted(np.vstack([each[2] for each in others]), np.hstack([each[3] for each in others]))
            told(path, x @ weights, y, pairs)
    weights = fitted(np.vstack([each[2] for each in files]), np.hstack([each[3] for each in files]))
    learned = {name: round(float(weight), 3) for name, weight in zip(files[0][1], weights, strict=True)}
    print(json.dumps(learned))
    if arguments.write:
        WEIGHTS.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
