from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language import names
from tqa.language.arabic import fold
from tqa.language.names import LEAST_SIMILARITY, name_similarity

THRESHOLD = 0.72


@pytest.mark.parametrize(
    ("arabic", "spellings"),
    [
        ("الكاظمي", "kadhimi kazemi kadhemi al-kadhimi"),
        ("القذافي", "gaddafi qaddafi gadhafi qadhafi"),
        ("شتاينماير", "steinmeier"),
        ("تشرشل", "churchill"),
        ("خامنئي", "khamenei"),
        ("وخامنئي", "khamenei"),
        ("أحمد", "ahmed ahmad akhmed"),
        ("بوتين", "putin"),
        ("واشنطن", "washington"),
        ("أردوغان", "erdogan erdoğan"),
        ("يانوكوفيتش", "yanukovych janukovič"),
        ("غوتيريش", "guterres"),
        ("السيسي", "sisi al-sisi el-sisi"),
        ("للحريري", "hariri"),
        ("جينبينغ", "jinping"),
        ("مويسيس", "moisés"),
        ("زيلينسكي", "zelensky zelenskyy"),
    ],
)
def test_spellings_of_a_name_sound_alike(arabic, spellings):
    for spelling in spellings.split():
        assert name_similarity(fold(arabic), spelling) >= THRESHOLD, spelling


@pytest.mark.parametrize(
    ("arabic", "words"),
    [
        ("الكاظمي", "kerry hamas government karim"),
        ("القذافي", "kabul quds defence kahf"),
        ("شتاينماير", "stockholm stephen meyer"),
        ("الحكومة", "hamas hague london"),
        ("بغداد", "beijing bahrain budget"),
        ("دمشق", "doha moscow desk"),
        ("المتحدة", "mahmoud muhammad mexico"),
        ("قال", "qatar cairo"),
        ("عون", "aoun"),
        ("في", "fifa"),
    ],
)
def test_different_words_and_words_too_short_to_tell_do_not(arabic, words):
    for word in words.split():
        assert name_similarity(fold(arabic), word) < THRESHOLD, word


def test_the_same_skeleton_is_certain():
    assert name_similarity("بايدن", "biden") == 1.0


_ARABIC_WORD = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظغفقكلمنهوي"), max_size=10)
_LATIN_WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéčş'-"), max_size=12)


@given(_ARABIC_WORD, _LATIN_WORD)
def test_the_early_way_out_never_changes_a_result(arabic, latin):
    right = names._latin_skeleton(latin)
    scores = [
        1.0 - names._distance(left.codes, right.codes) / max(left.firm, right.firm) - cost
        for left, cost in names._arabic_skeletons(arabic)
        if right is not None and abs(len(left.codes) - len(right.codes)) <= names._MOST_UNEVEN
    ]
    best = max(scores, default=0.0)
    assert name_similarity(arabic, latin) == (best if best >= LEAST_SIMILARITY else 0.0)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_nothing_or_a_similarity(arabic, latin):
    assert name_similarity(arabic, latin) == 0.0 or LEAST_SIMILARITY <= name_similarity(arabic, latin) <= 1.0


def test_endless_words_are_no_names():
    assert name_similarity("بتر" * 300_000, "btr" * 300_000) == 0.0
