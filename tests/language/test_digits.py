from decimal import Decimal

import pytest

from tqa.language.digits import filled_out, opens_paragraph, read_figure
from tqa.language.tokens import Kind, tokenize


def figure(text, *, visual_order=False):
    tokens = tokenize(text)
    at = next(index for index, token in enumerate(tokens) if token.kind is Kind.NUMBER)
    return read_figure(tokens, at, visual_order=visual_order)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,800,000", "1800000"),
        ("٥٬٢٠٠", "5200"),
        ("۳۴۵", "345"),
        ("٣٫٥", "3.5"),
        ("3.5", "3.5"),
        ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("360.000", "360000"),
        ("20 000", "20000"),
        ("1٣", "13"),
        ("٣،٥", "3.5"),
        ("٣،٥٠٠", "3500"),
    ],
)
def test_value(text, value):
    assert figure(text).readings[0] == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("000 20", 20_000), ("650 5", 5650), ("000 800 1", 1_800_000), ("168 59", 59_168), ("20 000", 20_000)],
)
def test_visual_order(text, value):
    assert figure(text, visual_order=True).readings[0] == value


def test_visual_order_is_for_arabic_only():
    assert figure("000 20").readings[0] == 0


def test_a_group_of_noughts_is_never_read_alone():
    assert Decimal(20) not in figure("000 20", visual_order=True).readings


def test_two_numbers_side_by_side_keep_their_own_values():
    assert {Decimal(650), Decimal(5), Decimal(5650)} <= set(figure("650 5", visual_order=True).readings)


def test_an_ambiguous_point_has_both_readings():
    assert set(figure("1.525").readings) == {Decimal("1.525"), Decimal(1525)}


@pytest.mark.parametrize(
    "text",
    [
        "G20",
        "S/2010/85",
        "COVID-19",
        "كوفيد-19",
        "0096312345",
        "+9631234",
        "39C",
        "3.2.1",
        "12/5",
        "12345678",
        "S/PV.4453",
    ],
)
def test_labels(text):
    assert figure(text).label


@pytest.mark.parametrize(
    "text", ["mid-1990s", "10km", "3rd", "11million", "13-year-old", "الـ15", "(12)", "10000000"]
)
def test_no_labels(text):
    assert not figure(text).label


@pytest.mark.parametrize(
    ("text", "clock"), [("10:30", True), ("9:05", True), ("10:75", False), ("25:00", False)]
)
def test_clock(text, clock):
    assert figure(text).clock is clock


def test_endless_digits_are_no_number():
    assert figure("7" * 1_000_000) is None


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("54 - the", True),
        ("442- وعلى", True),
        ("54. The", True),
        ("3) the", True),
        ("13-year-old boy", False),
        ("5 - 10 men", False),
        ("12.5 percent of", False),
        ("40 men left", False),
        ("12345. The", False),
    ],
)
def test_opens_paragraph(text, opens):
    assert opens_paragraph(tokenize(text), 0) is opens


@pytest.mark.parametrize(
    ("one", "two", "full"), [(1950, 53, 1953), (2007, 8, 2008), (50, 60, None), (1950, 1953, None)]
)
def test_filled_out(one, two, full):
    assert filled_out(Decimal(one), Decimal(two)) == (() if full is None else (Decimal(full),))
