"""`tqa check` and `tqa fix` with a reference."""

from __future__ import annotations

import json

import pytest

import tqa
from tests.cli.conftest import ENGLISH, FIXED
from tests.test_startup import command, modules

PAIR = ("visit.ar.txt", "visit.en.txt")
TABLE = (
    "source\ttarget\treference\n"
    "وصل الوزير إلى بغداد.\tThe the minister arrived in Baghdad.\tThe minister arrived in Baghdad.\n"
    "لم يعلق أحد.\tNobody commented.\tNobody commented.\n"
)
METRICS = ["MQM", "BLEU", "chrF2", "chrF2++", "TER"]


@pytest.fixture(autouse=True)
def reference(folder):
    (folder / "ref.txt").write_text(FIXED, encoding="utf-8")
    # A reference of other lines: its sentences are found through the Arabic.
    (folder / "flat.txt").write_text(FIXED.replace("\n\n", "\n"), encoding="utf-8")
    (folder / "harm.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "m.tsv").write_text(TABLE, encoding="utf-8")
    (folder / "bare.tsv").write_text(TABLE.replace("reference", "note"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["ref.txt", "flat.txt"])
def test_check_scores_the_target(run, name):
    result = run("check", *PAIR, "--reference", name, "--format", "json")
    scores = json.loads(result.out)["scores"]
    assert list(scores) == METRICS
    assert 90 < scores["chrF2"]["score"] < 100
    assert 0 < scores["TER"]["score"] < 10


def test_check_prints_the_scores(run):
    out = run("check", *PAIR, "--reference", "ref.txt", "--no-html").out
    assert all(any(line.startswith(f"{name} ") for line in out.splitlines()) for name in METRICS)


def test_check_scores_the_rows_of_a_table_when_asked(run):
    plain = run("check", "m.tsv", "--format", "json")
    assert list(json.loads(plain.out)["scores"]) == ["MQM"]
    asked = run("check", "m.tsv", "--reference", "m.tsv", "--format", "json")
    assert list(json.loads(asked.out)["scores"]) == METRICS


def test_a_check_without_a_reference_does_not_load_sacrebleu(folder):
    loaded = modules(folder, command("check", *PAIR, "--format", "jsonl"))
    assert not {"sacrebleu", "tqa.scoring.scores", "tqa.scoring.article"} & loaded
    assert "sacrebleu" in modules(folder, command("check", *PAIR, "--reference", "ref.txt"))


def test_fix_says_what_the_fixes_change(run):
    result = run("fix", *PAIR, "--reference", "ref.txt", "--max-harm", "0")
    assert (result.code, result.out) == (0, FIXED)
    assert "visit.en.txt with its fixes: 4 stretches, 2 changed" in result.err
    assert result.err.count("not testable") == 4
    rules = [line.split() for line in result.error_lines if line.startswith(("repeated-", "punctuation-"))]
    assert rules == [["punctuation-spacing", "1", "0", "0"], ["repeated-word", "1", "0", "0"]]


def test_fixes_that_harm(run):
    result = run("fix", *PAIR, "--reference", "harm.txt")
    assert (result.code, result.out) == (0, FIXED)
    assert result.err.count("harmed: ") == 2
    assert run("fix", *PAIR, "--reference", "harm.txt", "--max-harm", "2").code == 0
    more = run("fix", *PAIR, "--reference", "harm.txt", "--max-harm", "1")
    assert (more.code, more.out) == (1, FIXED)


def test_fixes_of_a_table(run):
    result = run("fix", "m.tsv", "--reference", "m.tsv", "--max-harm", "0")
    assert result.code == 0
    assert result.out == TABLE.replace("The the", "The")
    assert "m.tsv with its fixes: 2 rows, 1 changed" in result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fix", *PAIR, "--max-harm", "1"], "--max-harm needs a --reference"),
        (["fix", "bare.tsv", "--reference", "bare.tsv"], "bare.tsv: has no references; add a column"),
        (["check", "bare.tsv", "--reference", "bare.tsv"], "bare.tsv: has no references; add a column"),
        (["check", "m.tsv", "--reference", "ref.txt"], "ref.txt: is no use here: a bilingual file brings"),
        (["check", *PAIR, "--reference", "no.txt"], "no.txt: no such file"),
        (["check", *PAIR, "--reference", "visit.en.txt"], "visit.en.txt: is the same file as visit.en.txt"),
        (["check", *PAIR, "--reference", "visit.ar.txt"], "visit.ar.txt: is the same file"),
        (["check", *PAIR, "--reference", "ref.txt", "--output", "ref.txt"], "would overwrite an input"),
        (["fix", *PAIR, "--reference", "ref.txt", "--output", "ref.txt"], "would overwrite an input"),
    ],
)
def test_what_is_refused(run, arguments, said):
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert len(result.error_lines) == 1
    assert said in result.err


def test_what_a_reviewer_decided_is_judged_too(run, folder):
    report = tqa.check(tqa.read(*PAIR))
    accepted = {"fingerprint": report.findings[0].fingerprint, "rule": "repeated-word", "decision": "accept"}
    decided = {"version": 1, "article": {"target_sha256": ""}, "decisions": [accepted]}
    (folder / "d.json").write_text(json.dumps(decided), encoding="utf-8")
    arguments = ("fix", *PAIR, "--decisions", "d.json", "--max-harm", "0", "--reference")
    helped = run(*arguments, "ref.txt")
    assert helped.code == 0
    assert ["repeated-word", "1", "0", "0"] in [line.split() for line in helped.error_lines]
    assert run(*arguments, "harm.txt").code == 1
