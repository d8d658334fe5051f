from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tqa.language.arabic import BIDI_CONTROLS, TASHKEEL, TATWEEL, fold, is_arabic, normalise
from tqa.model import Span

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


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("قال مُحَمَّدٌ أمس", "محمد", "مُحَمَّدٌ"),
        ("في المَدْرَسَةِ.", "المدرسه", "المَدْرَسَةِ"),
        ("(\u202bكتـــابه\u202c)", "كتابه", "كتـــابه"),
        ("هذا ﻻ يكفي", "لا", "ﻻ"),
        ("بلغ ٥٬٢٠٠ قتيل", "5,200", "٥٬٢٠٠"),
    ],
)
def test_a_match_in_the_normalised_text_is_found_in_the_original(text, part, original):
    normalised = normalise(text)
    start = normalised.text.index(part)
    assert normalised.original(Span(start, start + len(part))).of(text) == original


def test_letters_may_be_kept_apart():
    assert normalise("رأى المدرسةَ", letters=False).text == "رأى المدرسة"
    assert normalise("ر\u0627\u0654ى", letters=False).text == "رأى"


@given(_TEXT)
@example("\ufdfa\u064e")
def test_offsets_rise_and_lie_inside(text):
    for letters in (True, False):
        found = normalise(text, letters=letters)
        assert len(found.offsets) == len(found.text) + 1
        assert list(found.offsets) == sorted(found.offsets)
        assert all(
            0 <= start < end <= len(text) for start, end in zip(found.offsets, found.ends, strict=False)
        )


@given(_TEXT, st.data())
def test_the_original_of_a_stretch_has_the_same_matching_form(text, data):
    found = normalise(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    stretch = found.original(Span(start, end)).of(text)
    assert found.text[start:end] in normalise(stretch).text
    if start == end:
        assert stretch == ""


@given(_TEXT)
def test_fold_and_normalise_agree(text):
    assert normalise(text).text == fold(text)


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


def test_a_long_text_with_many_marks_is_linear():
    text = "ب" + "\u064e" * 300_000 + "ت"
    found = normalise(text)
    assert found.text == "بت"
    assert found.original(Span(0, 1)) == Span(0, len(text) - 1)
