"""Links by place, where the lexicon leaves words alone."""

from __future__ import annotations

import numpy as np
import pytest

from tqa.alignment.gaps import fill_gaps
from tqa.language.tokens import tokenize
from tqa.lexicon.lexicon import Lexicon
from tqa.lexicon.store import Stored


@pytest.fixture
def lexicon():
    """Knows two Arabic words, of which one is rare and has a weak opinion."""
    return Lexicon(
        Stored(
            ("قال", "نورس"),
            ("gull", "said"),
            np.array([900, 2], dtype=np.uint32),
            np.array([2, 900], dtype=np.uint32),
            np.array([0, 1, 2], dtype=np.uint32),
            np.array([1, 0], dtype=np.uint32),
            np.array([0.9, 0.04], dtype=np.float32),
            np.array([0.9, 0.04], dtype=np.float32),
        )
    )


def filled(lexicon, source, target, linked):
    found = fill_gaps(tokenize(source), tokenize(target), linked, set(linked.values()), lexicon)
    return {(i, j): probability for i, j, probability in found}


def test_a_word_between_linked_neighbours_is_linked(lexicon):
    found = filled(lexicon, "ضفدع بطريق سنجاب", "frog penguin squirrel", {0: 0, 2: 2})
    assert found == {(1, 1): pytest.approx(0.4)}


def test_neighbours_that_lead_far_apart_link_nothing(lexicon):
    target = "frog wide open green meadow penguin squirrel"
    assert filled(lexicon, "ضفدع بطريق سنجاب", target, {0: 0, 2: 6}) == {}


def test_a_weak_opinion_of_the_lexicon_decides(lexicon):
    found = filled(lexicon, "ضفدع نورس سنجاب", "frog penguin gull squirrel", {0: 0, 2: 3})
    assert found == {(1, 2): pytest.approx(0.8)}


def test_words_that_have_a_link_are_left_alone(lexicon):
    assert filled(lexicon, "ضفدع بطريق", "frog penguin", {0: 0, 1: 1}) == {}
    assert filled(lexicon, "ضفدع", "frog penguin", {0: 0}) == {}


def test_the_commonest_words_have_no_place(lexicon):
    assert filled(lexicon, "ضفدع قال", "frog penguin", {0: 0}) == {}
    assert filled(lexicon, "ضفدع بطريق", "frog said", {0: 0}) == {}


def test_numbers_count_as_places_and_are_not_linked(lexicon):
    assert filled(lexicon, "5 بطريق", "5 penguin", {0: 0}) == {(1, 1): pytest.approx(0.4)}
    assert filled(lexicon, "5", "penguin", {}) == {}


@pytest.mark.parametrize("pair", [("", ""), ("", "frog"), ("ضفدع", ""), ("…", "!")])
def test_nothing_to_link(lexicon, pair):
    assert filled(lexicon, *pair, {}) == {}
