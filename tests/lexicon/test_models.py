from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from tests.lexicon.toy import PAIRS
from tqa.lexicon.cells import lay_out
from tqa.lexicon.models import NULL_PRIOR, Direction
from tqa.lexicon.numbering import number

# Four words, three possible partners.
LIKELY = np.array([[0.3, 0.1, 0.2], [0.05, 0.4, 0.1], [0.2, 0.2, 0.2], [0.01, 0.02, 0.5]])
NULL = 0.05


@pytest.fixture
def cells():
    return lay_out(number([("قصر برج جسر", "old palace tower bridge")]))


def table_of(cells):
    table = np.zeros(len(cells.arabic), dtype=np.float32)
    ((entry, _),) = cells.blocks(np.zeros(12, dtype=np.float32))
    table[entry[0]] = LIKELY
    return table


def by_enumeration(jumps, widest):
    """Posterior of every link, over all ways to choose partners, linking to nothing included."""
    words, size = LIKELY.shape
    steps = np.array([[jumps[b - a + widest] for b in range(size)] for a in range(size)])
    steps /= steps.sum(axis=1, keepdims=True)
    posterior, total = np.zeros(LIKELY.shape), 0.0
    for start in range(size):
        for choice in product([None, *range(size)], repeat=words):
            weight, place = 1.0 / size, start
            for word, partner in enumerate(choice):
                if partner is None:
                    weight *= NULL_PRIOR * NULL
                    continue
                # Before the first word there is no place to jump from.
                step = float(partner == place) if word == 0 else steps[place, partner]
                weight *= (1 - NULL_PRIOR) * step * LIKELY[word, partner]
                place = partner
            total += weight
            for word, partner in enumerate(choice):
                if partner is not None:
                    posterior[word, partner] += weight
    return posterior / total


def test_the_markov_model_sums_over_all_ways_to_link(cells):
    direction = Direction(english_chooses=True, null=NULL, widest=4)
    expected = by_enumeration(direction.jumps.copy(), 4)
    links = direction.by_jumps(cells, table_of(cells)).reshape(4, 3)
    assert links == pytest.approx(expected, abs=1e-5)


def test_the_other_side_chooses_alike(cells):
    # Three words choose among four partners: the shares of each word's links stay below one.
    direction = Direction(english_chooses=False, null=NULL, widest=4)
    for links in (direction.by_diagonal(cells, table_of(cells)), direction.by_jumps(cells, table_of(cells))):
        sums = links.reshape(4, 3).sum(axis=0)
        assert ((sums > 0.5) & (sums < 1.0)).all()


def test_jumps_are_learned():
    cells = lay_out(number(PAIRS))
    direction = Direction(english_chooses=True, null=0.01, widest=3)
    before = direction.jumps.copy()
    direction.by_jumps(cells, np.full(len(cells.arabic), 0.1, dtype=np.float32))
    assert direction.jumps.shape == before.shape
    assert direction.jumps.sum() == pytest.approx(1.0, abs=0.01)
    # Nothing is three words away in a sentence of three.
    assert direction.jumps[0] < 0.001


def test_the_diagonal_prefers_the_same_place(cells):
    direction = Direction(english_chooses=True, null=NULL, widest=4)
    links = direction.by_diagonal(cells, np.full(12, 0.1, dtype=np.float32)).reshape(4, 3)
    assert links[0].argmax() == 0
    assert links[3].argmax() == 2
    assert (links.sum(axis=1) < 1.0).all()
