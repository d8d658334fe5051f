from __future__ import annotations

import numpy as np
import pytest

from tests.lexicon.toy import PAIRS, WORDS
from tqa.language.arabic import fold
from tqa.language.stems import english_stem, strip_endings
from tqa.lexicon.numbering import number
from tqa.lexicon.train import train


@pytest.fixture(scope="module")
def toy():
    return number(PAIRS, least_count=1)


def test_thirty_pairs_teach_every_word(toy):
    assert len(PAIRS) == 30
    table = train(toy)
    best = {}
    for arabic, english, forward, backward in zip(*_columns(table), strict=True):
        best.setdefault(toy.arabic_stems[arabic], []).append((forward * backward, toy.english_stems[english]))
    learned = {stem: max(row)[1] for stem, row in best.items()}
    assert learned == {
        strip_endings(fold(word)): english_stem(translation) for word, translation in WORDS.items()
    }


def _columns(table):
    return table.arabic, table.english, table.english_given_arabic, table.arabic_given_english


def test_training_is_deterministic(toy):
    first, second = train(toy), train(toy)
    for left, right in zip(_columns(first), _columns(second), strict=True):
        assert left.tobytes() == right.tobytes()


def test_the_table_is_sorted_and_holds_probabilities(toy):
    table = train(toy, iterations=3)
    cells = list(zip(table.arabic.tolist(), table.english.tolist(), strict=True))
    assert cells == sorted(set(cells))
    for column in (table.english_given_arabic, table.arabic_given_english):
        assert column.min() >= 0.0
        assert column.max() <= 1.0
    sums = np.bincount(table.arabic, weights=table.english_given_arabic)
    assert sums.max() <= 1.0 + 1e-5


def test_progress_is_told(toy):
    told = []
    train(toy, iterations=3, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_nothing_to_learn_from():
    table = train(number([]))
    assert [len(column) for column in _columns(table)] == [0, 0, 0, 0]
