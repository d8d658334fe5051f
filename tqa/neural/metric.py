"""What scoring asks of a neural metric, and what such a metric is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Progress = Callable[[int, int], None]
    # Source ("" where the metric reads none), hypothesis and reference.
    Triple = tuple[str, str, str]


@dataclass(frozen=True)
class Settings:
    """How to run neural metrics.

    `layer` is the hidden layer, from 1, whose token vectors an embedding metric compares; None leaves it to
    the metric. `idf` weighs each token by how few references have it. `comet_python` is the interpreter of an
    environment that has unbabel-comet.
    """

    layer: int | None = None
    idf: bool = False
    comet_python: Path | None = None


@dataclass(frozen=True)
class Task:
    """One or more translations of the same segments, with any number of references for each.

    `systems` and `references` hold for each translation the text of every segment; without references only
    metrics that need none can judge. `sources` is the Arabic of every segment, where it is known.
    """

    systems: tuple[tuple[str, ...], ...]
    references: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Judgement:
    """A score for every segment of every translation, finite plain numbers.

    `signature` names all that the scores depend on; `notes` are lines for the reader.
    """

    systems: tuple[tuple[float, ...], ...]
    signature: str
    notes: tuple[str, ...] = ()


class Metric(Protocol):
    """Judges translations segment by segment; the score of a text is the mean of those of its segments."""

    @property
    def name(self) -> str:
        """What to call it in a table."""
        ...

    @property
    def lower_is_better(self) -> bool:
        """Whether it counts errors."""
        ...

    @property
    def needs_reference(self) -> bool:
        """Whether it surely cannot judge without a reference; what else it lacks, `judge` says."""
        ...

    def judge(self, task: Task, progress: Progress | None = None) -> Judgement:
        """The scores. Equal texts get equal scores, wherever they stand.

        Args:
            task: what to judge.
            progress: told (done, all) after every batch.

        Raises:
            InputError: the metric needs sources or references and there are none, or its model gives what is
                no number.
        """
        ...


def note_of_cut(name: str, count: int, tokens: int) -> tuple[str, ...]:
    """What to say of `count` texts that are as long as the model of the metric `name` reads."""
    if not count:
        return ()
    which = "text reaches" if count == 1 else "texts reach"
    return (
        f"{name}: {count} {which} the {tokens} tokens that the model reads; what is beyond does not count",
    )


def judge_triples(
    task: Task,
    score: Callable[[Sequence[Triple]], Sequence[float]],
    *,
    sourced: bool,
    lower: bool,
    alone: bool = False,
) -> tuple[tuple[float, ...], ...]:
    """The scores of a metric that reads single references: for each segment the best of them.

    Args:
        task: what to judge; it has sources if `sourced`.
        score: the scores of distinct triples, in their order.
        sourced: whether the metric reads the source.
        lower: whether the best score is the lowest.
        alone: whether it reads no reference, whatever references there are.
    """
    blank = ("",) * len(task.systems[0])
    sources = task.sources if sourced and task.sources is not None else blank
    references = (blank,) if alone or not task.references else task.references
    candidates = [
        list(dict.fromkeys(filter(str.strip, refs))) or [""] for refs in zip(*references, strict=True)
    ]
    asked = [
        [
            [(source, text, one) for one in refs]
            for source, text, refs in zip(sources, system, candidates, strict=True)
        ]
        for system in task.systems
    ]
    distinct = sorted({triple for system in asked for triples in system for triple in triples})
    known = dict(zip(distinct, map(float, score(distinct)), strict=True))
    best = min if lower else max
    return tuple(tuple(best(known[triple] for triple in triples) for triples in system) for system in asked)
