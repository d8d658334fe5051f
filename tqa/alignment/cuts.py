"""What a cut between two lines of each side would tear apart, and which lines a bead needs.

A line may hold several sentences, and the other text may have its line break between other ones. Then the
last pieces of a line are found in the line behind the cut rather than in the one before it, or its first
pieces in the line before. Sums of evidence over such a beginning or end say so, where the evidence for whole
lines cannot: a line with one sentence on either side of the cut looks at home in both beads.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from tqa.alignment.similarity import Coverage, Pieces

    Matrix = npt.NDArray[np.float64]

# Beginnings and ends of more pieces than this are not tried.
_MOST_PIECES = 6
# Weight of words that every piece is taken to have besides its own, so that two common words prove little.
_SMOOTHING = 2.0
_MOST_NEED = 0.5


def torn(covered: tuple[Coverage, Coverage]) -> Matrix:
    """How much the cut before source line `i` and target line `j` tears, shape (source + 1, target + 1).

    The end of the source line before it with the beginning of the target line behind it, or the end of the
    target line before with the beginning of the source line behind, whichever is more; from 0 to about 2.
    Cuts at the ends of a text tear nothing.
    """
    source, target = covered[0].pieces, covered[1].pieces
    down = _ends(source)[:-1] + _beginnings(target)[1:].T
    up = _ends(target)[:-1].T + _beginnings(source)[1:]
    found = np.zeros((len(source.count) + 1, len(target.count) + 1))
    found[1:-1, 1:-1] = np.maximum(down, up)
    return found


def _ends(pieces: Pieces) -> Matrix:
    """[line, j]: how much more of the line's end, not of all of it, is in line `j + 1` than in line `j`."""
    at = pieces.first + pieces.count
    return _best_part(pieces, pieces.found[:, 1:] - pieces.found[:, :-1], lambda k: at - k)


def _beginnings(pieces: Pieces) -> Matrix:
    """[line, j]: how much more of the line's beginning is in line `j` than in line `j + 1`."""
    return _best_part(pieces, pieces.found[:, :-1] - pieces.found[:, 1:], lambda k: pieces.first + k - 1)


def _best_part(pieces: Pieces, change: Matrix, place: Callable[[int], npt.NDArray[np.intp]]) -> Matrix:
    """The best sum of `change` over 1, 2, ... pieces of each line, fewer than it has; 0 where none is better.

    `place(k)` is where the k-th piece to be added stands.
    """
    best = np.zeros((len(pieces.count), change.shape[1]))
    total, weight = np.zeros_like(best), np.zeros(len(best))
    for k in range(1, min(_MOST_PIECES + 1, int(pieces.count.max(initial=0)))):
        lines = np.flatnonzero(pieces.count > k)
        at = place(k)[lines]
        total[lines] += change[at]
        weight[lines] += pieces.weight[at]
        best[lines] = np.maximum(best[lines], total[lines] / (weight[lines] + _SMOOTHING)[:, None])
    return best


def needed(pieces: Pieces, height: int, width: int) -> Matrix:
    """How much `width` lines need both outer ones of `height` lines over there, [first here, first there].

    For an outer line, how much more of some piece here is found in it than in any other of the lines; the
    less needed of the two counts. From -0.5 to 0.5; negative where every piece has a better line.
    """
    here, there = len(pieces.count), pieces.found.shape[1] - height + 1
    columns = [pieces.found[:, k : k + there] for k in range(height)]
    share = (pieces.weight + _SMOOTHING)[:, None]
    least = np.full((here - width + 1, there), _MOST_NEED)
    for outer in (0, height - 1):
        rest = reduce(np.maximum, columns[:outer] + columns[outer + 1 :])
        best = np.full((here, there), -_MOST_NEED)
        lines = np.flatnonzero(pieces.count)
        if len(lines):
            best[lines] = np.maximum.reduceat((columns[outer] - rest) / share, pieces.first[lines], axis=0)
        widest = best[: here - width + 1]
        for k in range(1, width):
            widest = np.maximum(widest, best[k : k + here - width + 1])
        least = np.minimum(least, widest)
    return np.maximum(least, -_MOST_NEED)
