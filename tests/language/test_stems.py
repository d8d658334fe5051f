from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language.arabic import fold
from tqa.language.stems import arabic_stem, english_stem, proclitic_splits, strip_endings

_WORD = st.text(st.sampled_from("ابتكلمهنيوسف"), max_size=9)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("والحكومة", ("وال", "حكوم")),
        ("للحكومة", ("لل", "حكوم")),
        ("بالتعاون", ("بال", "تعا")),
        ("الوزراء", ("ال", "وزراء")),
        ("وزير", ("", "وزير")),
        ("", ("", "")),
    ],
)
def test_without_a_lexicon_only_the_article_is_split_off(word, expected):
    assert arabic_stem(word) == expected


def test_what_is_known_decides_what_is_a_clitic():
    known = Counter({"قال": 900, "وقال": 2, "وزير": 500, "زير": 1, "يستنكر": 20})
    assert arabic_stem("وقال", lambda stem: known[stem]) == ("و", "قال")
    assert arabic_stem("وزير", lambda stem: known[stem]) == ("", "وزير")
    assert arabic_stem("ونستنكر", lambda stem: known[stem]) == ("و", "يستنكر")


@pytest.mark.parametrize("word", ["كتابهم", "كتابها", "كتابنا"])
def test_pronouns_are_cut_off(word):
    assert strip_endings(word) == strip_endings("كتاب")


@given(_WORD)
def test_clitics_and_stem_come_from_the_word(word):
    for known in (None, lambda stem: float(len(stem) % 3)):
        clitics, stem = arabic_stem(word, known)
        assert fold(word).startswith(clitics)
        assert stem or not word
        # A feminine plural ends as its singular does, which the word need not hold.
        assert stem[1:].removesuffix("ه") in fold(word)
    assert proclitic_splits(word)[0] == ("", word)
    assert all(clitic + rest == word for clitic, rest in proclitic_splits(word))


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        (("condemn", "condemned", "condemning", "condemns"), "condemn"),
        (("minister", "minister's", "ministers'"), "minist"),
    ],
)
def test_english_stems(words, stem):
    assert {english_stem(word) for word in words} == {stem}
