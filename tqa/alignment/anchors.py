"""Cut long texts into stretches that are aligned one by one: time and memory grow with their length only.

Rare words are looked up in an inverted index; pairs of lines that are clearly each other's best are anchors,
and the heaviest chain of them that does not cross shows where to cut (as Moore 2002 and Vecalign do it with
other scores).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.similarity import lines_by_type
from tqa.lexicon.ranges import ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.alignment.evidence import Evidence
    from tqa.alignment.lines import Side

# A stretch is cut at the first good place behind this many lines of its longer side, and never grows beyond
# the most.
_GOOD = 24
_MOST = 200
# Two words that stand in so many lines each tell too little for what they cost.
_MOST_PLACES = 100
_MARGIN = 1.3
_LEAST = 1.0
_MOST_ENTRIES = 20_000_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Source lines `source[0]:source[1]` stand against target lines `target[0]:target[1]`."""

    source: tuple[int, int]
    target: tuple[int, int]


def stretches(source: Side, target: Side, evidence: Evidence) -> list[Stretch]:
    """Stretches that cover both texts in order, none longer than 200 lines a side."""
    chain = _heaviest_chain(_anchors(source, target, evidence))
    points = _cuts(chain, source.size, target.size)
    found = []
    for (i, j), (k, m) in pairwise(points):
        found.extend(_pieces((i, k), (j, m)))
    return found


def _anchors(source: Side, target: Side, evidence: Evidence) -> list[tuple[int, int, float]]:
    """Pairs of lines that are each other's best by a margin, with their scores, by source line."""
    keys, scores = _line_scores(source, target, evidence)
    if not len(keys):
        return []
    rows, columns = keys // target.size, keys % target.size
    clear = np.ones(len(keys), dtype=np.bool_)
    for places, size in ((rows, source.size), (columns, target.size)):
        best = np.zeros(size)
        np.maximum.at(best, places, scores)
        top = scores >= best[places]
        second = np.zeros(size)
        np.maximum.at(second, places[~top], scores[~top])
        ties = np.bincount(places[top], minlength=size)
        clear &= top & (ties[places] == 1) & (scores >= _MARGIN * second[places])
    clear &= scores >= _LEAST
    order = np.argsort(rows[clear], kind="stable")
    return list(
        zip(
            rows[clear][order].tolist(),
            columns[clear][order].tolist(),
            scores[clear][order].tolist(),
            strict=True,
        )
    )


def _line_scores(
    source: Side, target: Side, evidence: Evidence
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Evidence of rare words for pairs of lines: source line × target lines + target line, and the sum."""
    (rows_at, by_row), (columns_at, by_column) = lines_by_type(source), lines_by_type(target)
    many = [np.diff(starts) for starts in (rows_at, columns_at)]
    cost = many[0][evidence.arabic] * many[1][evidence.english]
    kept = np.flatnonzero((cost > 0) & (cost <= _MOST_PLACES))
    kept = kept[np.argsort(cost[kept], kind="stable")]
    # The rarest pairs first, until there are enough of them.
    kept = kept[np.cumsum(cost[kept]) <= _MOST_ENTRIES]
    here, there = evidence.arabic[kept], evidence.english[kept]
    weight = evidence.value[kept] * np.sqrt(source.weight[here] * target.weight[there] / cost[kept])
    # Every line of the Arabic type with every line of the English one.
    rows = ranges(rows_at[here], many[0][here])
    pairs = np.repeat(many[1][there], many[0][here])
    columns = by_column[ranges(np.repeat(columns_at[there], many[0][here]), pairs)]
    rows = np.repeat(by_row[rows], pairs)
    keys, inverse = np.unique(rows * target.size + columns, return_inverse=True)
    sums = np.bincount(inverse, weights=np.repeat(weight, cost[kept]), minlength=len(keys))
    return np.asarray(keys, dtype=np.int64), np.asarray(sums, dtype=np.float64)


def _heaviest_chain(anchors: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The anchors of most weight that cross nowhere, one a line on either side.

    Anchors come by source line, so the best chain that ends before a target line is kept in a list that rises
    in both: target line and weight.
    """
    ends: list[int] = []
    heights: list[float] = []
    holders: list[int] = []
    before = [-1] * len(anchors)
    for index, (_, column, weight) in enumerate(anchors):
        at = bisect_left(ends, column)
        before[index] = holders[at - 1] if at else -1
        height = weight + (heights[at - 1] if at else 0.0)
        stop = at
        while stop < len(ends) and heights[stop] <= height:
            stop += 1
        if at < len(ends) and ends[at] == column and heights[at] > height:
            continue
        ends[at:stop], heights[at:stop], holders[at:stop] = [column], [height], [index]
    chain: list[tuple[int, int]] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        chain.append(anchors[index][:2])
        index = before[index]
    return chain[::-1]


def _cuts(chain: Sequence[tuple[int, int]], rows: int, columns: int) -> list[tuple[int, int]]:
    """Points between lines where two anchors follow each other on both sides, else before one anchor."""
    points = [(0, 0)]
    spare: tuple[int, int] | None = None
    for (i, j), (k, m) in pairwise(chain):
        last = points[-1]
        far = max(k - last[0], m - last[1])
        if far > _MOST and spare is not None and spare > last:
            points.append(spare)
            spare, last = None, points[-1]
            far = max(k - last[0], m - last[1])
        if far >= _GOOD:
            if (k, m) == (i + 1, j + 1):
                points.append((k, m))
                spare = None
            else:
                spare = (k, m)
    return [*points, (rows, columns)]


def _pieces(source: tuple[int, int], target: tuple[int, int]) -> list[Stretch]:
    """A stretch that no anchor cuts is cut in proportion."""
    longest = max(source[1] - source[0], target[1] - target[0])
    count = -(-longest // _MOST)
    if count <= 1:
        return [Stretch(source, target)] if longest else []
    edges = [
        [side[0] + (side[1] - side[0]) * k // count for k in range(count + 1)] for side in (source, target)
    ]
    return [Stretch((edges[0][k], edges[0][k + 1]), (edges[1][k], edges[1][k + 1])) for k in range(count)]
