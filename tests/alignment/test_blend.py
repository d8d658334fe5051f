"""The aligner with an encoder: asked where words leave it open, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.alignment.test_vectors import Table
from tqa.alignment.align import align_texts
from tqa.alignment.anchors import Stretch
from tqa.alignment.blend import unsure_runs, window_of
from tqa.alignment.vectors import Memory
from tqa.model import Bead
from tqa.pipeline import shipped_lexicon

ARABIC = [
    "أعلنت الحكومة اليوم زيادة أسعار الوقود بنسبة 12 في المئة.",
    "وقال وزير المالية إن القرار يدخل حيز التنفيذ الأسبوع المقبل.",
    "وأغلقت المدارس أبوابها في ثلاث محافظات بسبب الإضراب.",
]
ENGLISH = [
    "The government announced a 12 percent increase in fuel prices today.",
    "The finance minister said the decision takes effect next week.",
    "Schools closed their doors in three provinces because of the strike.",
]
# Words that no lexicon has, of the same length.
SOURCE = ["ضغثق ثقفخ طظذض.", "شظثض غذظط قثضخ.", "ذظطض خغقث فثضظ."]
TARGET = ["Zorb quix vlamp drost.", "Quelf narb twiz plock.", "Brix jund fosk wemble."]


def beads(source, target, encoder):
    return [
        (bead.source, bead.target)
        for bead in align_texts(source, target, shipped_lexicon(), memory=Memory(encoder))
    ]


def sure(source, target, score=1.0):
    return Bead(source, target, score)


def test_runs_take_in_their_neighbours():
    path = [sure((k,), (k,), 0.5 if k in {2, 4, 8} else 0.99) for k in range(10)]
    assert unsure_runs(path) == [(1, 6), (7, 10)]


def test_a_sure_path_has_no_run():
    assert unsure_runs([sure((0,), (0,)), sure((1,), (1,))]) == []


def test_the_lines_of_a_run():
    run = [sure((2,), ()), sure((3, 4), (7,)), sure((), (8,))]
    assert window_of(run) == Stretch((2, 5), (7, 9))
    assert window_of([sure((2,), ())]) == Stretch((2, 3), (0, 0))


def test_clear_words_ask_nobody():
    encoder = Table({})
    assert beads(ARABIC, ENGLISH, encoder) == [((k,), (k,)) for k in range(3)]
    assert encoder.asked == []


@pytest.mark.parametrize("dropped", [0, 1, 2])
def test_vectors_find_the_line_that_has_no_partner(dropped):
    meaning = {text: 1 + k for texts in (SOURCE, TARGET) for k, text in enumerate(texts)}
    kept = [k for k in range(3) if k != dropped]
    found = beads([ARABIC[0], *SOURCE], [ENGLISH[0], *(TARGET[k] for k in kept)], Table(meaning))
    pairs = [(source, target) for source, target in found if source and target]
    assert pairs == [((0,), (0,)), *(((1 + k,), (1 + at,)) for at, k in enumerate(kept))]


def test_only_unsure_stretches_are_encoded():
    encoder = Table({text: 1 + k for texts in (SOURCE, TARGET) for k, text in enumerate(texts)})
    beads([*ARABIC, *SOURCE], [*ENGLISH, TARGET[0], TARGET[2]], encoder)
    # One sure line is taken in beside them.
    assert set(SOURCE) | {TARGET[0], TARGET[2]} <= set(encoder.asked)
    assert not {ARABIC[0], ARABIC[1], ENGLISH[0], ENGLISH[1]} & set(encoder.asked)


LINES = st.lists(st.sampled_from([*ARABIC, *SOURCE, *ENGLISH, *TARGET, "", "12", "..."]), max_size=7)


@given(LINES, LINES)
@settings(max_examples=60)
def test_every_line_is_in_one_bead(source, target):
    found = beads(source, target, Table({}))
    assert sorted(i for bead in found for i in bead[0]) == list(range(len(source)))
    assert sorted(j for bead in found for j in bead[1]) == list(range(len(target)))
