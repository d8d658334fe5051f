"""The alignment of highest expected worth, given how probable each bead is.

Minimum Bayes risk decoding (Goodman 1996 for parsing, Kumar and Byrne 2004 for translation): the likeliest
whole alignment is not the one with most beads right, so the path is chosen that collects most probability,
bead by bead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.features import SHAPES
from tqa.model import Bead

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    gains = {
        shape: PAIR_WORTH * matrix
        - BEAD_COST
        - _runs(source, shape[0])[:, None]
        - _runs(target, shape[1])[None, :]
        for shape, matrix in probability.items()
    }
    steps = _search(gains, len(source), len(target))
    return _trace(steps, probability, alone)


def _runs(values: Matrix, length: int) -> Matrix:
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(total[length:] - total[:-length])


def _search(gains: Mapping[tuple[int, int], Matrix], rows: int, columns: int) -> npt.NDArray[np.int8]:
    """The last step of the best path to every cell. A line left alone gains nothing."""
    best = np.zeros((rows + 1, columns + 1))
    steps = np.zeros((rows + 1, columns + 1), dtype=np.int8)
    for i in range(1, rows + 1):
        row, step = best[i - 1].copy(), np.full(columns + 1, _SOURCE_ALONE, dtype=np.int8)
        for (a, b), gain in gains.items():
            if a > i:
                continue
            candidate = best[i - a, : columns - b + 1] + gain[i - a]
            better = candidate > row[b:] + 1e-12
            row[b:][better] = candidate[better]
            step[b:][better] = SHAPES.index((a, b)) + _BEAD
        # A target line alone gains nothing, so the best of all shorter prefixes carries over.
        running = np.maximum.accumulate(row)
        step[running > row] = _TARGET_ALONE
        best[i], steps[i] = running, step
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
