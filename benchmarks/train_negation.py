"""Learn from human translations how surely a negation of the Arabic is rendered by an open one in English.

usage: python benchmarks/train_negation.py BITEXT.tsv.gz ... [--measure BITEXT.tsv.gz ...] [--write]

Each Arabic negation of the bitexts is an example: does a negation of grammar or form in the English (not,
without, unable) render it? A logistic regression with an L1 penalty learns that from everything else that is
seen of it; the penalty leaves a few hundred features. A translation that has lost its negation looks just
like one that has it, but for the negation, so rendered negations stand for lost ones when odds are turned
into the probability of a loss. That function is fitted to what models of the other files say of each file.

`--measure`: files that nothing is learned from; prints the share of rendered negations that would be seen if
they were lost, at so many unrendered ones reported in the files together. `--write` puts the weights where
the rule negation-mismatch reads them; the same files give the same bytes.

The optimiser is FISTA with restarts (Beck and Teboulle 2009; O'Donoghue and Candès 2015); the probability is
scaled as by Platt (1999).
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tqa.checks.accuracy._lost_negation import lost_negations
from tqa.checks.accuracy._negation_model import BIAS, SCALE, SHIFT, WEIGHTS
from tqa.checks.unit import Unit
from tqa.lexicon.bitext import read_pairs
from tqa.lexicon.lexicon import Lexicon

FEWEST, PENALTY, ROUNDS = 4, 4e-4, 500
MOST_CHARACTERS, MOST_TOKENS = 1500, 400
# Machine translation loses about one negation in 300 sentences, of which one in five has a negation.
LOST = 5 / 300
# Systems turn a sentence around so much less often than human translators: of 20,187 outputs for sentences of
# FLORES and the UN, 15 are likely to the model (odds of 2 and more) though nothing is lost, of 5,838 human
# translations 22.
LITERAL = 0.2
# Larger files are collections of single sentences, translated freely, or manuals, translated literally.
RUNNING = 10_000
# What one of theirs counts beside an example of the larger files, which are many and unlike news.
RUNNING_WEIGHT = 4.0
REPORTED = (3, 6, 9, 12, 18, 24, 36, 48, 60)


class Examples(NamedTuple):
    """Features of each negation of a file, whether it is rendered, and the pairs of the file."""

    rows: list[tuple[str, ...]]
    rendered: np.ndarray
    pairs: int


def examples(path, lexicon):
    rows, rendered, pairs = [], [], 0
    for arabic, english in read_pairs([path]):
        pairs += 1
        if len(arabic) > MOST_CHARACTERS:
            continue
        unit = Unit(arabic, english, lexicon)
        if len(unit.source_tokens) <= MOST_TOKENS:
            for negation in lost_negations(unit, all_of_them=True):
                rows.append(negation.features)
                rendered.append(negation.rendered)
    return Examples(rows, np.array(rendered), pairs)


def learned(files):
    """Weights of the features that are worth one, and the bias."""
    rows, y = joined(files)
    weight = np.hstack(
        [np.full(len(each.rows), RUNNING_WEIGHT if each.pairs < RUNNING else 1.0) for each in files]
    )
    weight /= weight.mean()
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    number = {name: index for index, name in enumerate(names)}
    cells = [(i, number[name]) for i, row in enumerate(rows) for name in row if name in number]
    r, c = np.array(cells).T
    n, width = len(rows), len(names)
    per_row = np.bincount(r, minlength=n)
    # A bound on the curvature; the bias alone may take longer steps.
    step = 1 / (0.25 * np.max(np.bincount(c, weights=(per_row * weight)[r], minlength=width)) / n + 0.25)
    w, z, t = np.zeros(width), np.zeros(width), 1.0
    bias = bias_z = 0.0
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.bincount(r, weights=z[c], minlength=n) - bias_z))
        slope = weight * (p - y) / n
        to = z - step * np.bincount(c, weights=slope[r], minlength=width)
        to = np.sign(to) * np.maximum(np.abs(to) - step * PENALTY, 0)
        bias_to = bias_z - 4 * step * slope.sum()
        if ((z - to) * (to - w)).sum() > 0:
            t = 1.0
        t_to = (1 + np.sqrt(1 + 4 * t * t)) / 2
        z, bias_z = to + (t - 1) / t_to * (to - w), bias_to + (t - 1) / t_to * (bias_to - bias)
        w, bias, t = to, bias_to, t_to
    return {name: weight for name, weight in zip(names, w.tolist(), strict=True) if weight}, float(bias)


def odds(rows, model):
    weights, bias = model
    return np.array([bias + sum(weights.get(name, 0.0) for name in row) for row in rows])


def joined(files):
    return [row for each in files for row in each.rows], np.hstack([each.rendered for each in files])


def scaled(x, y):
    """Scale and shift that turn odds into the probability of a loss, by Newton's method."""
    weight = np.where(y, LOST, LITERAL)
    x = np.column_stack([x, np.ones(len(x))])
    w = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x, x.T @ (weight * (p - y)))
    return w.tolist()


def told(files, model, scale, shift):
    rows, y = joined(files)
    x = odds(rows, model)
    silent = np.sort(x[~y])[::-1]
    print(f"{sum(each.pairs for each in files)} pairs, {y.sum()} negations rendered, {(~y).sum()} not")
    for k in REPORTED:
        chance = 1 / (1 + np.exp(-scale * silent[k] - shift))
        print(f"  {k:3} reported: {np.mean(x[y] > silent[k]):.3f} seen, from probability {chance:.2f}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bitext", nargs="+", type=Path)
    parser.add_argument("--measure", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    lexicon = Lexicon.open()
    files = [examples(path, lexicon) for path in arguments.bitext]
    unseen = []
    for path, file in zip(arguments.bitext, files, strict=True):
        model = learned([each for each in files if each is not file])
        unseen.append(odds(file.rows, model))
        print(path.name, file.pairs, "pairs,", len(file.rows), "negations")
    chosen = [n for n, file in enumerate(files) if file.pairs < RUNNING]
    scale, shift = scaled(np.hstack([unseen[n] for n in chosen]), joined([files[n] for n in chosen])[1])
    for path, file, x in zip(arguments.bitext, files, unseen, strict=True):
        y = file.rendered
        p = 1 / (1 + np.exp(-scale * x - shift))
        for low, high in ((0.02, 0.1), (0.1, 0.25), (0.25, 0.5), (0.5, 1.0)):
            at = (low <= p) & (p < high)
            lost, free = LOST * (at & y).sum(), LITERAL * (at & ~y).sum()
            print(f"  {path.name} probability {low}-{high}: lost {lost:.1f}, else {free:.1f}")
    model = learned(files)
    if arguments.measure:
        told([examples(path, lexicon) for path in arguments.measure], model, scale, shift)
    weights, bias = model
    rows = {BIAS: bias, SCALE: scale, SHIFT: shift, **weights}
    text = "".join(f"{name}\t{value:.3f}\n" for name, value in rows.items())
    print(len(weights), "features,", len(text.encode()), "bytes")
    if arguments.write:
        WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
