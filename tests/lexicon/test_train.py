from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from tests.lexicon.toy import PAIRS, WORDS
from tqa.language.arabic import fold
from tqa.language.stems import english_stem, strip_endings
from tqa.lexicon.numbering import number
from tqa.lexicon.train import train

KNOWN = (("زار", "visited"), ("باع", "sold"))
NEW = (("قصرا", "palace"), ("برجا", "tower"))


@pytest.fixture(scope="module")
def toy():
    return number(PAIRS)


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


def test_a_word_seen_once_claims_nothing_with_certainty():
    table = train(number([("هبط المظلي", "paratrooper landed")]))
    assert 0.0 < table.english_given_arabic.max() <= 0.5


def test_the_words_around_tell_where_a_word_stands():
    # Two unknown words, twice each with the same companion: what is alike on both sides goes together.
    pairs = [(f"{a} {b}", f"{x} {y}") for (a, x), (b, y) in product(KNOWN, NEW)] + [(a, x) for a, x in KNOWN]
    bitext = number(pairs)
    table = train(bitext)
    cells = {
        (bitext.arabic_stems[a], bitext.english_stems[e]): f
        for a, e, f, _ in zip(*_columns(table), strict=True)
    }
    for arabic, english in NEW:
        assert cells[strip_endings(fold(arabic)), english_stem(english)] > 0.4


def test_nothing_to_learn_from():
    table = train(number([]))
    assert [len(column) for column in _columns(table)] == [0, 0, 0, 0]
