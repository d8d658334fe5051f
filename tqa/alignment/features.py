"""What the aligner weighs: features of every possible bead, and of every line left alone.

A column for each bead, shape by shape, and within a shape by first source line, then by first target line.
Whatever the units, features are squashed to about -1 to 2, so that one set of weights fits articles of any
length.

All are worked out for all shapes at once, in tables [a, b, i, j] for the beads of a + 1 source lines from `i`
on and b + 1 target lines from `j` on: texts are short, so that it is the number of calls that counts. Cells
of beads that would reach beyond the end hold no meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.cuts import needed, torn
from tqa.alignment.kinds import LineKind
from tqa.alignment.similarity import line_similarity
from tqa.alignment.surface import paragraph_features, surface_features
from tqa.alignment.tables import WIDEST, run_sums, running, shifted

if TYPE_CHECKING:
    import numpy.typing as npt

    from tqa.alignment.lines import Side
    from tqa.alignment.similarity import Coverage

    Matrix = npt.NDArray[np.float64]

# Source by target lines of a bead, simplest first: ties go to the simpler one.
SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (3, 3))
# On each side, coverage, and the lesser of both; covered and uncovered weight, evidence for the weakest outer
# line, idle outer lines, lines whose best partner is inside, the need for the outer lines; what cuts at the
# bead's ends would tear, and cuts inside it; then what the two sides' lengths, clauses, marks, kinds and
# paragraphs say; at last the shape, how many lines of the texts have no likely partner, and how far the bead
# is off the diagonal.
EVIDENCE_FEATURES = (
    "source", "target", "least",
    "covered_source", "covered_target", "uncovered_source", "uncovered_target",
    "weakest_source", "weakest_target", "idle_source", "idle_target", "home_source", "home_target",
    "needed_source", "needed_target", "torn_outside", "torn_inside",
)  # fmt: skip
PAIR_FEATURES = (
    *EVIDENCE_FEATURES,
    "length", "skew", "longer", "clauses", "questions", "quotes", "opens", "ends", "same_kind", "other_kind",
    "breaks_source", "breaks_target", "opens_block", "splits_block",
    *(f"shape_{a}_{b}" for a, b in SHAPES),
    "lonely", "off_diagonal",
)  # fmt: skip
PARTNER_FEATURES = ("best", "second", "preferred")
NULL_FEATURES = (
    *PARTNER_FEATURES, "length", "few_words", "first", "last", "lonely",
    "furniture", "credit", "date", "heading", "before_lonely", "after_lonely",
)  # fmt: skip

# A line whose best partner covers less than this is on its own, as far as its words tell.
_LONELY = 0.15
_LONG = 100.0
# Evidence sums are compared on a log scale, where this much weight counts as much.
_MUCH = np.log1p(20.0)


# Shapes, each with the (rows, columns) of its beads.
Shapes = tuple[tuple[tuple[int, int], tuple[int, int]], ...]


@dataclass(frozen=True)
class Features:
    """Features of one pair of texts, neither of them empty.

    `single[i, j]` is the similarity of two lines. `pairs` holds the PAIR_FEATURES of each bead of each
    fitting shape, [feature, bead], `shapes` those shapes with the (rows, columns) of their beads; `nulls` the
    NULL_FEATURES of each line, [feature, line], one array a side.
    """

    single: Matrix
    shapes: Shapes
    pairs: npt.NDArray[np.float32]
    nulls: tuple[Matrix, Matrix]

    def inside(self, source: tuple[int, int], target: tuple[int, int]) -> Features:
        """The features of the beads, and of the lines, inside a window of the two texts."""
        lines = source[1] - source[0], target[1] - target[0]
        parts, start = [], 0
        for (a, b), (rows, columns) in self.shapes:
            end = start + rows * columns
            if a <= lines[0] and b <= lines[1]:
                table = self.pairs[:, start:end].reshape(-1, rows, columns)
                part = table[:, source[0] : source[1] - a + 1, target[0] : target[1] - b + 1]
                parts.append(part.reshape(len(table), -1))
            start = end
        return Features(
            self.single[slice(*source), slice(*target)],
            fitting_shapes(*lines),
            np.concatenate(parts, axis=1),
            (self.nulls[0][:, slice(*source)], self.nulls[1][:, slice(*target)]),
        )


def fitting_shapes(source: int, target: int) -> Shapes:
    """The shapes that fit texts of so many lines, each with the (rows, columns) of its beads."""
    return tuple(((a, b), (source - a + 1, target - b + 1)) for a, b in SHAPES if a <= source and b <= target)


def features(source: Side, target: Side, covered: tuple[Coverage, Coverage]) -> Features:
    """Features of all beads of the two texts and of all their lines."""
    single = line_similarity(covered)
    lonely = float(np.mean(np.concatenate([single.max(axis=1), single.max(axis=0)]) < _LONELY))
    shapes = fitting_shapes(source.size, target.size)
    pairs = flattened(_table(source, target, covered, single, lonely), shapes)
    nulls = (_null_features(source, single, lonely), _null_features(target, single.T, lonely))
    return Features(single, shapes, pairs, nulls)


def flattened(table: npt.NDArray[np.float32], shapes: Shapes) -> npt.NDArray[np.float32]:
    """The cells of a table [feature, a, b, i, j] that are beads, [feature, bead]."""
    pairs = np.empty((len(table), sum(rows * columns for _, (rows, columns) in shapes)), dtype=np.float32)
    start = 0
    for (a, b), (rows, columns) in shapes:
        end = start + rows * columns
        pairs[:, start:end].reshape(len(table), rows, columns)[:] = table[:, a - 1, b - 1, :rows, :columns]
        start = end
    return pairs


def _table(
    source: Side, target: Side, covered: tuple[Coverage, Coverage], single: Matrix, lonely: float
) -> npt.NDArray[np.float32]:
    """The features of all beads, [feature, a, b, i, j]."""
    columns = [
        *_evidence_features(source, target, covered, single),
        *surface_features(source, target, covered),
        *paragraph_features(source, target),
    ]
    table = np.zeros((len(PAIR_FEATURES), WIDEST, WIDEST, source.size, target.size), dtype=np.float32)
    for k, column in enumerate(columns):
        table[k] = column
    for k, (a, b) in enumerate(SHAPES, len(columns)):
        table[k, a - 1, b - 1] = 1.0
    table[-2] = lonely
    count = np.arange(1, WIDEST + 1)[:, None]
    rows = (np.arange(source.size) + 0.5 * count) / source.size
    across = (np.arange(target.size) + 0.5 * count) / target.size
    table[-1] = np.abs(rows[:, None, :, None] - across[None, :, None, :])
    return table


def evidence_table(
    source: Side, target: Side, covered: tuple[Coverage, Coverage], single: Matrix
) -> npt.NDArray[np.float32]:
    """The EVIDENCE_FEATURES of all beads, [feature, a, b, i, j]."""
    columns = _evidence_features(source, target, covered, single)
    table = np.empty((len(columns), WIDEST, WIDEST, *single.shape), dtype=np.float32)
    for k, column in enumerate(columns):
        table[k] = column
    return table


def _evidence_features(
    source: Side, target: Side, covered: tuple[Coverage, Coverage], single: Matrix
) -> list[Matrix]:
    left = _side_features(source, single, *covered)
    right = [column.transpose(1, 0, 3, 2) for column in _side_features(target, single.T, *covered[::-1])]
    pairs = [column for both in zip(left, right, strict=True) for column in both]
    return [*pairs[:2], np.minimum(*pairs[:2]), *pairs[2:], *torn(covered)]


def _side_features(side: Side, single: Matrix, covered: Coverage, other: Coverage) -> list[Matrix]:
    """What the words of a side's lines say, in tables in which `a` and `i` are that side's.

    Coverage, covered and uncovered weight; for the outer lines the least evidence inside; idle outer lines;
    lines at home; the need for the outer lines.
    """
    found = np.zeros((WIDEST, *single.shape))
    for width, matrix in enumerate(covered.found):
        found[width, :, : matrix.shape[1]] = matrix
    found = run_sums(found, 1)
    weight = run_sums(covered.weight, 0)[:, None, :, None]
    share = found / np.maximum(weight, 1e-9)
    # For each line the best in every so many lines over there; the first line of a bead, and its last one.
    first = running(np.maximum, single, 1)
    last = shifted(first, 1)
    return [
        share,
        np.log1p(found) / _MUCH,
        np.log1p(weight - found) / _MUCH,
        np.minimum(np.minimum(first, last), 2 * _LONELY),
        _idle(first, side),
        _home(single),
        needed(other.clauses),
    ]


def _idle(evidence: Matrix, side: Side) -> Matrix:
    """Outer lines so long that they would show some evidence if anything in the bead translated them.

    Rising gradually, to 1 for a line of 100 characters without any evidence.
    """
    length = np.minimum(side.length / _LONG, 1.0)[:, None]
    idle = length * np.maximum(1.0 - evidence / _LONELY, 0.0)
    both = shifted(idle, 1)
    both[1:] += idle
    return both


def _home(single: Matrix) -> Matrix:
    """Share of the bead's lines whose best partner over all lines is inside the bead."""
    at_home = (single >= single.max(axis=1)[:, None] - 1e-9) & (single > _LONELY / 3)
    lines = run_sums(running(np.maximum, at_home.astype(np.float64), 1), 1)
    return lines / np.arange(1, WIDEST + 1)[:, None, None, None]


def _null_features(side: Side, single: Matrix, lonely: float) -> Matrix:
    partners = partner_features(single)
    alone = (partners[0] < _LONELY).astype(np.float64)
    columns = [
        *partners,
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


def partner_features(single: Matrix) -> Matrix:
    """The PARTNER_FEATURES of every line by its similarity to all lines over there, [feature, line].

    Its best partner's, the second best's, and how much the best partner prefers another line.
    """
    best = single.max(axis=1)
    second = np.partition(single, -2, axis=1)[:, -2] if single.shape[1] > 1 else np.zeros(len(single))
    return np.stack([best, second, single.max(axis=0)[single.argmax(axis=1)] - best])
