"""Many slices of one array at once, as tables of rows one behind the other need them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


def ranges(starts: npt.NDArray[Any], lengths: npt.NDArray[Any]) -> npt.NDArray[np.intp]:
    """The indices of `lengths[k]` cells from `starts[k]` on, for every k in turn, as one array."""
    within = np.arange(int(lengths.sum()), dtype=np.intp)
    return np.asarray(within + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths), dtype=np.intp)
