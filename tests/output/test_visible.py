from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.output.visible import FSI, PDI, cells, isolated, right_to_left, shown, visible

ANY_TEXT = st.text(st.characters())
ARABIC_SIGNS = {
    "\u0600",
    "\u0601",
    "\u0602",
    "\u0603",
    "\u0604",
    "\u0605",
    "\u06dd",
    "\u0890",
    "\u0891",
    "\u08e2",
}
JOINERS = {"\u200c", "\u200d"}


def test_every_control_format_and_surrogate_character_is_made_visible():
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character) in hidden and character not in ARABIC_SIGNS | JOINERS:
            assert visible(character) == f"⟨U+{code:04X}⟩"


@pytest.mark.parametrize("text", ["plain, ‘quoted’ — 5 %", "نَصّ عربي", "👩‍🏫", "می‌خواهم", "cafe\u0301", "表"])
def test_ordinary_text_stays(text):
    assert visible(text) == text


def test_a_bidi_control_is_shown_as_its_number():
    assert visible("a\u202eb") == "a⟨U+202E⟩b"


@given(ANY_TEXT)
def test_shown_text_has_no_control_and_balanced_isolates(text):
    made = shown(text)
    assert made.encode("utf-8").decode("utf-8") == made
    assert not {unicodedata.category(character) for character in made} & {"Cc", "Cs", "Zl", "Zp"}
    depth = 0
    for character in made:
        depth += {FSI: 1, PDI: -1}.get(character, 0)
        assert depth in {0, 1}
    assert depth == 0
    assert made.replace(FSI, "").replace(PDI, "") == visible(text)


@given(ANY_TEXT)
def test_every_right_to_left_character_stands_inside_an_isolate(text):
    inside = False
    for character in shown(text):
        if character in {FSI, PDI}:
            inside = character == FSI
        elif right_to_left(character):
            assert inside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no Arabic", "no Arabic"),
        ("the word «ندين» twice", "the word «\u2068ندين\u2069» twice"),
        ("«أ» and «ب»، «ت»", "«\u2068أ\u2069» and «\u2068ب\u2069»\u2068،\u2069 «\u2068ت\u2069»"),
        ("«20 دولارا»", "«\u206820 دولارا\u2069»"),
        ("left: بغداد، 3 اليوم. End", "left: \u2068بغداد، 3 اليوم\u2069. End"),
        ("“نعم” or “لا”", "“\u2068نعم\u2069” or “\u2068لا\u2069”"),
        ("«unclosed نص", "«unclosed \u2068نص\u2069"),
    ],
)
def test_isolated(text, expected):
    assert isolated(text) == expected


@pytest.mark.parametrize("piece", ["«ن", "ن ", "«", "« ن 5 ", "نa", "\u202e", "5 "])
def test_a_megabyte(piece):
    text = piece * (1_000_000 // len(piece))
    assert len(shown(text)) >= len(text) // len(piece)
    assert shown("«" + text).startswith("«")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", 3),
        ("", 0),
        ("cafe\u0301", 4),
        ("表a", 3),
        ("حَضَرَ", 3),
        (f"{FSI}ن{PDI}", 1),
        ("👍", 2),
        ("⟨U+001B⟩", 8),
    ],
)
def test_cells(text, expected):
    assert cells(text) == expected
