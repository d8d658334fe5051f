from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language.arabic import BIDI_CONTROLS, TASHKEEL, TATWEEL, fold, is_arabic

_TEXT = st.text(
    st.one_of(
        st.sampled_from(
            "ابةىأإؤئلم،؟٣۳5 a.ـ\u064e\u0651\u0654\u200f\u202b\u200d\ufefb\ufdfa\ufe70\ufc60\ud800\0"
        ),
        st.characters(),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("كتـــاب", "كتاب"),
        ("أإآٱ", "اااا"),
        ("ا\u0653ل", "ال"),
        ("رؤية", "رويه"),
        ("مستشفى", "مستشفي"),
        ("ﻻ", "لا"),
        ("ﺍﻟﺴﻼﻡ", "السلام"),
        ("\ufe70\ufe8d", "ا"),
        ("\u202bقال\u202c\u200f", "قال"),
        ("١٢٣ ۴۵۶", "123 456"),
        ("٣٫٥٪؟،؛«»", '3.5%?,;""'),
        ("یک", "يك"),
        ("\ud800", "\ud800"),
        ("", ""),
    ],
)
def test_fold(word, expected):
    assert fold(word) == expected


@given(_TEXT)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(_TEXT)
def test_nothing_to_ignore_remains(text):
    assert not set(fold(text)) & {*TASHKEEL, *BIDI_CONTROLS, TATWEEL}


def test_letters_and_marks_of_the_script():
    for code in range(0x600, 0x700):
        char = chr(code)
        wanted = unicodedata.category(char)[0] in "LM" and char != TATWEEL
        assert is_arabic(char) == wanted, hex(code)
    assert not any(map(is_arabic, "a5٣۳،؟ \u200f\ufd3e\ufd3f\ufdfc"))
    assert all(map(is_arabic, "ءيٱگڤﻻﷺ\ufe70"))


def test_a_long_word_with_many_marks():
    assert fold("ب" + "\u064e" * 300_000 + "ت") == "بت"
