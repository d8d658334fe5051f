from __future__ import annotations

import numpy as np

from tqa.lexicon.cells import lay_out
from tqa.lexicon.numbering import number

PAIRS = [("زار وزراء", "ministers visited"), ("زار", "visited"), ("باع وزراء", "ministers sold")]


def test_pairs_of_one_size_are_one_block():
    bitext = number(PAIRS)
    cells = lay_out(bitext)
    assert cells.shapes == ((1, 1, 1), (2, 2, 2))
    values = np.arange(9, dtype=np.float32)
    (one, first), (four, second) = cells.blocks(values)
    assert (one.shape, four.shape) == ((1, 1, 1), (2, 2, 2))
    assert first.tolist() == [[[0.0]]]
    second[:] = 7.0
    assert values.tolist() == [0.0] + [7.0] * 8


def test_every_cell_knows_its_stems():
    bitext = number(PAIRS)
    cells = lay_out(bitext)
    entries = list(zip(cells.arabic.tolist(), cells.english.tolist(), strict=True))
    assert entries == sorted(set(entries))
    _, (block, _) = cells.blocks(np.zeros(9, dtype=np.float32))
    for pair, (arabic, english) in enumerate(((0, 0), (2, 2))):
        for row, word in enumerate(bitext.english[english]):
            for column, stem in enumerate(bitext.arabic[arabic]):
                assert entries[block[pair, row, column]] == (stem, word)


def test_no_pairs():
    cells = lay_out(number([]))
    assert (len(cells.entry), cells.shapes) == (0, ())
