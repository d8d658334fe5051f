"""What a bead looks like from outside: lengths, marks, kinds of lines, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.kinds import LineKind
from tqa.alignment.similarity import run_sums

if TYPE_CHECKING:
    import numpy.typing as npt

    from tqa.alignment.lines import Side
    from tqa.alignment.similarity import Coverage

    Matrix = npt.NDArray[np.float64]

# English characters for one Arabic character in news, and the variance per character of Gale and Church
# (1993).
_RATIO = 0.95
_VARIANCE = 6.8


@dataclass(frozen=True)
class Block:
    """All beads of one shape, and what their features are worked out from."""

    source: Side
    target: Side
    covered: tuple[Coverage, Coverage]
    single: Matrix
    best: tuple[Matrix, Matrix]
    shape: tuple[int, int]
    size: tuple[int, int]


def surface_features(block: Block) -> list[Matrix]:
    """Lengths, pieces, questions, quotation marks, first and last marks, and the kinds of the lines."""
    (a, b), source, target = block.shape, block.source, block.target
    left = (run_sums(source.length, a) * _RATIO)[:, None]
    right = run_sums(target.length, b)[None, :]
    ratio = np.log((right + 15.0) / (left + 15.0))
    deviation = (right - left) ** 2 / (_VARIANCE * (0.5 * (left + right) + 1.0))
    height, width = block.size
    opens = source.opens[:height, None] != target.opens[None, :width]
    ends = source.end[a - 1 :, None] != target.end[None, b - 1 :]
    same, other = _kind_features(block)
    return [
        np.minimum(ratio**2, 1.0),
        np.minimum(deviation, 16.0) / 16.0,
        np.clip(ratio, -1.0, 1.0),
        np.minimum(_apart(block.covered[0].pieces.count, block.covered[1].pieces.count, block), 4.0) / 4.0,
        np.minimum(_apart(source.questions, target.questions, block), 2.0) / 2.0,
        np.minimum(_apart(source.quotes, target.quotes, block), 4.0) / 4.0,
        opens.astype(np.float64),
        ends.astype(np.float64),
        same,
        other,
    ]


def _apart(left: npt.NDArray[np.signedinteger], right: npt.NDArray[np.signedinteger], block: Block) -> Matrix:
    a, b = block.shape
    return np.abs(
        run_sums(left.astype(np.float64), a)[:, None] - run_sums(right.astype(np.float64), b)[None, :]
    )


def _kind_features(block: Block) -> tuple[Matrix, Matrix]:
    """Whether two lines are of one kind that is not prose, and how many lines of a bead differ in kind."""
    (a, b), (height, width) = block.shape, block.size
    left, right = block.source.kind, block.target.kind
    if (a, b) == (1, 1):
        equal = left[:, None] == right[None, :]
        odd = ~np.isin(left, _ORDINARY)
        return (equal & odd[:, None]).astype(np.float64), (
            ~equal & (odd[:, None] | ~np.isin(right, _ORDINARY)[None, :])
        ).astype(np.float64)
    odd_left = run_sums((~np.isin(left, _ORDINARY)).astype(np.float64), a)[:height, None]
    odd_right = run_sums((~np.isin(right, _ORDINARY)).astype(np.float64), b)[None, :width]
    return np.zeros(block.size), np.minimum(odd_left + odd_right, 2.0)


_ORDINARY = (int(LineKind.PROSE), int(LineKind.HEADING))


def paragraph_features(block: Block) -> list[Matrix | float]:
    """Paragraph breaks inside the bead on each side; both sides, or only one, beginning a paragraph."""
    (a, b), (height, width) = block.shape, block.size
    left, right = _breaks(block.source), _breaks(block.target)
    if left is None or right is None:
        return [0.0, 0.0, 0.0, 0.0]
    inside_left = run_sums(np.append(left[1:], 0.0), a - 1)[:height, None] if a > 1 else 0.0
    inside_right = run_sums(np.append(right[1:], 0.0), b - 1)[None, :width] if b > 1 else 0.0
    first_left, first_right = left[:height, None], right[None, :width]
    return [inside_left, inside_right, first_left * first_right, np.abs(first_left - first_right)]


def _breaks(side: Side) -> Matrix | None:
    """1 for each line that begins a paragraph; None where paragraphs are unknown, or lines themselves."""
    if side.size < 2 or side.block[0] < 0:
        return None
    begins = np.concatenate([[1.0], (np.diff(side.block) != 0).astype(np.float64)])
    return None if begins.all() else begins
