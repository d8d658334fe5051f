"""Learn translation probabilities from sentence pairs.

Expectation maximisation with two directions at once, the posteriors of both multiplied (alignment by
agreement; Liang, Taskar and Klein 2006), which drops the links that only one direction believes in. The first
rounds use the diagonal prior of fast_align, the others the hidden Markov model (see models.py). Every step is
a numpy operation over many pairs; a (Arabic word, English word) cell costs about 60 bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.lexicon.cells import lay_out
from tqa.lexicon.models import Direction

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from tqa.lexicon.numbering import Bitext

# More rounds change nothing on held-out news.
ITERATIONS = 6
# Rounds with the diagonal prior: the jumps of the hidden Markov model are learned from a table that knows
# something.
_DIAGONAL_ROUNDS = 3
# Count of partners that training has not shown. A word seen once claims its partner with one half at most: on
# held-out news its partner is there in 51 % of the cases.
_UNSEEN = 1.0
# An entry needs this much expected count and this probability in one direction.
LEAST_COUNT = 0.2
LEAST_PROBABILITY = 0.01


@dataclass(frozen=True)
class Table:
    """Pairs of stem ids that translate each other, by Arabic id, with both conditional probabilities."""

    arabic: npt.NDArray[np.int32]
    english: npt.NDArray[np.int32]
    english_given_arabic: npt.NDArray[np.float32]
    arabic_given_english: npt.NDArray[np.float32]


def train(
    bitext: Bitext, *, iterations: int = ITERATIONS, progress: Callable[[int, int], None] | None = None
) -> Table:
    """Translation table of a bitext. `progress(done, of)` is called after each iteration. Deterministic."""
    cells = lay_out(bitext)
    arabic, english = max(len(bitext.arabic_stems), 1), max(len(bitext.english_stems), 1)
    widest = max((max(shape[1:]) for shape in cells.shapes), default=1)
    english_side = Direction(english_chooses=True, null=1.0 / english, widest=widest)
    arabic_side = Direction(english_chooses=False, null=1.0 / arabic, widest=widest)
    forward = np.full(len(cells.arabic), 1.0 / english, dtype=np.float32)
    backward = np.full(len(cells.arabic), 1.0 / arabic, dtype=np.float32)
    counts = np.zeros(len(cells.arabic), dtype=np.float64)
    for step in range(iterations):
        model = Direction.by_diagonal if step < _DIAGONAL_ROUNDS else Direction.by_jumps
        agreed = model(english_side, cells, forward)
        agreed *= model(arabic_side, cells, backward)
        counts[:] = np.bincount(cells.entry, weights=agreed, minlength=len(counts))
        forward = _normalised(counts, cells.arabic, arabic)
        backward = _normalised(counts, cells.english, english)
        if progress is not None:
            progress(step + 1, iterations)
    kept = (counts >= LEAST_COUNT) & (np.maximum(forward, backward) >= LEAST_PROBABILITY)
    return Table(cells.arabic[kept], cells.english[kept], forward[kept], backward[kept])


def _normalised(
    counts: npt.NDArray[np.float64], by: npt.NDArray[np.int32], size: int
) -> npt.NDArray[np.float32]:
    total = np.bincount(by, weights=counts, minlength=size) + _UNSEEN
    return np.asarray(counts / total[by], dtype=np.float32)
