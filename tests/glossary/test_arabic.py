"""What Arabic words are read as forms of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.glossary.arabic import readings, term_base


def is_form(term, word):
    base, _ = term_base(term)
    return any(reading.base == base for reading in readings(word))


@pytest.mark.parametrize(
    ("term", "word"),
    [
        ("حكومة", "الحكومة"),
        ("حكومة", "وللحكومة"),
        ("حكومة", "حكومتهم"),
        ("حكومة", "الحكومتين"),
        ("حكومة", "بحكوماتها"),
        ("حكومة", "حكومه"),
        ("قرار", "القرارات"),
        ("قرار", "قراراته"),
        ("قرار", "قراران"),
        ("مجلس", "مجلساً"),
        ("مجلس", "مـجـلـس"),
        ("لجنة", "للجنة"),
        ("لجنة", "للجنتين"),
        ("مهندس", "المهندسين"),
        ("مهندسون", "المهندسين"),
        ("لاجئين", "اللاجئون"),
        ("مستشفى", "مستشفاهم"),
        ("وزراء", "وزرائها"),
        ("ألبانيا", "لألبانيا"),
        ("الأردن", "بالأردن"),
        ("أمن", "امن"),
    ],
)
def test_forms(term, word):
    assert is_form(term, word)


@pytest.mark.parametrize(
    ("term", "word"),
    [
        ("مصر", "مصري"),
        ("مصر", "المصرية"),
        ("لبن", "لبنان"),
        ("سوري", "سوريا"),
        ("مدرس", "مدرسة"),
        ("رد", "ورد"),
        ("سلط", "سلطان"),
        ("كاتب", "مكاتب"),
        ("تون", "تونس"),
        ("قان", "قانون"),
    ],
)
def test_other_words(term, word):
    assert not is_form(term, word)


def test_the_plainest_reading_comes_first():
    first = readings("الإمارات")[0]
    assert (first.base, first.definite, first.plural, first.cut) == ("الامارات", False, False, 0)
    assert readings("والمجلس")[-1].cut >= readings("والمجلس")[0].cut


def test_what_is_told_of_a_reading():
    (reading,) = [each for each in readings("وبشركاتهم") if each.base == "شركه"]
    assert (reading.clitic, reading.definite, reading.plural) == ("وب", False, True)


@given(st.text("اأإآبتثجحخدرزسشصضطعغفقكلمنهويىةءئؤ\u064b\u0640", max_size=30))
def test_every_word_is_a_form_of_itself(word):
    assert is_form(word, word) or not word


@given(st.text(max_size=60))
def test_any_text_has_readings(word):
    assert all(reading.cut >= 0 for reading in readings(word))
