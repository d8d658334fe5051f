"""Two texts compared by the vectors of their tokens: greedy matching, as in BERTScore.

Zhang, Kishore, Wu, Weinberger and Artzi (2020), "BERTScore: Evaluating Text Generation with BERT": every
token of one text is matched with the most similar token of the other; the mean similarity over the tokens of
the hypothesis is the precision, that over the tokens of the reference the recall. Tokens that the tokenizer
itself puts around a text may be matched with, but count nothing, as in the authors' own program.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text: `ids`, `vectors` of length 1 in rows, and which of them are its own."""

    ids: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.float32]
    own: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Match:
    """How well a hypothesis matches a reference, at best 1; all 0 where one of them has no token."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0 where they do not add up to more than 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total > 0 else 0.0


class Rarity:
    """How much a token counts: 1, or more the fewer of the references have it.

    The weight is log((n + 1) / (k + 1)) for a token that k of n references have.
    """

    def __init__(self, references: Iterable[npt.NDArray[np.int64]] | None = None) -> None:
        """Count in which of the `references`, given as token ids, each token is; None for a weight of 1."""
        self._counts: Counter[int] | None = None
        if references is not None:
            self._counts, self._texts = Counter(), 0
            for ids in references:
                self._counts.update(set(ids.tolist()))
                self._texts += 1

    def of(self, tokens: Tokens) -> npt.NDArray[np.float64]:
        """The weight of each token."""
        if self._counts is None:
            return tokens.own.astype(np.float64)
        rare = [math.log((self._texts + 1) / (self._counts[token] + 1)) for token in tokens.ids.tolist()]
        return np.where(tokens.own, rare, 0.0)


def match(hypothesis: Tokens, reference: Tokens, rarity: Rarity) -> Match:
    """Match the tokens of two texts greedily."""
    if not hypothesis.own.any() or not reference.own.any():
        return Match(0.0, 0.0)
    # A cosine is at most 1, whatever rounding makes of it.
    similar = np.minimum(hypothesis.vectors @ reference.vectors.T, 1.0)
    return Match(
        _mean(similar.max(axis=1), rarity.of(hypothesis)), _mean(similar.max(axis=0), rarity.of(reference))
    )


def _mean(values: npt.NDArray[np.float32], weights: npt.NDArray[np.float64]) -> float:
    total = float(weights.sum())
    # Where every reference has every token of a text, none says more than another.
    return float(values @ weights) / total if total > 0 else float(values.mean())
