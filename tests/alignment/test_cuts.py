"""What cuts tear, on sums of evidence written down by hand, and through the aligner."""

from __future__ import annotations

import numpy as np
import pytest

from tqa.alignment.align import align_texts
from tqa.alignment.cuts import needed, torn
from tqa.alignment.similarity import Coverage, Pieces
from tqa.lexicon.lexicon import Lexicon


def pieces(found, weight, count):
    count = np.array(count)
    return Pieces(
        np.array(found, dtype=float), np.array(weight, dtype=float), np.cumsum(count) - count, count
    )


def covered(source, target):
    return tuple(Coverage((), np.zeros(len(each.count)), each) for each in (source, target))


def test_an_end_that_belongs_behind_the_cut():
    # Source: [A B] [C]; target: [a] [b c].
    source = pieces([[4, 0], [0, 4], [0, 4]], [4, 4, 4], [2, 1])
    target = pieces([[4, 0], [4, 0], [0, 4]], [4, 4, 4], [1, 2])
    cuts = torn(covered(source, target))
    assert cuts.shape == (3, 3)
    # Either side moves 4 of a weight of 4 + 2.
    assert cuts[1, 1] == pytest.approx(8 / 6)
    assert cuts.sum() == cuts[1, 1]


def test_a_beginning_that_belongs_before_the_cut():
    # Source: [A] [B C]; target: [a b] [c].
    source = pieces([[4, 0], [4, 0], [0, 4]], [4, 4, 4], [1, 2])
    target = pieces([[4, 0], [0, 4], [0, 4]], [4, 4, 4], [2, 1])
    assert torn(covered(source, target))[1, 1] == pytest.approx(8 / 6)


def test_a_cut_between_whole_pieces_tears_nothing():
    straight = pieces([[4, 0], [4, 0], [0, 4], [0, 4]], [4, 4, 4, 4], [2, 2])
    assert not torn(covered(straight, straight)).any()


def test_a_whole_line_is_no_end_of_itself():
    # That a line as a whole is found elsewhere is said by other features.
    source = pieces([[0, 4], [4, 0]], [4, 4], [1, 1])
    assert not torn(covered(source, source)).any()


def test_lines_without_words():
    empty = pieces(np.zeros((0, 2)), [], [0, 0])
    assert not torn(covered(empty, empty)).any()
    assert needed(empty, 2, 1).tolist() == [[-0.5], [-0.5]]


def test_both_lines_are_needed_where_each_holds_a_piece():
    here = pieces([[3, 0], [0, 3]], [3, 3], [2])
    assert needed(here, 2, 1).tolist() == [[0.5]]


def test_a_line_is_not_needed_where_another_has_more_of_every_piece():
    here = pieces([[3, 1], [3, 1]], [2, 2], [2])
    assert needed(here, 2, 1).tolist() == [[-0.5]]


def test_the_middle_line_of_three_may_be_idle():
    here = pieces([[3, 0, 0], [0, 0, 3]], [3, 3], [1, 1])
    assert needed(here, 3, 2).tolist() == [[0.5]]
    assert needed(here, 2, 1).shape == (2, 2)


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.open()


def test_line_breaks_between_other_sentences(lexicon):
    source = [
        "وصل وزير الخارجية إلى القاهرة صباح الأحد. وأغلقت المدارس أبوابها بسبب الثلوج.",
        "وفاز الفريق بالمباراة النهائية أمام آلاف المشجعين.",
    ]
    target = [
        "The foreign minister arrived in Cairo on Sunday morning.",
        "Schools closed because of the snow. The team won the final match before thousands of fans.",
    ]
    beads = align_texts(source, target, lexicon)
    assert [(bead.source, bead.target) for bead in beads] == [((0, 1), (0, 1))]


def test_line_breaks_between_the_same_sentences(lexicon):
    source = [
        "وصل وزير الخارجية إلى القاهرة صباح الأحد. وأغلقت المدارس أبوابها بسبب الثلوج.",
        "وفاز الفريق بالمباراة النهائية أمام آلاف المشجعين.",
    ]
    target = [
        "The foreign minister arrived in Cairo on Sunday morning. Schools closed because of the snow.",
        "The team won the final match before thousands of fans.",
    ]
    beads = align_texts(source, target, lexicon)
    assert [(bead.source, bead.target) for bead in beads] == [((0,), (0,)), ((1,), (1,))]
