from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language import tokens
from tqa.language.arabic import INVISIBLES
from tqa.language.tokens import Kind, tokenize

_TEXT = st.text(
    st.one_of(
        st.sampled_from("ابةـ\u064e٣5.,:'’-& aBé_«\u0301\u200c\u200f\u202e\u00ad\ufeff\ufdfa\ud800\0😀"),
        st.characters(),
    ),
    max_size=40,
)


def _shown(text):
    return [(token.norm, token.kind.name.lower()[0]) for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزيرُ:", [("قال", "a"), ("الوزير", "a"), (":", "m")]),
        ("بـ62 مقعداً", [("ب", "a"), ("62", "n"), ("مقعدا", "a")]),
        ("دمشق ـ سانا", [("دمشق", "a"), ("", "m"), ("سانا", "a")]),
        ("﴿قل﴾", [("﴿", "m"), ("قل", "a"), ("﴾", "m")]),
        ("شركة Googleالأمريكية", [("شركه", "a"), ("google", "l"), ("الامريكيه", "a")]),
        ("5,200 ٥٬٢٠٠ ۳٫۵", [("5,200", "n"), ("5,200", "n"), ("3.5", "n")]),
        ("13:30, 12/5/2020.", [("13:30", "n"), (",", "m"), ("12/5/2020", "n"), (".", "m")]),
        ("The Qur’an, self‑defence", [("the", "l"), ("qur'an", "l"), (",", "m"), ("self-defence", "l")]),
        ("the U.S. in AT&T", [("the", "l"), ("u.s", "l"), (".", "m"), ("in", "l"), ("at&t", "l")]),
        ("an arrest.The police", [("an", "l"), ("arrest", "l"), (".", "m"), ("the", "l"), ("police", "l")]),
        ("co\u00adoperate \u200f \ufeff", [("cooperate", "l")]),
        ("می\u200cرود", [("ميرود", "a")]),
        ("كلمة\u202bأخرى", [("كلمه", "a"), ("اخري", "a")]),
        ("cafe\u0301 _", [("cafe\u0301", "l"), ("_", "m")]),
        ("\ud800", [("\ud800", "m")]),
        ("", []),
    ],
)
def test_tokens(text, expected):
    assert _shown(text) == expected


@given(_TEXT)
def test_spans_are_ordered_disjoint_and_hold_the_text(text):
    end = 0
    for token in tokenize(text):
        assert end <= token.span.start < token.span.end
        assert token.span.of(text) == token.text
        end = token.span.end


@given(_TEXT)
def test_every_letter_and_known_digit_is_in_a_token(text):
    covered = {offset for token in tokenize(text) for offset in range(token.span.start, token.span.end)}
    for offset, char in enumerate(text):
        if char.isalpha() or char in "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹":
            assert offset in covered


@given(_TEXT)
def test_no_token_is_white_space_or_only_controls(text):
    for token in tokenize(text):
        assert token.text.strip(INVISIBLES + " \t\r\n")
        assert token.norm or token.kind is Kind.MARK


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "ب" * 1_000_000,
        "ب" + "\u200c" * 500_000,
        ("b" + "\u200d" * 1000) * 300,
        "e" + "\u0301" * 300_000,
        "\u064e" * 100_000,
        "1," * 200_000,
        "a-" * 200_000,
        "\u0640" * 500_000,
    ],
    ids=[
        "latin",
        "arabic",
        "joiners",
        "joiner runs",
        "accents",
        "vowel signs",
        "numbers",
        "hyphens",
        "tatweel",
    ],
)
def test_hostile_text_takes_linear_time(text):
    assert tokenize(text)


def test_what_is_remembered_has_an_end(monkeypatch):
    monkeypatch.setattr(tokens, "_MOST_KNOWN", 3)
    monkeypatch.setattr(tokens, "_parts", tokens._Parts())
    monkeypatch.setattr(tokens, "_spans", tokens._Spans())
    text = "one two, three four  five six.\nseven " * 3
    found = tokenize(text)
    assert [token.span.of(text) for token in found] == [token.text for token in found]
    assert len(found) == 27
    assert len(tokens._parts) <= 3
    assert len(tokens._spans) <= 3
