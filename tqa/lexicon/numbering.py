"""Sentence pairs as arrays of numbered stems: what training reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.language.stems import arabic_stem, english_stem, strip_endings
from tqa.language.tokens import Kind, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy.typing as npt

MOST_TOKENS = 120
MOST_UNEVEN = 3.0


@dataclass(frozen=True)
class Bitext:
    """Numbered pairs: `arabic[k]` and `english[k]` hold the stem ids of pair `k`; counts go by stem id."""

    arabic: tuple[npt.NDArray[np.int32], ...]
    english: tuple[npt.NDArray[np.int32], ...]
    arabic_stems: tuple[str, ...]
    english_stems: tuple[str, ...]
    arabic_counts: npt.NDArray[np.int64]
    english_counts: npt.NDArray[np.int64]


def english_stems(tokens: Iterable[Token]) -> Iterator[str]:
    """Stems of the Latin words among `tokens`; a hyphenated word gives one stem for each part."""
    for token in tokens:
        if token.kind is Kind.LATIN:
            yield from (english_stem(part) for part in token.norm.split("-"))


def number(pairs: Iterable[tuple[str, str]]) -> Bitext:
    """Stem and number the pairs, each different pair once.

    Pairs of more than 120 words on a side, or of very different lengths, are left out. Stems seen once stay:
    each tells little, but a news text is full of words as rare as they are.
    """
    tokenized = []
    for pair in dict.fromkeys(pairs):
        arabic = [t.norm for t in tokenize(pair[0]) if t.kind is Kind.ARABIC]
        english = list(english_stems(tokenize(pair[1])))
        if _usable(len(arabic), len(english)):
            tokenized.append((arabic, english))
    stem = _stemmer(arabic for arabic, _ in tokenized)
    arabic_side = [[stem(word) for word in arabic] for arabic, _ in tokenized]
    english_side = [english for _, english in tokenized]
    arabic_ids, arabic_stems, arabic_counts = _number_side(arabic_side)
    english_ids, english_stems_, english_counts = _number_side(english_side)
    kept = [k for k in range(len(tokenized)) if len(arabic_ids[k]) and len(english_ids[k])]
    return Bitext(
        tuple(arabic_ids[k] for k in kept),
        tuple(english_ids[k] for k in kept),
        arabic_stems,
        english_stems_,
        arabic_counts,
        english_counts,
    )


def _usable(arabic: int, english: int) -> bool:
    if not (0 < arabic <= MOST_TOKENS and 0 < english <= MOST_TOKENS):
        return False
    return max(arabic, english) <= MOST_UNEVEN * min(arabic, english) + 3


def _stemmer(sentences: Iterable[Sequence[str]]) -> Callable[[str], str]:
    """Clitics are split where the rest is known: counted first on whole words, then on the splits."""
    words = Counter(word for sentence in sentences for word in sentence)
    known: Counter[str] = Counter()
    for word, count in words.items():
        known[strip_endings(word)] += count
    refined: Counter[str] = Counter()
    for word, count in words.items():
        refined[arabic_stem(word, lambda stem: known[stem])[1]] += count
    table = {word: arabic_stem(word, lambda stem: refined[stem])[1] for word in words}
    return table.__getitem__


def _number_side(
    sentences: Sequence[Sequence[str]],
) -> tuple[list[npt.NDArray[np.int32]], tuple[str, ...], npt.NDArray[np.int64]]:
    counts = Counter(stem for sentence in sentences for stem in sentence)
    stems = tuple(sorted(counts))
    ids = {stem: index for index, stem in enumerate(stems)}
    numbered = [np.array([ids[s] for s in sentence], dtype=np.int32) for sentence in sentences]
    return numbered, stems, np.array([counts[stem] for stem in stems], dtype=np.int64)
