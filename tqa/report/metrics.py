"""The table of reference metrics: what each scored, and what the fixes changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.model import Score
    from tqa.report.wording import Wording

MQM = "MQM"


@dataclass(frozen=True, slots=True)
class Metric:
    """A row of the table, in print; "" for what the score does not say."""

    name: str
    before: str
    after: str
    change: str
    interval: str
    changed: str
    p_value: str
    verdict: str
    signature: str


def metrics(scores: Mapping[str, Score], words: Wording) -> tuple[Metric, ...]:
    """A row for each score but that of MQM, which needs no reference and has its own place."""
    return tuple(_metric(name, score, words) for name, score in scores.items() if name != MQM)


def _metric(name: str, score: Score, words: Wording) -> Metric:
    before = "" if score.delta is None else words.number(score.score - score.delta, 2)
    interval = "" if score.interval is None else _interval(score.interval, words)
    return Metric(
        name,
        before,
        words.number(score.score, 2),
        "" if score.delta is None else words.number(score.delta, 2, sign=True),
        interval,
        _changed(score, words),
        "" if score.p_value is None else words.number(score.p_value, 4),
        score.verdict or "",
        score.signature,
    )


def _interval(interval: tuple[float, float], words: Wording) -> str:
    low, high = (words.number(each, 2, sign=True) for each in interval)
    return f"{low} … {high}"


def _changed(score: Score, words: Wording) -> str:
    if score.changed is None:
        return ""
    if score.segments is None:
        return words.number(score.changed)
    return words.text("score.k_of_n", k=score.changed, n=score.segments)
