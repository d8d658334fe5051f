"""What a bead looks like from outside: lengths, marks, kinds of lines, paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.kinds import LineKind
from tqa.alignment.tables import run_sums, shifted

if TYPE_CHECKING:
    import numpy.typing as npt

    from tqa.alignment.lines import Side
    from tqa.alignment.similarity import Coverage

    Matrix = npt.NDArray[np.float64]

# English characters for one Arabic character in news, and the variance per character of Gale and Church
# (1993).
_RATIO = 0.95
_VARIANCE = 6.8
_PROSE, _HEADING = int(LineKind.PROSE), int(LineKind.HEADING)


def surface_features(source: Side, target: Side, covered: tuple[Coverage, Coverage]) -> list[Matrix]:
    """Lengths, clauses, questions, quotation marks, first and last marks, and the kinds of the lines."""
    left, right = _rows(run_sums(source.length * _RATIO, 0)), _columns(run_sums(target.length, 0))
    ratio = np.log(right + 15.0) - np.log(left + 15.0)
    deviation = (right - left) ** 2 / (_VARIANCE * (0.5 * (left + right) + 1.0))
    opens = source.opens[:, None] != target.opens
    ends = _rows(shifted(source.end.astype(np.float64), 0)) != _columns(
        shifted(target.end.astype(np.float64), 0)
    )
    return [
        np.minimum(ratio**2, 1.0),
        np.minimum(deviation, 16.0) / 16.0,
        np.minimum(np.maximum(ratio, -1.0), 1.0),
        np.minimum(_apart(covered[0].clauses.count, covered[1].clauses.count), 4.0) / 4.0,
        np.minimum(_apart(source.questions, target.questions), 2.0) / 2.0,
        np.minimum(_apart(source.quotes, target.quotes), 4.0) / 4.0,
        opens.astype(np.float64),
        ends.astype(np.float64),
        *_kind_features(source, target),
    ]


def _rows(values: Matrix) -> Matrix:
    """Figures of the source, [a, i], for tables [a, b, i, j]."""
    return values[:, None, :, None]


def _columns(values: Matrix) -> Matrix:
    """Figures of the target, [b, j], for such tables."""
    return values[:, None, :]


def _apart(left: npt.NDArray[np.signedinteger], right: npt.NDArray[np.signedinteger]) -> Matrix:
    sums = [run_sums(values.astype(np.float64), 0) for values in (left, right)]
    return np.abs(_rows(sums[0]) - _columns(sums[1]))


def _kind_features(source: Side, target: Side) -> tuple[Matrix, Matrix]:
    """Whether two lines are of one kind that is not prose, and how many lines of a bead differ in kind."""
    odd = [(side.kind != _PROSE) & (side.kind != _HEADING) for side in (source, target)]
    sums = [run_sums(each.astype(np.float64), 0) for each in odd]
    many = _rows(sums[0]) + _columns(sums[1])
    equal = source.kind[:, None] == target.kind
    same, other = np.zeros(many.shape), np.minimum(many, 2.0)
    same[0, 0] = equal & odd[0][:, None]
    other[0, 0] = ~equal & (many[0, 0] > 0)
    return same, other


def paragraph_features(source: Side, target: Side) -> list[Matrix | float]:
    """Paragraph breaks inside the bead on each side; both sides, or only one, beginning a paragraph."""
    left, right = _breaks(source), _breaks(target)
    if left is None or right is None:
        return [0.0, 0.0, 0.0, 0.0]
    first_left, first_right = left[:, None], right
    return [
        _rows(run_sums(left, 0) - left),
        _columns(run_sums(right, 0) - right),
        first_left * first_right,
        np.abs(first_left - first_right),
    ]


def _breaks(side: Side) -> Matrix | None:
    """1 for each line that begins a paragraph; None where paragraphs are unknown, or lines themselves."""
    if side.size < 2 or side.block[0] < 0:
        return None
    begins = np.concatenate([[1.0], (np.diff(side.block) != 0).astype(np.float64)])
    return None if begins.all() else begins
