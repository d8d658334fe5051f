"""Figures for one, two and three successive lines."""

import numpy as np

from tqa.alignment.tables import run_sums, running, shifted


def test_sums_of_successive_lines():
    sums = run_sums(np.array([1.0, 2.0, 4.0, 8.0]), 0)
    assert sums[0].tolist() == [1, 2, 4, 8]
    assert sums[1, :3].tolist() == [3, 6, 12]
    assert sums[2, :2].tolist() == [7, 14]


def test_along_either_axis():
    values = np.arange(6.0).reshape(2, 3)
    assert np.array_equal(shifted(values, 0)[1, :1], values[1:])
    assert np.array_equal(shifted(values, 1)[2, :, :1], values[:, 2:])
    assert np.array_equal(running(np.maximum, -values, 1)[1, :, :2], -values[:, :2])


def test_texts_shorter_than_the_widest_run():
    assert shifted(np.array([5.0]), 0)[0].tolist() == [5]
    assert run_sums(np.zeros(0), 0).shape == (3, 0)
