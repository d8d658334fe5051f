from __future__ import annotations

import pytest

from tqa.language.english import all_forms, article_for, base_form, inflect_like

_A = """
    book house union united unique uniform user usual utility european one-time once uk uae u.s.
    ukrainian 9 110 180 1,800
"""
_AN = "apple hour honest honour heir urgent unimportant uninhabited umbrella onerous under 8 80 11 18 11,000"


@pytest.mark.parametrize(("article", "words"), [("a", _A.split()), ("an", _AN.split())])
def test_article(article, words):
    assert [word for word in words if article_for(word) != article] == []


def test_article_for_nothing():
    assert article_for("") == "a"


@pytest.mark.parametrize(
    ("word", "pos", "base"),
    [
        ("condemned", "VERB", "condemn"),
        ("stopped", "VERB", "stop"),
        ("making", "VERB", "make"),
        ("countries", "NOUN", "country"),
        ("threats", "NOUN", "threat"),
        ("condemned", "NOUN", None),
        ("zzzed", "VERB", None),
        ("", "VERB", None),
    ],
)
def test_base_form(word, pos, base):
    assert base_form(word, pos) == base


@pytest.mark.parametrize(
    ("new", "word", "base", "pos", "expected"),
    [
        ("denounce", "condemned", "condemn", "VERB", "denounced"),
        ("call for", "demanded", "demand", "VERB", "called for"),
        ("stop", "halting", "halt", "VERB", "stopping"),
        ("threat", "risks", "risk", "NOUN", "threats"),
        ("denounce", "condemn", "condemn", "VERB", "denounce"),
        ("denounce", "walked", "condemn", "VERB", None),
        ("zzz", "condemned", "condemn", "VERB", None),
    ],
)
def test_inflect_like(new, word, base, pos, expected):
    assert inflect_like(new, word, base, pos) == expected


def test_all_forms_of_a_word_of_the_sense_list():
    assert {"seek", "seeks", "sought", "seeking"} <= set(all_forms("seek", "VERB"))
    assert all_forms("seek", "NOUN") == all_forms("qwerty", "VERB") == ()
