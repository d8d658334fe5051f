"""Scores and verdicts through the public API."""

from __future__ import annotations

import dataclasses
import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tqa
from tqa.scoring.sacrebleu_adapter import METRICS
from tqa.scoring.scores import MOST_WORDS, compare

REFERENCES = [
    f"The council heard {n} envoys from the north on day {n * 3} of the talks." for n in range(1, 31)
]
BAD = [text.replace("heard", "has listened to to").replace("from the north", "north") for text in REFERENCES]
NAMES = st.sampled_from(METRICS)


def changed(count):
    return BAD[:count] + REFERENCES[count:]


def test_without_a_baseline_there_is_nothing_to_compare():
    for score in tqa.score(BAD, REFERENCES).values():
        assert 0 < score.score < 100
        assert "version:" in score.signature
        rest = [getattr(score, field.name) for field in dataclasses.fields(score)[2:]]
        assert rest == [None] * len(rest)


def test_identical_texts_are_no_change():
    for score in tqa.score(BAD, REFERENCES, BAD).values():
        assert (score.verdict, score.p_value, score.adjusted) == ("no change", None, None)
        assert (score.delta, score.interval, score.changed, score.segments) == (0.0, (0.0, 0.0), 0, 30)
        assert (score.touched, score.moved) == (None, (0, 0, 0))


@pytest.mark.parametrize("count", range(1, 6))
def test_fewer_than_six_changes_are_not_testable(count):
    for score in tqa.score(REFERENCES, REFERENCES, changed(count)).values():
        assert (score.verdict, score.p_value, score.adjusted) == ("not testable", None, None)
        assert score.changed == count
        assert score.moved == (count, 0, 0)


@pytest.mark.parametrize("count", [7, 8, 16, 17, 30])
def test_changes_in_one_direction_are_significant(count):
    there = tqa.score(REFERENCES, REFERENCES, changed(count))
    back = tqa.score(changed(count), REFERENCES, REFERENCES)
    # Four metrics: Holm multiplies the smallest possible p-value by 4, which seven changes cannot afford.
    few = count == 7
    for name in METRICS:
        assert there[name].verdict == ("not significant" if few else "better")
        assert back[name].verdict == ("not significant" if few else "worse")
        assert there[name].p_value == back[name].p_value
        assert there[name].delta == pytest.approx(-back[name].delta)
        assert there[name].adjusted >= there[name].p_value
        low, high = there[name].interval
        assert low - 1e-9 <= there[name].delta <= high + 1e-9
    assert there["TER"].delta < 0 < there["BLEU"].delta
    if few:
        (alone,) = tqa.score(REFERENCES, REFERENCES, changed(count), metrics=["BLEU"]).values()
        assert alone.verdict == "better"


def test_a_metric_that_does_not_see_the_changes_is_not_testable():
    # TER looks at lower case alone, so that it sees 3 of these 9 changes.
    before = [text.lower() for text in REFERENCES[:6]] + BAD[6:9] + REFERENCES[9:]
    scores = tqa.score(REFERENCES, REFERENCES, before)
    assert scores["TER"].verdict == "not testable"
    assert scores["TER"].moved == (3, 0, 6)
    assert scores["BLEU"].p_value is not None


def test_touched_segments_alone_show_more_than_the_corpus():
    scores = tqa.score(REFERENCES, REFERENCES, changed(2))
    for name, score in scores.items():
        before, after = score.touched
        assert abs(after - before) > 5 * abs(score.delta)
        assert after == tqa.score(REFERENCES[:2], REFERENCES[:2])[name].score


def test_several_references():
    others = [text.replace("envoys", "delegates") for text in REFERENCES]
    scores = tqa.score(others, [REFERENCES, others])
    assert scores["BLEU"].score == pytest.approx(100)
    assert scores["TER"].score == 0
    assert all("nrefs:2" in score.signature for score in scores.values())


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(*[st.sampled_from(["", " ", "a", "the talks ended", "\x00\ud800", "ended"])] * 3),
        min_size=1,
        max_size=9,
    )
)
def test_every_figure_is_a_plain_finite_number(rows):
    hypotheses, references, baseline = (list(column) for column in zip(*rows, strict=True))
    if not any(text.strip() for text in references):
        with pytest.raises(ValueError, match="blank"):
            tqa.score(hypotheses, references, baseline)
        return
    scores = tqa.score(hypotheses, references, baseline)
    json.dumps({name: dataclasses.asdict(score) for name, score in scores.items()}, allow_nan=False)
    for score in scores.values():
        figures = (score.score, score.delta, *score.interval, *(score.touched or ()))
        assert all(type(figure) is float and math.isfinite(figure) for figure in figures)


def test_two_runs_are_equal():
    assert tqa.score(changed(20), REFERENCES, BAD) == tqa.score(changed(20), REFERENCES, BAD)


def test_the_null_hypothesis_is_rejected_as_seldom_as_promised():
    """Half of the changes help and half harm, at random: 1 result in 20 may say otherwise."""
    rng = np.random.default_rng(3)
    texts = np.array([REFERENCES, BAD])
    rejected = 0
    for _ in range(200):
        coin = rng.integers(0, 2, 30)
        sides = [texts[side, range(30)].tolist() for side in (coin, 1 - coin)]
        (score,) = compare(sides[0], [REFERENCES], sides[1], ["chrF2"]).scores.values()
        rejected += score.p_value < 0.05
    assert 2 <= rejected <= 20


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([], []), "hypotheses: empty"),
        ((["a"], []), "references: empty"),
        ((["a"], ["a", "b"]), "reference 1: 2 segments where there are 1"),
        ((["a"], [["a"], []]), "reference 2: 0 segments"),
        ((["a"], ["a"], ["a", "b"]), "baseline: 2 segments"),
        ((["a"], [" "]), "references: all are blank"),
        ((["a", "b " * (MOST_WORDS + 1)], ["a", "b"]), "hypotheses: 1001 words in segment 2"),
        ((["a"], ["b" * 1_000_000]), "reference 1: 1000000 characters in segment 1"),
    ],
)
def test_what_cannot_be_scored(arguments, message):
    with pytest.raises(ValueError, match=message):
        tqa.score(*arguments)


def test_one_string_is_no_list():
    for arguments in (("a", ["a"]), (["a"], "a"), (["a"], ["a"], "a"), (["a"], ["a", ["a"]])):
        with pytest.raises(TypeError):
            tqa.score(*arguments)


@given(st.lists(st.text(max_size=5)))
def test_unknown_metrics(names):
    with pytest.raises(ValueError, match="metrics: expected some of"):
        tqa.score(["a"], ["a"], metrics=[*names, "METEOR"])
    with pytest.raises(ValueError, match="got none"):
        tqa.score(["a"], ["a"], metrics=[])
