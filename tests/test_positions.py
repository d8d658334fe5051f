from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.positions import LineIndex, Place

_TEXT = st.text(st.one_of(st.sampled_from("\r\n\u2028\x85 aب"), st.characters()), max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, Place(1, 1, 1, 1)),
        ("a\nb", 1, Place(1, 2, 2, 2)),
        ("a\nb", 2, Place(2, 1, 1, 1)),
        ("a\r\nb", 3, Place(2, 1, 1, 1)),
        ("a\rb", 2, Place(2, 1, 1, 1)),
        ("a\r\rb", 3, Place(3, 1, 1, 1)),
        ("a\n\r\nb", 4, Place(3, 1, 1, 1)),
        ("a\n", 2, Place(2, 1, 1, 1)),
        ("😀b", 1, Place(1, 2, 3, 5)),
        ("كتَب", 3, Place(1, 4, 4, 7)),
        ("e\u0301x", 2, Place(1, 3, 3, 4)),
        ("\ud83dx", 1, Place(1, 2, 2, 4)),
        ("a\u2028b\x85c\x0cd", 6, Place(1, 7, 7, 10)),
    ],
)
def test_place(text, offset, expected):
    assert LineIndex(text).place(offset) == expected


def test_inside_a_crlf_belongs_to_the_line_that_it_ends():
    assert LineIndex("a\r\nb").place(2) == Place(1, 3, 3, 3)


def test_field_and_first_line_are_passed_on():
    assert LineIndex("a\nb").place(2, field="target", first_line=7) == Place(8, 1, 1, 1, "target")


@pytest.mark.parametrize("offset", [-1, 4])
def test_outside_the_text(offset):
    with pytest.raises(ValueError, match="outside a text of 3 code points"):
        LineIndex("abc").place(offset)


def test_long_line():
    text = "ب" * 1_000_000
    assert LineIndex(text).place(1_000_000) == Place(1, 1_000_001, 1_000_001, 2_000_001)


@given(_TEXT, st.data())
def test_columns_measure_the_start_of_the_line(text, data):
    offset = data.draw(st.integers(0, len(text)))
    place = LineIndex(text).place(offset)
    before = text[offset - place.column + 1 : offset]
    assert place.utf8_column == len(before.encode("utf-8", "surrogatepass")) + 1
    assert place.utf16_column == len(before) + sum(ord(character) > 0xFFFF for character in before) + 1
    assert "\n" not in before
    assert place.line == 1 + sum(
        text[i] == "\n" or (text[i] == "\r" and text[i + 1 : i + 2] != "\n") for i in range(offset)
    )


@given(_TEXT)
def test_places_rise_with_offsets(text):
    index = LineIndex(text)
    places = [index.place(offset) for offset in range(len(text) + 1)]
    spots = [(place.line, place.column) for place in places]
    assert spots == sorted(set(spots))
