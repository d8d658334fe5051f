"""The alignment of highest expected worth, given how probable each bead is.

Minimum Bayes risk decoding (Goodman 1996 for parsing, Kumar and Byrne 2004 for translation): the likeliest
whole alignment is not the one with most beads right, so the path is chosen that collects most probability,
bead by bead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.features import SHAPES
from tqa.alignment.lattice import Points, by_end, runs_by_end
from tqa.model import Bead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

# A pair counts for precision and for recall, a line left alone for precision only; every further bead costs
# some precision. Set by this reasoning: other values near them made no difference beyond chance.
PAIR_WORTH = 2.0
ALONE_WORTH = 1.0
BEAD_COST = 0.5
# How a cell of the search was reached: a target line alone, a source line alone, or a bead of SHAPES[step -
# _BEAD].
_TARGET_ALONE, _SOURCE_ALONE, _BEAD = range(3)


def best_beads(
    probability: Mapping[tuple[int, int], Matrix],
    alone: tuple[Matrix, Matrix],
) -> list[Bead]:
    """Beads of the best path, in order, lines left alone included as 1-0 and 0-1 beads.

    Args:
        probability: of every bead, by shape, [first source line, first target line].
        alone: probability of each source and of each target line to be left alone.
    """
    source, target = (ALONE_WORTH * each - BEAD_COST for each in alone)
    gains = PAIR_WORTH * by_end(probability, (len(source), len(target))) - BEAD_COST
    gains -= runs_by_end(source, [a for a, _ in probability])[:, :, None]
    gains -= runs_by_end(target, [b for _, b in probability]).T
    steps = _search(gains, tuple(probability))
    return _trace(steps, probability, alone)


def _search(gains: Matrix, shapes: Sequence[tuple[int, int]]) -> npt.NDArray[np.int8]:
    """The last step of the best path to every cell. A line left alone gains nothing.

    Args:
        gains: of beads by where they end, [source lines before, shape, target lines before].
        shapes: in the order of `gains`.
    """
    rows, columns = len(gains) - 1, gains.shape[2] - 1
    points = Points(shapes, (rows, columns))
    best = points.inner[0]
    best[0] = 0.0
    # What each step gains to every cell: first a source line left alone, then the beads.
    candidates = np.empty((rows, 1 + len(shapes), columns + 1))
    reached = np.empty((rows, columns + 1))
    for i in range(rows):
        candidates[i, 0] = best[i]
        np.add(points.before(i + 1)[:, 0], gains[i + 1], out=candidates[i, 1:])
        np.maximum.reduce(candidates[i], out=reached[i])
        # A target line alone gains nothing, so the best of all shorter prefixes carries over.
        np.maximum.accumulate(reached[i], out=best[i + 1])
    codes = np.array([_SOURCE_ALONE, *(SHAPES.index(shape) + _BEAD for shape in shapes)], dtype=np.int8)
    steps = np.full((rows + 1, columns + 1), _TARGET_ALONE, dtype=np.int8)
    # Ties go to the simpler step, and what rounding parts is a tie.
    steps[1:] = codes[(candidates >= reached[:, None] - 1e-12).argmax(axis=1)]
    steps[1:][best[1:] > reached] = _TARGET_ALONE
    return steps


def _trace(
    steps: npt.NDArray[np.int8],
    probability: Mapping[tuple[int, int], Matrix],
    alone: tuple[Matrix, Matrix],
) -> list[Bead]:
    i, j = steps.shape[0] - 1, steps.shape[1] - 1
    beads: list[Bead] = []
    while i or j:
        step = int(steps[i, j]) if i else _TARGET_ALONE
        if step == _TARGET_ALONE:
            j -= 1
            beads.append(Bead((), (j,), float(alone[1][j])))
        elif step == _SOURCE_ALONE:
            i -= 1
            beads.append(Bead((i,), (), float(alone[0][i])))
        else:
            a, b = SHAPES[step - _BEAD]
            i, j = i - a, j - b
            score = float(min(1.0, probability[a, b][i, j]))
            beads.append(Bead(tuple(range(i, i + a)), tuple(range(j, j + b)), score))
    return beads[::-1]
