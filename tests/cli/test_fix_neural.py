"""Neural metrics in `tqa fix` and `tqa check`: before and after the fixes, with a reference and without."""

from __future__ import annotations

import json
import sys

import pytest

from tests.cli.conftest import ARABIC, ENGLISH, FIXED
from tests.cli.test_estimation import models
from tests.test_startup import command, modules
from tqa.neural.metric import Judgement, Task
from tqa.neural.metrics import open_metric

pytest.importorskip("torch", reason="the extra 'neural' is not installed")

__all__ = ["models"]
PAIR = ("visit.ar.txt", "visit.en.txt")
NAME = "MetricX-QE[metricx-24-tiny]"
QE = ("--neural", "qe:models/metricx-24-tiny")
CONFIG = '[score]\nneural = ["qe:models/metricx-24-tiny", "models/encoder", "org/comet-x"]\n'


@pytest.fixture
def article(folder, models):
    (folder / "models").symlink_to(models)
    (folder / "ref.txt").write_text(FIXED, encoding="utf-8")
    return folder


def sentences(text):
    return tuple(text.strip().split("\n\n"))


@pytest.mark.usefixtures("article")
def test_fix_says_what_the_fixes_change_without_a_reference(run):
    result = run("fix", *PAIR, *QE)
    assert (result.code, result.out) == (0, FIXED)
    before, after = (
        sum(scores) / 4
        for scores in open_metric(QE[1])
        .judge(Task((sentences(ENGLISH), sentences(FIXED)), (), sentences(ARABIC)))
        .systems
    )
    (row,) = [line for line in result.error_lines if line.startswith(f"{NAME}  ")]
    assert row.split()[1:3] == [f"{before:.2f}", f"{after:.2f}"]
    assert row.endswith("not testable")
    assert "visit.en.txt with its fixes: 4 stretches, 2 changed" in result.err
    assert "no reference: judged by the Arabic alone" in result.err
    assert " head=MetricX-24-QE scale=0-25 refs=none " in result.err
    assert not any(line.startswith(("BLEU", "rule ", "Each fix")) for line in result.error_lines)
    said = f"; {NAME} {before:.2f} before, {after:.2f} after (not testable)"
    assert result.error_lines[-1].endswith(f"MQM score 96.43 before, 100.00 after{said}")
    assert run("fix", *PAIR, *QE).err == result.err


class Counting:
    """A metric that judges by length, and remembers what it was given."""

    name, lower_is_better, needs_reference, task = "counting", False, False, None

    def judge(self, task, progress):
        progress(1, 1)
        self.task = task
        return Judgement(tuple(tuple(map(len, system)) for system in task.systems), "counting refs=none")


@pytest.fixture
def counting(monkeypatch):
    metric = Counting()
    monkeypatch.setattr("tqa.neural.metrics.open_metric", lambda *_: metric)
    return metric


@pytest.mark.usefixtures("article")
def test_what_is_judged_are_the_aligned_sentences(run, counting):
    assert run("fix", *PAIR, "--neural", "counting").code == 0
    assert counting.task == Task((sentences(ENGLISH), sentences(FIXED)), (), sentences(ARABIC))
    assert run("fix", *PAIR, "--neural", "counting", "--reference", "ref.txt").code == 0
    expected = Task((sentences(ENGLISH), sentences(FIXED)), (sentences(FIXED),), sentences(ARABIC))
    assert counting.task == expected
    assert run("check", *PAIR, "--neural", "counting").code == 1
    assert counting.task == Task((sentences(ENGLISH),), (), sentences(ARABIC))


def test_a_sentence_without_arabic_is_not_judged(run, article, counting):
    rows = ["source\ttarget", "لم يعلق أحد.\tNobody has has commented.", "\tThe minister left left Baghdad."]
    (article / "m.tsv").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    result = run("fix", "m.tsv", "--neural", "counting")
    assert result.code == 0
    assert counting.task == Task(
        (("Nobody has has commented.",), ("Nobody has commented.",)), (), ("لم يعلق أحد.",)
    )
    assert "1 fix stands where there is no Arabic" in result.error_lines


@pytest.mark.usefixtures("article")
def test_an_article_without_fixes_is_no_change(run, article):
    (article / "visit.en.txt").write_text(FIXED, encoding="utf-8")
    result = run("fix", *PAIR, *QE)
    assert "4 stretches, 0 changed" in result.err
    assert next(line for line in result.error_lines if line.startswith(NAME)).endswith("no change")
    assert result.error_lines[-1] == "0 fixes made, 0 findings left"


def test_rows_of_a_table(run, article, counting):
    rows = ["source\ttarget", "وصل الوزير إلى بغداد.\tThe the minister arrived in Baghdad.", "لم يعلق أحد.\t"]
    (article / "m.tsv").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    result = run("fix", "m.tsv", "--neural", "counting")
    assert "m.tsv with its fixes: 1 row, 1 changed" in result.err
    assert counting.task.systems[1] == ("The minister arrived in Baghdad.",)
    assert counting.task.sources == ("وصل الوزير إلى بغداد.",)


@pytest.mark.usefixtures("article")
def test_with_a_reference_metrics_that_compare_stand_beside_the_others(run):
    result = run("fix", *PAIR, "--reference", "ref.txt", "--neural", "models/encoder", *QE, "--max-harm", "0")
    assert result.code == 0
    names = [line.split()[0] for line in result.error_lines if line.endswith("not testable")]
    assert names == ["BLEU", "chrF2", "chrF2++", "TER", "embedding[encoder]", NAME]
    assert "; embedding[encoder] " in result.error_lines[-1]
    assert ["repeated-word", "1", "0", "0"] in [line.split() for line in result.error_lines]


def test_the_page_shows_them(run, article):
    assert run("fix", *PAIR, *QE, "--html", "after.html").code == 0
    page = (article / "after.html").read_text(encoding="utf-8")
    assert NAME in page
    assert "Estimated without a reference" in page
    assert run("fix", *PAIR, "--reference", "ref.txt", *QE, "--html", "after.html").code == 0
    assert "Against the reference" in (article / "after.html").read_text(encoding="utf-8")


def test_the_configuration_counts_where_its_metrics_have_what_they_need(run, article):
    (article / "tqa.toml").write_text(CONFIG, encoding="utf-8")
    result = run("fix", *PAIR)
    assert (result.code, result.out) == (0, FIXED)
    rows = [line.split()[0] for line in result.error_lines if line.endswith("not testable")]
    assert rows == [NAME]
    note = "note: org/comet-x of the configuration takes part with --comet-python PATH"
    assert result.error_lines[0] == note
    both = run("fix", *PAIR, "--reference", "ref.txt")
    rows = [line.split()[0] for line in both.error_lines if line.endswith("not testable")]
    assert rows[-2:] == [NAME, "embedding[encoder]"]
    # Another choice on the command line is choosing anew.
    chosen = run("fix", *PAIR, "--neural", "models/metricx-23-qe-tiny").err
    assert NAME not in chosen
    assert "MetricX-QE[metricx-23-qe-tiny]" in chosen
    # Many articles, and a check, are not kept waiting for a model.
    assert "MetricX" not in run("fix", ".", "--in-place").err
    assert "MetricX" not in run("check", *PAIR, "--no-html").out


def test_check_scores_by_the_arabic(run, article):
    result = run("check", *PAIR, *QE, "--format", "json")
    score = json.loads(result.out)["scores"][NAME]
    assert result.code == 1
    own = open_metric(QE[1]).judge(Task((sentences(ENGLISH),), (), sentences(ARABIC))).systems[0]
    assert score["score"] == pytest.approx(sum(own) / 4, abs=1e-3)
    assert score["delta"] is None
    assert run("check", *PAIR, *QE, "--html", "page.html").code == 1
    assert "Estimated without a reference" in (article / "page.html").read_text(encoding="utf-8")
    asked = ("check", *PAIR, "--reference", "ref.txt", "--neural", "models/encoder", "--format", "json")
    assert list(json.loads(run(*asked).out)["scores"])[-2:] == ["TER", "embedding[encoder]"]


@pytest.mark.parametrize("verb", ["fix", "check"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            [*PAIR, "--neural", "models/encoder"],
            "embedding[encoder]: compares with a human translation; give",
        ),
        ([*PAIR, "--neural", "qe:models/encoder"], "does not tell good from bad; name a model"),
        ([*PAIR, "--neural", "./none"], "./none: no such folder"),
        ([*PAIR, "--neural", "org/comet-qe"], "with --comet-python"),
        ([*PAIR, *QE, "--comet-python", "x"], "--comet-python would do nothing: no --neural NAME is"),
        ([*PAIR, *QE, *QE], f"{NAME}: given twice"),
        ([*PAIR, "--neural-layer", "1"], "--neural-layer would do nothing without a neural metric"),
        ([".", "--in-place", *QE], "--neural judges one article; name its files"),
        ([".", "--in-place", "--neural-idf"], "--neural judges one article; name its files"),
    ],
)
@pytest.mark.usefixtures("article")
def test_what_is_refused(run, article, verb, arguments, said):
    arguments = [each for each in arguments if verb == "fix" or each != "--in-place"]
    result = run(verb, *arguments)
    assert (result.code, result.out) == (2, "")
    assert len(result.error_lines) == 1
    assert said in result.error_lines[0]
    assert (article / "visit.en.txt").read_text(encoding="utf-8") == ENGLISH


def test_nothing_that_is_aligned_cannot_be_judged(run, article, counting):
    (article / "m.tsv").write_text("source\ttarget\nلم يعلق أحد.\t\n\tNobody commented.\n", encoding="utf-8")
    result = run("fix", "m.tsv", "--neural", "counting")
    assert (result.code, result.out) == (2, "")
    assert result.error_lines[-1].startswith("tqa: m.tsv: nothing in it can be judged by the Arabic; check")
    assert counting.task is None


@pytest.mark.usefixtures("article")
def test_without_the_extra_nothing_is_written(run, article, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    result = run("fix", *PAIR, "--in-place", *QE)
    assert (result.code, len(result.error_lines)) == (2, 1)
    assert "torch is not installed; pip install 'tqa[neural]'" in result.err
    assert (article / "visit.en.txt").read_text(encoding="utf-8") == ENGLISH


@pytest.mark.parametrize("verb", ["fix", "check"])
def test_without_neural_metrics_no_model_is_loaded(article, verb):
    loaded = modules(article, command(verb, *PAIR))
    assert not {"torch", "transformers", "tqa.neural.metrics", "tqa.scoring.neural", "sacrebleu"} & loaded
