"""What the monotone path cannot see: pairs that stand out of order, and short lines without evidence between sure neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tqa.model import Bead

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.alignment.lines import Line

# A crossing pair must be each other's best over all lines, this similar, and this near (headers move by a few lines, not by a page).
_CROSSING = 0.3
_NEAR = 8
# Lines without evidence are paired only in a text that is otherwise nearly complete.
_MOSTLY_ALIGNED = 0.3
_LONGEST_GAP = 2


def crossing_pairs(beads: Sequence[Bead], single: npt.NDArray[np.float64]) -> list[Bead]:
    """Turn null lines that are mutual best matches into moved 1-1 beads, placed where the target line stands."""
    if not single.size:
        return list(beads)
    lone_source = {bead.source[0] for bead in beads if not bead.target}
    lone_target = {bead.target[0] for bead in beads if not bead.source}
    found: dict[int, Bead] = {}
    for i in sorted(lone_source):
        j = int(np.argmax(single[i]))
        mutual = int(np.argmax(single[:, j])) == i
        if mutual and j in lone_target and single[i, j] >= _CROSSING and abs(i - j) <= _NEAR:
            found[j] = Bead((i,), (j,), float(single[i, j]), moved=True)
    used = {bead.source[0] for bead in found.values()}
    kept = [
        found[bead.target[0]] if not bead.source and bead.target[0] in found else bead
        for bead in beads
        if bead.target or bead.source[0] not in used
    ]
    return _unmark_ordered(kept)


def _unmark_ordered(beads: Sequence[Bead]) -> list[Bead]:
    """A rescued pair that crosses nothing is an ordinary pair."""
    paired = [bead for bead in beads if bead.source and bead.target]
    crossing = {
        id(bead)
        for bead in paired
        if any(
            (other.source[0] - bead.source[0]) * (other.target[0] - bead.target[0]) < 0 for other in paired
        )
    }
    return [replace(bead, moved=False) if bead.moved and id(bead) not in crossing else bead for bead in beads]


def fill_gaps(beads: Sequence[Bead], arabic: Sequence[Line], english: Sequence[Line]) -> list[Bead]:
    """Pair the lines of a gap of one or two on both sides, of plausible lengths, between two aligned beads."""
    lines = sum(len(bead.source) + len(bead.target) for bead in beads)
    alone = sum(len(bead.source) + len(bead.target) for bead in beads if not (bead.source and bead.target))
    if not lines or alone / lines > _MOSTLY_ALIGNED:
        return list(beads)
    filled: list[Bead] = []
    start = 0
    while start < len(beads):
        end = start
        while end < len(beads) and not (beads[end].source and beads[end].target):
            end += 1
        filled.extend(
            _fill(beads[start:end], arabic, english) if start and end < len(beads) else beads[start:end]
        )
        filled.extend(beads[end : end + 1])
        start = end + 1
    return filled


def _fill(gap: Sequence[Bead], arabic: Sequence[Line], english: Sequence[Line]) -> list[Bead]:
    sources = [bead.source[0] for bead in gap if bead.source]
    targets = [bead.target[0] for bead in gap if bead.target]
    if len(sources) != len(targets) or not 0 < len(sources) <= _LONGEST_GAP:
        return list(gap)
    if any(
        not 0.5 <= (english[j].length + 5) / (arabic[i].length + 5) <= 2.4
        for i, j in zip(sources, targets, strict=True)
    ):
        return list(gap)
    return [Bead((i,), (j,), 0.0) for i, j in zip(sources, targets, strict=True)]
