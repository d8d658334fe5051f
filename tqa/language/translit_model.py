"""The learned tables of the name model; benchmarks/train_names.py makes the file that they are read from.

Each Latin letter, seen with its neighbours, writes no, one or two Arabic letters: a letter-to-sound model
with contexts that back off (as in Black, Lenzo & Pagel 1998), learned by expectation maximisation. What a
spelling costs is weighed against what the Arabic letters cost in any word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tqa.language.translit_letters import ARABIC_LETTERS, LATIN_LETTERS, windows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

_SHIPPED = Path(__file__).with_name("data") / "translit.npz"
# Costs are whole numbers, this many to the nat, so that a sum does not depend on its order.
UNITS = 16
# More than any path costs that does not use a spelling nobody writes.
NEVER = 255
ARABIC_SIZE = len(ARABIC_LETTERS) + 1
LATIN_SIZE = len(LATIN_LETTERS) + 1
# Two letters for one sound, told apart from their single letters when words are compared letter by letter.
DIGRAPHS = ("sh", "ch", "kh", "th", "gh", "ph", "sc", "ck", "qu", "dj", "ts")
LENGTHS = 16
_BAG = LATIN_SIZE + len(DIGRAPHS)
FEATURES = _BAG + 2 * LATIN_SIZE + LENGTHS
_LATIN_ID = {letter: position for position, letter in enumerate(LATIN_LETTERS, 1)}


@dataclass(frozen=True, eq=False)
class Model:
    """Tables of the name model.

    `contexts` gives the row of each context; `costs` (flat, `width` to a row) what it costs there to write
    string `s`: 0 writes nothing, 1 to 29 one Arabic letter, the columns in `pairs[x, y]` two, the last column
    is impossible. `background[x, y, z]` is the cost of letter `z` behind `x` and `y` in any word (30: edge).
    `filters` weigh an Arabic letter against each feature of a Latin spelling: anywhere, first, last, and the
    lengths; a pair of words whose sum is below `pass_mark` is not compared. `values[score]` is the chance
    that a pair with that score is one name.
    """

    contexts: Mapping[str, int]
    costs: npt.NDArray[np.uint16]
    width: int
    pairs: npt.NDArray[np.intp]
    background: npt.NDArray[np.int32]
    filters: tuple[npt.NDArray[np.float32], ...]
    pass_mark: int
    values: npt.NDArray[np.float64]

    def rows(self, form: str) -> tuple[int, ...]:
        """Where in `costs` the row of the longest known context of each letter of a Latin spelling starts."""
        return tuple(self._row(window) * self.width for window in windows(form))

    def _row(self, window: str) -> int:
        while window not in self.contexts:
            window = window[:-1]
        return self.contexts[window]


@cache
def shipped_model() -> Model:
    """The model that comes with the package, read on first use."""
    with np.load(_SHIPPED, allow_pickle=False) as stored:
        return unpack(dict(stored.items()))


def unpack(stored: Mapping[str, npt.NDArray[np.generic]]) -> Model:
    """The model behind the arrays of a file."""
    strings = str(stored["strings"]).split()
    written = np.asarray(stored["costs"], dtype=np.uint16)
    costs = np.concatenate([written, np.full((len(written), 1), NEVER, dtype=np.uint16)], axis=1)
    pairs = np.full((ARABIC_SIZE, ARABIC_SIZE), costs.shape[1] - 1, dtype=np.intp)
    for column, pair in enumerate(strings, ARABIC_SIZE):
        pairs[ARABIC_LETTERS.index(pair[0]) + 1, ARABIC_LETTERS.index(pair[1]) + 1] = column
    return Model(
        contexts={context: row for row, context in enumerate(str(stored["contexts"]).split("\n"))},
        costs=costs.ravel(),
        width=costs.shape[1],
        pairs=pairs,
        background=np.asarray(stored["background"], dtype=np.int32),
        filters=tuple(
            np.asarray(stored[name], dtype=np.float32) for name in ("bag", "first", "last", "length")
        ),
        pass_mark=int(stored["pass_mark"]),
        values=np.asarray(stored["values"], dtype=np.float64),
    )


@lru_cache(maxsize=16384)
def latin_features(form: str) -> tuple[int, ...]:
    """Positions of the features that a Latin spelling has: its letters, digraphs, first, last and length."""
    letters = {_LATIN_ID[letter] for letter in form}
    digraphs = [LATIN_SIZE + k for k, digraph in enumerate(DIGRAPHS) if digraph in form]
    first, last = _LATIN_ID[form[0]], _LATIN_ID[form[-1]]
    length = min(len(form), LENGTHS - 1)
    return (
        *sorted(letters),
        *digraphs,
        _BAG + first,
        _BAG + LATIN_SIZE + last,
        _BAG + 2 * LATIN_SIZE + length,
    )
