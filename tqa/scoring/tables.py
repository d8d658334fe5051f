"""One shape for all metrics: rows of statistics that add up, and the scores of their sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.scoring.formulas import measure, segment_measure
from tqa.scoring.sacrebleu_adapter import LOWER_IS_BETTER, corpus_score

if TYPE_CHECKING:
    from collections.abc import Callable

    from tqa.scoring.formulas import Array, Measure
    from tqa.scoring.judged import Judged
    from tqa.scoring.sacrebleu_adapter import Statistics


@dataclass(frozen=True)
class Table:
    """A metric's statistics: for each system, one row for each segment.

    `measure` scores sums of rows, `of_segments` single rows; `of_corpus` gives the score of all the rows of a
    system, as it is printed.
    """

    name: str
    signature: str
    systems: tuple[Array, ...]
    measure: Measure
    of_segments: Measure
    of_corpus: Callable[[Array], float]
    lower_is_better: bool


def of_sacrebleu(found: Statistics) -> Table:
    """The table of one of sacrebleu's metrics."""
    return Table(
        found.name,
        found.signature,
        found.systems,
        measure(found.name),
        segment_measure(found.name),
        lambda rows: corpus_score(found.name, rows),
        found.name in LOWER_IS_BETTER,
    )


def of_judged(judged: Judged) -> Table:
    """The table of a metric whose score is the mean over the segments."""
    rows = tuple(np.column_stack([system, np.ones(len(system))]) for system in judged.systems)
    return Table(judged.name, judged.signature, rows, _mean, _mean, _mean_of, judged.lower_is_better)


def _mean(rows: Array) -> Array:
    """The means of rows of (sum of scores, segments)."""
    means: Array = rows[..., 0] / np.maximum(rows[..., 1], 1.0)
    return means


def _mean_of(rows: Array) -> float:
    return float(_mean(rows.sum(axis=0)))
