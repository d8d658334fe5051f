"""MetricX checkpoints: an mT5 that answers with the number of errors, from 0 (none) to 25.

Juraska et al. (2023), "MetricX-23", and (2024), "MetricX-24". The model is an mT5 as it stands: the score is
what its first step of decoding gives one of the sentinel words, cut to 0 to 25. The tokenizer is that of mT5,
without the end-of-text token. MetricX-23-QE reads no reference; MetricX-24 was trained both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

from tqa.neural.batches import BATCH, prepared
from tqa.neural.estimation import lacks_reference, lacks_source, references_of
from tqa.neural.metric import Judgement, judge_triples, note_of_cut
from tqa.neural.regression import in_batches
from tqa.neural.transformer import LIBRARIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.neural.metric import Progress, Task, Triple

SENTINEL = 250_089
"""The word whose score counts: mT5's <extra_id_10>."""
MOST = 25.0
# How the two generations ask, with a reference and without one; the first never reads both.
_INPUTS = {
    ("23", False): "candidate: {text} reference: {reference}",
    ("23", True): "candidate: {text} source: {source}",
    ("24", False): "source: {source} candidate: {text} reference: {reference}",
    ("24", True): "source: {source} candidate: {text}",
}
_TOKENS = {"23": 1024, "24": 1536}


@dataclass(frozen=True)
class MetricX:
    """MetricX, of the `generation` "23" or "24": a `Metric`. `origin` names model and weights.

    With `alone` it reads the source and no reference.
    """

    name: str
    origin: str
    tokenizer: Any
    model: Any
    generation: str
    alone: bool = False
    lower_is_better: bool = True

    @property
    def needs_reference(self) -> bool:
        """Whether it reads a reference."""
        return not self.alone

    def judge(self, task: Task, progress: Progress | None = None) -> Judgement:
        """For each segment the number of errors, with the reference that gives the fewest if it reads one.

        Raises:
            InputError: it reads the source or a reference and there is none, or the model gives values that
                are not finite.
        """
        sourced = self.alone or self.generation == "24"
        if not (self.alone or task.references):
            raise lacks_reference(self.name)
        if sourced and task.sources is None:
            raise lacks_source(self.name)
        long: list[Triple] = []
        scores = judge_triples(
            task,
            lambda triples: in_batches(triples, lambda batch: self._batch(batch, long), progress),
            sourced=sourced,
            lower=True,
            alone=self.alone,
        )
        signature = (
            f"{self.origin} head=MetricX-{self.generation}{'-QE' if self.alone else ''} scale=0-25 "
            f"{references_of(task, alone=self.alone)} dtype=float32 batch={BATCH} "
            f"tokens={_TOKENS[self.generation]} {LIBRARIES}"
        )
        return Judgement(scores, signature, note_of_cut(self.name, len(long), _TOKENS[self.generation]))

    def _batch(self, triples: Sequence[Triple], long: list[Triple]) -> list[float]:
        asked = [
            _INPUTS[self.generation, self.alone].format(
                source=prepared(source), text=prepared(text), reference=prepared(reference)
            )
            for source, text, reference in triples
        ]
        limit, end = _TOKENS[self.generation], self.tokenizer.eos_token_id
        rows = self.tokenizer(asked, truncation=True, max_length=limit)["input_ids"]
        long.extend(triple for triple, ids in zip(triples, rows, strict=True) if len(ids) >= limit)
        rows = [ids[:-1] if ids and ids[-1] == end else ids for ids in rows]
        given = self.tokenizer.pad({"input_ids": rows}, return_tensors="pt")
        with torch.inference_mode():
            start = torch.zeros((len(rows), 1), dtype=torch.long)
            logits = self.model(**given, decoder_input_ids=start).logits[:, 0, SENTINEL]
            return [float(value) for value in logits.clamp(0.0, MOST).tolist()]
