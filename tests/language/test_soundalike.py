"""Looking a name's consonants up in those of a whole sentence says what looking at each word says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqa.language.soundalike import arabic_skeletons, consonant_lines, has_skeleton

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


def test_many_equal_ends_take_linear_time() -> None:
    words = ["رسلم"] * 100_000
    assert not has_skeleton(words, consonant_lines(words), "slm")
