"""All alignments of two texts at once: forward and backward sums, and how probable each bead is.

A path through the lattice takes beads of the SHAPES and lines left alone, between two beads first those of
the source, then those of the target, so that every alignment without crossings is exactly one path.
Forward–backward (Baum et al. 1970) in logarithms, row by row, with the recursion along a row solved by a
running sum. Texts are short, so that what counts is the number of calls, not of cells: all shapes of bead
stand in one table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]
    Shape = tuple[int, int]

# The score of what cannot be.
NEVER = -1e9


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


class Points:
    """Values of each point between lines, with a margin so that every bead starts at one.

    `inner` is the table without the margin, [layer, source lines before, target lines before].
    """

    def __init__(self, shapes: Iterable[Shape], size: tuple[int, int], *, layers: int = 1) -> None:
        height, width = np.max([(0, 0), *shapes], axis=0).tolist()
        table = np.full((layers, size[0] + 1 + height, size[1] + 1 + width), NEVER)
        self.inner = table[:, height:, width:]
        self._flat = table.reshape(-1)
        self._stride = table.shape[2]
        back = np.array([a * self._stride + b for a, b in shapes], dtype=np.intp)
        first = np.arange(layers) * table.shape[1] * self._stride + height * self._stride + width
        self._starts = first[:, None] - back[:, None, None] + np.arange(size[1] + 1)

    def before(self, row: int) -> Matrix:
        """The values where beads start that end at the points of a row, [shape, layer, column]."""
        values: Matrix = self._flat[row * self._stride :].take(self._starts)
        return values


def by_end(values: Mapping[Shape, Matrix], size: tuple[int, int]) -> Matrix:
    """Values of beads by where they end, [source lines before, shape, target lines before].

    Args:
        values: by shape, [first source line, first target line].
        size: how many lines there are on each side.
    """
    table = np.full((size[0] + 1, len(values), size[1] + 1), NEVER)
    for k, ((a, b), matrix) in enumerate(values.items()):
        table[a:, k, b:] = matrix
    return table


def runs_by_end(values: Matrix, lengths: Sequence[int]) -> Matrix:
    """Sums of so many successive values by where they end, [values before, length]."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    starts = np.arange(len(sums))[:, None] - np.array(lengths)
    # Where a run would begin before the first value, nothing ends.
    return np.asarray(sums[:, None] - sums[np.maximum(starts, 0)])


def path_sums(lattice: Lattice) -> Sums:
    """Forward and backward sums of a lattice."""
    _, more_source, _, more_target, _ = lattice.transitions.tolist()
    # All scores are taken relative to leaving every line alone, which then costs nothing but its beginning.
    down, right = lattice.source + more_source, lattice.target + more_target
    reverse = {shape: score[::-1, ::-1] for shape, score in lattice.beads.items()}
    scores = [
        _relative(lattice.beads, down, right),
        _relative(reverse, down[::-1], right[::-1]),
    ]
    forward, backward = _relative_sums(tuple(lattice.beads), np.stack(scores, axis=2), lattice.transitions)
    before = np.concatenate([[0.0], np.cumsum(down)])[:, None] + np.concatenate([[0.0], np.cumsum(right)])
    behind = before[-1, -1] - before
    return Sums(*(sums + before for sums in forward), *(sums[::-1, ::-1] + behind for sums in backward))


def _relative(beads: Mapping[Shape, Matrix], down: Matrix, right: Matrix) -> Matrix:
    """Scores by where beads end, less those of their lines left alone."""
    scores = by_end(beads, (len(down), len(right)))
    scores -= runs_by_end(down, [a for a, _ in beads])[:, :, None]
    scores -= runs_by_end(right, [b for _, b in beads]).T
    return scores


def _relative_sums(
    shapes: Sequence[Shape], scores: Matrix, transitions: Matrix
) -> tuple[tuple[Matrix, ...], tuple[Matrix, ...]]:
    """Forward sums (any, pair, lone source, lone target) and backward ones (then pair, source, target).

    Backward sums are those of the texts read from their ends, and run beside the others in one loop.

    Args:
        shapes: of beads.
        scores: by where beads end, [source lines before, shape, 0 or 1 for reversed, target lines before].
        transitions: as scorer.TRANSITIONS.
    """
    shape = scores.shape[0], scores.shape[3]
    points = Points(shapes, (shape[0] - 1, shape[1] - 1), layers=2)
    whole, then_pair = points.inner
    pair, lone_source, lone_target, then_source, then_target = (np.full(shape, NEVER) for _ in range(5))
    open_source, more_source, open_target, more_target, after_source = transitions.tolist()
    # As arrays, since adding a single number takes twice as long.
    opening_source, opening_target, opening_after = (
        np.full(shape[1], cost)
        for cost in (open_source - more_source, open_target - more_target, after_source - more_target)
    )
    above, left = np.full((2, shape[1]), NEVER)
    ends = np.full((2, shape[1]), NEVER)
    ends[:, 0] = 0.0
    for i in range(shape[0]):
        if i:
            ends = _log_sum(points.before(i) + scores[i])
            np.logaddexp(pair[i - 1] + opening_source, lone_source[i - 1], out=lone_source[i])
            above = then_source[i - 1]
        pair[i], paired = ends
        opened = np.logaddexp(pair[i] + opening_target, lone_source[i] + opening_after)
        np.logaddexp.accumulate(opened[:-1], out=lone_target[i, 1:])
        np.logaddexp(np.logaddexp(pair[i], lone_source[i]), lone_target[i], out=whole[i])
        np.logaddexp.accumulate(paired, out=then_target[i])
        left[1:] = then_target[i, :-1]
        np.logaddexp(np.logaddexp(paired, above + opening_source), left + opening_target, out=then_pair[i])
        np.logaddexp(np.logaddexp(paired, above), left + opening_after, out=then_source[i])
    return (whole, pair, lone_source, lone_target), (then_pair, then_source, then_target)


def _log_sum(steps: Matrix) -> Matrix:
    """log(sum(exp)) over the first axis, of `steps` that nobody needs any more."""
    largest = np.maximum.reduce(steps)
    steps -= largest
    total: Matrix = np.add.reduce(np.exp(steps, out=steps))
    np.log(total, out=total)
    total += largest
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
