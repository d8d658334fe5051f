"""Looking words up in a lexicon: which English stems translate an Arabic word, and how surely."""

from __future__ import annotations

from functools import cached_property
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tqa.language.stems import arabic_stem, english_stem
from tqa.lexicon.store import load

if TYPE_CHECKING:
    import numpy.typing as npt

    from tqa.lexicon.store import Stored

SHIPPED = Path(__file__).with_name("data") / "ar-en.lex"


class Lexicon:
    """A bilingual lexicon over Arabic light stems and English Snowball stems."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._arabic_ids = {stem: index for index, stem in enumerate(stored.arabic_stems)}
        self._rows: dict[str, dict[str, float]] = {}
        self._stems: dict[str, tuple[str, str]] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Lexicon:
        """The lexicon at `path`, or the one shipped with the package.

        Raises:
            InputError: the file is missing, not a lexicon, or damaged.
        """
        return cls(load(path or SHIPPED))

    @cached_property
    def _english_ids(self) -> dict[str, int]:
        return {stem: index for index, stem in enumerate(self._stored.english_stems)}

    def known(self, stem: str) -> float:
        """How often the Arabic `stem` was seen in training; 0 for never."""
        index = self._arabic_ids.get(stem)
        return 0.0 if index is None else float(self._stored.arabic_counts[index])

    def split(self, word: str) -> tuple[str, str]:
        """Proclitics and light stem of an Arabic word as written, by what this lexicon knows."""
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = arabic_stem(word, self.known)
        return found

    def translations(self, arabic: str) -> dict[str, float]:
        """English stems for an Arabic stem, each with the geometric mean of both conditional probabilities (0 to 1)."""
        row = self._rows.get(arabic)
        if row is None:
            row = self._rows[arabic] = self._read_row(arabic)
        return row

    def _read_row(self, arabic: str) -> dict[str, float]:
        index = self._arabic_ids.get(arabic)
        if index is None:
            return {}
        stored = self._stored
        cells = slice(int(stored.row_starts[index]), int(stored.row_starts[index + 1]))
        return {
            stored.english_stems[english]: sqrt(forward * backward)
            for english, forward, backward in zip(
                stored.english_ids[cells].tolist(),
                stored.forward[cells].tolist(),
                stored.backward[cells].tolist(),
                strict=True,
            )
        }

    def probability(self, arabic_stem_: str, english_word: str) -> float:
        """How surely `english_word` (lower case) translates the Arabic stem: 0 to 1."""
        return self.translations(arabic_stem_).get(english_stem(english_word), 0.0)

    def arabic_weight(self, stem: str) -> float:
        """Rarity of an Arabic stem in training, 0 (in every sentence) to 1 (never seen)."""
        return self._rarity(self.known(stem), self._arabic_total)

    def english_weight(self, stem: str) -> float:
        """Rarity of an English stem in training, 0 to 1."""
        index = self._english_ids.get(stem)
        return self._rarity(0.0 if index is None else float(self._stored.english_counts[index]), self._english_total)

    @cached_property
    def _arabic_total(self) -> float:
        return _sum(self._stored.arabic_counts)

    @cached_property
    def _english_total(self) -> float:
        return _sum(self._stored.english_counts)

    @staticmethod
    def _rarity(count: float, total: float) -> float:
        # Inverse frequency on a log scale, as in tf-idf; 1e-2 of all words is the most frequent a word gets.
        if total <= 0:
            return 1.0
        share = max(count, 0.5) / total
        return float(min(1.0, max(0.0, (np.log(0.03) - np.log(share)) / (np.log(0.03) - np.log(0.5 / total)))))


def _sum(counts: npt.NDArray[np.uint32]) -> float:
    return float(counts.sum(dtype=np.float64))
