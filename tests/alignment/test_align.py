"""The aligner on made-up texts whose alignment is plain to a reader."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.alignment import align as module
from tqa.alignment.align import align_texts
from tqa.errors import InputError
from tqa.pipeline import shipped_lexicon

ARABIC = [
    "أعلنت الحكومة اليوم زيادة أسعار الوقود بنسبة 12 في المئة.",
    "وقال وزير المالية إن القرار يدخل حيز التنفيذ الأسبوع المقبل.",
    "وخرج مئات العمال إلى شوارع العاصمة احتجاجاً على القرار.",
    "وأغلقت المدارس أبوابها في ثلاث محافظات بسبب الإضراب.",
    "ودعت الأحزاب المعارضة البرلمان إلى جلسة طارئة يوم الأحد.",
]
ENGLISH = [
    "The government announced a 12 percent increase in fuel prices today.",
    "The finance minister said the decision takes effect next week.",
    "Hundreds of workers took to the streets of the capital in protest at the decision.",
    "Schools closed their doors in three provinces because of the strike.",
    "Opposition parties called on parliament to hold an emergency session on Sunday.",
]


def beads(source, target):
    return [(bead.source, bead.target) for bead in align_texts(source, target, shipped_lexicon())]


def test_one_to_one():
    assert beads(ARABIC, ENGLISH) == [((k,), (k,)) for k in range(5)]


def test_two_english_sentences_for_one_arabic():
    target = [
        *ENGLISH[:2],
        "Hundreds of workers took to the streets of the capital.",
        "They protested against the decision.",
        *ENGLISH[3:],
    ]
    assert ((2,), (2, 3)) in beads(ARABIC, target)


def test_one_english_sentence_for_two_arabic():
    target = [
        ENGLISH[0],
        f"{ENGLISH[1][:-1]}, while hundreds of workers took to the streets of the capital in protest.",
        *ENGLISH[3:],
    ]
    assert ((1, 2), (1,)) in beads(ARABIC, target)


def test_omission_and_addition_stand_alone():
    target = [
        *ENGLISH[:2],
        *ENGLISH[3:],
        "The national football team won its opening match in the African cup last night.",
    ]
    found = beads(ARABIC, target)
    assert ((2,), ()) in found
    assert ((), (4,)) in found


def test_omission_stands_behind_the_sentence_before_it():
    found = beads(ARABIC, [*ENGLISH[:2], *ENGLISH[3:]])
    assert found.index(((2,), ())) == found.index(((1,), (1,))) + 1


def test_furniture_is_cut_on_both_sides():
    found = beads(["شارك الخبر", *ARABIC, "اترك تعليقاً"], [*ENGLISH, "Leave a Reply", "Connecting to %s"])
    assert [bead for bead in found if bead[0] and bead[1]] == [((k + 1,), (k,)) for k in range(5)]


def test_no_bead_reaches_over_furniture():
    target = [
        *ENGLISH[:4],
        "Advertisement",
        "Opposition parties called on parliament",
        "Leave a Reply",
        "to meet on Sunday.",
    ]
    for bead in align_texts(ARABIC, target, shipped_lexicon()):
        assert bead.target in ((), tuple(range(bead.target[0], bead.target[-1] + 1)) if bead.target else ())


def test_moved_sentence_is_paired_and_marked():
    target = [ENGLISH[4], *ENGLISH[:4]]
    (moved,) = [bead for bead in align_texts(ARABIC, target, shipped_lexicon()) if bead.moved]
    assert (moved.source, moved.target) == ((4,), (0,))


@pytest.mark.parametrize(
    ("source", "target"), [([], []), ([], ENGLISH), (ARABIC, []), (["", " "], ["", "x"])]
)
def test_empty_sides(source, target):
    found = beads(source, target)
    assert sorted(i for bead in found for i in bead[0]) == list(range(len(source)))
    assert sorted(j for bead in found for j in bead[1]) == list(range(len(target)))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([*ARABIC, "", "إعلان", "12", "\ud800", "«»", "و" * 300]), max_size=8),
    st.lists(st.sampled_from([*ENGLISH, "", "Advertisement", "12", "\udfff", "a" * 300]), max_size=8),
)
def test_every_sentence_is_in_exactly_one_bead(source, target):
    found = align_texts(source, target, shipped_lexicon())
    assert sorted(i for bead in found for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in found for j in bead.target) == list(range(len(target)))
    assert all(0.0 <= bead.score <= 1.0 for bead in found)
    assert all(tuple(sorted(side)) == side for bead in found for side in (bead.source, bead.target))


def test_too_long_is_refused_with_a_remedy(monkeypatch):
    monkeypatch.setattr(module, "MOST_CELLS", 10)
    with pytest.raises(InputError, match="split the files"):
        align_texts(ARABIC, ENGLISH, shipped_lexicon())
