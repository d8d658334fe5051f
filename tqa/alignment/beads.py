"""Sentence beads by dynamic programming over weighted features.

A bead scores the sum of its weighted features, a line left alone that of its own, and the path with the
highest sum wins (Moore 2002 and Gale
and Church 1993 search the same space with other scores). The weights are an averaged structured perceptron's
(Collins 2002), learned by
benchmarks/fit_alignment.py, so that nulls follow the evidence and not a constant rate.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.features import NULL_FEATURES, PAIR_FEATURES, SHAPE_FEATURES, SHAPES
from tqa.model import Bead

if TYPE_CHECKING:
    import numpy.typing as npt

    from tqa.alignment.features import Features

SHIPPED = Path(__file__).with_name("weights.json")
# The parts of the weights, with the features that each has a weight for.
PARTS = {
    "pair": PAIR_FEATURES,
    "shape": SHAPE_FEATURES,
    "source_null": NULL_FEATURES,
    "target_null": NULL_FEATURES,
}
# How a cell of the search was reached: a target line alone, a source line alone, or a bead of SHAPES[step -
# _BEAD].
_TARGET_ALONE, _SOURCE_ALONE, _BEAD = range(3)


@dataclass(frozen=True)
class Weights:
    """A weight for each of PAIR_FEATURES and SHAPE_FEATURES, and for each of NULL_FEATURES on either side."""

    pair: npt.NDArray[np.float64]
    shape: npt.NDArray[np.float64]
    source_null: npt.NDArray[np.float64]
    target_null: npt.NDArray[np.float64]


@cache
def shipped_weights() -> Weights:
    """The weights of the package, by name from its file.

    Raises:
        KeyError: the file lacks a feature of the code: it was learned by another version.
    """
    table = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return Weights(**{part: np.array([table[part][name] for name in names]) for part, names in PARTS.items()})


def best_path(found: Features, weights: Weights) -> list[Bead]:
    """Beads of the best path, in order, lines left alone included as 1-0 and 0-1 beads."""
    sources, targets = found.single.shape
    gains = _gains(found, weights)
    best = np.zeros((sources + 1, targets + 1))
    steps = np.zeros((sources + 1, targets + 1), dtype=np.int8)
    for i in range(1, sources + 1):
        row, step = best[i - 1].copy(), np.full(targets + 1, _SOURCE_ALONE, dtype=np.int8)
        for k, (a, b) in enumerate(SHAPES):
            if a > i or (a, b) not in gains:
                continue
            candidate = best[i - a, : targets - b + 1] + gains[a, b][i - a]
            better = candidate > row[b:] + 1e-12
            row[b:][better] = candidate[better]
            step[b:][better] = k + _BEAD
        # A target line alone gains nothing, so the best of all shorter prefixes carries over.
        running = np.maximum.accumulate(row)
        step[running > row] = _TARGET_ALONE
        best[i], steps[i] = running, step
    return _trace(steps, found)


def _gains(found: Features, weights: Weights) -> dict[tuple[int, int], npt.NDArray[np.float64]]:
    """What each bead scores beyond leaving its lines alone, so that a line alone costs nothing to search."""
    source = np.concatenate([[0.0], np.cumsum(weights.source_null @ found.source_null)])
    target = np.concatenate([[0.0], np.cumsum(weights.target_null @ found.target_null)])
    gains = {}
    for a, b in SHAPES:
        if a > len(found.arabic) or b > len(found.english):
            continue
        alone = (source[a:] - source[:-a])[:, None] + (target[b:] - target[:-b])[None, :]
        gain = float(weights.shape @ found.shape(a, b)) - alone
        for weight, column in zip(weights.pair, found.pair(a, b), strict=True):
            gain += weight * column
        gains[a, b] = gain
    return gains


def _trace(steps: npt.NDArray[np.int8], found: Features) -> list[Bead]:
    i, j = found.single.shape
    beads: list[Bead] = []
    while i or j:
        step = int(steps[i, j]) if i else _TARGET_ALONE
        if step == _TARGET_ALONE:
            j -= 1
            beads.append(Bead((), (j,), 0.0))
        elif step == _SOURCE_ALONE:
            i -= 1
            beads.append(Bead((i,), (), 0.0))
        else:
            a, b = SHAPES[step - _BEAD]
            i, j = i - a, j - b
            lines, others = tuple(range(i, i + a)), tuple(range(j, j + b))
            score = 0.5 * (found.source.value(lines, others) + found.target.value(others, lines))
            beads.append(Bead(lines, others, score))
    return beads[::-1]
