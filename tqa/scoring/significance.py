"""Is a difference between two versions of one translation more than chance?

Two versions that differ in few segments break the usual tests: sacrebleu's randomisation counts only what is
strictly larger than the observed difference, so that identical texts come out significant, and the paired
bootstrap calls too much significant. Here the two versions of every *changed* segment swap sides (Fisher's
randomisation test; Noreen, 1989; for machine translation Riezler and Maxwell, 2005), and what is as large as
the observed difference counts too: all 2^k ways for few changes, a seeded sample of them for many. Under
`FEWEST` changes no result can be below .05 (2^(1-k) is the smallest possible), so that nothing is tested.

Corpus metrics are no sums over segments: every flip and every resample adds up sufficient statistics anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from tqa.scoring.formulas import Array, Measure

LEVEL = 0.05
FEWEST = 6
"""Changed segments below which no difference is tested."""
MOST_EXACT = 16
"""Changed segments up to which every way to flip them is counted."""
FLIPS = 10_000
RESAMPLES = 1_000
SEED = 12_345
COVERAGE = 95.0
"""Percent of the resampled differences that an interval covers."""
# Two differences as far apart count as equal: the same sum may round differently.
_EQUAL = 1e-9
_BLOCK = 1 << 22


@dataclass(frozen=True)
class Contrast:
    """One metric's statistics for two versions of the same segments, and its score of sums of them."""

    before: Array
    after: Array
    measure: Measure

    def delta(self, before: Array, after: Array) -> Array:
        """The differences of the scores of rows of sums."""
        return self.measure(after) - self.measure(before)


def p_values(contrasts: Sequence[Contrast], changed: NDArray[np.intp]) -> list[float]:
    """For each contrast, the two-sided p-value that its difference arose by chance.

    Args:
        contrasts: the metrics; all see the same flips.
        changed: indices of the segments that the two versions differ in.
    """
    moves = _side_by_side([each.after[changed] - each.before[changed] for each in contrasts])
    totals = [(each.before.sum(axis=0), each.after.sum(axis=0)) for each in contrasts]
    floors = [
        abs(float(each.delta(before, after))) - _EQUAL
        for each, (before, after) in zip(contrasts, totals, strict=True)
    ]
    exact = len(changed) <= MOST_EXACT
    counts, trials = [0] * len(contrasts), 0
    for flips in _every_flip(len(changed)) if exact else _random_flips(len(changed)):
        trials += len(flips)
        shifts = _columns(flips @ moves, contrasts)
        for k, (each, (before, after), shift) in enumerate(zip(contrasts, totals, shifts, strict=True)):
            counts[k] += int((np.abs(each.delta(before + shift, after - shift)) >= floors[k]).sum())
    # The observed order is one of all, but none of a sample.
    extra = 0 if exact else 1
    return [(count + extra) / (trials + extra) for count in counts]


def intervals(contrasts: Sequence[Contrast], changed: NDArray[np.intp]) -> list[tuple[float, float]]:
    """For each contrast, the interval that covers the difference, by the paired bootstrap (Koehn, 2004).

    Args:
        contrasts: the metrics; all see the same resamples.
        changed: indices of the segments that the two versions differ in.
    """
    before = _side_by_side([each.before for each in contrasts])
    moves = _side_by_side([each.after[changed] - each.before[changed] for each in contrasts])
    deltas: list[list[Array]] = [[] for _ in contrasts]
    for counts in _resamples(len(before)):
        sums = _columns(counts @ before, contrasts)
        shifts = _columns(counts[:, changed] @ moves, contrasts)
        for found, each, sums_, shift in zip(deltas, contrasts, sums, shifts, strict=True):
            found.append(each.delta(sums_, sums_ + shift))
    tail = (100.0 - COVERAGE) / 2
    ends = [np.percentile(np.concatenate(found), (tail, 100.0 - tail)) for found in deltas]
    return [(float(low), float(high)) for low, high in ends]


def holm(values: Mapping[str, float]) -> dict[str, float]:
    """The p-values corrected for testing several metrics at once (Holm, 1979)."""
    adjusted: dict[str, float] = {}
    largest = 0.0
    for rank, name in enumerate(sorted(values, key=lambda name: values[name])):
        largest = max(largest, min(1.0, (len(values) - rank) * values[name]))
        adjusted[name] = largest
    return {name: adjusted[name] for name in values}


def _side_by_side(tables: Sequence[Array]) -> Array:
    return np.hstack(tables)


def _columns(rows: Array, contrasts: Sequence[Contrast]) -> list[Array]:
    """What `_side_by_side` put together, apart again."""
    widths = [each.before.shape[1] for each in contrasts]
    return np.split(rows, np.cumsum(widths)[:-1], axis=1)


def _every_flip(changed: int) -> Iterator[Array]:
    numbers = np.arange(1 << changed, dtype=np.int64)[:, None]
    yield ((numbers >> np.arange(changed)) & 1).astype(np.float64)


def _random_flips(changed: int) -> Iterator[Array]:
    rng = np.random.default_rng(SEED)
    size = max(1, _BLOCK // changed)
    for start in range(0, FLIPS, size):
        shape = min(size, FLIPS - start), (changed + 7) // 8
        bits = np.unpackbits(rng.integers(0, 256, shape, dtype=np.uint8), axis=1, count=changed)
        yield bits.astype(np.float64)


def _resamples(segments: int) -> Iterator[Array]:
    """How often each segment is drawn, for some resamples at a time."""
    rng = np.random.default_rng(SEED)
    size = max(1, _BLOCK // segments)
    for start in range(0, RESAMPLES, size):
        rows = [
            np.bincount(rng.integers(0, segments, segments), minlength=segments)
            for _ in range(min(size, RESAMPLES - start))
        ]
        yield np.array(rows, dtype=np.float64)
