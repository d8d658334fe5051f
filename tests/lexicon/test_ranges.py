"""Many slices at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tqa.lexicon.ranges import ranges


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), max_size=20))
def test_ranges_are_those_of_python(slices):
    starts, lengths = (
        (np.array(column, dtype=np.int64) for column in zip(*slices, strict=True))
        if slices
        else (np.zeros(0, int),) * 2
    )
    expected = [index for start, length in slices for index in range(start, start + length)]
    assert ranges(starts, lengths).tolist() == expected
