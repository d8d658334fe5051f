"""Which word types of one side may translate which of the other: lexicon, equal numbers and words, names.

Sparse: three arrays, one entry for each pair of types with any evidence, found by look-ups and not by
comparing all with all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.language.names import name_pairs
from tqa.lexicon.ranges import ranges

if TYPE_CHECKING:
    import numpy.typing as npt

    from tqa.alignment.lines import Side
    from tqa.lexicon.lexicon import Lexicon

# An entry below this is noise.
_LEAST_PROBABILITY = 0.01
NAME_SOUNDS = 0.2


@dataclass(frozen=True)
class Evidence:
    """`value[k]` (0 to 1) says how surely Arabic type `arabic[k]` and English type `english[k]` translate."""

    arabic: npt.NDArray[np.intp]
    english: npt.NDArray[np.intp]
    value: npt.NDArray[np.float64]


def word_evidence(arabic: Side, english: Side, lexicon: Lexicon, *, names: bool = True) -> Evidence:
    """Evidence for every pair of types of the two sides; a pair may stand more than once.

    `names=False` leaves out the sound of names, the one look-up that compares all with all.
    """
    parts = [_from_lexicon(arabic, english, lexicon), _from_keys(arabic, english)]
    if names:
        parts.append(_from_names(arabic, english))
    columns = [np.concatenate([part[k] for part in parts]) for k in range(3)]
    return Evidence(columns[0].astype(np.intp), columns[1].astype(np.intp), columns[2].astype(np.float64))


_Entries = tuple["npt.NDArray[np.intp]", "npt.NDArray[np.intp]", "npt.NDArray[np.float64]"]


def _from_lexicon(arabic: Side, english: Side, lexicon: Lexicon) -> _Entries:
    """Square roots of the lexicon's probabilities, which are small even for the best translation."""
    order = np.argsort(english.ids, kind="stable")
    ordered = english.ids[order]
    present = np.zeros(len(lexicon.english_counts) + 1, dtype=np.bool_)
    present[english.ids] = True
    present[-1] = False
    places, stems, probability = lexicon.rows(arabic.ids)
    kept = present[stems] & (probability > _LEAST_PROBABILITY)
    places, stems, probability = places[kept], stems[kept], probability[kept]
    first, last = np.searchsorted(ordered, stems, "left"), np.searchsorted(ordered, stems, "right")
    # Several types may share a stem of the lexicon: "Bank" and "banks".
    times = last - first
    types = order[ranges(first, times)]
    return np.repeat(places, times), types, np.sqrt(np.repeat(probability, times)).astype(np.float64)


def _from_keys(arabic: Side, english: Side) -> _Entries:
    """Equal numbers, in digits or as one word, and Latin words that stand on both sides."""
    # Where both sides spell the number out, the lexicon knows it.
    sought = [
        (t, (word.key, word.number)) if word.number or not word.name else (t, (word.value, True))
        for t, word in enumerate(arabic.types)
        if word.number or not word.name or word.value is not None
    ]
    table: dict[tuple[str | None, bool], list[int]] = {key: [] for _, key in sought}
    for u, word in enumerate(english.types):
        for key in ((word.key, word.number), (word.value, True)):
            if key in table:
                table[key].append(u)
    found = [
        (t, u)
        for t, key in sought
        for u in table[key]
        if english.types[u].number or arabic.types[t].value is None
    ]
    pairs = np.array(found, dtype=np.intp).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1], np.ones(len(pairs))


def _from_names(arabic: Side, english: Side) -> _Entries:
    words = [t for t, word in enumerate(arabic.types) if word.name and len(word.norm) > 2]
    names = [u for u, word in enumerate(english.types) if word.name and len(word.norm) > 2]
    i, j, value = name_pairs(
        [arabic.types[t].norm for t in words], [english.types[u].norm for u in names], NAME_SOUNDS
    )
    return (
        np.array(words, dtype=np.intp)[i],
        np.array(names, dtype=np.intp)[j],
        np.sqrt(np.asarray(value, dtype=np.float64)),
    )
