"""What the aligner weighs: features of every possible bead, and of every line left alone.

A column for each bead, shape by shape, and within a shape by first source line, then by first target line.
Whatever the units, features are squashed to about -1 to 1, so that one set of weights fits articles of any
length.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.cuts import needed, torn
from tqa.alignment.kinds import LineKind
from tqa.alignment.similarity import run_sums
from tqa.alignment.surface import Block, paragraph_features, surface_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.alignment.lines import Side
    from tqa.alignment.similarity import Coverage

    Matrix = npt.NDArray[np.float64]

# Source by target lines of a bead, simplest first: ties go to the simpler one.
SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (3, 3))
# On each side, coverage, covered and uncovered weight, evidence for the weakest outer line, idle outer lines,
# lines whose best partner is inside; what cuts would tear at the bead's ends and inside it, and the need for
# its outer lines (cuts.py); then what the two sides' lengths, pieces, marks, kinds and paragraphs say; at
# last the shape, and how many lines of the texts have no likely partner.
PAIR_FEATURES = (
    "source", "target", "least",
    "covered_source", "covered_target", "uncovered_source", "uncovered_target",
    "weakest_source", "weakest_target", "idle_source", "idle_target", "home_source", "home_target",
    "torn_outside", "torn_inside", "needed_source", "needed_target",
    "length", "skew", "longer", "pieces", "questions", "quotes", "opens", "ends", "same_kind", "other_kind",
    "breaks_source", "breaks_target", "opens_block", "splits_block",
    *(f"shape_{a}_{b}" for a, b in SHAPES),
    "lonely", "off_diagonal",
)  # fmt: skip
NULL_FEATURES = (
    "best", "second", "best_both", "mass", "few_words", "first", "last", "lonely",
    "furniture", "credit", "date", "heading", "before_lonely", "after_lonely",
)  # fmt: skip

# A line whose best partner covers less than this is on its own, as far as its words tell.
_LONELY = 0.15
_LONG = 100.0
# Evidence sums are compared on a log scale, where this much weight counts as much.
_MUCH = np.log1p(20.0)


@dataclass(frozen=True)
class Features:
    """Features of one pair of texts, neither of them empty.

    `single[i, j]` is the similarity of two lines. `pairs` holds the PAIR_FEATURES of each bead of each
    fitting shape, [feature, bead], `shapes` those shapes with the (rows, columns) of their beads; `nulls` the
    NULL_FEATURES of each line, [feature, line], one array a side.
    """

    single: Matrix
    shapes: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    pairs: npt.NDArray[np.float32]
    nulls: tuple[Matrix, Matrix]


def features(source: Side, target: Side, covered: tuple[Coverage, Coverage]) -> Features:
    """Features of all beads of the two texts and of all their lines."""
    single = 0.5 * (covered[0].share(1, 1) + covered[1].share(1, 1).T)
    best = (single.max(axis=1), single.max(axis=0))
    lonely = float(np.mean(np.concatenate(best) < _LONELY))
    shapes = tuple(
        ((a, b), (source.size - a + 1, target.size - b + 1))
        for a, b in SHAPES
        if a <= source.size and b <= target.size
    )
    beads = sum(rows * columns for _, (rows, columns) in shapes)
    pairs = np.zeros((len(PAIR_FEATURES), beads), dtype=np.float32)
    cuts = torn(covered)
    start = 0
    for shape, size in shapes:
        end = start + size[0] * size[1]
        view = pairs[:, start:end].reshape(len(PAIR_FEATURES), *size)
        block = Block(source, target, covered, single, best, shape, size)
        _fill(view, block, lonely, cuts)
        start = end
    nulls = (_null_features(source, single, lonely), _null_features(target, single.T, lonely))
    return Features(single, shapes, pairs, nulls)


def _fill(view: npt.NDArray[np.float32], block: Block, lonely: float, cuts: Matrix) -> None:
    """Write the features of one shape into `view`, [feature, first source line, first target line]."""
    a, b = block.shape
    columns = [
        *_coverage_features(block),
        *_edge_features(block),
        *_home_features(block),
        *_cut_features(block, cuts),
        *surface_features(block),
        *paragraph_features(block),
    ]
    for k, column in enumerate(columns):
        view[k] = column
    view[len(columns) + SHAPES.index((a, b))] = 1.0
    view[-2] = lonely
    rows = (np.arange(block.size[0]) + 0.5 * a) / block.source.size
    across = (np.arange(block.size[1]) + 0.5 * b) / block.target.size
    view[-1] = np.abs(rows[:, None] - across[None, :])


def _coverage_features(block: Block) -> list[Matrix]:
    a, b = block.shape
    found, weight = block.covered[0].block(a, b)
    finding, weighing = (each.T for each in block.covered[1].block(b, a))
    source, target = found / np.maximum(weight, 1e-9)[:, None], finding / np.maximum(weighing, 1e-9)[None, :]
    return [
        source,
        target,
        np.minimum(source, target),
        np.log1p(found) / _MUCH,
        np.log1p(finding) / _MUCH,
        np.log1p(weight[:, None] - found) / _MUCH,
        np.log1p(weighing[None, :] - finding) / _MUCH,
    ]


def _edge_features(block: Block) -> list[Matrix | float]:
    """For the outer lines of each side: the least evidence inside, and how idle they are."""
    (a, b), (height, width), single = block.shape, block.size, block.single
    rows, columns = sorted({0, a - 1}), sorted({0, b - 1})
    in_rows = [reduce(np.maximum, [single[e : e + height, k : k + width] for k in range(b)]) for e in rows]
    in_columns = [
        reduce(np.maximum, [single[k : k + height, e : e + width] for k in range(a)]) for e in columns
    ]
    return [
        np.minimum(reduce(np.minimum, in_rows), 2 * _LONELY),
        np.minimum(reduce(np.minimum, in_columns), 2 * _LONELY),
        _idle(in_rows, [block.source.length[e : e + height, None] for e in rows]),
        _idle(in_columns, [block.target.length[None, e : e + width] for e in columns]),
    ]


def _idle(evidence: Sequence[Matrix], length: Sequence[Matrix]) -> Matrix:
    """Outer lines so long that they would show some evidence if anything in the bead translated them.

    Rising gradually, to 1 for a line of 100 characters without any evidence.
    """
    total: Matrix = np.zeros(evidence[0].shape)
    for found, size in zip(evidence, length, strict=True):
        total = total + np.minimum(size / _LONG, 1.0) * np.maximum(1.0 - found / _LONELY, 0.0)
    return total


def _cut_features(block: Block, cuts: Matrix) -> list[Matrix | float]:
    """What the cuts at the two ends tear, the least that a cut inside tears, the need for outer lines."""
    (a, b), (height, width) = block.shape, block.size
    inside = [cuts[x : x + height, y : y + width] for x in range(1, a) for y in range(1, b)]
    return [
        cuts[:height, :width] + cuts[a : a + height, b : b + width],
        reduce(np.minimum, inside) if inside else 0.0,
        needed(block.covered[1].pieces, a, b).T if a > 1 else 0.0,
        needed(block.covered[0].pieces, b, a) if b > 1 else 0.0,
    ]


def _home_features(block: Block) -> list[Matrix]:
    """Share of the bead's lines, on each side, whose best partner over all lines is inside the bead."""
    (a, b), single = block.shape, block.single
    at_home = single >= block.best[0][:, None] - 1e-9
    at_home &= single > _LONELY / 3
    source = _any_of(at_home, b, 1)
    at_home = (single >= block.best[1][None, :] - 1e-9) & (single > _LONELY / 3)
    target = _any_of(at_home, a, 0)
    height, width = block.size
    return [
        run_sums(source.astype(np.float64), a)[:height, :width] / a,
        run_sums(target.astype(np.float64).T, b).T[:height, :width] / b,
    ]


def _any_of(flags: npt.NDArray[np.bool_], length: int, axis: int) -> npt.NDArray[np.bool_]:
    """Whether any of `length` successive flags along the axis is set."""
    count = flags.shape[axis] - length + 1
    found = np.take(flags, range(count), axis=axis)
    for k in range(1, length):
        found = found | np.take(flags, range(k, k + count), axis=axis)
    return found


def _null_features(side: Side, single: Matrix, lonely: float) -> Matrix:
    own = single.max(axis=1)
    second = np.partition(single, -2, axis=1)[:, -2] if single.shape[1] > 1 else np.zeros(side.size)
    # How much the line's best partner prefers another line.
    partner = single.argmax(axis=1)
    preferred = single.max(axis=0)[partner] - own
    alone = (own < _LONELY).astype(np.float64)
    columns = [
        own,
        second,
        preferred,
        np.minimum(1.0, side.length / _LONG),
        (side.words <= 3).astype(np.float64),
        np.exp(-side.place / 2.0),
        np.exp(-(side.whole - 1 - side.place) / 3.0),
        np.full(side.size, lonely),
        *((side.kind == kind).astype(np.float64) for kind in list(LineKind)[1:]),
        np.append(alone[1:], 1.0),
        np.concatenate([[1.0], alone[:-1]]),
    ]
    return np.stack(columns)
