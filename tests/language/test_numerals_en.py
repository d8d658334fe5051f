from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.language.numerals_en import english_quantities
from tqa.language.quantities import Form, QuantityKind
from tqa.language.tokens import tokenize

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def quantities(text):
    return english_quantities(tokenize(text))


def values(text):
    return [quantity.value for quantity in quantities(text) if not quantity.approximate]


def spell(number, joint="and "):
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            count, rest = divmod(number, scale)
            tail = f" {joint if rest < 100 else ''}{spell(rest, joint)}" if rest else ""
            return f"{spell(count, joint)} {name}{tail}"
    raise AssertionError(number)


@given(st.integers(0, 10**12 - 1), st.sampled_from(["and ", ""]))
def test_spelled_numbers_have_their_value(number, joint):
    assert values(f"It reached {spell(number, joint)} yesterday") == [number]


@given(st.integers(0, 99_999_999))
def test_digits_have_their_value(number):
    assert values(f"It reached {number:,} yesterday") == [number]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$3.5bn", 3_500_000_000),
        ("$10m", 10_000_000),
        ("£11million", 11_000_000),
        ("$300+ billion", 3 * 10**11),
        ("3-million", 3_000_000),
        ("twenty five", 25),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("2 and a half", "2.5"),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a hundred", 100),
        ("three quarters", "0.75"),
        ("1½", "1.5"),
        ("twenty-first", 21),
        ("thirty-three-year-old", 33),
    ],
)
def test_value(text, value):
    assert values(text)[0] == Decimal(value)


@pytest.mark.parametrize(
    ("text", "kind", "form", "value"),
    [
        ("47.5 per cent", QuantityKind.PERCENT, Form.DIGITS, "47.5"),
        ("5-percent", QuantityKind.PERCENT, Form.DIGITS, 5),
        ("five percent", QuantityKind.PERCENT, Form.WORDS, 5),
        ("7%", QuantityKind.PERCENT, Form.DIGITS, 7),
        ("43rd", QuantityKind.ORDINAL, Form.DIGITS, 43),
        ("third", QuantityKind.ORDINAL, Form.WORDS, 3),
        ("1930s", QuantityKind.DECADE, Form.DIGITS, 1930),
        ("1930's", QuantityKind.DECADE, Form.DIGITS, 1930),
        ("sixties", QuantityKind.DECADE, Form.WORDS, 60),
        ("10 p.m.", QuantityKind.CLOCK, Form.DIGITS, 10),
        ("0945 hours", QuantityKind.CLOCK, Form.DIGITS, "9.45"),
        ("10:30", QuantityKind.CLOCK, Form.DIGITS, "10.3"),
        ("noon", QuantityKind.CLOCK, Form.WORDS, 12),
        ("Louis XVI", QuantityKind.LABEL, Form.WORDS, 16),
        ("COVID-19", QuantityKind.LABEL, Form.DIGITS, 19),
        ("54. Recalls the", QuantityKind.MARKER, Form.DIGITS, 54),
        ("two million", QuantityKind.CARDINAL, Form.SCALED, 2_000_000),
    ],
)
def test_kind(text, kind, form, value):
    (quantity,) = quantities(text)
    assert (quantity.kind, quantity.form, quantity.value) == (kind, form, Decimal(value))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("two decades", 20),
        ("a decade", 10),
        ("a third", "0.333333"),
        ("half an hour", 30),
        ("the 1800s", 19),
        ("10m", 10_000_000),
        ("a year and a half", "1.5"),
        ("the 80s", 1980),
    ],
)
def test_reading(text, reading):
    assert Decimal(reading) in quantities(text)[-1].readings


@pytest.mark.parametrize(
    "text", ["dozens", "hundreds of thousands", "several million", "a few hundred", "tens of millions"]
)
def test_open_numbers(text):
    assert [quantity.approximate for quantity in quantities(text)] == [True]


@pytest.mark.parametrize(
    "text",
    ["", "I may go on a march", "some people", "several men", "a year", "\u0000\ud800\u202e😀", "per cent"],
)
def test_no_numbers(text):
    assert quantities(text) == ()


def test_numbers_of_a_list_stay_apart():
    assert values("three million and five million") == [3_000_000, 5_000_000]
    assert values("twenty and thirty") == [20, 30]


def test_a_shortened_range_of_years():
    assert Decimal(1953) in quantities("the 1950-53 war")[1].readings


@given(
    st.lists(
        st.sampled_from(
            [
                "million",
                "and",
                "a",
                "half",
                "5",
                "hundred",
                "three",
                "of",
                "dozen",
                "-",
                "%",
                "s",
                "third",
                "thousands",
                "1930",
                "seventy",
            ]
        ),
        max_size=30,
    )
)
def test_any_order_of_number_words_is_read_without_overlap(words):
    found = english_quantities(tokenize(" ".join(words)))
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
    assert all(quantity.value in quantity.readings for quantity in found)


@settings(max_examples=60)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("15,.:/-% ahlfmion$")), max_size=80))
def test_any_text_is_read(text):
    for quantity in quantities(text):
        assert quantity.span.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["million ", "three million and ", "half a ", "hundreds of ", "twenty-", "5 pm "]
)
def test_many_repetitions(piece):
    tokens = tokenize(piece * 20_000)
    assert all(quantity.last < len(tokens) for quantity in english_quantities(tokens))
