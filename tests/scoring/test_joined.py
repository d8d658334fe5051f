"""Beads of several translations, joined through the source they share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqa.model import Bead
from tqa.scoring.joined import stretches


def beads(*pairs):
    return [Bead(tuple(source), tuple(target)) for source, target in pairs]


def test_sentence_by_sentence():
    one = beads(([0], [0]), ([1], [1]))
    assert stretches(2, [one, one]) == [((0,), (0,)), ((1,), (1,))]


def test_a_bead_of_one_side_joins_those_of_the_other():
    one = beads(([0], [0]), ([1], [1]), ([2], [2]))
    two = beads(([0, 1], [0]), ([2], [1, 2]))
    assert stretches(3, [one, two]) == [((0, 1), (0,)), ((2,), (1, 2))]


def test_beads_that_cross_form_one_chain():
    one = beads(([0, 1], [0]), ([2, 3], [1]))
    two = beads(([0], [0]), ([1, 2], [1]), ([3], [2]))
    assert stretches(4, [one, two]) == [((0, 1), (0, 1, 2))]


def test_what_one_side_lacks_is_empty_there_and_additions_are_left_out():
    one = beads(([0], [0]), ([1], []), ([], [1]))
    two = beads(([0], [0]), ([1], [1]))
    assert stretches(2, [one, two]) == [((0,), (0,)), ((), (1,))]


def test_moved_sentences_keep_the_order_of_their_own_text():
    one = beads(([1], [0]), ([0], [1]))
    two = beads(([0, 1], [0]))
    assert stretches(2, [one, two]) == [((0, 1), (0,))]


@st.composite
def side(draw, sentences):
    """Any way to cut the source, each piece with one or two sentences."""
    cuts = sorted(draw(st.sets(st.integers(1, sentences - 1)))) if sentences > 1 else []
    made, target = [], 0
    for start, end in zip([0, *cuts], [*cuts, sentences], strict=True):
        size = draw(st.integers(0, 2))
        made.append(Bead(tuple(range(start, end)), tuple(range(target, target + size))))
        target += size
    return made


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.lists(side(n), min_size=1, max_size=3))))
def test_every_sentence_is_in_exactly_one_stretch_and_no_bead_is_cut(case):
    sentences, sides = case
    found = stretches(sentences, sides)
    for k, own in enumerate(sides):
        places = [place for stretch in found for place in stretch[k]]
        assert sorted(places) == sorted(place for bead in own for place in bead.target)
        for bead in own:
            assert any(set(bead.target) <= set(stretch[k]) for stretch in found)


def test_a_long_chain_takes_no_time():
    size = 50_000
    one = beads(*(([k, k + 1], [k // 2]) for k in range(0, size, 2)))
    two = beads(([0], [0]), *(([k, k + 1], [k]) for k in range(1, size - 1, 2)), ([size - 1], [size]))
    assert len(stretches(size, [one, two])) == 1
