"""Regression checkpoints: a model that reads a pair of texts and gives one number.

The pair is the reference, or the source where the model estimates quality without one, and the translation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

from tqa.errors import InputError
from tqa.neural.batches import BATCH, prepared
from tqa.neural.estimation import lacks_reference, lacks_source, references_of
from tqa.neural.metric import Judgement, judge_triples, note_of_cut
from tqa.neural.transformer import LIBRARIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tqa.neural.metric import Progress, Task, Triple

_SCALE = 100.0


@dataclass(frozen=True)
class RegressionMetric:
    """A sequence classifier with one label, in the manner of BLEURT, times 100: a `Metric`.

    Sellam, Das and Parikh (2020), "BLEURT: Learning Robust Metrics for Text Generation": the reference comes
    first, the translation second. `origin` names model and weights; `tokens` is the most of a pair. With
    `alone` the source stands in the reference's place, as estimators of quality are trained.
    """

    name: str
    origin: str
    tokenizer: Any
    model: Any
    tokens: int
    alone: bool = False
    lower_is_better: bool = False

    @property
    def needs_reference(self) -> bool:
        """Whether it compares with a reference."""
        return not self.alone

    def judge(self, task: Task, progress: Progress | None = None) -> Judgement:
        """For each segment the score with the reference that gives the most, or with the source.

        Raises:
            InputError: what it reads beside the translation is missing, or the model gives values that are
                not finite.
        """
        if self.alone and task.sources is None:
            raise lacks_source(self.name)
        if not (self.alone or task.references):
            raise lacks_reference(self.name)
        long: list[Triple] = []
        scores = judge_triples(
            task,
            lambda triples: in_batches(triples, lambda batch: self._batch(batch, long), progress),
            sourced=self.alone,
            lower=False,
            alone=self.alone,
        )
        signature = (
            f"{self.origin} head=regression input={'source' if self.alone else 'reference'},translation "
            f"scale={_SCALE:.0f} {references_of(task, alone=self.alone)} dtype=float32 batch={BATCH} "
            f"tokens={self.tokens} {LIBRARIES}"
        )
        return Judgement(scores, signature, note_of_cut(self.name, len(long), self.tokens))

    def _batch(self, triples: Sequence[Triple], long: list[Triple]) -> list[float]:
        given = self.tokenizer(
            [prepared(source if self.alone else reference) for source, _, reference in triples],
            [prepared(text) for _, text, _ in triples],
            padding=True,
            truncation=True,
            max_length=self.tokens,
            return_tensors="pt",
        )
        sizes = given["attention_mask"].sum(dim=1).tolist()
        long.extend(triple for triple, size in zip(triples, sizes, strict=True) if size >= self.tokens)
        with torch.inference_mode():
            return [_SCALE * value for value in self.model(**given).logits.squeeze(-1).tolist()]


def in_batches(
    triples: Sequence[Triple], score: Callable[[Sequence[Triple]], Sequence[float]], progress: Progress | None
) -> list[float]:
    """The scores of `triples`, in their order, asked for in batches of similar length.

    Raises:
        InputError: one of the scores is not finite.
    """
    order = sorted(range(len(triples)), key=lambda k: (sum(map(len, triples[k])), triples[k]))
    scores = [0.0] * len(triples)
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        found = score([triples[k] for k in batch])
        for k, value in zip(batch, found, strict=True):
            scores[k] = float(value)
        if progress is not None:
            progress(start + len(batch), len(order))
    if not all(map(math.isfinite, scores)):
        raise InputError("neural: the model gives scores that are not finite; its weights are damaged")
    return scores
