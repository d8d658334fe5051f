"""Terms in Arabic text: the longest wins, and look-alikes stay out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.glossary.reading import allowed
from tqa.glossary import NO_GLOSSARY, Entry, Glossary, Status, Target
from tqa.language.tokens import tokenize


def glossary(**terms):
    return Glossary(
        tuple(Entry(source.replace("_", " "), (Target(target),)) for source, target in terms.items())
    )


def found(terms, text):
    tokens = tokenize(text)
    return [
        (
            text[tokens[mention.first].span.start : tokens[mention.last].span.end],
            mention.entry.allowed[0].text,
        )
        for mention in terms.mentions(tokens)
    ]


COUNCILS = glossary(
    مجلس_الأمن="Security Council", مجلس="council", مجلس_الأمن_القومي="National Security Council"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عقد مجلس الأمن جلسة", [("مجلس الأمن", "Security Council")]),
        ("ومجلس الأمن القومي", [("ومجلس الأمن القومي", "National Security Council")]),
        ("في المجلس ثم مجلس الأمن", [("المجلس", "council"), ("مجلس الأمن", "Security Council")]),
        ("مجلس، الأمن", [("مجلس", "council")]),
        ("لمجلس أمن", [("لمجلس أمن", "Security Council")]),
        ("مجلس والأمن", [("مجلس", "council")]),
        ("مجالس", []),
        ("", []),
    ],
)
def test_mentions(text, expected):
    assert found(COUNCILS, text) == expected


def test_a_word_with_the_article_is_another_without_it():
    terms = glossary(المغرب="Morocco")
    assert found(terms, "إلى المغرب وبالمغرب للمغرب قبل مغرب") == [
        ("المغرب", "Morocco"),
        ("وبالمغرب", "Morocco"),
        ("للمغرب", "Morocco"),
    ]


def test_the_plainest_term_wins():
    terms = glossary(إمارة="emirate", الإمارات="United Arab Emirates")
    assert found(terms, "الإمارات والإمارة") == [
        ("الإمارات", "United Arab Emirates"),
        ("والإمارة", "emirate"),
    ]


def test_latin_words_and_numbers_are_terms_too():
    terms = glossary(iPhone="iPhone", مجموعة_السبع="G7", قرار_1325="resolution 1325")
    assert found(terms, "هاتف IPHONE وقرار ١٣٢٥") == [("IPHONE", "iPhone"), ("وقرار ١٣٢٥", "resolution 1325")]


def test_what_either_entry_allows_is_allowed():
    forbidden = Entry("هدنة", (Target("truce", Status.FORBIDDEN), Target("pause", Status.FORBIDDEN)))
    terms = Glossary((forbidden, Entry("الهدنة", (Target("lull"),)), Entry("هدنة", (Target("truce"),))))
    (mention,) = terms.mentions(tokenize("هدنة"))
    assert [target.text for target in mention.entry.allowed] == ["truce"]
    assert [target.text for target in mention.entry.forbidden] == ["pause"]


def test_what_a_term_may_be_called():
    assert allowed(COUNCILS, "ولمجلس الأمن") == [["Security Council"]]
    assert allowed(COUNCILS, "") == []
    both = Glossary((Entry("هدنة", (Target("armistice", Status.ADMITTED), Target("truce"))),))
    assert allowed(both, "الهدنة") == [["truce", "armistice"]]


def test_without_a_glossary_nothing_is_found():
    assert not NO_GLOSSARY
    assert NO_GLOSSARY.mentions(tokenize("مجلس الأمن")) == []


@given(st.text("مجلسالأن و،ة\u0640\u202e\x00", max_size=60))
def test_mentions_never_overlap(text):
    tokens = tokenize(text)
    mentions = COUNCILS.mentions(tokens)
    for one, two in pairwise(mentions):
        assert one.last < two.first
    assert all(0 <= mention.first <= mention.last < len(tokens) for mention in mentions)


@pytest.mark.parametrize(
    ("unit", "each"), [("مجلس ", 1), ("مجلس الأمن ", 1), ("مجلس الأمن القومي ", 1), ("وبال", 0), ("م", 0)]
)
def test_long_texts(unit, each):
    count = 200_000 // len(unit)
    assert len(COUNCILS.mentions(tokenize(unit * count))) == count * each
