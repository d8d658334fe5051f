"""The paired test against its definition, spelled out the slow way."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.scoring import significance
from tqa.scoring.formulas import measure
from tqa.scoring.sacrebleu_adapter import METRICS, statistics
from tqa.scoring.significance import Contrast, holm, intervals, p_values

REFERENCES = [
    f"the minister met {n} officials of the region in the capital on day {n * 7}" for n in range(40)
]


def contrasts(before, after, references=None, names=METRICS):
    found = statistics(names, [before, after], [references or REFERENCES[: len(before)]])
    return [Contrast(*each.systems, measure(name)) for name, each in found.items()]


def worsened(count, size):
    after = [
        text.replace("of the region in", "in") if n % 3 else text[4:] for n, text in enumerate(REFERENCES)
    ]
    return REFERENCES[:size], after[:count] + REFERENCES[count:size]


def mean(rows):
    return rows[..., 0] / rows[..., 1]


def linear(differences):
    """A metric that is a mean over the segments."""
    ones = np.ones(len(differences))
    return Contrast(np.stack([0 * ones, ones], axis=1), np.stack([np.array(differences), ones], axis=1), mean)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(-3, 3), min_size=1, max_size=9))
def test_exact_p_values_are_those_of_every_flip(differences):
    expected = [
        abs(sum(sign * each for sign, each in zip(signs, differences, strict=True))) >= abs(sum(differences))
        for signs in product((1, -1), repeat=len(differences))
    ]
    (value,) = p_values([linear(differences)], np.arange(len(differences)))
    assert value == sum(expected) / len(expected)


def test_a_corpus_metric_is_worked_out_anew_for_every_flip():
    before, after = worsened(5, 8)
    flips = []
    for swaps in product((False, True), repeat=5):
        sides = [[], []]
        for k, pair in enumerate(zip(before, after, strict=True)):
            swap = k < 5 and swaps[k]
            sides[0].append(pair[swap])
            sides[1].append(pair[not swap])
        flips.append([c.measure(c.after.sum(0)) - c.measure(c.before.sum(0)) for c in contrasts(*sides)])
    found = np.abs(np.array(flips))
    expected = (found >= found[0] - 1e-9).mean(axis=0)
    assert p_values(contrasts(before, after), np.arange(5)) == pytest.approx(expected)


def test_the_smallest_p_value_is_that_of_all_in_one_direction():
    before, after = worsened(6, 20)
    assert p_values(contrasts(before, after), np.arange(6)) == pytest.approx([2**-5] * 4)


def test_a_sample_of_the_flips_comes_near_to_all_of_them(monkeypatch):
    differences = [3, -1, 2, 2, -2, 1, 4, -3, 1, 1, 2, -1]
    (exact,) = p_values([linear(differences)], np.arange(12))
    monkeypatch.setattr(significance, "MOST_EXACT", 4)
    (sampled,) = p_values([linear(differences)], np.arange(12))
    assert sampled == pytest.approx(exact, abs=0.015)
    assert sampled != exact


def test_results_do_not_depend_on_how_the_work_is_cut(monkeypatch):
    before, after = worsened(20, 40)
    tests = contrasts(before, after)
    expected = intervals(tests, np.arange(20))
    assert len(list(significance._random_flips(20))) == 1
    monkeypatch.setattr(significance, "_BLOCK", 400)
    assert [len(flips) for flips in significance._random_flips(20)] == [20] * 500
    for one, other in zip(intervals(tests, np.arange(20)), expected, strict=True):
        assert one == pytest.approx(other)
    assert all(value < 0.001 for value in p_values(tests, np.arange(20)))


def test_the_interval_covers_the_difference_and_nothing_far_from_it():
    rng = np.random.default_rng(7)
    differences = rng.normal(1.0, 2.0, 400)
    ((low, high),) = intervals([linear(differences)], np.arange(400))
    assert low < differences.mean() < high
    # Twice 1.96 standard errors.
    assert high - low == pytest.approx(2 * 1.96 * differences.std() / 20, rel=0.1)


def test_the_interval_of_a_single_change_reaches_to_zero():
    ((low, high),) = intervals([linear([5.0] + [0.0] * 99)], np.array([0]))
    assert low == 0.0
    assert high == pytest.approx(0.15, abs=0.03)


def test_holm():
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "b": 0.06, "c": 0.06})
    assert holm({"a": 0.6, "b": 0.7}) == {"a": 1.0, "b": 1.0}
    assert holm({}) == {}
