"""What the aligner weighs: features of every possible bead, and of every line left alone.

All features are matrices over (first source line, first target line), one for each shape of bead, or vectors
over the lines. A bead's features
grow with its lines, so that one bead of four lines weighs as much as two of two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from tqa.alignment.lines import Line
    from tqa.alignment.similarity import Coverage

    Matrix = npt.NDArray[np.float64]

# Source by target lines of a bead, simplest first: ties go to the simpler one.
SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (3, 3))
# Both coverages and the smaller; two measures of uneven length; the evidence for the weakest outer line and
# what an
# outer line finds better elsewhere, on each side; coverage lost without an outer line; evidence across a 2-2.
PAIR_FEATURES = (
    "source",
    "target",
    "least",
    "length",
    "skew",
    "weakest_source",
    "weakest_target",
    "rival_source",
    "rival_target",
    "gain_source",
    "gain_target",
    "across",
    "crossed",
)
# For each shape a constant, and one that counts where the texts have many lines without a likely partner.
SHAPE_FEATURES = tuple(f"{a}-{b}{kind}" for kind in ("", " lonely") for a, b in SHAPES)
NULL_FEATURES = ("bias", "best", "best_both", "mass", "few_words", "first", "last", "lonely")

# English characters for one Arabic character in news, and the variance per character of Gale and Church
# (1993).
_RATIO = 0.95
_VARIANCE = 6.8
# A line whose best partner covers less than this is on its own, as far as its words tell.
_LONELY = 0.15
_LONG = 100.0


@dataclass(frozen=True)
class Features:
    """Features of one pair of texts, neither of them empty.

    `single[i, j]` is the similarity of two lines, `lonely` the share of lines without a likely partner. The
    features of
    beads are worked out shape by shape on demand, since all of them at once would fill the memory.
    """

    source: Coverage
    target: Coverage
    arabic: Sequence[Line]
    english: Sequence[Line]

    @cached_property
    def single(self) -> Matrix:
        """Mean coverage of every two lines."""
        return 0.5 * (self.source.block(1, 1) + self.target.block(1, 1).T)

    @cached_property
    def _best(self) -> tuple[Matrix, Matrix]:
        return self.single.max(axis=1), self.single.max(axis=0)

    @cached_property
    def lonely(self) -> float:
        """Share of the lines whose best partner covers next to nothing."""
        return float(np.mean(np.concatenate(self._best) < _LONELY))

    def pair(self, a: int, b: int) -> Iterator[Matrix]:
        """The PAIR_FEATURES of all beads of `a` by `b` lines, each as a matrix over first lines."""
        covered, covering = self.source.block(a, b), self.target.block(b, a).T
        shape = covered.shape
        size = 0.5 * (a + b)
        for column in (
            covered,
            covering,
            np.minimum(covered, covering),
            *_lengths(a, b, self.arabic, self.english),
        ):
            yield size * column
        for column in _edges(a, b, self.single, self._best, shape):
            yield size * column
        yield size * (covered - _without_edge(self.source, a, b, shape) if b > 1 else np.zeros(shape))
        yield size * (
            covering - _without_edge(self.target, b, a, shape[::-1]).T if a > 1 else np.zeros(shape)
        )
        for column in _across(a, b, self.single, shape):
            yield size * column

    def shape(self, a: int, b: int) -> Matrix:
        """The SHAPE_FEATURES of a bead of `a` by `b` lines."""
        mark = np.array([float((a, b) == each) for each in SHAPES])
        return np.concatenate([mark, self.lonely * mark])

    @cached_property
    def source_null(self) -> Matrix:
        """NULL_FEATURES of the source lines, [feature, line]."""
        return _null_features(self.source.block(1, 1).max(axis=1), self._best[0], self.arabic, self.lonely)

    @cached_property
    def target_null(self) -> Matrix:
        """NULL_FEATURES of the target lines."""
        return _null_features(self.target.block(1, 1).max(axis=1), self._best[1], self.english, self.lonely)


def _lengths(a: int, b: int, arabic: Sequence[Line], english: Sequence[Line]) -> tuple[Matrix, Matrix]:
    """Uneven length as squared log ratio and as Gale and Church's squared deviation, both at most 1."""
    left = np.cumsum([0.0, *(line.length for line in arabic)])
    right = np.cumsum([0.0, *(line.length for line in english)])
    source = ((left[a:] - left[:-a]) * _RATIO)[:, None]
    target = (right[b:] - right[:-b])[None, :]
    ratio = np.log((target + 15.0) / (source + 15.0)) ** 2
    deviation = (target - source) ** 2 / (_VARIANCE * (0.5 * (source + target) + 1.0))
    return np.minimum(ratio, 1.0), np.minimum(deviation, 16.0) / 16.0


def _edges(
    a: int, b: int, single: Matrix, best: tuple[Matrix, Matrix], shape: tuple[int, ...]
) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """For the outer lines of each side: the least evidence inside, and the most that is better elsewhere."""
    height, width = shape
    rows, columns = sorted({0, a - 1}), sorted({0, b - 1})
    in_rows = [np.max([single[e : e + height, k : k + width] for k in range(b)], axis=0) for e in rows]
    in_columns = [np.max([single[k : k + height, e : e + width] for k in range(a)], axis=0) for e in columns]
    over_rows = [best[0][e : e + height, None] - inside for e, inside in zip(rows, in_rows, strict=True)]
    over_columns = [
        best[1][None, e : e + width] - inside for e, inside in zip(columns, in_columns, strict=True)
    ]
    return (
        np.minimum(np.min(in_rows, axis=0), _LONELY),
        np.minimum(np.min(in_columns, axis=0), _LONELY),
        np.clip(np.max(over_rows, axis=0), 0.0, 0.5),
        np.clip(np.max(over_columns, axis=0), 0.0, 0.5),
    )


def _without_edge(coverage: Coverage, height: int, width: int, shape: tuple[int, ...]) -> Matrix:
    """The better coverage of a block when the first, or the last, line of the other side is taken away."""
    narrower = coverage.block(height, width - 1)
    return np.maximum(narrower[: shape[0], : shape[1]], narrower[: shape[0], 1 : shape[1] + 1])


def _across(a: int, b: int, single: Matrix, shape: tuple[int, ...]) -> list[Matrix]:
    """For 2-2: evidence across makes it one bead, evidence only across two that changed places."""
    if (a, b) != (2, 2):
        return [np.zeros(shape), np.zeros(shape)]
    falling, rising = single[:-1, 1:], single[1:, :-1]
    straight = np.minimum(single[:-1, :-1], single[1:, 1:])
    return [
        np.minimum(np.maximum(falling, rising), 0.3),
        np.clip(np.minimum(falling, rising) - straight, 0.0, 0.5),
    ]


def _null_features(best: Matrix, best_both: Matrix, lines: Sequence[Line], lonely: float) -> Matrix:
    count = len(lines)
    mass = np.array([min(1.0, line.length / _LONG) for line in lines])
    few = np.array([float(len(line.words) <= 3) for line in lines])
    place = np.arange(count)
    first, last = np.exp(-place / 2.0), np.exp(-(count - 1 - place) / 3.0)
    return np.stack([np.ones(count), best, best_both, mass, few, first, last, np.full(count, lonely)])
