"""BLEU, chrF and TER of many sums of statistics at once, as sacrebleu computes each.

BLEU: Papineni et al. (2002) with the exponential smoothing of NIST's mteval-v13a. chrF: Popović (2015), the
averages of precision and recall over the orders that both sides have. TER: Snover et al. (2006). The rows are
laid out as tqa/scoring/sacrebleu_adapter.py gives them; scores run from 0 to 100 (TER may exceed it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Measure = Callable[[Array], Array]

_ORDERS = 4
_RECALL_WEIGHT = 4.0  # the square of chrF's beta, 2
# What sacrebleu takes for the logarithm of a precision of 0.
_LOG_OF_ZERO = -9999999999.0


def measure(name: str) -> Measure:
    """The function from rows of summed statistics (..., columns) to the scores of the metric `name` (...)."""
    return {"BLEU": bleu, "chrF2": chrf, "chrF2++": chrf, "TER": ter}[name]


def segment_measure(name: str) -> Measure:
    """The same for single segments: BLEU leaves out the orders that a segment is too short for."""
    return sentence_bleu if name == "BLEU" else measure(name)


def bleu(rows: Array) -> Array:
    """Corpus BLEU of rows of lengths (hypothesis, reference), matches and totals of the orders 1 to 4."""
    logs, _ = _log_precisions(rows)
    scores: Array = _brevity(rows) * np.exp(logs.sum(axis=-1) / _ORDERS)
    return scores


def sentence_bleu(rows: Array) -> Array:
    """BLEU with the effective order, for rows that are one segment each."""
    logs, valid = _log_precisions(rows)
    total = np.where(valid, logs, 0.0).sum(axis=-1)
    scores: Array = _brevity(rows) * np.exp(total / np.maximum(valid.sum(axis=-1), 1))
    return scores


def _log_precisions(rows: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Smoothed log precisions, and which orders count: those before the first that has no n-gram at all."""
    matches, totals = rows[..., 2 : 2 + _ORDERS], rows[..., 2 + _ORDERS :]
    valid = np.logical_and.accumulate(totals > 0, axis=-1)
    smoothing = 2.0 ** np.cumsum(valid & (matches == 0), axis=-1)
    numerators = np.where(matches > 0, matches, 1.0 / smoothing)
    logs = np.log(100.0 * numerators / np.where(valid, totals, 1.0))
    return np.where(valid, logs, _LOG_OF_ZERO), valid


def _brevity(rows: Array) -> Array:
    """The brevity penalty, 0 where nothing matches at all."""
    length, reference = rows[..., 0], rows[..., 1]
    ratio = reference / np.where(length > 0, length, 1.0)
    penalty = np.where(length < reference, np.exp(np.minimum(1.0 - ratio, 0.0)), 1.0)
    return np.where((length > 0) & rows[..., 2 : 2 + _ORDERS].any(axis=-1), penalty, 0.0)


def chrf(rows: Array) -> Array:
    """chrF2 of rows with (hypothesis, reference, match) counts for each order."""
    counts = rows.reshape(*rows.shape[:-1], -1, 3)
    ours, theirs, matches = counts[..., 0], counts[..., 1], counts[..., 2]
    both = (ours > 0) & (theirs > 0)
    orders = np.maximum(both.sum(axis=-1), 1)
    precision = np.where(both, matches / np.where(both, ours, 1.0), 0.0).sum(axis=-1) / orders
    recall = np.where(both, matches / np.where(both, theirs, 1.0), 0.0).sum(axis=-1) / orders
    weighted = _RECALL_WEIGHT * precision + recall
    scores: Array = (
        100.0 * (1.0 + _RECALL_WEIGHT) * precision * recall / np.where(weighted > 0, weighted, 1.0)
    )
    return scores


def ter(rows: Array) -> Array:
    """TER of rows with the number of edits and the length of the reference."""
    edits, length = rows[..., 0], rows[..., 1]
    return 100.0 * np.where(length > 0, edits / np.where(length > 0, length, 1.0), edits > 0)
