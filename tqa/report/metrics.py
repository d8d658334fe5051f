"""The table of metrics beside MQM: what each scored, and what the fixes changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tqa.model import Score
    from tqa.report.wording import Wording

MQM = "MQM"
# How the signature of a neural metric says that it read no reference.
_ALONE = "refs=none"

# The verdicts of the scores that the interface has words for; another is printed as it is.
_VERDICTS = {
    "no change": "score.verdict_no_change",
    "not testable": "score.verdict_not_testable",
    "not significant": "score.verdict_not_significant",
    "better": "score.verdict_better",
    "worse": "score.verdict_worse",
}


@dataclass(frozen=True, slots=True)
class MetricTable:
    """The metrics in print: `heads` are the columns, `rows` a metric's name with a cell for each of them.

    Only columns that some metric has something to say in; a cell without anything is "". `signatures` holds
    each metric's name with how it was computed. `title` is the key of what stands above.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    signatures: tuple[tuple[str, str], ...]


def metric_table(scores: Mapping[str, Score], words: Wording) -> MetricTable:
    """Every score but that of MQM, which has its own place."""
    own = {name: score for name, score in scores.items() if name != MQM}
    filled = {key: [cell(score, words) for score in own.values()] for key, cell in _COLUMNS.items()}
    used = {key: cells for key, cells in filled.items() if any(cells)}
    heads = ["score.now" if key == "score.after" and "score.before" not in used else key for key in used]
    alone = all(_ALONE in score.signature.split() for score in own.values())
    return MetricTable(
        "score.metrics_alone" if alone else "score.metrics",
        tuple(words.text(head) for head in heads),
        tuple((name, tuple(cells[row] for cells in used.values())) for row, name in enumerate(own)),
        tuple((name, score.signature) for name, score in own.items()),
    )


def _before(score: Score, words: Wording) -> str:
    return "" if score.delta is None else words.number(score.score - score.delta, 2)


def _after(score: Score, words: Wording) -> str:
    return words.number(score.score, 2)


def _change(score: Score, words: Wording) -> str:
    return "" if score.delta is None else _signed(score.delta, words)


def _interval(score: Score, words: Wording) -> str:
    if score.interval is None:
        return ""
    low, high = (_signed(each, words) for each in score.interval)
    return f"{low} … {high}"


def _signed(value: float, words: Wording) -> str:
    # Adding 0.0 turns what rounds to -0.0 into 0.0.
    return words.number(round(value, 2) + 0.0, 2, sign=True)


def _changed(score: Score, words: Wording) -> str:
    if score.changed is None:
        return ""
    if score.segments is None:
        return words.number(score.changed)
    return words.text("score.k_of_n", k=score.changed, n=score.segments)


def _moved(score: Score, words: Wording) -> str:
    if score.moved is None:
        return ""
    better, worse, same = score.moved
    return words.text("score.moved_counts", better=better, worse=worse, same=same)


def _touched(score: Score, words: Wording) -> str:
    if score.touched is None:
        return ""
    before, after = (words.number(each, 2) for each in score.touched)
    return words.text("score.from_to", before=before, after=after)


def _p_value(score: Score, words: Wording) -> str:
    return "" if score.p_value is None else words.number(score.p_value, 4)


def _adjusted(score: Score, words: Wording) -> str:
    return "" if score.adjusted is None else words.number(score.adjusted, 4)


def _verdict(score: Score, words: Wording) -> str:
    verdict = score.verdict or ""
    return words.text(_VERDICTS[verdict]) if verdict in _VERDICTS else verdict


_COLUMNS: dict[str, Callable[[Score, Wording], str]] = {
    "score.before": _before,
    "score.after": _after,
    "score.change": _change,
    "score.interval": _interval,
    "score.changed": _changed,
    "score.moved": _moved,
    "score.touched": _touched,
    "score.p_value": _p_value,
    "score.adjusted": _adjusted,
    "score.verdict": _verdict,
}
