"""What the monotone path cannot see: pairs out of order, idle lines in a bead, lines without evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tqa.model import Bead

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.alignment.lines import Line
    from tqa.alignment.similarity import Coverage

# A crossing pair must be each other's best over all lines, this similar, and this near (headers move by a
# few lines, not by a page).
_CROSSING = 0.3
_NEAR = 8
# Lines without evidence are paired only in a text that is otherwise nearly complete.
_MOSTLY_ALIGNED = 0.3
_LONGEST_GAP = 2
# A line of this many characters would show some evidence, more than this, if anything in the bead
# translated it.
_TELLING = 60
_NOTHING = 0.08


def crossing_pairs(beads: Sequence[Bead], single: npt.NDArray[np.float64]) -> list[Bead]:
    """Turn null lines that are mutual best matches into moved 1-1 beads, where the target line stands."""
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


def shed_idle_lines(
    beads: Sequence[Bead], source: Coverage, target: Coverage, arabic: Sequence[Line], english: Sequence[Line]
) -> list[Bead]:
    """Take a long outer line without any evidence out of its joined bead.

    An omission or an addition must not hide in a neighbour.
    """
    by_source, by_target = source.block(1, 1), target.block(1, 1)
    shed: list[Bead] = []
    for bead in beads:
        kept = [
            i
            for i in bead.source
            if len(bead.source) == 1 or not _idle(by_source[i, list(bead.target)], arabic[i])
        ]
        keeping = [
            j
            for j in bead.target
            if len(bead.target) == 1 or not _idle(by_target[j, list(bead.source)], english[j])
        ]
        if not (_contiguous(kept) and _contiguous(keeping)):
            shed.append(bead)
            continue
        shed += [Bead((i,), (), 0.0) for i in bead.source if i < kept[0]]
        shed += [Bead((), (j,), 0.0) for j in bead.target if j < keeping[0]]
        shed.append(replace(bead, source=tuple(kept), target=tuple(keeping)))
        shed += [Bead((i,), (), 0.0) for i in bead.source if i > kept[-1]]
        shed += [Bead((), (j,), 0.0) for j in bead.target if j > keeping[-1]]
    return shed


def _idle(evidence: npt.NDArray[np.float64], line: Line) -> bool:
    return line.length >= _TELLING and bool(evidence.size and evidence.max() < _NOTHING)


def _contiguous(lines: Sequence[int]) -> bool:
    return bool(lines) and lines[-1] - lines[0] == len(lines) - 1


def fill_gaps(beads: Sequence[Bead], arabic: Sequence[Line], english: Sequence[Line]) -> list[Bead]:
    """Pair the lines of a gap of one or two lines a side, of plausible lengths, between two aligned beads."""
    lines = sum(len(bead.source) + len(bead.target) for bead in beads)
    alone = sum(len(bead.source) + len(bead.target) for bead in beads if not (bead.source and bead.target))
    if lines == alone:
        # Nothing is paired: one sentence or two that have no words to show it may still be each other's.
        return _fill(beads, arabic, english)
    if alone / lines > _MOSTLY_ALIGNED:
        return list(beads)
    filled: list[Bead] = []
    start = 0
    while start < len(beads):
        end = start
        while end < len(beads) and not (beads[end].source and beads[end].target):
            end += 1
        gap = beads[start:end]
        filled.extend(_fill(gap, arabic, english) if start and end < len(beads) else gap)
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
