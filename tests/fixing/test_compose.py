"""Two rounds of edits as one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tqa.fixing.compose import compose
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span

TEXT = st.text("abcde \U0001f600", max_size=20)


@st.composite
def edits_on(draw, text):
    """Sorted edits on `text` that do not overlap; they may touch, insert, delete or change nothing."""
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return [Edit(Span(start, end), draw(st.text("XYZ", max_size=3))) for start, end in pairs]


@st.composite
def rounds(draw):
    text = draw(TEXT)
    first = draw(edits_on(text))
    between = apply_edits(text, first)
    return text, first, between, draw(edits_on(between))


@given(rounds())
def test_composed_edits_do_what_both_rounds_do(case):
    text, first, between, second = case
    assert apply_edits(text, compose(first, second, between)) == apply_edits(between, second)


@given(rounds())
def test_composed_edits_are_sorted_and_apart(case):
    _, first, between, second = case
    edits = compose(first, second, between)
    assert all(a.span.end < b.span.start for a, b in pairwise(edits))


def test_far_edits_stay_as_small_as_they_are():
    first, second = [Edit(Span(0, 3), "")], [Edit(Span(7, 8), "Z")]
    assert compose(first, second, "defghijxlmn") == [Edit(Span(0, 3), ""), Edit(Span(10, 11), "Z")]


def test_a_later_edit_may_undo_an_earlier_one():
    assert apply_edits("abc", compose([Edit(Span(1, 2), "X")], [Edit(Span(1, 2), "b")], "aXc")) == "abc"
