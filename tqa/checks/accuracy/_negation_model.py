"""How likely it is that a negation without an open rendering is lost.

Two steps. A logistic model tells how surely a translator renders a negation openly, given what else is seen
of it; it was learned from human translations alone, in which nothing is lost. If it is sure and there is no
open negation, either the translator found another way, which the model knows to be rare, or the negation is
lost. A second logistic function turns the first one's odds into the probability of the latter. Weights in
`negation-weights.tsv`, by benchmarks/train_negation.py.
"""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WEIGHTS = Path(__file__).with_name("negation-weights.tsv")
BIAS, SCALE, SHIFT = "=bias", "=scale", "=shift"


def lost_probability(features: Iterable[str]) -> float:
    """The probability, 0 to 1, that a negation of these features, not openly rendered, is lost."""
    weights = negation_weights()
    odds = weights[BIAS] + sum(weights.get(name, 0.0) for name in features)
    return 1 / (1 + exp(-(weights[SCALE] * odds + weights[SHIFT])))


@cache
def negation_weights() -> Mapping[str, float]:
    """The shipped weights: feature → natural logarithm of odds."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    return {name: float(value) for name, value in (line.split("\t") for line in lines)}
