"""Looking words up in a lexicon: which English stems translate an Arabic word, and how surely."""

from __future__ import annotations

from functools import cached_property
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tqa.language.arabic import fold
from tqa.language.stems import english_stem, folded_stem
from tqa.lexicon.ranges import ranges
from tqa.lexicon.store import load
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from tqa.lexicon.store import Stored

# The share of all words at which a stem is too common to tell anything, as "the" is.
_COMMONEST = 0.03
SHIPPED = Path(__file__).with_name("data") / "ar-en.lex"


class Lexicon:
    """A bilingual lexicon over Arabic light stems and English Snowball stems."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._arabic_ids = dict(zip(stored.arabic_stems, range(len(stored.arabic_stems)), strict=True))
        # Asked several times a word, which a dictionary answers much faster than an array.
        self._arabic_seen: dict[str, int] = dict(
            zip(stored.arabic_stems, stored.arabic_counts.tolist(), strict=True)
        )
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
        return dict(zip(self._stored.english_stems, range(len(self._stored.english_stems)), strict=True))

    def arabic_id(self, stem: str) -> int:
        """The number of an Arabic stem, from 0; -1 for a stem that training never saw."""
        return self._arabic_ids.get(stem, -1)

    def english_id(self, stem: str) -> int:
        """The number of an English stem, from 0; -1 for a stem that training never saw."""
        return self._english_ids.get(stem, -1)

    @property
    def arabic_counts(self) -> npt.NDArray[np.uint32]:
        """How often each Arabic stem was seen in training, by its number; shape (Arabic stems,)."""
        return self._stored.arabic_counts

    @property
    def english_counts(self) -> npt.NDArray[np.uint32]:
        """How often each English stem was seen in training, by its number; shape (English stems,)."""
        return self._stored.english_counts

    @cached_property
    def _means(self) -> npt.NDArray[np.float32]:
        return np.asarray(np.sqrt(self._stored.forward * self._stored.backward), dtype=np.float32)

    @cached_property
    def _cells(self) -> tuple[memoryview, memoryview, memoryview]:
        """Where each row starts, and the English ids and probabilities of all rows.

        Every stem of a text is looked up once, as a rule in a row of three cells: a memory view gives these
        in a fraction of the time that an array takes.
        """
        stored = self._stored
        means = np.sqrt(stored.forward.astype(np.float64) * stored.backward.astype(np.float64))
        # A view reads numbers in the machine's own order of bytes only.
        starts, ids = (
            np.ascontiguousarray(part, dtype=np.uint32) for part in (stored.row_starts, stored.english_ids)
        )
        return starts.data, ids.data, means.data

    def rows(
        self, ids: npt.ArrayLike
    ) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.float32]]:
        """All entries of many Arabic stems at once.

        Args:
            ids: numbers of Arabic stems, shape (n,); -1 has no entries.

        Returns:
            Three arrays of one shape, in the order of `ids`: the place in `ids` (0 to n - 1), the number of
            the English stem, and the probability as `translations` gives it.
        """
        wanted = np.asarray(ids, dtype=np.intp)
        starts = self._stored.row_starts.astype(np.intp)
        inside = wanted >= 0
        safe = np.where(inside, wanted, 0) if len(starts) > 1 else np.zeros(0, dtype=np.intp)
        if not safe.size:
            empty = np.zeros(0, dtype=np.intp)
            return empty, empty, np.zeros(0, dtype=np.float32)
        lengths = np.where(inside, starts[safe + 1] - starts[safe], 0)
        places = np.repeat(np.arange(len(wanted), dtype=np.intp), lengths)
        cells = ranges(starts[safe], lengths)
        return places, self._stored.english_ids[cells].astype(np.intp), self._means[cells]

    def known(self, stem: str) -> float:
        """How often the Arabic `stem` was seen in training; 0 for never."""
        return self._arabic_seen.get(stem, 0)

    def split(self, word: str, norm: str = "") -> tuple[str, str]:
        """Proclitics and light stem of an Arabic word as written, by what this lexicon knows.

        Args:
            word: the word.
            norm: its matching form, where that is at hand.
        """
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = folded_stem(norm or fold(word), self._arabic_seen.get)
        return found

    def stem(self, folded: str) -> str:
        """Light stem of an Arabic word in matching form, as `split`, but not remembered."""
        return folded_stem(folded, self._arabic_seen.get)[1]

    def translations(self, arabic: str) -> dict[str, float]:
        """English stems for an Arabic stem, each with the geometric mean of both probabilities (0 to 1)."""
        row = self._rows.get(arabic)
        if row is None:
            row = self._rows[arabic] = self._read_row(arabic)
        return row

    def _read_row(self, arabic: str) -> dict[str, float]:
        index = self._arabic_ids.get(arabic)
        if index is None:
            return {}
        starts, ids, means = self._cells
        stems = self._stored.english_stems
        return {stems[ids[cell]]: means[cell] for cell in range(starts[index], starts[index + 1])}

    def probability(self, arabic_stem_: str, english_word: str) -> float:
        """How surely `english_word` (lower case) translates the Arabic stem: 0 to 1."""
        return self.translations(arabic_stem_).get(english_stem(english_word), 0.0)

    def arabic_weight(self, stem: str) -> float:
        """Rarity of an Arabic stem in training, 0 (the commonest) to 1 (never seen)."""
        return self._arabic_rarity(self._arabic_seen.get(stem, 0))

    def english_weight(self, stem: str) -> float:
        """Rarity of an English stem in training, 0 to 1."""
        index = self._english_ids.get(stem)
        return self._english_rarity(0 if index is None else self._english_seen[index])

    def weights(self, ids: npt.NDArray[np.intp], language: Language) -> npt.NDArray[np.float64]:
        """Rarity of many stems of one language at once, by their numbers; 1 for -1."""
        arabic = language is Language.ARABIC
        counts = self._stored.arabic_counts if arabic else self._stored.english_counts
        total = self._arabic_total if arabic else self._english_total
        weights = np.ones(len(ids))
        inside = ids >= 0
        weights[inside] = _rarities(counts[ids[inside]], total)
        return weights

    @cached_property
    def _arabic_total(self) -> float:
        return float(self._stored.arabic_counts.sum(dtype=np.float64))

    @cached_property
    def _english_total(self) -> float:
        return float(self._stored.english_counts.sum(dtype=np.float64))

    @cached_property
    def _english_seen(self) -> memoryview:
        return np.ascontiguousarray(self._stored.english_counts, dtype=np.uint32).data

    @cached_property
    def _arabic_rarity(self) -> Callable[[float], float]:
        return _rarity(self._arabic_total)

    @cached_property
    def _english_rarity(self) -> Callable[[float], float]:
        return _rarity(self._english_total)


def _rarity(total: float) -> Callable[[float], float]:
    """Inverse frequency on a log scale, as in tf-idf: 0 from 3 % of all words up, 1 for none."""
    least = 0.5 / total if total > 0 else 1.0
    if least >= _COMMONEST:
        return lambda count: 0.0 if count and total > 0 else 1.0
    whole = log(_COMMONEST / least)

    def rarity(count: float) -> float:
        if not count:
            return 1.0
        share = count / total
        return log(_COMMONEST / share) / whole if share < _COMMONEST else 0.0

    return rarity


def _rarities(counts: npt.NDArray[np.uint32], total: float) -> npt.NDArray[np.float64]:
    """`_rarity` of stems that were seen."""
    least = 0.5 / total if total > 0 else 1.0
    if least >= _COMMONEST:
        return np.asarray(counts == 0, dtype=np.float64)
    shares = np.maximum(counts, 0.5) / total
    return np.asarray(np.log(_COMMONEST / np.minimum(shares, _COMMONEST)) / log(_COMMONEST / least))
