"""Numbers written in words and read again, whatever their gender, case and spelling."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.language.spelling import Style, arabic, english
from tqa.language._numerals_ar_shares import SHARE_FORMS, is_price
from tqa.language._numerals_ar_words import NUMBER_FORMS, number_word
from tqa.language.numerals_ar import arabic_quantities
from tqa.language.numerals_en import english_quantities
from tqa.language.tokens import tokenize

MOST = 10**12
# Short numbers and those full of noughts are where the grammar is; evenly drawn ones are nearly all long.
NUMBERS = st.one_of(
    st.integers(0, 2000),
    st.integers(0, 10**6),
    st.integers(0, MOST),
    st.builds(lambda count, power: min(count * 10**power, MOST), st.integers(1, 999), st.integers(0, 12)),
)
STYLES = st.builds(Style, *[st.booleans()] * 7)


def only_value(read, text):
    (quantity,) = read(tokenize(text))
    assert quantity.span.of(text) == text
    return int(quantity.value)


@settings(max_examples=400, deadline=None)
@given(NUMBERS, STYLES)
@example(MOST, Style())
@example(2 * 10**11, Style(oblique=True, construct=True))
@example(12_012_012_012, Style(feminine=True))
def test_arabic_words_are_read_as_the_number_that_wrote_them(number, style):
    assert only_value(arabic_quantities, arabic(number, style)) == number


@settings(max_examples=400, deadline=None)
@given(NUMBERS, STYLES)
@example(MOST, Style())
@example(100_000_000_001, Style())
def test_english_words_are_read_as_the_number_that_wrote_them(number, style):
    assert only_value(english_quantities, english(number, style)) == number


@settings(max_examples=200, deadline=None)
@given(NUMBERS, STYLES)
def test_words_are_the_same_after_reading_and_writing_them_again(number, style):
    words = arabic(number, style)
    assert arabic(only_value(arabic_quantities, words), style) == words
    words = english(number, style)
    assert english(only_value(english_quantities, words), style) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (12, "اثنتا عشرة"),
        (25, "خمس وعشرون"),
        (200, "مئتا"),
        (1_350_000, "مليون وثلاثمئة وخمسون ألف"),
        (2_000_000_000, "مليارا"),
    ],
)
def test_the_writer_knows_gender_and_construct(number, words):
    assert arabic(number, Style(feminine=True, construct=True)) == words


def test_every_form_of_a_number_word_is_read():
    assert {form for form in NUMBER_FORMS if number_word(form) is None} == set()


def test_every_form_of_a_share_is_read():
    eighths = {form for form in SHARE_FORMS if "ثمن" in form}
    assert {form for form in eighths if not is_price(tokenize(form)[0])} == set()
