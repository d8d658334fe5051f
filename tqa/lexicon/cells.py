"""All (English word, Arabic word) combinations of a bitext, laid out for training.

Pairs of the same size lie one behind the other, so that a model treats them at once as one block: a view of
shape (pairs, English words, Arabic words), without padding and without copies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from tqa.lexicon.numbering import Bitext


@dataclass(frozen=True)
class Cells:
    """The cells of a bitext and the entries of the translation table that they belong to.

    `entry[c]` is the number of the table entry of cell `c`, one for each combination of stems that some pair
    has; `arabic` and `english` give the stems of an entry, which stand in rising order. `shapes` has (pairs,
    English words, Arabic words) of each block, in the order of the cells.
    """

    entry: npt.NDArray[np.int32]
    arabic: npt.NDArray[np.int32]
    english: npt.NDArray[np.int32]
    shapes: tuple[tuple[int, int, int], ...]

    def blocks(
        self, values: npt.NDArray[np.float32]
    ) -> Iterator[tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]]:
        """The entries of every block, and the block of `values`, one value a cell, as a view to fill."""
        start = 0
        for pairs, english, arabic in self.shapes:
            end = start + pairs * english * arabic
            shape = (pairs, english, arabic)
            yield self.entry[start:end].reshape(shape), values[start:end].reshape(shape)
            start = end


def lay_out(bitext: Bitext) -> Cells:
    """The cells of a bitext; pairs of one size keep their order."""
    english = np.array([len(words) for words in bitext.english], dtype=np.int64)
    arabic = np.array([len(words) for words in bitext.arabic], dtype=np.int64)
    order = np.lexsort((arabic, english))
    changes = np.flatnonzero(np.diff(english[order]) | np.diff(arabic[order])) + 1
    stems = len(bitext.english_stems)
    shapes, keys = [], [np.zeros(0, dtype=np.int64)]
    for same in np.split(order, changes) if len(order) else ():
        rows = np.stack([bitext.english[k] for k in same])
        columns = np.stack([bitext.arabic[k] for k in same]).astype(np.int64)
        keys.append((columns[:, None, :] * stems + rows[:, :, None]).ravel())
        shapes.append((len(same), rows.shape[1], columns.shape[1]))
    unique, entry = np.unique(np.concatenate(keys), return_inverse=True)
    return Cells(
        entry.astype(np.int32),
        (unique // max(stems, 1)).astype(np.int32),
        (unique % max(stems, 1)).astype(np.int32),
        tuple(shapes),
    )
