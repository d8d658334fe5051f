"""Sentence beads by dynamic programming over coverage and length.

A bead of `a` source and `b` target lines scores `(a + b) / 2 * (similarity - threshold)`, a line left alone
scores nothing, so a pair must earn more than
the threshold to be made at all: nulls follow the evidence, not a constant rate. The similarity is the mean of
both coverages less penalties for
uneven length (Gale and Church 1993, in characters) and for beads other than 1-1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.model import Bead

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.alignment.lines import Line
    from tqa.alignment.similarity import Coverage

# Source by target lines of a bead, simplest first: ties go to the simpler one.
SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (3, 3))


@dataclass(frozen=True)
class Weights:
    """What the score is made of, as benchmarks/fit_alignment.py found it on sets with gold beads."""

    threshold: float = 0.04
    least: float = 0.15
    length: float = 0.08
    merge: float = 0.08
    wide: float = 0.0
    ratio: float = 0.9
    outer: float = 0.05
    rival: float = 0.8
    margin: float = 0.2
    linked: float = 0.07
    calm: float = -0.2


DEFAULT = Weights()


def similarities(
    source: Coverage, target: Coverage, arabic: Sequence[Line], english: Sequence[Line], weights: Weights
) -> dict[tuple[int, int], npt.NDArray[np.float64]]:
    """Similarity of every possible bead, by shape; entry [i, j] is the one that starts at `i` and `j`."""
    arabic_length = np.cumsum([0.0, *(line.length for line in arabic)])
    english_length = np.cumsum([0.0, *(line.length for line in english)])
    table = {}
    for a, b in SHAPES:
        if a > len(arabic) or b > len(english):
            continue
        covered, covering = source.block(a, b), target.block(b, a).T
        similarity = (1.0 - weights.least) * 0.5 * (covered + covering) + weights.least * np.minimum(
            covered, covering
        )
        left = (arabic_length[a:] - arabic_length[:-a]) * weights.ratio
        right = english_length[b:] - english_length[:-b]
        log_ratio = np.log((right[None, :] + 15.0) / (left[:, None] + 15.0))
        similarity -= weights.length * np.minimum(log_ratio**2 * 4.0, 4.0)
        similarity -= weights.merge * (a + b - 2) + (weights.wide if min(a, b) > 1 else 0.0)
        table[a, b] = similarity
    _charge_idle_lines(table, weights)
    _charge_unlinked_squares(table, weights)
    return table


def _charge_unlinked_squares(table: dict[tuple[int, int], npt.NDArray[np.float64]], weights: Weights) -> None:
    """A 2-2 bead needs evidence across, but not only there.

    Without any it is two 1-1 beads; with nothing else it is two sentences that changed places.
    """
    if (2, 2) not in table:
        return
    single = np.maximum(table[1, 1], 0.0)
    straight = single[:-1, :-1] + single[1:, 1:]
    low, high = np.minimum(single[:-1, 1:], single[1:, :-1]), np.maximum(single[:-1, 1:], single[1:, :-1])
    table[2, 2] -= 5.0 * np.maximum(0.0, weights.linked - high)
    table[2, 2] -= np.where((low + high > 2.0 * straight) & (low > weights.linked), 1.0, 0.0)


def _charge_idle_lines(table: dict[tuple[int, int], npt.NDArray[np.float64]], weights: Weights) -> None:
    """An outer line that finds nothing inside its bead, or something better elsewhere, is not part of it."""
    single = table[1, 1].copy()
    rivals = (single.max(axis=1), single.max(axis=0))
    for (a, b), similarity in table.items():
        height, width = similarity.shape
        charge = np.zeros_like(similarity)
        for edge in sorted({0, a - 1}):
            inside = np.max([single[edge : edge + height, k : k + width] for k in range(b)], axis=0)
            rival = rivals[0][edge : edge + height, None]
            charge += _charge(inside, rival, weights, joined=a > 1) / min(a, 2)
        for edge in sorted({0, b - 1}):
            inside = np.max([single[k : k + height, edge : edge + width] for k in range(a)], axis=0)
            rival = rivals[1][None, edge : edge + width]
            charge += _charge(inside, rival, weights, joined=b > 1) / min(b, 2)
        table[a, b] = similarity - charge


def _charge(
    inside: npt.NDArray[np.float64], rival: npt.NDArray[np.float64], weights: Weights, *, joined: bool
) -> npt.NDArray[np.float64]:
    charge = weights.rival * np.clip(rival - inside - weights.margin, 0.0, 0.5)
    if joined:
        charge = charge + weights.outer * 10.0 * np.maximum(0.0, weights.threshold - inside)
    return np.asarray(charge)


def best_path(
    table: dict[tuple[int, int], npt.NDArray[np.float64]], sources: int, targets: int, weights: Weights
) -> list[Bead]:
    """Beads of the best path, in order, lines left alone included as 1-0 and 0-1 beads."""
    best = np.zeros((sources + 1, targets + 1))
    # How each cell was reached: 0 target line alone, 1 source line alone, k + 2 a bead of SHAPES[k].
    move = np.zeros((sources + 1, targets + 1), dtype=np.int8)
    for i in range(1, sources + 1):
        row, choice = best[i - 1].copy(), np.ones(targets + 1, dtype=np.int8)
        for k, (a, b) in enumerate(SHAPES):
            if a > i or b > targets or (a, b) not in table:
                continue
            gain = 0.5 * (a + b) * (table[a, b][i - a] - weights.threshold)
            candidate = best[i - a, : targets - b + 1] + gain
            better = candidate > row[b:] + 1e-12
            row[b:][better] = candidate[better]
            choice[b:][better] = k + 2
        running = np.maximum.accumulate(row)
        choice[running > row] = 0
        best[i], move[i] = running, choice
    return _trace(move, table, sources, targets)


def _trace(
    move: npt.NDArray[np.int8], table: dict[tuple[int, int], npt.NDArray[np.float64]], i: int, j: int
) -> list[Bead]:
    beads: list[Bead] = []
    while i or j:
        step = int(move[i, j]) if i else 0
        if step == 0:
            j -= 1
            beads.append(Bead((), (j,), 0.0))
        elif step == 1:
            i -= 1
            beads.append(Bead((i,), (), 0.0))
        else:
            a, b = SHAPES[step - 2]
            i, j = i - a, j - b
            beads.append(Bead(tuple(range(i, i + a)), tuple(range(j, j + b)), float(table[a, b][i, j])))
    return beads[::-1]
