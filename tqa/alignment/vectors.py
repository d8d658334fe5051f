"""Sentences as vectors of an encoder, and how much of a line they find in the lines of the other side.

The same figures as `similarity` works out from words, so that the aligner weighs both alike. Only single
sentences are encoded, each once; a line, or several, stand for the sum of theirs, weighted by length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.alignment.similarity import BACKGROUND, Clauses, Coverage
from tqa.alignment.tables import WIDEST
from tqa.alignment.unrelated import UNRELATED
from tqa.language.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tqa.alignment.encoder import Encoder
    from tqa.model import Language

    Matrix = npt.NDArray[np.float64]
    Vectors = npt.NDArray[np.float32]

# Characters of a sentence that weigh as much as its rarest word does in the evidence of words.
_CHARACTERS = 20.0
# Sentences of a very long line beyond this many are not looked at.
_MOST_SENTENCES = 64
_MOST_REMEMBERED = 50_000
# A model that finds all sentences alike tells nothing; it must not divide by zero.
_LEAST_RANGE = 1e-3


@dataclass(frozen=True)
class Sentences:
    """The sentences of some lines: `vectors` (sentences, dimension), `weight` and `line` of each."""

    vectors: Vectors
    weight: Matrix
    line: npt.NDArray[np.intp]
    lines: int


class Memory:
    """The vectors of an encoder, each sentence encoded once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}
        self._unrelated: float | None = None

    @property
    def unrelated(self) -> float:
        """The cosine of sentences that have nothing to do with each other: no encoder has it at 0."""
        if self._unrelated is None:
            arabic, english = zip(*UNRELATED, strict=True)
            self.learn([*arabic, *english])
            cosines = self._stack(arabic) @ self._stack(english).T
            self._unrelated = float(np.median(cosines[~np.eye(len(UNRELATED), dtype=np.bool_)]))
        return self._unrelated

    def forget(self) -> None:
        """Make room, where there is none left: to be asked before a text is learned, not within."""
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()

    def learn(self, sentences: Sequence[str]) -> None:
        """Encode those of the sentences that are new, all together."""
        new = [text for text in dict.fromkeys(sentences) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))

    def sentences(self, texts: Sequence[str], language: Language) -> Sentences:
        """The sentences of lines, encoded where they are new."""
        split = [sentences_of(text, language) for text in texts]
        flat = [sentence for line in split for sentence in line]
        self.learn(flat)
        return Sentences(
            self._stack(flat) if flat else np.zeros((0, 1), dtype=np.float32),
            np.array([len(sentence) / _CHARACTERS for sentence in flat], dtype=np.float64),
            np.repeat(np.arange(len(split)), [len(line) for line in split]),
            len(texts),
        )

    def _stack(self, sentences: Sequence[str]) -> Vectors:
        return np.stack([self._known[sentence] for sentence in sentences])


def sentences_of(text: str, language: Language) -> list[str]:
    """The sentences of a line that are encoded."""
    return [text[span.start : span.end] for span in split_sentences(text, language)[:_MOST_SENTENCES]]


def vector_coverages(source: Sentences, target: Sentences, unrelated: float) -> tuple[Coverage, Coverage]:
    """Coverage of the source lines by the target's, and of the target's by the source's.

    A sentence finds in a line (cosine - unrelated) / (1 - unrelated), which makes encoders comparable.
    """
    blocks = _blocks(source), _blocks(target)
    return _coverage(source, blocks[1], unrelated), _coverage(target, blocks[0], unrelated)


def _blocks(side: Sentences) -> list[Vectors]:
    """The vectors of every one, two and three successive lines, of length 1."""
    line = np.zeros((side.lines, side.vectors.shape[1]), dtype=np.float32)
    np.add.at(line, side.line, side.vectors * side.weight[:, None].astype(np.float32))
    found, total = [], np.zeros_like(line)
    for width in range(min(WIDEST, side.lines)):
        total = total[: side.lines - width] + line[width:]
        found.append(total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-6))
    return found


def _coverage(side: Sentences, blocks: Sequence[Vectors], unrelated: float) -> Coverage:
    def close(width: int) -> Matrix:
        cosine = (side.vectors @ blocks[width].T).astype(np.float64)
        return np.clip((cosine - unrelated) / max(1.0 - unrelated, _LEAST_RANGE), 0.0, 1.0)

    def of_lines(found: Matrix) -> Matrix:
        total = np.zeros((side.lines, found.shape[1]))
        np.add.at(total, side.line, found * side.weight[:, None])
        return total

    single = widest = close(0)
    # As for words: what a sentence finds in all lines on average counts against it.
    background = BACKGROUND * single.mean(axis=1, keepdims=True)
    found = []
    for width in range(WIDEST):
        if width >= len(blocks):
            found.append(np.zeros((side.lines, 0)))
            continue
        if width:
            # In one of the lines, or in all of them together: a sentence may be two over there.
            widest = np.maximum(np.maximum(widest[:, :-1], single[:, width:]), close(width))
        found.append(of_lines(np.maximum(widest - background, 0.0)))
    count = np.bincount(side.line, minlength=side.lines)
    weighted = np.maximum(single - background, 0.0) * side.weight[:, None]
    clauses = Clauses(weighted, side.weight, np.cumsum(count) - count, count)
    weight = np.bincount(side.line, side.weight, minlength=side.lines).astype(np.float64)
    return Coverage(tuple(found), weight, clauses)
