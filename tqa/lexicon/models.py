"""How likely is each link of a sentence pair, given a translation table?

Two models of where words stand: the diagonal of fast_align (Dyer, Chahuneau and Smith 2013), for a table that
knows little yet; then the hidden Markov model of Vogel, Ney and Tillmann (1996), for which a word's partner
depends on the one of the word before. A word without a partner remembers the place of the last one (Och and
Ney 2003). Both work on all pairs of one size at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from tqa.lexicon.cells import Cells

    Array = npt.NDArray[np.float32]

# fast_align's defaults: probability of linking to no word, and how sharply the prior falls off the diagonal.
NULL_PRIOR = 0.08
TENSION = 4.0
# Added to the expected number of every jump, as a share of all.
_UNSEEN_JUMP = 1e-4


@dataclass
class Direction:
    """One direction of linking: every word of one side chooses its partner on the other.

    `english_chooses` says which; `null` is the probability that a word without a partner is this very word;
    `widest` the longest sentence. The probabilities of jumps between partners are learned on the way.
    """

    english_chooses: bool
    null: float
    widest: int
    jumps: npt.NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with jumps that get less likely the farther they are from the next word."""
        self.jumps = np.exp(-np.abs(np.arange(-self.widest, self.widest + 1) - 1.0) / 2.0)

    def by_diagonal(self, cells: Cells, table: Array) -> Array:
        """Probability of each cell's link among all links of its word, linking to nothing included."""
        links = np.empty(len(cells.entry), dtype=np.float32)
        for entry, block in cells.blocks(links):
            likely, out = self._turned(table[entry]), self._turned(block)
            weight = likely * _diagonal(*likely.shape[1:])
            out[:] = weight / (weight.sum(axis=2, keepdims=True) + NULL_PRIOR * self.null)
        return links

    def by_jumps(self, cells: Cells, table: Array) -> Array:
        """The same by the hidden Markov model; learns the jumps for the next time."""
        links = np.empty(len(cells.entry), dtype=np.float32)
        counts = np.zeros_like(self.jumps)
        for entry, block in cells.blocks(links):
            likely, out = self._turned(table[entry]), self._turned(block)
            places = np.arange(likely.shape[2])
            jump = places[None, :] - places[:, None] + self.widest
            steps = self.jumps[jump]
            steps *= (1.0 - NULL_PRIOR) / steps.sum(axis=1, keepdims=True)
            found, moves = _forward_backward(
                np.ascontiguousarray(likely.transpose(1, 0, 2)), steps.astype(np.float32), self.null
            )
            out[:] = found.transpose(1, 0, 2)
            np.add.at(counts, jump, moves)
        self.jumps = counts / max(counts.sum(), 1e-9) + _UNSEEN_JUMP
        return links

    def _turned(self, block: Array) -> Array:
        """Shape (pairs, choosing words, their partners)."""
        return block if self.english_chooses else block.transpose(0, 2, 1)


def _diagonal(words: int, partners: int) -> Array:
    """Prior of the links of every word, without its share for none."""
    rows, columns = (np.arange(words) + 0.5) / words, (np.arange(partners) + 0.5) / partners
    prior = np.exp(-TENSION * np.abs(rows[:, None] - columns[None, :]))
    prior *= (1.0 - NULL_PRIOR) / prior.sum(axis=1, keepdims=True)
    return prior.astype(np.float32)


def _forward_backward(likely: Array, steps: Array, null: float) -> tuple[Array, npt.NDArray[np.float64]]:
    """Link posteriors of pairs of one size, and how often each partner is expected to follow each.

    Args:
        likely: probability of each word by each partner, shape (words, pairs, partners).
        steps: probability of each partner after each, shape (partners, partners).
        null: probability of any word that has no partner.
    """
    size, alone = likely.shape[2], np.float32(NULL_PRIOR * null)
    linked, scale = np.empty_like(likely), np.empty((*likely.shape[:2], 1), dtype=np.float32)
    places = np.empty_like(likely)
    before = np.full(likely.shape[1:], 1.0 / size, dtype=np.float32)
    for word, each in enumerate(likely):
        # The first word may have any partner.
        arrived = before @ steps if word else before * np.float32(1.0 - NULL_PRIOR)
        linked[word] = arrived * each
        places[word] = linked[word] + before * alone
        scale[word] = places[word].sum(axis=1, keepdims=True)
        linked[word] /= scale[word]
        places[word] /= scale[word]
        before = places[word]
    after = np.ones(likely.shape[1:], dtype=np.float32)
    moves = np.zeros(steps.shape, dtype=np.float64)
    for word in range(len(likely) - 1, -1, -1):
        linked[word] *= after
        if word:
            onward = likely[word] * after / scale[word]
            moves += places[word - 1].T @ onward
            after = onward @ steps.T + after * (alone / scale[word])
    return linked, moves * steps
