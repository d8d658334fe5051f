"""Looking a name's consonants up in those of a whole sentence says what looking at each word says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqa.language.soundalike import (
    arabic_skeletons,
    consonant_lines,
    has_skeleton,
    look_alike,
    similar_lines,
)

WORDS = st.lists(st.text("البكفوستلنر", max_size=7), max_size=6)
SKELETONS = st.text("bkflstnr", min_size=1, max_size=4)


@given(WORDS, SKELETONS)
def test_a_skeleton_is_found_where_a_word_has_it(words: list[str], other: str) -> None:
    lines = consonant_lines(words)
    own = {skeleton for word in words for skeleton in arabic_skeletons(word)}
    assert all(has_skeleton(words, lines, skeleton) for skeleton in own)
    # The end of a word's consonants need not be what stands behind its clitics.
    for skeleton in {other, *(each[1:] for each in own if each[1:])} - own:
        assert not has_skeleton(words, lines, skeleton)


@given(WORDS, st.text("bkflstnr", max_size=5))
def test_no_word_that_looks_alike_is_left_out(words: list[str], other: str) -> None:
    lines = consonant_lines(words)
    own = {skeleton for word in words for skeleton in arabic_skeletons(word)}
    # With one consonant another, one more, or one less.
    near = {
        f"{each[:2]}{letter}{rest}" for each in own for letter in ("", "k") for rest in (each[2:], each[3:])
    }
    for skeleton in {other, *own, *near}:
        found = similar_lines(lines, skeleton)
        for number, word in enumerate(words):
            assert number in found or not look_alike(arabic_skeletons(word), skeleton)


def test_many_equal_ends_take_linear_time() -> None:
    words = ["رسلم"] * 100_000
    assert not has_skeleton(words, consonant_lines(words), "slm")
