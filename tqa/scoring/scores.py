"""Scores a translation against references, and says whether it became better than a baseline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.model import Score
from tqa.scoring.sacrebleu_adapter import METRICS, statistics
from tqa.scoring.significance import FEWEST, LEVEL, Contrast, holm, intervals, p_values
from tqa.scoring.tables import of_judged, of_sacrebleu

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from tqa.scoring.formulas import Array
    from tqa.scoring.judged import Judged
    from tqa.scoring.tables import Table

NO_CHANGE = "no change"
NOT_TESTABLE = "not testable"
BETTER = "better"
WORSE = "worse"
NOT_SIGNIFICANT = "not significant"
FOOTNOTE = (
    "How much is much? A difference of BLEU 2.34, chrF 1.63 or COMET-22 0.56 points agreed with human judges "
    "80 % of the time (Kocmi et al., 2024). That was fitted between whole systems: for the edits of one text "
    "it gives no more than an idea, and there is no such figure for chrF2++ and TER."
)
"""Kocmi, Zouhar, Federmann and Post (2024), "Navigating the Metrics Maze", as their tool computes it."""
ESTIMATED = (
    "How much is much? Without a human translation to compare with, these scores are what a model makes of "
    "the English and its Arabic: a small difference is a hint where to look, and no proof."
)
"""Stands in the footnote's place where there is no reference."""
MOST_WORDS = 1_000
"""Words in a segment beyond which TER, whose search grows with them, would take minutes."""
MOST_CHARACTERS = 50_000
# Segment scores as close are the same: the sums behind them round differently.
_EQUAL = 1e-9


@dataclass(frozen=True)
class Comparison:
    """The scores of a text by metric; `segments` has those of every segment, `before` those of the baseline.

    `changed` are the indices of the segments that differ from the baseline.
    """

    scores: Mapping[str, Score]
    segments: Mapping[str, tuple[float, ...]]
    before: Mapping[str, tuple[float, ...]] | None = None
    changed: tuple[int, ...] = ()


def compare(
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    baseline: Sequence[str] | None = None,
    metrics: Sequence[str] = METRICS,
    judged: Sequence[Judged] = (),
) -> Comparison:
    """Score `hypotheses`, and compare with `baseline` where there is one.

    Args:
        hypotheses: the text of every segment.
        references: sets of references, each with a text for every segment; none where only `judged` counts.
        baseline: another translation of the same segments.
        metrics: which of `METRICS`; they need a reference.
        judged: what other metrics say of the same segments; their names differ from each other.

    Raises:
        ValueError: there is no segment or no reference that is needed, the lengths differ, a metric does not
            exist, or a segment is longer than can be scored.
    """
    check(hypotheses, references, baseline, metrics, others=judged)
    systems = [hypotheses] if baseline is None else [baseline, hypotheses]
    found = {name: of_sacrebleu(each) for name, each in statistics(metrics, systems, references).items()}
    found |= {each.name: of_judged(each) for each in judged}
    scores = {name: Score(each.of_corpus(each.systems[-1]), each.signature) for name, each in found.items()}
    segments = {name: _segment_scores(each, -1) for name, each in found.items()}
    if baseline is None:
        return Comparison(scores, segments)
    before = {name: _segment_scores(each, 0) for name, each in found.items()}
    changed = [k for k, (old, new) in enumerate(zip(baseline, hypotheses, strict=True)) if old != new]
    compared = _compared(scores, found, np.array(changed, dtype=np.intp))
    return Comparison(compared, segments, before, tuple(changed))


def too_long(text: str, metrics: Sequence[str]) -> str | None:
    """What is too much in a segment, such as "60000 characters"; None where it can be scored."""
    if len(text) > MOST_CHARACTERS:
        return f"{len(text)} characters"
    if "TER" in metrics and len(text) > MOST_WORDS and (words := len(text.split())) > MOST_WORDS:
        return f"{words} words"
    return None


def check(  # noqa: PLR0913 - one parameter for each thing that is checked
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    baseline: Sequence[str] | None,
    metrics: Sequence[str],
    *,
    others: Sequence[object] = (),
    sources: Sequence[str] | None = None,
) -> None:
    """Refuse what cannot be scored with `metrics`, of `METRICS`, and any `others`.

    Raises:
        ValueError: there is no segment or no reference that is needed, the lengths differ, a metric does not
            exist, or a segment is longer than can be scored.
    """
    unknown = [name for name in metrics if name not in METRICS]
    if unknown or not (metrics or others):
        msg = f"metrics: expected some of {', '.join(METRICS)}, got {', '.join(map(repr, unknown)) or 'none'}"
        raise ValueError(msg)
    if not hypotheses or (metrics and not references):
        msg = f"{'hypotheses' if not hypotheses else 'references'}: empty; give at least one"
        raise ValueError(msg)
    columns = {f"reference {k}": texts for k, texts in enumerate(references, start=1)}
    columns |= {} if baseline is None else {"baseline": baseline}
    for name, texts in {**columns, **({} if sources is None else {"sources": sources})}.items():
        if len(texts) != len(hypotheses):
            msg = f"{name}: {len(texts)} segments where there are {len(hypotheses)} hypotheses"
            raise ValueError(msg)
    for name, texts in {"hypotheses": hypotheses, **columns}.items():
        for index, text in enumerate(texts):
            if (much := too_long(text, metrics)) is not None:
                msg = f"{name}: {much} in segment {index + 1}; split it into sentences"
                raise ValueError(msg)
    if references and not any(text.strip() for texts in references for text in texts):
        msg = "references: all are blank; give the text of a human translation"
        raise ValueError(msg)


def _segment_scores(found: Table, system: int) -> tuple[float, ...]:
    return tuple(found.of_segments(found.systems[system]).tolist())


def _compared(
    scores: Mapping[str, Score], found: Mapping[str, Table], changed: NDArray[np.intp]
) -> dict[str, Score]:
    """The scores with what there is to say of their change."""
    contrasts = {
        name: Contrast(each.systems[0], each.systems[1], each.measure) for name, each in found.items()
    }
    spans = dict.fromkeys(contrasts, (0.0, 0.0))
    tested: dict[str, float] = {}
    if len(changed):
        spans = dict(zip(contrasts, intervals(list(contrasts.values()), changed), strict=True))
        chosen = [name for name, each in contrasts.items() if _testable(each, changed)]
        if chosen:
            values = p_values([contrasts[name] for name in chosen], changed)
            tested = dict(zip(chosen, values, strict=True))
    adjusted = holm(tested)
    whole: dict[str, Score] = {}
    for name, score in scores.items():
        table = found[name]
        delta = score.score - table.of_corpus(table.systems[0])
        whole[name] = Score(
            score.score,
            score.signature,
            delta=delta,
            interval=spans[name],
            changed=len(changed),
            segments=len(table.systems[0]),
            p_value=tested.get(name),
            verdict=_verdict(table, delta, len(changed), adjusted.get(name)),
            adjusted=adjusted.get(name),
            touched=_touched(table, changed),
            moved=_moved(table, changed),
        )
    return whole


def _testable(contrast: Contrast, changed: NDArray[np.intp]) -> bool:
    """Whether enough changed, and enough of it in what the metric looks at, for a p-value below .05."""
    return int((contrast.before[changed] != contrast.after[changed]).any(axis=1).sum()) >= FEWEST


def _verdict(found: Table, delta: float, changed: int, p_value: float | None) -> str:
    if not changed:
        return NO_CHANGE
    if p_value is None:
        return NOT_TESTABLE
    if p_value >= LEVEL:
        return NOT_SIGNIFICANT
    return BETTER if (delta > 0) != found.lower_is_better else WORSE


def _touched(found: Table, changed: NDArray[np.intp]) -> tuple[float, float] | None:
    """The corpus scores of the changed segments alone: a corpus score hides a small edit."""
    if not len(changed):
        return None
    return found.of_corpus(found.systems[0][changed]), found.of_corpus(found.systems[1][changed])


def _moved(found: Table, changed: NDArray[np.intp]) -> tuple[int, int, int]:
    if not len(changed):
        return 0, 0, 0
    before, after = (found.of_segments(rows[changed]) for rows in found.systems)
    gain: Array = before - after if found.lower_is_better else after - before
    better, worse = int((gain > _EQUAL).sum()), int((gain < -_EQUAL).sum())
    return better, worse, len(changed) - better - worse
