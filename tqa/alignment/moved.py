"""What a path without crossings cannot see: lines that stand elsewhere on the other side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tqa.model import Bead

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

# A crossing pair must be each other's best over all lines, this similar when it is near (headers move by a
# few lines); when it is far, more so, and ahead of any other candidate: a date line may stand on every page.
_CROSSING = 0.3
_FAR_CROSSING = 0.45
_FAR_MARGIN = 0.1
_NEAR = 8


def crossing_pairs(beads: Sequence[Bead], single: npt.NDArray[np.float64]) -> list[Bead]:
    """Turn lines left alone that are mutual best matches into moved 1-1 beads, where the target line stands.

    Args:
        beads: of a path, lines left alone included.
        single: similarity (0 to 1) of every two lines, [source, target].
    """
    if not single.size:
        return list(beads)
    pairs = _mutual(beads, single)
    found = {j: Bead((i,), (j,), float(min(1.0, single[i, j])), moved=True) for i, j in pairs}
    used = {bead.source[0] for bead in found.values()}
    kept = [
        found[bead.target[0]] if not bead.source and bead.target[0] in found else bead
        for bead in beads
        if bead.target or bead.source[0] not in used
    ]
    return marked(kept)


def _mutual(beads: Sequence[Bead], single: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """Lines left alone that are like each other and like no other line."""
    lone_target = {bead.target[0] for bead in beads if not bead.source}
    best_source, best_target = single.argmax(axis=1), single.argmax(axis=0)
    pairs = []
    for i in (bead.source[0] for bead in beads if not bead.target):
        j = int(best_source[i])
        if j not in lone_target or best_target[j] != i:
            continue
        if single[i, j] >= (_CROSSING if abs(i - j) <= _NEAR else _far_least(single, i, j)):
            pairs.append((i, j))
    return pairs


def far_pairs(single: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """Lines that are each other's best by so much that they may stand anywhere, as (source, target)."""
    best_source, best_target = single.argmax(axis=1).tolist(), single.argmax(axis=0).tolist()
    mutual = [(i, j) for i, j in enumerate(best_source) if best_target[j] == i]
    return [(i, j) for i, j in mutual if single[i, j] >= _far_least(single, i, j)]


def _far_least(single: npt.NDArray[np.float64], i: int, j: int) -> float:
    others = np.concatenate([np.delete(single[i], j), np.delete(single[:, j], i), [0.0]])
    return max(_FAR_CROSSING, float(others.max()) + _FAR_MARGIN)


def marked(beads: Sequence[Bead]) -> list[Bead]:
    """A pair is moved only where it crosses another: one that is merely found late is an ordinary pair."""
    paired = sorted((bead for bead in beads if bead.source and bead.target), key=lambda bead: bead.target[0])
    first = np.array([bead.source[0] for bead in paired], dtype=np.int64)
    if not len(first):
        return list(beads)
    before = np.maximum.accumulate(first)
    behind = np.minimum.accumulate(first[::-1])[::-1]
    crossing = {id(bead) for k, bead in enumerate(paired) if before[k] > first[k] or behind[k] < first[k]}
    return [replace(bead, moved=False) if bead.moved and id(bead) not in crossing else bead for bead in beads]
