"""Learn the aligner's weights from alignment sets with gold beads, and say how well they do.

usage: python benchmarks/fit_alignment.py GOLD.jsonl [GOLD.jsonl ...] [--parallel BITEXT.tsv.gz] [--write]

GOLD rows: {"doc": name, "ar": [line, ...], "en": [line, ...], "gold": [[[ar indices], [en indices]], ...]}.
BITEXT rows: Arabic, English and document name, parted by tabs; more documents are made from them, with
joined, dropped and inserted lines (alignment_noise.py). Prints strict F1 and F1 of the lines left alone for
each file, cross-validated over halves of the documents (a document is in the same half wherever it stands);
`--write` learns from everything and puts the weights into tqa/alignment/weights.json.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from alignment_noise import LEVELS, noisy

from tqa.alignment.align import decoded, kept_lines, lattice_of
from tqa.alignment.evidence import word_evidence
from tqa.alignment.features import NULL_FEATURES, PAIR_FEATURES, features
from tqa.alignment.lattice import alone_probabilities, bead_probabilities, path_sums
from tqa.alignment.lines import read_side
from tqa.alignment.scorer import SHIPPED, TRANSITIONS, Net, Weights, write_weights
from tqa.alignment.similarity import coverages
from tqa.lexicon.lexicon import Lexicon
from tqa.model import Language

UNITS, NULL_UNITS = 8, 6
STARTS = 2
EPOCHS, BATCH, RATE, DECAY = 14, 8, 0.01, 1e-2
PARTS = ("linear", "hidden", "offset", "out")


@dataclass(frozen=True)
class Example:
    """A document; `chain` is the gold that a path without crossings can reach."""

    name: str
    kept: tuple
    sizes: tuple
    found: object
    gold: frozenset
    chain: tuple


def example(row, lexicon):
    kept = kept_lines(row["ar"], Language.ARABIC), kept_lines(row["en"], Language.ENGLISH)
    source, target = (
        read_side(
            [row[key][k] for k in lines], language, lexicon, _kept_blocks(row.get(f"{key}_blocks"), lines)
        )
        for key, language, lines in zip(("ar", "en"), Language, kept, strict=True)
    )
    covered = coverages(source, target, word_evidence(source, target, lexicon))
    gold = frozenset((tuple(sorted(a)), tuple(sorted(e))) for a, e in row["gold"])
    places = [{k: at for at, k in enumerate(side)} for side in kept]
    inner = [
        tuple(tuple(place[k] for k in lines if k in place) for lines, place in zip(bead, places, strict=True))
        for bead in gold
    ]
    fits = (b for b in inner if all(1 <= len(side) <= 3 and side[-1] - side[0] < len(side) for side in b))
    chain = longest_chain(sorted(fits))
    return Example(
        row["doc"],
        tuple(kept),
        (len(row["ar"]), len(row["en"])),
        features(source, target, covered),
        gold,
        chain,
    )


def _kept_blocks(blocks, lines):
    return None if blocks is None else [blocks[k] for k in lines]


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


class Trained:
    """Parameters by name, with the gradient of the log likelihood of a document's gold alignment."""

    def __init__(self, seed):
        chance = np.random.default_rng(seed)
        self.values = {"transitions": np.zeros(len(TRANSITIONS))}
        for net, size, units in (
            ("pair", len(PAIR_FEATURES), UNITS),
            ("source_null", len(NULL_FEATURES), NULL_UNITS),
            ("target_null", len(NULL_FEATURES), NULL_UNITS),
        ):
            self.values[f"{net}.bias"] = np.zeros(1)
            self.values[f"{net}.linear"] = np.zeros(size)
            self.values[f"{net}.hidden"] = chance.normal(0, 1.0 / np.sqrt(size), (units, size))
            self.values[f"{net}.offset"] = np.zeros(units)
            self.values[f"{net}.out"] = chance.normal(0, 0.1, units)
        self.values["pair.linear"][:3] = 1.0

    def weights(self):
        """The parameters as the aligner takes them."""
        nets = {
            net: Net(
                float(self.values[f"{net}.bias"][0]),
                *(self.values[f"{net}.{part}"].astype(np.float32) for part in PARTS),
            )
            for net in ("pair", "source_null", "target_null")
        }
        return Weights(**nets, transitions=self.values["transitions"].copy())

    def back(self, grads, net, columns, wanted):
        """Add the gradient of sum(wanted * score) over the columns of features."""
        kept = np.abs(wanted) > 1e-4
        columns, wanted = columns[:, kept].astype(np.float64), wanted[kept]
        hidden, offset, out = (self.values[f"{net}.{part}"] for part in PARTS[1:])
        units = np.tanh(hidden @ columns + offset[:, None])
        inner = out[:, None] * (1 - units**2) * wanted
        for part, value in (
            ("bias", wanted.sum(keepdims=True)),
            ("linear", columns @ wanted),
            ("hidden", inner @ columns.T),
            ("offset", inner.sum(axis=1)),
            ("out", units @ wanted),
        ):
            grads[f"{net}.{part}"] += value


def gradient(trained, weights, each, grads):
    """Adds the gradient of one document's log likelihood to `grads`; returns the log likelihood."""
    found = each.found
    lattice = lattice_of(found, weights)
    sums = path_sums(lattice)
    probability = bead_probabilities(lattice, sums)
    alone = alone_probabilities(probability, *found.single.shape)
    offsets, start = {}, 0
    for shape, size in found.shapes:
        offsets[shape] = start
        start += size[0] * size[1]
    wanted = -np.concatenate([probability[shape].reshape(-1) for shape, _ in found.shapes])
    lone = [-alone[0], -alone[1]]
    free = [np.ones(len(alone[0]), bool), np.ones(len(alone[1]), bool)]
    score = 0.0
    for a, e in each.chain:
        shape = (len(a), len(e))
        wanted[offsets[shape] + a[0] * probability[shape].shape[1] + e[0]] += 1
        score += lattice.beads[shape][a[0], e[0]]
        free[0][list(a)] = False
        free[1][list(e)] = False
    for side in (0, 1):
        lone[side][free[side]] += 1
    score += lattice.source[free[0]].sum() + lattice.target[free[1]].sum()
    steps = gold_steps(each.chain, *found.single.shape)
    grads["transitions"] += steps - expected_steps(lattice, sums)
    trained.back(grads, "pair", found.pairs, wanted)
    trained.back(grads, "source_null", found.nulls[0], lone[0])
    trained.back(grads, "target_null", found.nulls[1], lone[1])
    return score + steps @ lattice.transitions - sums.total


def gold_steps(chain, rows, columns):
    counts = np.zeros(len(TRANSITIONS))
    i = j = 0
    for a, e in [*chain, ((rows,), (columns,))]:
        left, down = a[0] - i, e[0] - j
        if left:
            counts[0] += 1
            counts[1] += left - 1
        if down:
            counts[4 if left else 2] += 1
            counts[3] += down - 1
        i, j = a[-1] + 1, e[-1] + 1
    return counts


def expected_steps(lattice, sums):
    open_source, more_source, open_target, more_target, after_source = lattice.transitions
    down = lattice.source[:, None] + sums.then_source[1:] - sums.total
    right = lattice.target[None, :] + sums.then_target[:, 1:] - sums.total
    return np.array(
        [
            np.exp(sums.pair[:-1] + open_source + down).sum(),
            np.exp(sums.lone_source[:-1] + more_source + down).sum(),
            np.exp(sums.pair[:, :-1] + open_target + right).sum(),
            np.exp(sums.lone_target[:, :-1] + more_target + right).sum(),
            np.exp(sums.lone_source[:, :-1] + after_source + right).sum(),
        ]
    )


def train(examples, epochs=EPOCHS, seed=0, verbose=False):
    """Adam on the mean log likelihood per line; weights averaged over the last third. Deterministic."""
    trained, chance = Trained(seed), random.Random(seed)
    values = trained.values
    first = {name: np.zeros_like(value) for name, value in values.items()}
    second = {name: np.zeros_like(value) for name, value in values.items()}
    mean, means, step = {name: np.zeros_like(value) for name, value in values.items()}, 0, 0
    examples = list(examples)
    for epoch in range(epochs):
        chance.shuffle(examples)
        rate, total, lines = RATE * (1.0 if epoch < epochs / 2 else 2 * (1 - epoch / epochs) + 0.05), 0.0, 0
        for at in range(0, len(examples), BATCH):
            grads = {name: np.zeros_like(value) for name, value in values.items()}
            weights, batch = trained.weights(), examples[at : at + BATCH]
            for each in batch:
                total += gradient(trained, weights, each, grads)
            size = sum(sum(each.found.single.shape) for each in batch)
            lines += size
            step += 1
            for name in values:
                value = values[name]
                grad = grads[name] / size - (DECAY * value if name.endswith(("hidden", "linear")) else 0) / 20
                first[name] += 0.1 * (grad - first[name])
                second[name] += 0.001 * (grad**2 - second[name])
                value += (
                    rate
                    * (first[name] / (1 - 0.9**step))
                    / (np.sqrt(second[name] / (1 - 0.999**step)) + 1e-8)
                )
        if epoch >= epochs * 2 / 3:
            means += 1
            for name, value in values.items():
                mean[name] += value
        if verbose:
            print(f"epoch {epoch}: log likelihood per line {total / lines:.4f}", flush=True)
    for name in values:
        values[name] = mean[name] / means
    return trained.weights()


def train_several(examples, **options):
    """The mean of several trainings from different starts, as one net with the units of all."""
    examples = list(examples)
    several = [train(examples, seed=seed, **options) for seed in range(STARTS)]

    def mean(net):
        nets = [getattr(each, net) for each in several]
        return Net(
            float(np.mean([each.bias for each in nets])),
            np.mean([each.linear for each in nets], axis=0),
            np.concatenate([each.hidden for each in nets]),
            np.concatenate([each.offset for each in nets]),
            np.concatenate([each.out for each in nets]) / STARTS,
        )

    nets = {net: mean(net) for net in ("pair", "source_null", "target_null")}
    return Weights(**nets, transitions=np.mean([each.transitions for each in several], axis=0))


def grade(examples, weights):
    """Strict F1 as vecalign counts it (precision over nulls too, recall over pairs), F1 of lines alone."""
    said = right = wanted = found = lone_right = lone_said = lone_gold = 0
    for each in examples:
        ours = {
            (tuple(each.kept[0][i] for i in bead.source), tuple(each.kept[1][j] for j in bead.target))
            for bead in decoded(each.found, weights)
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


def read_gold(path, lexicon):
    return [
        example(json.loads(line), lexicon) for line in Path(path).read_text(encoding="utf-8").splitlines()
    ]


def made(path, lexicon, seeds):
    """Documents of every level of noise from a parallel file, `seeds` of each."""
    documents = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            arabic, english, name = row.rstrip("\n").split("\t")
            documents[name].append((arabic, english))
    for name, pairs in documents.items():
        for level, noise in LEVELS.items():
            for seed in range(seeds):
                row = noisy(
                    name, *zip(*pairs, strict=True), noise, f"{level} {seed}", paragraphs=seed % 2 == 1
                )
                if row["ar"] and row["en"]:
                    yield example(row, lexicon)
    yield from unrelated(list(documents.items()), lexicon)


def unrelated(documents, lexicon):
    """The Arabic of one document with the English of the next: nothing belongs together."""
    for (name, pairs), (_, others) in zip(documents, documents[1:] + documents[:1], strict=True):
        arabic, english = [pair[0] for pair in pairs], [pair[1] for pair in others]
        lone = [[[i], []] for i in range(len(arabic))] + [[[], [j]] for j in range(len(english))]
        yield example({"doc": name, "ar": arabic, "en": english, "gold": lone}, lexicon)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--parallel", type=Path)
    parser.add_argument("--seeds", type=int, default=3, help="documents made at each level of noise")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    lexicon = Lexicon.open()
    sets = {path.name: read_gold(path, lexicon) for path in arguments.gold}
    more = list(made(arguments.parallel, lexicon, arguments.seeds)) if arguments.parallel else []
    everything = [each for examples in sets.values() for each in examples] + more
    names = sorted({each.name for each in everything})
    half = {name: at % 2 for at, name in enumerate(names)}
    halves = [train_several((e for e in everything if half[e.name] != k), verbose=not k) for k in (0, 1)]
    for name, examples in sets.items():
        held_out = np.mean(
            [grade([e for e in examples if half[e.name] == k], halves[k]) for k in (0, 1)], axis=0
        )
        print(f"{name:20} held out: strict F1 {held_out[0]:.4f}, alone {held_out[1]:.4f}")
    if arguments.write:
        SHIPPED.write_text(json.dumps(write_weights(train_several(everything))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
