"""Labels for characters that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.report.invisibles import INVISIBLES, UNPRINTABLE, hint, label, whitespace_label


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\u200f", "RLM"), ("\u200e", "LRM"), ("\u200c", "ZWNJ"), ("\u200d", "ZWJ"), ("\u00a0", "NBSP"),
        ("\u0640", "tatweel"), ("\u202e", "RLO"), ("\u2066", "LRI"), ("\u2069", "PDI"), ("\ufeff", "BOM"),
        ("\x00", "U+0000"), ("\x1b", "U+001B"), ("\x85", "U+0085"), ("\ud800", "U+D800"),
        ("\u3000", "U+3000"),
    ],
)  # fmt: skip
def test_every_invisible_character_is_found_and_named(char: str, name: str) -> None:
    match = INVISIBLES.search(f"a{char}b")
    assert match is not None
    assert match[0] == char
    assert label(char) == name


@pytest.mark.parametrize("char", ["a", " ", "\n", "\t", "\r", "ع", "ً", "\u0600", "\u06dd", "é", "؟", "😀"])
def test_visible_characters_and_layout_are_left_alone(char: str) -> None:
    assert INVISIBLES.search(f"a{char}b") is None


def test_a_joiner_inside_an_emoji_is_part_of_the_picture() -> None:
    assert INVISIBLES.search("👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥") is None
    assert INVISIBLES.search("👨\u200dx") is not None


def test_the_hint_is_the_full_name() -> None:
    assert hint("\u200f") == "U+200F RIGHT-TO-LEFT MARK"
    assert hint("\x00") == "U+0000"


@given(st.characters(categories=["Cc", "Cs"], exclude_characters="\n\r\t"))
def test_no_control_and_no_surrogate_is_printable(char: str) -> None:
    assert UNPRINTABLE.fullmatch(char)
    assert INVISIBLES.fullmatch(char)


@given(st.characters(categories=["Cf", "Zs", "Zl", "Zp"], exclude_characters=" "))
def test_formats_and_spaces_are_invisible_unless_they_are_signs_of_a_script(char: str) -> None:
    sign = re.compile("ARABIC|SYRIAC|KAITHI|HIEROGLYPH|SHORTHAND|MUSICAL|ANNOTATION")
    assert INVISIBLES.fullmatch(char) or sign.search(unicodedata.name(char, ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" ", "space"), ("  ", "2 × space"), ("\n", "line break"), ("\r\n", "line break"),
     ("\n ", "line break, space"), ("\u00a0", "NBSP"), ("a ", ""), ("", "")],
)  # fmt: skip
def test_white_space_alone_is_spelled_out(text: str, expected: str) -> None:
    assert whitespace_label(text) == expected
