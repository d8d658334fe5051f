"""Places in XML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.formats.xml_places import CodePoints, element_end, tag_end


@given(st.lists(st.tuples(st.sampled_from(["a", "é", "ب", "\U0001f600"]), st.integers(1, 200)), max_size=6))
def test_bytes_become_code_points(parts):
    text = "".join(character * count for character, count in parts)
    points = CodePoints(text.encode())
    places = [len(text[:at].encode()) for at in range(len(text) + 1)]
    assert [points.at(place) for place in reversed(places)] == list(range(len(text), -1, -1))


@pytest.mark.parametrize("tag", ["<a>", "<a/>", "</a>", """<a b=">" c='/>"' d="'">""", "<a\n b='1'\n>"])
def test_a_tag_ends_where_it_does(tag):
    assert tag_end(f"x{tag}y>", 1) == 1 + len(tag)


@pytest.mark.parametrize("start", [0, 3])
def test_what_is_no_tag_has_no_end(start):
    with pytest.raises(ValueError, match=f"no tag at {start}"):
        tag_end("x<a b='>", start)


def test_an_element_ends_with_its_last_tag():
    assert element_end("x<a b='/>'>y</a>z", 1, 12) == 16
    assert element_end("x<a/>z", 1, 1) == 5
