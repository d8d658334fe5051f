"""Sums over all alignments, against counting every alignment one by one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.alignment.decode import best_beads
from tqa.alignment.lattice import Lattice, alone_probabilities, bead_probabilities, path_sums

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2))


def random_lattice(rows, columns, seed):
    chance = np.random.default_rng(seed)
    beads = {
        (a, b): chance.normal(size=(rows - a + 1, columns - b + 1))
        for a, b in SHAPES
        if a <= rows and b <= columns
    }
    return Lattice(beads, chance.normal(size=rows), chance.normal(size=columns), chance.normal(size=5))


def alignments(rows, columns, i=0, j=0):
    """Every alignment without crossings, as its beads of two sides."""
    yield ()
    for a, b in SHAPES:
        for k, m in product(range(i, rows - a + 1), range(j, columns - b + 1)):
            for rest in alignments(rows, columns, k + a, m + b):
                yield ((k, m, a, b), *rest)


def score(lattice, beads):
    rows, columns = len(lattice.source), len(lattice.target)
    open_source, more_source, open_target, more_target, after_source = lattice.transitions
    total, i, j = 0.0, 0, 0
    for k, m, a, b in [*beads, (rows, columns, 0, 0)]:
        down, right = k - i, m - j
        total += lattice.source[i:k].sum() + lattice.target[j:m].sum()
        total += open_source + (down - 1) * more_source if down else 0.0
        total += (after_source if down else open_target) + (right - 1) * more_target if right else 0.0
        total += lattice.beads[a, b][k, m] if a else 0.0
        i, j = k + a, m + b
    return total


@settings(max_examples=30)
@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 10_000))
def test_sums_and_probabilities_are_those_of_all_alignments(rows, columns, seed):
    lattice = random_lattice(rows, columns, seed)
    sums = path_sums(lattice)
    every = list(alignments(rows, columns))
    scores = np.array([score(lattice, beads) for beads in every])
    total = np.logaddexp.reduce(scores)
    assert sums.total == pytest.approx(total)
    probability = bead_probabilities(lattice, sums)
    share = np.exp(scores - total)
    for (a, b), matrix in probability.items():
        for k, m in product(*map(range, matrix.shape)):
            wanted = sum(p for p, beads in zip(share, every, strict=True) if (k, m, a, b) in beads)
            assert matrix[k, m] == pytest.approx(wanted, abs=1e-9)
    alone = alone_probabilities(probability, rows, columns)
    used = sum(
        p for p, beads in zip(share, every, strict=True) if any(k <= 0 < k + a for k, _, a, _ in beads)
    )
    assert alone[0][0] == pytest.approx(1 - used, abs=1e-9)


@settings(max_examples=30)
@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 10_000))
def test_decoding_covers_every_line_once_and_in_order(rows, columns, seed):
    lattice = random_lattice(rows, columns, seed)
    probability = bead_probabilities(lattice, path_sums(lattice))
    beads = best_beads(probability, alone_probabilities(probability, rows, columns))
    assert [i for bead in beads for i in bead.source] == list(range(rows))
    assert [j for bead in beads for j in bead.target] == list(range(columns))
    assert all(0.0 <= bead.score <= 1.0 for bead in beads)


def test_a_sure_bead_is_taken_and_an_unlikely_one_is_not():
    for sure, expected in ((6.0, [((0,), (0,))]), (-6.0, [((0,), ()), ((), (0,))])):
        lattice = Lattice({(1, 1): np.array([[sure]])}, np.zeros(1), np.zeros(1), np.zeros(5))
        probability = bead_probabilities(lattice, path_sums(lattice))
        beads = best_beads(probability, alone_probabilities(probability, 1, 1))
        assert sorted((bead.source, bead.target) for bead in beads) == sorted(expected)
