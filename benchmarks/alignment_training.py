"""Learning the weights of the aligner: the likelihood of gold alignments under a conditional random field.

An example is anything with `found` (the Features of two texts) and `chain`, the gold beads of the best path,
as ((source lines), (target lines)). Adam (Kingma and Ba 2015); every run gives the same weights.
"""

from __future__ import annotations

import random

import numpy as np

from tqa.alignment.lattice import alone_probabilities, bead_probabilities, path_sums
from tqa.alignment.path import lattice_of
from tqa.alignment.scorer import TRANSITIONS, Net, Weights

UNITS, NULL_UNITS = 8, 6
STARTS = 2
EPOCHS, BATCH, RATE, DECAY = 14, 8, 0.01, 1e-2
PARTS = ("linear", "hidden", "offset", "out")


class Trained:
    """Parameters by name, with the gradient of the log likelihood of a document's gold alignment."""

    def __init__(self, seed, pairs, nulls):
        chance = np.random.default_rng(seed)
        self.values = {"transitions": np.zeros(len(TRANSITIONS))}
        for net, size, units in (
            ("pair", pairs, UNITS),
            ("source_null", nulls, NULL_UNITS),
            ("target_null", nulls, NULL_UNITS),
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
    examples = list(examples)
    sizes = len(examples[0].found.pairs), len(examples[0].found.nulls[0])
    trained, chance = Trained(seed, *sizes), random.Random(seed)
    values = trained.values
    first = {name: np.zeros_like(value) for name, value in values.items()}
    second = {name: np.zeros_like(value) for name, value in values.items()}
    mean, means, step = {name: np.zeros_like(value) for name, value in values.items()}, 0, 0
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
