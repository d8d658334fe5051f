"""From features to the beads of the best path: lattice, probabilities, choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.alignment.decode import best_beads
from tqa.alignment.lattice import Lattice, alone_probabilities, bead_probabilities, path_sums

if TYPE_CHECKING:
    from tqa.alignment.features import Features
    from tqa.alignment.scorer import Weights
    from tqa.model import Bead


def path_beads(found: Features, weights: Weights) -> list[Bead]:
    """Beads of two texts in path order, lines left alone included, from the features of all possible ones."""
    lattice = lattice_of(found, weights)
    probability = bead_probabilities(lattice, path_sums(lattice))
    return best_beads(probability, alone_probabilities(probability, *found.single.shape))


def lattice_of(found: Features, weights: Weights) -> Lattice:
    """The scores of every step."""
    scores = weights.pair(found.pairs)
    beads = {}
    start = 0
    for shape, size in found.shapes:
        end = start + size[0] * size[1]
        beads[shape] = scores[start:end].reshape(size)
        start = end
    alone = weights.source_null(found.nulls[0]), weights.target_null(found.nulls[1])
    return Lattice(beads, *alone, weights.transitions)
