from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language.numbers import number_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5200", "5200"),
        ("5,200", "5200"),
        ("٥٬٢٠٠", "5200"),
        ("۵۲۰۰", "5200"),
        ("1,234,567.50", "1234567.5"),
        ("3.0", "3"),
        ("٣٫٥", "3.5"),
        ("3,5", "3.5"),
        ("0.5", "0.5"),
        ("007", "7"),
        ("0", "0"),
        ("000", "0"),
        ("0.0", "0"),
        ("100", "100"),
        ("13:30", "13:30"),
        ("12/05/2020", "12/05/2020"),
        ("1.2.0", "1.2.0"),
    ],
)
def test_number_value(text, expected):
    assert number_value(text) == expected


@given(st.integers(0, 10**12))
def test_grouping_and_digit_set_make_no_difference(number):
    eastern = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")
    grouped = f"{number:,}"
    assert number_value(grouped) == number_value(grouped.translate(eastern)) == str(number)


@given(st.text("0123456789.,:/٠٩٫٬", min_size=1, max_size=12))
def test_a_canonical_form_is_its_own(text):
    assert number_value(number_value(text)) == number_value(text)
