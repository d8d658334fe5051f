"""What a cut between two lines of each side would tear apart, and which lines a bead needs.

A line may hold several sentences, and the other text may have its line break between other ones. Then the
last clauses of a line are found in the line behind the cut rather than in the one before it, or its first
clauses in the line before. Sums of evidence over such a beginning or end say so, where the evidence for whole
lines cannot: a line with one sentence on either side of the cut looks at home in both beads.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.tables import WIDEST, running, shifted

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from tqa.alignment.similarity import Clauses, Coverage

    Matrix = npt.NDArray[np.float64]

# Beginnings and ends of more clauses than this are not tried.
_MOST_CLAUSES = 6
# Weight of words that every clause is taken to have besides its own, so that two common words prove little.
# Like the two bounds it is a judgement: what comes out is a feature, which the learned weights scale.
_SMOOTHING = 2.0
_MOST_NEED = 0.5


def torn(covered: tuple[Coverage, Coverage]) -> tuple[Matrix, Matrix]:
    """What the cuts at the two ends of a bead tear, and the least that a cut inside it tears, [a, b, i, j].

    A cut tears the end of the source line before it from the beginning of the target line behind it, or the
    end of the target line before from the beginning of the source line behind; the larger counts, 0 to about
    2. Cuts at the ends of a text tear nothing.
    """
    source, target = covered[0].clauses, covered[1].clauses
    down = _ends(source)[:-1] + _beginnings(target)[1:].T
    up = _ends(target)[:-1].T + _beginnings(source)[1:]
    # [i, j]: before these lines, and behind them.
    before, behind = np.zeros((2, len(source.count), len(target.count)))
    before[1:, 1:] = behind[:-1, :-1] = np.maximum(down, up)
    outside = before + shifted(shifted(behind, 0), 2).swapaxes(0, 1)
    inside = np.zeros_like(outside)
    inside[1:, 1:] = running(np.minimum, running(np.minimum, behind, 0), 2).swapaxes(0, 1)[:-1, :-1]
    return outside, inside


def _ends(clauses: Clauses) -> Matrix:
    """[line, j]: how much more of the line's end, not of all of it, is in line `j + 1` than in line `j`."""
    at = clauses.first + clauses.count
    return _best_part(clauses, clauses.found[:, 1:] - clauses.found[:, :-1], lambda k: at - k)


def _beginnings(clauses: Clauses) -> Matrix:
    """[line, j]: how much more of the line's beginning is in line `j` than in line `j + 1`."""
    return _best_part(clauses, clauses.found[:, :-1] - clauses.found[:, 1:], lambda k: clauses.first + k - 1)


def _best_part(clauses: Clauses, change: Matrix, place: Callable[[int], npt.NDArray[np.intp]]) -> Matrix:
    """The best sum of `change` over 1, 2, ... clauses of each line but not all; 0 where none is better.

    `place(k)` is where the k-th clause to be added stands.
    """
    best = np.zeros((len(clauses.count), change.shape[1]))
    total, weight = np.zeros_like(best), np.zeros(len(best))
    for k in range(1, min(_MOST_CLAUSES + 1, int(clauses.count.max(initial=0)))):
        lines = np.flatnonzero(clauses.count > k)
        at = place(k)[lines]
        total[lines] += change[at]
        weight[lines] += clauses.weight[at]
        best[lines] = np.maximum(best[lines], total[lines] / (weight[lines] + _SMOOTHING)[:, None])
    return best


def needed(clauses: Clauses) -> Matrix:
    """How much lines need both outer ones of several over there, [there, here, first there, first here].

    For an outer line, how much more of some clause here is found in it than in any other of the lines; the
    less needed of the two counts. From -0.5 to 0.5, negative where every clause has a better line; 0 where
    there is one line only.
    """
    here, there = len(clauses.count), clauses.found.shape[1]
    lines = np.flatnonzero(clauses.count)
    share = (clauses.weight + _SMOOTHING)[:, None]
    table = np.zeros((WIDEST, WIDEST, there, here))
    for height in range(2, min(WIDEST, there) + 1):
        columns = [clauses.found[:, k : k + there - height + 1] for k in range(height)]
        found = []
        for outer in (0, height - 1):
            rest = reduce(np.maximum, columns[:outer] + columns[outer + 1 :])
            best = np.full((here, rest.shape[1]), -_MOST_NEED)
            if len(lines):
                best[lines] = np.maximum.reduceat((columns[outer] - rest) / share, clauses.first[lines])
            found.append(running(np.maximum, best, 0))
        needs = np.clip(np.minimum(*found), -_MOST_NEED, _MOST_NEED)
        table[height - 1, :, : there - height + 1] = needs.swapaxes(1, 2)
    return table
