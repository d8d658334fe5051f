"""The aligner on made-up texts whose alignment is plain to a reader."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.alignment.align import align_texts
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


@settings(max_examples=40)
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


@pytest.mark.parametrize("copies", [30, 60])
def test_long_texts_are_cut_into_stretches_and_nothing_is_lost(copies):
    """Numbers make every copy of the article its own, as a book's chapters are."""
    source = [f"{text[:-1]} في الفصل {n}." for n in range(1000, 1000 + copies) for text in ARABIC]
    target = [f"{text[:-1]} in chapter {n}." for n in range(1000, 1000 + copies) for text in ENGLISH]
    del target[7]
    found = beads(source, target)
    assert ((7,), ()) in found
    right = [((k,), (k - (k > 7),)) for k in range(len(source)) if k != 7]
    assert len(set(right) & set(found)) >= 0.99 * len(right)


def test_a_block_that_moved_far_is_reported_as_moved():
    source = [f"{text[:-1]} في الفصل {n}." for n in range(1000, 1030) for text in ARABIC]
    target = [f"{text[:-1]} in chapter {n}." for n in range(1000, 1030) for text in ENGLISH]
    headline = (
        "الأمم المتحدة تحذر من مجاعة في اليمن تهدد 14 مليون شخص",
        "United Nations warns of famine in Yemen threatening 14 million people",
    )
    found = align_texts([headline[0], *source], [*target, headline[1]], shipped_lexicon())
    (moved,) = [bead for bead in found if bead.moved]
    assert (moved.source, moved.target) == ((0,), (len(target),))


def test_unrelated_long_texts_end_in_beads_alone_for_the_most_part():
    source = [f"وصلت الدفعة رقم {n} من القمح إلى الميناء." for n in range(400)]
    target = [f"Her cat slept on the {word} sofa." for word in ("red", "blue") for _ in range(200)]
    found = align_texts(source, target, shipped_lexicon())
    assert sorted(i for bead in found for i in bead.source) == list(range(400))
    assert sum(len(bead.source) for bead in found if bead.target) < 200


def test_paragraphs_decide_where_words_cannot():
    """Two short sentences without evidence between paragraphs: they stay with their paragraph."""
    source = [*ARABIC[:2], "وهكذا كان.", *ARABIC[2:]]
    target = [*ENGLISH[:2], "So it was.", *ENGLISH[2:]]
    blocks = [0, 0, 0, 1, 1, 1]
    found = align_texts(source, target, shipped_lexicon(), blocks=(blocks, blocks))
    assert [(bead.source, bead.target) for bead in found] == [((k,), (k,)) for k in range(6)]
