"""Words run together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.alignment.glued import cut_glued
from tqa.language.arabic import fold
from tqa.pipeline import shipped_lexicon

TOTAL = float(shipped_lexicon().arabic_counts.sum())


def cut(word):
    return cut_glued(fold(word), shipped_lexicon().known, TOTAL)


@pytest.mark.parametrize(
    ("glued", "stems"),
    [
        ("أعلنتالحكومة", {"اعلن", "حكوم"}),
        ("وزيرالخارجية", {"زير", "خارج"}),
        ("مجلسالأمنالدولي", {"مجلس", "امن"}),
    ],
)
def test_known_stems_are_found_in_glued_words(glued, stems):
    found = cut(glued)
    assert all(any(piece.startswith(stem) for piece in found) for stem in stems), found


def test_an_unknown_name_does_not_keep_the_words_around_it_from_being_found():
    assert {"رييس", "وزراء", "دفاع"} <= set(cut("رئيسالوزراءبلينكنووزيرالدفاع"))


@pytest.mark.parametrize("word", ["حكومة", "والحكومات", "شوارزنيجر", "خخخخخخخخخخخخ", ""])
def test_single_words_and_nonsense_are_left_whole(word):
    assert cut(word) == ()


@given(st.text(alphabet="ابتوالين", max_size=60))
def test_the_stems_stand_in_the_word_in_order(word):
    start = 0
    for stem in cut(word):
        start = fold(word).index(stem, start) + len(stem)


def test_a_word_of_a_megabyte_is_no_word():
    assert cut("وزير" * 250_000) == ()
