"""An embedding metric in the manner of BERTScore, on top of any encoder.

It compares translation and reference, both English. It is no estimate of quality without a reference: of
translation and source alone, the similarity of these vectors does not tell good from bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.neural.batches import BATCH
from tqa.neural.estimation import lacks_reference, references_of
from tqa.neural.greedy import Match, Rarity, match
from tqa.neural.metric import Judgement, note_of_cut
from tqa.neural.transformer import LIBRARIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.neural.greedy import Tokens
    from tqa.neural.metric import Progress, Task
    from tqa.neural.token_vectors import TokenEncoder

# Segments whose vectors are in memory at once: a segment has some forty tokens of a few hundred numbers.
_BLOCK = 512
_SCALE = 100.0


@dataclass(frozen=True)
class EmbeddingMetric:
    """The F1 of greedily matched token vectors, times 100: a `Metric`. `origin` names model and weights."""

    name: str
    origin: str
    encoder: TokenEncoder
    idf: bool = False
    lower_is_better: bool = False
    needs_reference: bool = True

    def judge(self, task: Task, progress: Progress | None = None) -> Judgement:
        """For each segment the F1 with the reference that it matches best; notes say precision and recall.

        A blank text matches nothing.

        Raises:
            InputError: there is no reference, or the model gives values that are not finite.
        """
        if not task.references:
            raise lacks_reference(self.name)
        texts = [tuple(map(self.encoder.clean, column)) for column in (*task.systems, *task.references)]
        systems, references = texts[: len(task.systems)], texts[len(task.systems) :]
        rarity = Rarity(self.encoder.ids(self._real(references)) if self.idf else None)
        rows = list(zip(*texts, strict=True))
        blocks = [rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK)]
        distinct = [{text for row in block for text in row if text} for block in blocks]
        done, whole = 0, sum(map(len, distinct))

        def told(more: int) -> None:
            nonlocal done
            done += more
            if progress is not None:
                progress(done, whole)

        matches: list[list[Match]] = [[] for _ in systems]
        long: set[str] = set()
        for block, found in zip(blocks, distinct, strict=True):
            tokens = self.encoder.encode(sorted(found), told)
            long |= {text for text, each in tokens.items() if len(each.ids) >= self.encoder.tokens}
            for row in block:
                for column, text in zip(matches, row, strict=False):
                    column.append(_best(tokens, text, row[len(systems) :], rarity))
        scores = tuple(tuple(_SCALE * one.f1 for one in column) for column in matches)
        return Judgement(scores, self._signature(task), self._notes(matches[-1], len(long)))

    def _signature(self, task: Task) -> str:
        encoder = self.encoder
        return (
            f"{self.origin} layer={encoder.layer}/{encoder.depth} match=greedy-F1 "
            f"idf={'references' if self.idf else 'no'} scale={_SCALE:.0f} {references_of(task, alone=False)} "
            f"dtype=float32 batch={BATCH} tokens={encoder.tokens} {LIBRARIES}"
        )

    def _notes(self, matches: Sequence[Match], long: int) -> tuple[str, ...]:
        precision, recall = (
            _SCALE * sum(values) / len(matches)
            for values in ([one.precision for one in matches], [one.recall for one in matches])
        )
        said = f"{self.name}: precision {precision:.2f}, recall {recall:.2f}"
        return (said, *note_of_cut(self.name, long, self.encoder.tokens))

    @staticmethod
    def _real(references: Sequence[Sequence[str]]) -> list[str]:
        return [text for column in references for text in column if text]


def _best(tokens: dict[str, Tokens], text: str, references: Sequence[str], rarity: Rarity) -> Match:
    if text and text in references:
        return Match(1.0, 1.0)
    found = [match(tokens[text], tokens[one], rarity) for one in references if text and one]
    return max(found, key=lambda one: one.f1, default=Match(0.0, 0.0))
