"""What a hand-written sense list adds to a trained table: a floor under every rendering it names.

Corpora know how often a word is rendered so or so; a lexicographer knows that it can be. A rare news word
seen twice in training must not lose to chance.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from tqa.language.english import all_forms
from tqa.language.stems import arabic_stem, english_stem
from tqa.lexicon.senses import read_senses
from tqa.lexicon.train import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tqa.lexicon.numbering import Bitext

# For the first, second, and any later rendering of an entry. A first choice is about as sure as a well-
# attested corpus pair.
_FLOORS = (0.5, 0.4, 0.3)
_POS = {"v": "VERB", "n": "NOUN", "a": "ADJ", "d": "ADV"}


def with_floors(table: Table, bitext: Bitext, dictionaries: Sequence[Path]) -> Table:
    """The table with every single-word rendering of the sense lists at its floor or above, both ways.

    Raises:
        InputError: a sense list is malformed.
    """
    forward = dict(
        zip(
            zip(table.arabic.tolist(), table.english.tolist(), strict=True),
            table.english_given_arabic.tolist(),
            strict=True,
        )
    )
    backward = dict(zip(forward, table.arabic_given_english.tolist(), strict=True))
    for pair, floor in _floors(bitext, dictionaries):
        forward[pair] = max(forward.get(pair, 0.0), floor)
        backward[pair] = max(backward.get(pair, 0.0), floor)
    pairs = sorted(forward)
    return Table(
        np.array([arabic for arabic, _ in pairs], dtype=np.int32),
        np.array([english for _, english in pairs], dtype=np.int32),
        np.array([forward[pair] for pair in pairs], dtype=np.float32),
        np.array([backward[pair] for pair in pairs], dtype=np.float32),
    )


def _floors(bitext: Bitext, dictionaries: Sequence[Path]) -> Iterator[tuple[tuple[int, int], float]]:
    arabic_ids = {stem: index for index, stem in enumerate(bitext.arabic_stems)}
    english_ids = {stem: index for index, stem in enumerate(bitext.english_stems)}
    counts = dict(zip(bitext.arabic_stems, bitext.arabic_counts.tolist(), strict=True))
    for path in dictionaries:
        for sense in read_senses(path):
            stems = {arabic_stem(form, lambda stem: counts.get(stem, 0))[1] for form in sense.arabic}
            for rank, rendering in enumerate(sense.english):
                # "sought" has another stem than "seek".
                forms = {english_stem(form) for form in (rendering, *all_forms(rendering, _POS[sense.pos]))}
                floor = _FLOORS[min(rank, len(_FLOORS) - 1)]
                known = sorted(stems & arabic_ids.keys()), sorted(forms & english_ids.keys())
                for stem, form in product(*known):
                    yield (arabic_ids[stem], english_ids[form]), floor
