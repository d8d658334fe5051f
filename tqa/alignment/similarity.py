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
    import numpy.typing as npt

    from tqa.alignment.evidence import Evidence
    from tqa.alignment.lines import Side

    Matrix = npt.NDArray[np.float64]

# Evidence that a word finds on average in all lines counts against it (research on the open half: .7 of the
# mean).
_BACKGROUND = 0.7


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

    def block(self, height: int, width: int) -> tuple[Matrix, Matrix]:
        """Evidence sums of every `height` lines in every `width` lines over there, and their weight."""
        return run_sums(self.found[width - 1], height), run_sums(self.weight, height)

    def share(self, height: int, width: int) -> Matrix:
        """Coverage, 0 to 1, of every `height` lines by every `width` lines of the other side."""
        found, weight = self.block(height, width)
        shares: Matrix = found / np.maximum(weight, 1e-9)[:, None]
        return shares


def lines_by_type(side: Side) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where the lines of each type begin, shape (types + 1,), in a list of lines by type, and that list."""
    cells = _distinct(side.word.astype(np.int64) * side.size + side.line)
    starts = np.searchsorted(cells, np.arange(len(side.types) + 1, dtype=np.int64) * side.size)
    return starts, cells % max(side.size, 1)


def _distinct(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Each value once, rising; np.unique would load masked arrays, a tenth of a second for nothing."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def run_sums(values: Matrix, length: int) -> Matrix:
    """Sums over every `length` successive entries of the first axis."""
    rows = max(len(values) - length + 1, 0)
    total = values[:rows]
    for k in range(1, length):
        total = total + values[k : k + rows]
    return total


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
        profile -= _BACKGROUND * profile.mean(axis=1, keepdims=True)
        np.maximum(profile, 0.0, out=profile)
    return profile


def _coverage(side: Side, profile: Matrix) -> Coverage:
    counts = np.zeros((side.size, len(side.types)))
    np.add.at(counts.reshape(-1), side.line.astype(np.intp) * len(side.types) + side.word, 1.0)
    counts *= side.weight
    found = [counts @ profile]
    widest = profile
    for width in range(2, WIDEST + 1):
        if width > profile.shape[1]:
            found.append(np.zeros((side.size, 0)))
            continue
        widest = np.maximum(widest[:, :-1], profile[:, width - 1 :])
        found.append(counts @ widest)
    return Coverage(tuple(found), counts.sum(axis=1), _clauses(side, profile))


def _clauses(side: Side, profile: Matrix) -> Clauses:
    begins = np.append(True, side.clause[1:] != side.clause[:-1])[: len(side.clause)]
    lines = side.line[begins]
    counts = np.zeros((len(lines), len(side.types)))
    np.add.at(counts.reshape(-1), (np.cumsum(begins) - 1) * len(side.types) + side.word, 1.0)
    counts *= side.weight
    count = np.bincount(lines, minlength=side.size)
    return Clauses(counts @ profile, counts.sum(axis=1), np.cumsum(count) - count, count)
