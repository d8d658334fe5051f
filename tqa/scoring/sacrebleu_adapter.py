"""The one place that touches the internals of sacrebleu: sufficient statistics and signatures.

A corpus metric is a function of sums over the segments (Koehn, 2004: n-gram matches and lengths for BLEU,
n-gram counts for chrF, edits and lengths for TER). sacrebleu computes them segment by segment but offers no
public way to get at them, so tests/scoring/test_sacrebleu_adapter.py holds every name used here against its
public scores, and fails when one of them moves.

Statistics are float64 arrays, exact for counts. What leaves as a score is a plain float: numpy's own numbers
are no JSON.
"""
# ruff: noqa: SLF001 - see above

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

METRICS = ("BLEU", "chrF2", "chrF2++", "TER")
LOWER_IS_BETTER = frozenset({"TER"})
# chrF2++ is chrF2 with the n-grams of words behind those of characters: hypothesis, reference and match
# counts for each of 6 orders.
_CHARACTER_COLUMNS = 18


@dataclass(frozen=True)
class Statistics:
    """A metric's statistics: for each system, one row for each segment. `signature` is sacrebleu's own."""

    name: str
    signature: str
    systems: tuple[Array, ...]


def statistics(
    names: Sequence[str], systems: Sequence[Sequence[str]], references: Sequence[Sequence[str]]
) -> dict[str, Statistics]:
    """The sufficient statistics of the metrics `names` (of `METRICS`), with the settings of sacrebleu.

    Args:
        names: the metrics to extract.
        systems: for each system, the text of every segment.
        references: for each set of references, the text of every segment.
    """
    found: dict[str, Statistics] = {}
    for name in sorted(names, key=METRICS.index, reverse=True):
        metric = _metric(name)
        metric.num_refs = len(references)
        signature = str(metric.get_signature())
        longer = found.get("chrF2++")
        # With several references, each of the two chooses the reference that suits it best.
        if name == "chrF2" and longer is not None and len(references) == 1:
            tables = tuple(table[:, :_CHARACTER_COLUMNS] for table in longer.systems)
        else:
            tables = tuple(_rows(metric, systems, references))
        found[name] = Statistics(name, signature, tables)
    return {name: found[name] for name in names}


def corpus_score(name: str, rows: Array) -> float:
    """The score of all segments of `rows` together, from 0 to 100: to the last digit that of sacrebleu."""
    return float(_metric(name)._aggregate_and_compute(rows.tolist()).score)


def _metric(name: str) -> Any:  # noqa: ANN401 - sacrebleu is not typed
    # A tenth of a second that few runs need.
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    if name == "BLEU":
        # `force` only silences the warning that a text looks tokenised.
        return BLEU(force=True)
    return TER() if name == "TER" else CHRF(word_order=2 if name == "chrF2++" else 0)


def _rows(
    metric: Any,  # noqa: ANN401
    systems: Sequence[Sequence[str]],
    references: Sequence[Sequence[str]],
) -> Iterable[Array]:
    """The statistics of each system; what both systems or several segments share is worked out once."""
    known: dict[tuple[str, ...], list[float]] = {}
    tables: list[list[list[float]]] = [[] for _ in systems]
    for refs, texts in zip(zip(*references, strict=True), zip(*systems, strict=True), strict=True):
        info = None
        for table, text in zip(tables, texts, strict=True):
            row = known.get((text, *refs))
            if row is None:
                # Kept for this segment alone: the n-grams of a large corpus would fill the memory.
                info = info or metric._extract_reference_info([metric._preprocess_segment(r) for r in refs])
                row = metric._compute_segment_statistics(metric._preprocess_segment(text), info)
                known[text, *refs] = row
            table.append(row)
    return (np.asarray(table, dtype=np.float64) for table in tables)
