"""Greedy matching of token vectors, on vectors that can be worked out by hand."""

import math

import numpy as np
import pytest

from tqa.neural.greedy import Match, Rarity, Tokens, match

EVEN = Rarity()


def tokens(*vectors, ids=None, own=None):
    rows = np.array(vectors, np.float32).reshape(len(vectors), -1)
    return Tokens(
        np.array(ids or range(len(vectors)), np.int64),
        rows,
        np.array([True] * len(vectors) if own is None else own, bool),
    )


X, Y, DIAGONAL = (1.0, 0.0), (0.0, 1.0), (math.sqrt(0.5), math.sqrt(0.5))


def test_precision_is_of_the_hypothesis_and_recall_of_the_reference():
    found = match(tokens(X), tokens(X, Y), EVEN)
    assert (found.precision, found.recall) == (1.0, 0.5)
    assert found.f1 == pytest.approx(2 / 3)
    assert match(tokens(X, Y), tokens(X), EVEN) == Match(0.5, 1.0)


def test_each_token_takes_its_best_partner():
    found = match(tokens(X, DIAGONAL), tokens(X, Y), EVEN)
    assert found.precision == pytest.approx((1 + math.sqrt(0.5)) / 2)
    assert found.recall == pytest.approx((1 + math.sqrt(0.5)) / 2)


def test_special_tokens_are_partners_but_do_not_count():
    found = match(tokens(X, Y, own=[True, False]), tokens(Y, X, own=[True, False]), EVEN)
    assert found == Match(1.0, 1.0)
    assert match(tokens(X, own=[False]), tokens(X), EVEN) == Match(0.0, 0.0)


def test_opposite_vectors_have_no_f1():
    found = match(tokens(X), tokens((-1.0, 0.0)), EVEN)
    assert found == Match(-1.0, -1.0)
    assert found.f1 == 0.0


def test_rounding_makes_no_cosine_above_one():
    assert match(tokens((1.0001, 0.0)), tokens((1.0001, 0.0)), EVEN) == Match(1.0, 1.0)


def test_rare_tokens_count_more():
    # Token 0 is in both references, token 1 in one, token 2 in none.
    rarity = Rarity([np.array([0, 1, 1]), np.array([0])])
    weights = rarity.of(tokens(X, X, X, ids=[0, 1, 2]))
    np.testing.assert_allclose(weights, [0.0, math.log(3 / 2), math.log(3)])
    found = match(tokens(X, Y, ids=[1, 2]), tokens(X, ids=[1]), rarity)
    assert found.precision == pytest.approx(math.log(3 / 2) / (math.log(3 / 2) + math.log(3)))


def test_where_all_tokens_are_everywhere_they_count_alike():
    rarity = Rarity([np.array([0, 1])])
    assert match(tokens(X, Y, ids=[0, 1]), tokens(X, ids=[0]), rarity).precision == 0.5
