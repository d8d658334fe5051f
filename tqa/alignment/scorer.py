"""From features to scores: a linear part and a few hidden units, which benchmarks/fit_*.py learn.

The scores are those of a conditional random field over all alignments of the two texts (Lafferty, McCallum
and Pereira 2001): natural logarithms, up to a constant.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tqa.alignment.features import NULL_FEATURES, PAIR_FEATURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Array = npt.NDArray[np.floating[Any]]

# Columns scored at once: they stay in the processor's nearest memory, and products so small are not shared
# out among threads, which cost several times what they save.
_PORTION = 512
SHIPPED = Path(__file__).with_name("weights.json")
# Lines left alone come in runs: opening a run costs otherwise than going on with it, and so does a run on the
# target side right behind one on the source side.
TRANSITIONS = ("open_source", "more_source", "open_target", "more_target", "target_after_source")


@dataclass(frozen=True)
class Net:
    """`bias + linear · x + out · tanh(hidden · x + offset)`.

    Shapes: linear (features,), hidden (units, features), offset and out (units,).
    """

    bias: float
    linear: Array
    hidden: Array
    offset: Array
    out: Array

    def __call__(self, columns: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        """Scores of feature columns, shape (features, n), as shape (n,)."""
        scores = np.empty(columns.shape[1])
        for start in range(0, columns.shape[1], _PORTION):
            portion = columns[:, start : start + _PORTION]
            units = self.hidden @ portion
            units += self.offset[:, None]
            np.tanh(units, out=units)
            scores[start : start + _PORTION] = self.linear @ portion + self.out @ units + self.bias
        return scores


@dataclass(frozen=True)
class Weights:
    """Everything learned: the scores of beads and of lines left alone, and of runs of the latter."""

    pair: Net
    source_null: Net
    target_null: Net
    transitions: npt.NDArray[np.float64]


@cache
def shipped_weights() -> Weights:
    """The weights of the package.

    Raises:
        ValueError: the file was learned for other features than the code has.
    """
    return read_weights(json.loads(SHIPPED.read_text(encoding="utf-8")), PAIR_FEATURES, NULL_FEATURES)


def read_weights(table: Mapping[str, Any], pair: Sequence[str], null: Sequence[str]) -> Weights:
    """Weights from what `write_weights` made, for these features of beads and of lines left alone.

    Raises:
        ValueError: they were learned for other features than the code has.
    """
    wanted = {"pair": list(pair), "null": list(null), "transitions": list(TRANSITIONS)}
    if table["features"] != wanted:
        msg = "the aligner's weights are of another version of its features; benchmarks/fit_*.py learns them"
        raise ValueError(msg)

    def net(values: Mapping[str, Any]) -> Net:
        parts = (np.array(values[part], dtype=np.float32) for part in ("linear", "hidden", "offset", "out"))
        return Net(float(values["bias"]), *parts)

    nets = {name: net(table[name]) for name in ("pair", "source_null", "target_null")}
    return Weights(**nets, transitions=np.array(table["transitions"], dtype=np.float64))


def write_weights(weights: Weights, pair: Sequence[str], null: Sequence[str]) -> dict[str, Any]:
    """A table for JSON, rounded to four digits behind the point."""

    def net(each: Net) -> dict[str, Any]:
        parts = {
            part: np.round(getattr(each, part), 4).tolist() for part in ("linear", "hidden", "offset", "out")
        }
        return {"bias": round(float(each.bias), 4), **parts}

    return {
        "features": {
            "pair": list(pair),
            "null": list(null),
            "transitions": list(TRANSITIONS),
        },
        "transitions": np.round(weights.transitions, 4).tolist(),
        **{name: net(getattr(weights, name)) for name in ("pair", "source_null", "target_null")},
    }
