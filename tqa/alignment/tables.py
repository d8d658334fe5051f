"""Tables that hold a figure for every so many successive lines: one line, two, three.

The new first axis counts the lines. Where fewer are left, cells hold no meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

WIDEST = 3


def shifted(values: Matrix, axis: int) -> Matrix:
    """The values themselves, those of the next line along the axis, and of the one behind it."""
    table = np.zeros((WIDEST, *values.shape))
    table[0] = values
    lines, rest = table.swapaxes(axis + 1, -1), values.swapaxes(axis, -1)
    for k in range(1, min(WIDEST, values.shape[axis])):
        lines[k, ..., :-k] = rest[..., k:]
    return table


def running(combine: np.ufunc, values: Matrix, axis: int) -> Matrix:
    """The values of one, two and three successive lines along the axis, combined."""
    table = shifted(values, axis)
    combine.accumulate(table, out=table)
    return table


def run_sums(values: Matrix, axis: int) -> Matrix:
    """Sums over one, two and three successive lines along the axis."""
    return running(np.add, values, axis)
