"""Scores that come segment by segment: means, and the same test as for every other metric."""

import math

import pytest

import tqa
from tqa.neural.metric import Judgement, Task
from tqa.scoring.judged import Judged
from tqa.scoring.neural import judge, task_of
from tqa.scoring.scores import compare

SEGMENTS = 40
REFERENCES = [f"The council met {k} times in the capital." for k in range(SEGMENTS)]


def changed(count):
    return [f"{text} x" if k < count else text for k, text in enumerate(REFERENCES)]


def compared(count, gain, *, lower=False, metrics=("chrF2",)):
    """A comparison in which `count` segments change, and a metric gives each of those `gain(k)` more."""
    before = tuple(50.0 + k for k in range(SEGMENTS))
    after = tuple(score + (gain(k) if k < count else 0.0) for k, score in enumerate(before))
    judged = Judged("mine", "signed", (before, after), lower)
    return compare(changed(count), [REFERENCES], REFERENCES, metrics, [judged])


def test_the_score_is_the_mean():
    found = compared(10, lambda _: 2.0)
    score = found.scores["mine"]
    assert score.score == pytest.approx(50 + 19.5 + 0.5)
    assert score.delta == pytest.approx(0.5)
    assert score.signature == "signed"
    assert score.touched == (pytest.approx(54.5), pytest.approx(56.5))
    assert found.segments["mine"][0] == 52.0
    assert found.before["mine"][0] == 50.0
    low, high = score.interval
    assert 0 < low < 0.5 < high < 1


@pytest.mark.parametrize(
    ("count", "verdict"),
    [(0, "no change"), (1, "not testable"), (5, "not testable"), (6, "better"), (20, "better")],
)
def test_the_verdict_is_that_of_the_sign_flips(count, verdict):
    score = compared(count, lambda _: 1.0, metrics=()).scores["mine"]
    assert score.verdict == verdict
    assert score.moved == (count, 0, 0)
    if verdict == "better" and count <= 16:
        # All flips of one direction, and of the other.
        assert score.p_value == 2 / 2**count


def test_fewer_errors_are_better():
    score = compared(10, lambda _: -1.0, lower=True).scores["mine"]
    assert score.verdict == "better"
    assert score.moved == (10, 0, 0)
    assert compared(10, lambda _: 1.0, lower=True).scores["mine"].verdict == "worse"


def test_gains_and_losses_that_even_out_are_not_significant():
    score = compared(10, lambda k: 1.0 if k % 2 else -1.0, metrics=()).scores["mine"]
    assert (score.verdict, score.p_value, score.moved) == ("not significant", 1.0, (5, 5, 0))


def test_holm_counts_every_metric():
    found = compared(10, lambda _: 1.0, metrics=("BLEU", "chrF2"))
    values = {name: score.p_value for name, score in found.scores.items()}
    assert list(values) == ["BLEU", "chrF2", "mine"]
    assert found.scores["mine"].adjusted == pytest.approx(3 * min(values.values()))


class Length:
    """A metric that needs no model: how long a translation is."""

    name = "length"
    lower_is_better = True

    def judge(self, task, progress=None):  # noqa: ARG002 - part of the interface
        note = f"{len(task.systems)} systems"
        return Judgement(
            tuple(tuple(float(len(text)) for text in each) for each in task.systems), "long", (note,)
        )


def test_metrics_judge_the_baseline_first():
    judged, notes = judge([Length()], task_of(["long text"], [["x"]], ["text"]))
    assert judged == [Judged("length", "long", ((4.0,), (9.0,)), lower_is_better=True)]
    assert notes == ("2 systems",)
    assert task_of(["a"], [["b"]], None, ["c"]) == Task((("a",),), (("b",),), ("c",))


def test_two_of_one_name_are_refused():
    with pytest.raises(ValueError, match="length: given twice"):
        judge([Length(), Length()], task_of(["a"], [["b"]]))


def test_the_api_takes_neural_metrics():
    scores = tqa.score(changed(10), REFERENCES, REFERENCES, metrics=(), neural=[Length()])
    assert scores["length"].delta == pytest.approx(0.5)
    assert scores["length"].verdict == "worse"
    assert not math.isnan(scores["length"].p_value)
    assert list(tqa.score(changed(1), REFERENCES, neural=[Length()])) == [
        "BLEU",
        "chrF2",
        "chrF2++",
        "TER",
        "length",
    ]


def test_the_api_refuses_sources_of_another_length():
    with pytest.raises(ValueError, match="sources: 1 segments where there are 40 hypotheses"):
        tqa.score(REFERENCES, REFERENCES, neural=[Length()], sources=["جملة"])
    with pytest.raises(TypeError, match="sources: expected a list of segments"):
        tqa.score(REFERENCES, REFERENCES, sources="جملة")
