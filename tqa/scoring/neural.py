"""Neural metrics among the others: what their models say of every segment, in the shape of all scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.neural.estimation import lacks_reference
from tqa.neural.metric import Task
from tqa.scoring.judged import Judged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tqa.neural.metric import Metric


def task_of(
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    baseline: Sequence[str] | None = None,
    sources: Sequence[str] | None = None,
) -> Task:
    """What is to be judged; the baseline comes first, as in `Judged`."""
    systems = [hypotheses] if baseline is None else [baseline, hypotheses]
    return Task(
        tuple(map(tuple, systems)),
        tuple(map(tuple, references)),
        None if sources is None else tuple(sources),
    )


def judge(
    metrics: Sequence[Metric], task: Task, progress: Callable[[int, int], None] | None = None
) -> tuple[list[Judged], tuple[str, ...]]:
    """What each of `metrics` says of the segments, and notes for the reader.

    Args:
        metrics: opened by `tqa.neural.metrics.open_metric`.
        task: what to judge.
        progress: told (done, all) of one metric after the other.

    Raises:
        ConfigError: what a metric needs to run is missing or broken.
        InputError: a metric needs sources or references and there are none, or its model is damaged.
        ValueError: two metrics have the same name.
    """
    names = [metric.name for metric in metrics]
    if twice := next((name for name in names if names.count(name) > 1), None):
        msg = f"{twice}: given twice; name each neural metric once"
        raise ValueError(msg)
    # Before the first of them runs, which may take long.
    if not task.references and (lacking := next((each for each in metrics if each.needs_reference), None)):
        raise lacks_reference(lacking.name)
    judged: list[Judged] = []
    notes: tuple[str, ...] = ()
    for metric in metrics:
        found = metric.judge(task, progress)
        judged.append(Judged(metric.name, found.signature, found.systems, metric.lower_is_better))
        notes += found.notes
    return judged, notes
