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

from tqa.scoring.character_counts import character_counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

METRICS = ("BLEU", "chrF2", "chrF2++", "TER")
# The part of chrF2++ that chrF2 does not have: n-grams of words, whose columns come last.
_WORDS = "words"
LOWER_IS_BETTER = frozenset({"TER"})


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
    characters: list[Array] = []
    # With several references, each metric chooses for each segment the one that suits it best.
    if len(references) == 1 and not {"chrF2", "chrF2++"}.isdisjoint(names):
        characters = character_counts(systems, references[0])
    for name in names:
        metric = _metric(name)
        metric.num_refs = len(references)
        if name == "chrF2" and characters:
            tables = characters
        elif name == "chrF2++" and characters:
            words = _rows(_metric(_WORDS), systems, references)
            tables = list(map(np.hstack, zip(characters, words, strict=True)))
        else:
            tables = _rows(metric, systems, references)
        found[name] = Statistics(name, str(metric.get_signature()), tuple(tables))
    return found


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
    if name == _WORDS:
        return CHRF(char_order=0, word_order=2)
    return TER() if name == "TER" else CHRF(word_order=2 if name == "chrF2++" else 0)


def _rows(
    metric: Any,  # noqa: ANN401
    systems: Sequence[Sequence[str]],
    references: Sequence[Sequence[str]],
) -> list[Array]:
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
    return [np.asarray(table, dtype=np.float64) for table in tables]
