"""What cuts tear, on sums of evidence written down by hand, and through the aligner."""

from __future__ import annotations

import numpy as np
import pytest

from tqa.alignment.align import align_texts
from tqa.alignment.cuts import needed, torn
from tqa.alignment.similarity import Clauses, Coverage
from tqa.lexicon.lexicon import Lexicon


def clauses(found, weight, count):
    count = np.array(count)
    return Clauses(
        np.array(found, dtype=float), np.array(weight, dtype=float), np.cumsum(count) - count, count
    )


def covered(source, target):
    return tuple(Coverage((), np.zeros(len(each.count)), each) for each in (source, target))


def test_an_end_that_belongs_behind_the_cut():
    # Source: [A B] [C]; target: [a] [b c].
    source = clauses([[4, 0], [0, 4], [0, 4]], [4, 4, 4], [2, 1])
    target = clauses([[4, 0], [4, 0], [0, 4]], [4, 4, 4], [1, 2])
    outside, inside = torn(covered(source, target))
    # Either side moves 4 of a weight of 4 + 2; the cut is inside 2-2 and at one end of two 1-1 beads.
    assert inside[1, 1, 0, 0] == outside[0, 0, 0, 0] == outside[0, 0, 1, 1] == pytest.approx(8 / 6)
    assert outside[1, 1, 0, 0] == outside[0, 1, 0, 0] == outside[1, 0, 0, 0] == 0
    assert not inside[0].any()
    assert not inside[:, 0].any()


def test_a_beginning_that_belongs_before_the_cut():
    # Source: [A] [B C]; target: [a b] [c].
    source = clauses([[4, 0], [4, 0], [0, 4]], [4, 4, 4], [1, 2])
    target = clauses([[4, 0], [0, 4], [0, 4]], [4, 4, 4], [2, 1])
    assert torn(covered(source, target))[1][1, 1, 0, 0] == pytest.approx(8 / 6)


def test_a_cut_between_whole_clauses_tears_nothing():
    straight = clauses([[4, 0], [4, 0], [0, 4], [0, 4]], [4, 4, 4, 4], [2, 2])
    assert not np.any(torn(covered(straight, straight)))


def test_a_whole_line_is_no_end_of_itself():
    # That a line as a whole is found elsewhere is said by other features.
    source = clauses([[0, 4], [4, 0]], [4, 4], [1, 1])
    assert not np.any(torn(covered(source, source)))


def test_lines_without_words():
    empty = clauses(np.zeros((0, 2)), [], [0, 0])
    assert not np.any(torn(covered(empty, empty)))
    assert needed(empty)[1, 0, 0].tolist() == [-0.5, -0.5]


def test_both_lines_are_needed_where_each_holds_a_clause():
    here = clauses([[3, 0], [0, 3]], [3, 3], [2])
    assert needed(here)[:2, 0, 0, 0].tolist() == [0, 0.5]


def test_a_line_is_not_needed_where_another_has_more_of_every_clause():
    here = clauses([[3, 1], [3, 1]], [2, 2], [2])
    assert needed(here)[1, 0, 0, 0] == -0.5


def test_the_middle_line_of_three_may_be_idle():
    here = clauses([[3, 0, 0], [0, 0, 3]], [3, 3], [1, 1])
    table = needed(here)
    assert table[2, 1, 0, 0] == 0.5
    # The first two lines: the second line here finds nothing in them, the first all in one.
    assert table[1, 0, 0].tolist() == [-0.5, 0.0]


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
