from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language.translit_letters import (
    LATIN_LETTERS,
    LONGEST,
    SHORTEST,
    arabic_readings,
    latin_forms,
    windows,
)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("putin", ("putin",)),
        ("putin's", ("putin",)),
        ("al-kadhimi", ("kadhimi",)),
        ("ash-sharaa", ("sharaa",)),
        ("erdoğan", ("erdoğan",)),
        ("moisés", ("moises",)),
        ("moise\u0301s", ("moises",)),
        ("ćosić", ("čosič",)),
        ("o'brien", ("o'brien",)),
        ("o’brien", ("o'brien",)),
        ("ʿabbās", ("abbas",)),
        ("abdel-fattah", ("abdelfattah", "abdel", "fattah")),
        ("abd-al-rahman", ("abdalrahman", "abd", "rahman")),
        ("r-arizona", ("rarizona", "arizona")),
        ("u.s", ("us",)),
        ("x", ()),
        ("", ()),
        ("--", ()),
        ("путин", ()),
        ("z" * (LONGEST + 1), ()),
    ],
)
def test_a_latin_word_in_the_letters_of_the_model(word, forms):
    assert latin_forms(word) == forms


@given(st.text(max_size=60))
def test_any_word_has_forms_of_known_letters_and_bounded_length(word):
    for form in latin_forms(word):
        assert SHORTEST <= len(form) <= LONGEST
        assert set(form) <= set(LATIN_LETTERS)


def test_readings_of_an_arabic_word_lose_clitics():
    assert arabic_readings("بوتين") == (("", "بوتين"), ("ب", "وتين"))
    assert arabic_readings("والكاظمي")[:2] == (("", "والكاظمي"), ("وال", "كاظمي"))
    assert ("لل", "حريري") in arabic_readings("للحريري")
    assert arabic_readings("و") == ()
    assert arabic_readings("ب" * 41) == ()


def test_windows_start_with_their_letter_and_reach_two_to_each_side():
    assert windows("abc") == ["ab#c#", "bca##", "c#b#a"]
    assert windows("ab") == ["ab###", "b#a##"]
