"""Learn the aligner's weights from alignment sets with gold beads, and say how well they do.

usage: python benchmarks/fit_alignment.py GOLD.jsonl [GOLD.jsonl ...] [--write]

GOLD rows: {"doc": name, "ar": [line, ...], "en": [line, ...], "gold": [[[ar indices], [en indices]], ...]}.
Prints
strict F1 and F1 of the lines left alone for each file: cross-validated over halves of the documents (a
document is
in the same half in every file), then trained on everything; `--write` puts the latter into
tqa/alignment/weights.json.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from tqa.alignment.align import search
from tqa.alignment.beads import PARTS, SHIPPED, Weights, best_path
from tqa.alignment.features import NULL_FEATURES, PAIR_FEATURES, SHAPE_FEATURES, SHAPES, Features
from tqa.alignment.lines import arabic_lines, english_lines
from tqa.alignment.similarity import coverages
from tqa.language.furniture import is_furniture
from tqa.lexicon.lexicon import Lexicon
from tqa.model import Language

EPOCHS = 12
RATE = 0.03
# Where the perceptron starts: what one would say without data.
START = {
    "source": 1.0,
    "target": 1.0,
    "least": 0.3,
    "length": -0.3,
    "skew": -0.2,
    "weakest_source": 0.3,
    "weakest_target": 0.3,
    "rival_source": -0.8,
    "rival_target": -0.8,
    "gain_source": 0.5,
    "gain_target": 0.5,
    "across": 0.3,
    "crossed": -1.0,
}


class Remembered(Features):
    """Features that keep what they worked out: the same documents are searched in every epoch."""

    @cached_property
    def pairs(self):
        """The stacked PAIR_FEATURES of every shape that fits."""
        fitting = [(a, b) for a, b in SHAPES if a <= len(self.arabic) and b <= len(self.english)]
        return {(a, b): np.stack(list(super(Remembered, self).pair(a, b))) for a, b in fitting}

    def pair(self, a, b):
        """As Features.pair, from memory."""
        return iter(self.pairs[a, b])


@dataclass(frozen=True)
class Example:
    """A document without its furniture; `chain` is the gold that a path without crossings can reach."""

    name: str
    arabic: tuple
    english: tuple
    kept: tuple
    sizes: tuple
    covered: tuple
    found: object
    gold: frozenset
    chain: tuple


def load(path, lexicon):
    return [
        example(json.loads(line), lexicon) for line in Path(path).read_text(encoding="utf-8").splitlines()
    ]


def example(row, lexicon):
    kept = [
        [k for k, text in enumerate(texts) if text.strip() and not is_furniture(text, language)]
        for texts, language in ((row["ar"], Language.ARABIC), (row["en"], Language.ENGLISH))
    ]
    arabic = arabic_lines([row["ar"][i] for i in kept[0]], lexicon)
    english = english_lines([row["en"][j] for j in kept[1]], lexicon)
    covered = coverages(arabic, english, lexicon)
    gold = frozenset((tuple(sorted(a)), tuple(sorted(e))) for a, e in row["gold"])
    places = [{k: at for at, k in enumerate(side)} for side in kept]
    inner = [
        tuple(tuple(places[side][k] for k in bead[side] if k in places[side]) for side in (0, 1))
        for bead in gold
    ]
    chain = longest_chain(sorted(bead for bead in inner if all(1 <= len(side) <= 3 for side in bead)))
    sizes = (len(row["ar"]), len(row["en"]))
    found = Remembered(*covered, arabic, english)
    return Example(row["doc"], arabic, english, tuple(kept), sizes, covered, found, gold, chain)


def longest_chain(beads):
    """The beads of most lines that do not cross."""
    weight, before = [len(a) + len(e) for a, e in beads], [-1] * len(beads)
    for x, (a, e) in enumerate(beads):
        for y in range(x):
            joined = weight[y] + len(a) + len(e)
            if beads[y][0][-1] < a[0] and beads[y][1][-1] < e[0] and joined > weight[x]:
                weight[x], before[x] = joined, y
    chain, at = [], int(np.argmax(weight)) if beads else -1
    while at >= 0:
        chain.append(beads[at])
        at = before[at]
    return tuple(chain[::-1])


def vector(found, beads):
    """The summed features of beads given as (source lines, target lines)."""
    pair, shape = np.zeros(len(PAIR_FEATURES)), np.zeros(len(SHAPE_FEATURES))
    source, target = np.zeros(len(NULL_FEATURES)), np.zeros(len(NULL_FEATURES))
    for a, e in beads:
        if a and e:
            pair += found.pairs[len(a), len(e)][:, a[0], e[0]]
            shape += found.shape(len(a), len(e))
        elif a:
            source += found.source_null[:, list(a)].sum(axis=1)
        else:
            target += found.target_null[:, list(e)].sum(axis=1)
    return np.concatenate([pair, shape, source, target])


def with_nulls(chain, sources, targets):
    used = [{k for bead in chain for k in bead[side]} for side in (0, 1)]
    lone = [((i,), ()) for i in range(sources) if i not in used[0]]
    return [*chain, *lone, *(((), (j,)) for j in range(targets) if j not in used[1])]


def weights_of(flat):
    ends = np.cumsum([len(names) for names in PARTS.values()])[:-1]
    return Weights(*np.split(flat, ends))


def train(examples):
    """Averaged structured perceptron; deterministic."""
    flat = np.zeros(sum(len(names) for names in PARTS.values()))
    for name, value in START.items():
        flat[PAIR_FEATURES.index(name)] = value
    total, steps, shuffle = np.zeros_like(flat), 0, random.Random(0)
    examples = list(examples)
    for epoch in range(EPOCHS):
        shuffle.shuffle(examples)
        for each in examples:
            said = [(bead.source, bead.target) for bead in best_path(each.found, weights_of(flat))]
            gold = with_nulls(each.chain, len(each.arabic), len(each.english))
            if set(said) != set(gold):
                flat = flat + RATE / (1 + 0.15 * epoch) * (
                    vector(each.found, gold) - vector(each.found, said)
                )
            total += flat
            steps += 1
    return weights_of(total / steps)


def grade(examples, weights):
    """Strict F1 as vecalign counts it (precision over nulls too, recall over pairs), F1 of lines alone."""
    said = right = wanted = found = lone_right = lone_said = lone_gold = 0
    for each in examples:
        ours = {
            tuple(
                tuple(each.kept[side][k] for k in lines)
                for side, lines in enumerate((bead.source, bead.target))
            )
            for bead in search(each.covered, each.arabic, each.english, weights)
        }
        ours |= {((i,), ()) for i in set(range(each.sizes[0])) - set(each.kept[0])}
        ours |= {((), (j,)) for j in set(range(each.sizes[1])) - set(each.kept[1])}
        paired = {bead for bead in each.gold if all(bead)}
        lone = {((i,), ()) for a, e in each.gold if not e for i in a} | {
            ((), (j,)) for a, e in each.gold if not a for j in e
        }
        said, right = said + len(ours), right + len(ours & (paired | lone))
        wanted, found = wanted + len(paired), found + len(ours & paired)
        alone = {bead for bead in ours if not all(bead)}
        lone_said, lone_gold, lone_right = (
            lone_said + len(alone),
            lone_gold + len(lone),
            lone_right + len(alone & lone),
        )
    return f1(right, said, found, wanted), f1(lone_right, lone_said, lone_right, lone_gold)


def f1(right, said, found, wanted):
    precision, recall = right / max(said, 1), found / max(wanted, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    lexicon = Lexicon.open()
    sets = {path.name: load(path, lexicon) for path in arguments.gold}
    names = sorted({each.name for examples in sets.values() for each in examples})
    half = {name: at % 2 for at, name in enumerate(names)}
    halves = [train(e for examples in sets.values() for e in examples if half[e.name] != k) for k in (0, 1)]
    whole = train(e for examples in sets.values() for e in examples)
    for name, examples in sets.items():
        held_out = np.mean(
            [grade([e for e in examples if half[e.name] == k], halves[k]) for k in (0, 1)], axis=0
        )
        strict, lone = grade(examples, whole)
        print(
            f"{name:20} held out: strict F1 {held_out[0]:.4f}, alone {held_out[1]:.4f}   "
            f"trained on all: {strict:.4f}, {lone:.4f}"
        )
    if arguments.write:
        table = {
            part: dict(zip(names, getattr(whole, part).round(4).tolist(), strict=True))
            for part, names in PARTS.items()
        }
        SHIPPED.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
