"""All alignments of two texts at once: forward and backward sums, and how probable each bead is.

A path through the lattice takes beads of the SHAPES and lines left alone, between two beads first those of
the source, then those of the target, so that every alignment without crossings is exactly one path.
Forward–backward (Baum et al. 1970) in logarithms, row by row, with the recursion along a row solved by a
running sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]
    Shape = tuple[int, int]

_NEVER = -1e9


@dataclass(frozen=True)
class Lattice:
    """Scores of every step.

    `beads[a, b][i, j]` is that of source lines `i:i+a` with target lines `j:j+b`, `source` and `target` those
    of lines left alone, `transitions` as scorer.TRANSITIONS.
    """

    beads: Mapping[Shape, Matrix]
    source: Matrix
    target: Matrix
    transitions: Matrix


@dataclass(frozen=True)
class Sums:
    """Log sums over paths at each point between lines, shape (source lines + 1, target lines + 1).

    Over all beginnings: `any`, and by their last step `pair`, `lone_source` and `lone_target`; over all
    endings behind each of these steps: `then_pair`, `then_source` and `then_target`.
    """

    any: Matrix
    pair: Matrix
    lone_source: Matrix
    lone_target: Matrix
    then_pair: Matrix
    then_source: Matrix
    then_target: Matrix

    @property
    def total(self) -> float:
        """Log sum over all paths."""
        return float(self.any[-1, -1])


def path_sums(lattice: Lattice) -> Sums:
    """Forward and backward sums of a lattice."""
    return Sums(*_forward(lattice), *_backward(lattice))


def _forward(lattice: Lattice) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    rows, columns = len(lattice.source), len(lattice.target)
    open_source, more_source, open_target, more_target, after_source = lattice.transitions
    shape = (rows + 1, columns + 1)
    whole, pair, lone_source, lone_target = (np.full(shape, _NEVER) for _ in range(4))
    pair[0, 0] = 0.0
    falling = np.concatenate([[0.0], np.cumsum(lattice.target + more_target)])
    steps = np.full((len(lattice.beads), columns + 1), _NEVER)
    for i in range(rows + 1):
        if i:
            steps.fill(_NEVER)
            for k, ((a, b), score) in enumerate(lattice.beads.items()):
                if a <= i:
                    np.add(whole[i - a, : columns + 1 - b], score[i - a], out=steps[k, b:])
            pair[i] = _log_sum(steps)
            np.logaddexp(pair[i - 1] + open_source, lone_source[i - 1] + more_source, out=lone_source[i])
            lone_source[i] += lattice.source[i - 1]
        opened = np.logaddexp(pair[i, :-1] + open_target, lone_source[i, :-1] + after_source)
        opened += lattice.target - falling[1:]
        lone_target[i, 1:] = np.logaddexp.accumulate(opened) + falling[1:]
        whole[i] = np.logaddexp(np.logaddexp(pair[i], lone_source[i]), lone_target[i])
    return whole, pair, lone_source, lone_target


def _backward(lattice: Lattice) -> tuple[Matrix, Matrix, Matrix]:
    rows, columns = len(lattice.source), len(lattice.target)
    open_source, more_source, open_target, more_target, after_source = lattice.transitions
    shape = (rows + 1, columns + 1)
    then_pair, then_source, then_target = (np.full(shape, _NEVER) for _ in range(3))
    costs = lattice.target + more_target
    rising = np.concatenate([np.cumsum(costs[::-1])[::-1], [0.0]])
    steps = np.full((len(lattice.beads), columns + 1), _NEVER)
    for i in range(rows, -1, -1):
        steps.fill(_NEVER)
        for k, ((a, b), score) in enumerate(lattice.beads.items()):
            if i + a <= rows:
                np.add(then_pair[i + a, b:], score[i], out=steps[k, : columns + 1 - b])
        paired = _log_sum(steps) if i < rows else np.full(columns + 1, _NEVER)
        if i == rows:
            paired[-1] = 0.0
        then_target[i] = np.logaddexp.accumulate((paired - rising)[::-1])[::-1] + rising
        down = then_source[i + 1] + lattice.source[i] if i < rows else np.full(columns + 1, _NEVER)
        right = np.full(columns + 1, _NEVER)
        right[:-1] = then_target[i, 1:] + lattice.target
        then_pair[i] = np.logaddexp(np.logaddexp(paired, down + open_source), right + open_target)
        then_source[i] = np.logaddexp(np.logaddexp(paired, down + more_source), right + after_source)
    return then_pair, then_source, then_target


def _log_sum(steps: Matrix) -> Matrix:
    """log(sum(exp)) over the first axis."""
    largest = steps.max(axis=0)
    total: Matrix = np.log(np.exp(steps - largest).sum(axis=0)) + largest
    return total


def bead_probabilities(lattice: Lattice, sums: Sums) -> dict[Shape, Matrix]:
    """Posterior probability of every bead, by shape."""
    found = {}
    for (a, b), score in lattice.beads.items():
        rows, columns = score.shape
        found[a, b] = np.exp(sums.any[:rows, :columns] + score + sums.then_pair[a:, b:] - sums.total)
    return found


def alone_probabilities(beads: Mapping[Shape, Matrix], rows: int, columns: int) -> tuple[Matrix, Matrix]:
    """Posterior probability of each source and each target line to be left alone."""
    source, target = np.ones(rows), np.ones(columns)
    for (a, b), probability in beads.items():
        by_row, by_column = probability.sum(axis=1), probability.sum(axis=0)
        for k in range(a):
            source[k : k + len(by_row)] -= by_row
        for k in range(b):
            target[k : k + len(by_column)] -= by_column
    return np.clip(source, 0.0, 1.0), np.clip(target, 0.0, 1.0)
