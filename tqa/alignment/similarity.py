"""How much of a block of lines does a block on the other side account for?

For every word and every line of the other side, the best evidence that the line translates the word (lexicon,
equal number, sound
of a name), less what it finds everywhere (a word that is in every line tells nothing). Coverage of a block is
the weighted mean over its words of
the best line in the other block. Everything after the word evidence is a numpy operation on line-by-line
matrices.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.language.names import name_similarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from tqa.alignment.lines import Line, Word
    from tqa.lexicon.lexicon import Lexicon

WIDEST = 3
# Evidence that a word finds on average in all lines counts against it (research on the open half: .7 of the
# mean).
_BACKGROUND = 0.7
_NAME_SOUNDS = 0.75


@dataclass(frozen=True)
class Coverage:
    """Weighted evidence sums.

    `found[b][i, j]` is the evidence for the words of line `i` in the `b + 1` lines from `j`, `weight[i]` the
    weight of these words.
    """

    found: tuple[npt.NDArray[np.float64], ...]
    weight: npt.NDArray[np.float64]

    def block(self, height: int, width: int) -> npt.NDArray[np.float64]:
        """Coverage, 0 to 1, of every `height` lines by every `width` lines of the other side."""
        rows = len(self.weight) - height + 1
        columns = self.found[0].shape[1] - width + 1
        if rows <= 0 or columns <= 0:
            return np.zeros((max(rows, 0), max(columns, 0)))
        found = sum(self.found[width - 1][k : k + rows, :columns] for k in range(height))
        weight = sum(self.weight[k : k + rows] for k in range(height))
        covered: npt.NDArray[np.float64] = np.asarray(found) / np.maximum(np.asarray(weight), 1e-9)[:, None]
        return covered

    def value(self, lines: Sequence[int], others: Sequence[int]) -> float:
        """Coverage of the run `lines` by the run `others` of at most three lines."""
        found = self.found[len(others) - 1][lines[0] : lines[-1] + 1, others[0]].sum()
        return float(found / max(self.weight[lines[0] : lines[-1] + 1].sum(), 1e-9))


def coverages(arabic: Sequence[Line], english: Sequence[Line], lexicon: Lexicon) -> tuple[Coverage, Coverage]:
    """Coverage of the Arabic lines by the English ones, and of the English by the Arabic."""
    pairs = _word_pairs(arabic, english, lexicon)
    back: dict[tuple[str, bool], dict[tuple[str, bool], float]] = defaultdict(dict)
    for left, row in pairs.items():
        for right, value in row.items():
            back[right][left] = value
    return _coverage(arabic, english, pairs), _coverage(english, arabic, back)


def _key(word: Word) -> tuple[str, bool]:
    return word.key, word.number


def _word_pairs(
    arabic: Sequence[Line], english: Sequence[Line], lexicon: Lexicon
) -> Mapping[tuple[str, bool], Mapping[tuple[str, bool], float]]:
    """Evidence for each pair of word types that occur in the two texts."""
    present = {_key(word) for line in english for word in line.words}
    names: dict[str, str] = {}
    for line in english:
        names.update((word.norm, word.key) for word in line.words if word.name)
    pairs: dict[tuple[str, bool], dict[tuple[str, bool], float]] = {}
    for word in {_key(w): w for line in arabic for w in line.words}.values():
        row: dict[tuple[str, bool], float] = {}
        if word.number or not word.name:
            if _key(word) in present:
                row[_key(word)] = 1.0
        else:
            for stem, probability in lexicon.translations(word.key).items():
                if (stem, False) in present and probability > 0.01:
                    row[stem, False] = probability**0.5
            for norm, stem in names.items():
                sound = name_similarity(word.norm, norm)
                if sound >= _NAME_SOUNDS:
                    row[stem, False] = max(row.get((stem, False), 0.0), sound)
        pairs[_key(word)] = row
    return pairs


def _coverage(
    rows: Sequence[Line],
    columns: Sequence[Line],
    pairs: Mapping[tuple[str, bool], Mapping[tuple[str, bool], float]],
) -> Coverage:
    where: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for j, line in enumerate(columns):
        for key in {_key(word) for word in line.words}:
            where[key].append(j)
    size = len(columns)
    profile: dict[tuple[str, bool], tuple[npt.NDArray[np.float64], ...]] = {}
    found = tuple(np.zeros((len(rows), size)) for _ in range(WIDEST))
    weight = np.zeros(len(rows))
    for i, line in enumerate(rows):
        for word in line.words:
            key = _key(word)
            if key not in profile:
                profile[key] = _profile(pairs.get(key, {}), where, size)
            weight[i] += word.weight
            for b, blocks in enumerate(profile[key]):
                found[b][i] += word.weight * blocks
    return Coverage(found, weight)


def _profile(
    row: Mapping[tuple[str, bool], float], where: Mapping[tuple[str, bool], Sequence[int]], size: int
) -> tuple[npt.NDArray[np.float64], ...]:
    """Evidence for one word in each line, and in each run of two and three lines."""
    single = np.zeros(size)
    for key, value in row.items():
        for j in where.get(key, ()):
            single[j] = max(single[j], value)
    if size:
        single = np.maximum(single - _BACKGROUND * single.mean(), 0.0)
    widths = [single]
    for b in range(1, WIDEST):
        wider = widths[-1].copy()
        wider[: size - b] = np.maximum(wider[: size - b], single[b:])
        widths.append(wider)
    return tuple(widths)
