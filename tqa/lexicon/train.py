"""Learn translation probabilities from sentence pairs.

IBM model 1 (Brown et al. 1993) with the diagonal prior of fast_align (Dyer, Chahuneau and Smith 2013),
trained in both directions at once with posteriors multiplied (alignment by agreement; Liang, Taskar and Klein
2006), which drops the links that only one direction believes in. Every step is a numpy operation over all
(Arabic word, English word) cells of all pairs; a cell costs about 40 bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from tqa.lexicon.numbering import Bitext

ITERATIONS = 5
# fast_align's defaults: probability of linking to no word, and how sharply the prior falls off the diagonal.
NULL_PRIOR = 0.08
TENSION = 4.0
# An entry needs this much expected count and this probability in one direction.
LEAST_COUNT = 0.4
LEAST_PROBABILITY = 0.01


@dataclass(frozen=True)
class Table:
    """Pairs of stem ids that translate each other, by Arabic id, with both conditional probabilities."""

    arabic: npt.NDArray[np.int32]
    english: npt.NDArray[np.int32]
    english_given_arabic: npt.NDArray[np.float32]
    arabic_given_english: npt.NDArray[np.float32]


@dataclass(frozen=True)
class _Cells:
    """One entry for every (English word, Arabic word) of every pair, English-major."""

    pair: npt.NDArray[np.int32]
    english_slot: npt.NDArray[np.int32]
    arabic_slot: npt.NDArray[np.int32]
    prior: npt.NDArray[np.float32]
    keys: npt.NDArray[np.int64]
    english_slots: int
    arabic_slots: int


def train(
    bitext: Bitext, *, iterations: int = ITERATIONS, progress: Callable[[int, int], None] | None = None
) -> Table:
    """Translation table of a bitext. `progress(done, of)` is called after each iteration. Deterministic."""
    cells = _lay_out(bitext)
    vocabulary = len(bitext.english_stems)
    arabic_of = (cells.keys // vocabulary).astype(np.int32)
    english_of = (cells.keys % vocabulary).astype(np.int32)
    forward = np.full(len(cells.keys), 1.0 / max(vocabulary, 1), dtype=np.float32)
    backward = np.full(len(cells.keys), 1.0 / max(len(bitext.arabic_stems), 1), dtype=np.float32)
    null_forward, null_backward = 1.0 / max(vocabulary, 1), 1.0 / max(len(bitext.arabic_stems), 1)
    counts = np.zeros(len(cells.keys), dtype=np.float64)
    for step in range(iterations):
        to_arabic = _posterior(cells, forward, cells.english_slot, cells.english_slots, null_forward)
        to_english = _posterior(cells, backward, cells.arabic_slot, cells.arabic_slots, null_backward)
        counts[:] = np.bincount(cells.pair, weights=to_arabic * to_english, minlength=len(cells.keys))
        forward = _normalised(counts, arabic_of, len(bitext.arabic_stems))
        backward = _normalised(counts, english_of, vocabulary)
        if progress is not None:
            progress(step + 1, iterations)
    kept = (counts >= LEAST_COUNT) & (np.maximum(forward, backward) >= LEAST_PROBABILITY)
    return Table(arabic_of[kept], english_of[kept], forward[kept], backward[kept])


def _lay_out(bitext: Bitext) -> _Cells:
    keys, english_slots, arabic_slots, priors = [], [], [], []
    english_base = arabic_base = 0
    vocabulary = len(bitext.english_stems)
    for arabic, english in zip(bitext.arabic, bitext.english, strict=True):
        m, n = len(english), len(arabic)
        keys.append((arabic.astype(np.int64)[None, :] * vocabulary + english[:, None]).ravel())
        english_slots.append(np.repeat(np.arange(english_base, english_base + m, dtype=np.int32), n))
        arabic_slots.append(np.tile(np.arange(arabic_base, arabic_base + n, dtype=np.int32), m))
        distance = np.abs((np.arange(m) + 0.5)[:, None] / m - (np.arange(n) + 0.5)[None, :] / n)
        priors.append(np.exp(-TENSION * distance).astype(np.float32).ravel())
        english_base += m
        arabic_base += n
    if not keys:
        empty = np.zeros(0, dtype=np.int32)
        return _Cells(empty, empty, empty, np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.int64), 0, 0)
    unique, pair = np.unique(np.concatenate(keys), return_inverse=True)
    return _Cells(
        pair.astype(np.int32),
        np.concatenate(english_slots),
        np.concatenate(arabic_slots),
        np.concatenate(priors),
        unique,
        english_base,
        arabic_base,
    )


def _posterior(
    cells: _Cells, table: npt.NDArray[np.float32], slot: npt.NDArray[np.int32], slots: int, null: float
) -> npt.NDArray[np.float64]:
    """Probability of each cell's link among all links of its word in `slot`, linking to nothing included."""
    prior_mass = np.bincount(slot, weights=cells.prior, minlength=slots)
    weight = table[cells.pair] * cells.prior * ((1.0 - NULL_PRIOR) / prior_mass[slot])
    total = np.bincount(slot, weights=weight, minlength=slots) + NULL_PRIOR * null
    posterior: npt.NDArray[np.float64] = weight / total[slot]
    return posterior


def _normalised(
    counts: npt.NDArray[np.float64], by: npt.NDArray[np.int32], size: int
) -> npt.NDArray[np.float32]:
    # One tenth of a count goes to unseen partners, so that a word seen once claims nothing with certainty.
    total = np.bincount(by, weights=counts, minlength=size) + 0.1
    return np.asarray(counts / total[by], dtype=np.float32)
