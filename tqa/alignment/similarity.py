"""How much of a block of lines does a block on the other side account for?

For every word type and every line of the other side, the best evidence that the line translates the word,
less what the word finds everywhere (a word that is in every line tells nothing). Coverage of a block is the
weighted mean over its words of the best line in the other block. Everything is a product of matrices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.tables import WIDEST
from tqa.lexicon.ranges import ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.alignment.evidence import Evidence
    from tqa.alignment.lines import Side

    Matrix = npt.NDArray[np.float64]

# Evidence that a word finds on average in all lines counts against it (research on the open half: .7 of the
# mean).
BACKGROUND = 0.7
# Counts of words stand in a matrix of at most so many cells at once, [line or clause, type]: whole, it would
# grow with the square of a text.
_MOST_COUNTS = 4_000_000


@dataclass(frozen=True)
class Clauses:
    """Weighted evidence sums of the clauses of lines: what stands between stops.

    `found[p, j]` is the evidence for the words of clause `p` in line `j` of the other side, `weight[p]` the
    weight of these words. The clauses of line `i` are `first[i]:first[i] + count[i]`.
    """

    found: Matrix
    weight: Matrix
    first: npt.NDArray[np.intp]
    count: npt.NDArray[np.intp]


@dataclass(frozen=True)
class Coverage:
    """Weighted evidence sums of the lines of one side in the lines of the other.

    `found[b][i, j]` is the evidence for the words of line `i` in the `b + 1` lines from `j` (`j` runs over
    the lines that have as many behind them), `weight[i]` the weight of these words.
    `clauses` are those of the lines.
    """

    found: tuple[Matrix, ...]
    weight: Matrix
    clauses: Clauses

    @property
    def single(self) -> Matrix:
        """Coverage, 0 to 1, of every line by every line of the other side."""
        shares: Matrix = self.found[0] / np.maximum(self.weight, 1e-9)[:, None]
        return shares


def line_similarity(covered: tuple[Coverage, Coverage]) -> Matrix:
    """How alike two lines are, 0 to 1, [source, target]: the mean of what each covers of the other."""
    return 0.5 * (covered[0].single + covered[1].single.T)


def lines_by_type(side: Side) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where the lines of each type begin, shape (types + 1,), in a list of lines by type, and that list."""
    cells = _distinct(side.word.astype(np.int64) * side.size + side.line)
    starts = np.searchsorted(cells, np.arange(len(side.types) + 1, dtype=np.int64) * side.size)
    return starts, cells % max(side.size, 1)


def _distinct(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Each value once, rising; np.unique would load masked arrays, a tenth of a second for nothing."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def coverages(arabic: Side, english: Side, evidence: Evidence) -> tuple[Coverage, Coverage]:
    """Coverage of the Arabic lines by the English ones, and of the English by the Arabic."""
    forward = _profiles(english, evidence.english, evidence.arabic, evidence.value, len(arabic.types))
    backward = _profiles(arabic, evidence.arabic, evidence.english, evidence.value, len(english.types))
    return _coverage(arabic, forward), _coverage(english, backward)


def _profiles(
    lines: Side,
    there: npt.NDArray[np.intp],
    here: npt.NDArray[np.intp],
    value: npt.NDArray[np.float64],
    types: int,
) -> Matrix:
    """For each type of the other side and each of `lines`, the best evidence, [type, line].

    Args:
        lines: the side that is searched.
        there: types of `lines`, one of each entry of evidence.
        here: types of the other side.
        value: the evidence.
        types: how many types the other side has.
    """
    starts, places = lines_by_type(lines)
    times = starts[there + 1] - starts[there]
    line = places[ranges(starts[there], times)]
    profile = np.zeros((types, lines.size))
    np.maximum.at(profile.reshape(-1), np.repeat(here, times) * lines.size + line, np.repeat(value, times))
    if lines.size:
        profile -= BACKGROUND * profile.mean(axis=1, keepdims=True)
        np.maximum(profile, 0.0, out=profile)
    return profile


def _coverage(side: Side, profile: Matrix) -> Coverage:
    tables = [profile]
    for width in range(1, min(WIDEST, profile.shape[1])):
        tables.append(np.maximum(tables[-1][:, :-1], profile[:, width:]))
    found = _weighted_sums(side, side.line, side.size, tables)
    found += [np.zeros((side.size, 0))] * (WIDEST - len(found))
    begins = np.append(True, side.clause[1:] != side.clause[:-1])[: len(side.clause)]
    lines, clause = side.line[begins], np.cumsum(begins) - 1
    inside = _weighted_sums(side, clause, len(lines), [profile])[0]
    count = np.bincount(lines, minlength=side.size)
    clauses = Clauses(inside, _weights(side, clause, len(lines)), np.cumsum(count) - count, count)
    return Coverage(tuple(found), _weights(side, side.line, side.size), clauses)


def _weights(side: Side, row: npt.NDArray[np.signedinteger], rows: int) -> Matrix:
    return np.bincount(row, side.weight[side.word], minlength=rows).astype(np.float64)


def _weighted_sums(
    side: Side, row: npt.NDArray[np.signedinteger], rows: int, tables: Sequence[Matrix]
) -> list[Matrix]:
    """Sums of the tables, [type, ...], over the words of each row, by their weights; `row` rises."""
    step = max(1, _MOST_COUNTS // max(1, len(side.types)))
    found = [np.empty((rows, table.shape[1])) for table in tables]
    for start in range(0, rows, step):
        end = min(rows, start + step)
        first, last = np.searchsorted(row, (start, end))
        counts = np.zeros((end - start, len(side.types)))
        cells = (row[first:last].astype(np.intp) - start) * len(side.types) + side.word[first:last]
        np.add.at(counts.reshape(-1), cells, 1.0)
        counts *= side.weight
        for each, table in zip(found, tables, strict=True):
            np.matmul(counts, table, out=each[start:end])
    return found
