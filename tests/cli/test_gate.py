"""What fails a run of `tqa check` or `tqa score`, and what it says then."""

from __future__ import annotations

import json
import shlex

import pytest

from tests.cli.conftest import ARABIC, ENGLISH, FIXED

PAIR = ("visit.ar.txt", "visit.en.txt")
CHECK = ("check", *PAIR, "--no-html", "--format", "jsonl")
FAILED = "tqa: failed: "
AGAIN = "tqa: to reproduce: "
# The English leaves a sentence out, which is too unsure to fail a run by itself.
UNSURE = "\n\n".join(part for part in FIXED.split("\n\n") if "press conference" not in part)


def failed(result):
    return [line.removeprefix(FAILED) for line in result.error_lines if line.startswith(FAILED)]


def again(result):
    lines = [line.removeprefix(AGAIN) for line in result.error_lines if line.startswith(AGAIN)]
    assert len(lines) == 1
    return lines[0]


def test_a_run_that_passes_says_nothing(run):
    assert run(*CHECK, "--fail-level", "major").err == ""


def test_what_failed_is_named_with_the_command_that_shows_it_again(run):
    result = run(*CHECK, "--output", "out.jsonl")
    assert result.code == 1
    assert failed(result) == [
        "2 findings from minor on: 1 punctuation-spacing, 1 repeated-word, in visit.en.txt"
    ]
    assert again(result) == "tqa check visit.ar.txt visit.en.txt"


def test_the_command_repeats_what_decides_and_leaves_out_what_tells(run, folder):
    (folder / "my terms.csv").write_text("ar,en\nوفد,delegation\n", encoding="utf-8")
    options = ("--select", "typography", "--select=repetition", "--fail-level", "minor", "--min-mqm", "99.5")
    result = run(*CHECK, *options, "--glossary", "my terms.csv", "--colour", "never")
    words = shlex.split(again(result))
    assert words == [
        "tqa", "check", *PAIR, "--select", "typography", "--select", "repetition",
        "--glossary", "my terms.csv", "--fail-level", "minor", "--min-mqm", "99.5",
    ]  # fmt: skip
    repeated = run(*words[1:], "--no-html")
    assert (repeated.code, failed(repeated)) == (1, failed(result))


def test_an_unsure_rule_fails_no_run_unless_told_to(run, folder):
    (folder / "visit.en.txt").write_text(UNSURE, encoding="utf-8")
    plain = run(*CHECK, "--select", "omission")
    assert plain.code == 0
    assert [json.loads(line)["rule"] for line in plain.out.splitlines()] == ["omission"]
    for options in (
        ("--fail-on", "omission"),
        ("--fail-on", "omission", "--fail-level", "never"),
        ("--fail-on", "accuracy", "--fail-level", "critical"),
    ):
        result = run(*CHECK, "--select", "omission", *options)
        assert result.code == 1
        assert "1 omission" in failed(result)[0]
    (folder / "tqa.toml").write_text(
        '[gate]\nfail-on = ["omission"]\nfail-level = "never"\n', encoding="utf-8"
    )
    result = run(*CHECK, "--select", "omission")
    assert result.code == 1
    assert failed(result)[0].startswith("1 finding of omission: 1 omission")


def test_fail_on_adds_to_the_configuration(run, folder):
    (folder / "tqa.toml").write_text(
        '[gate]\nfail-on = ["repeated-word"]\nfail-level = "never"\n', encoding="utf-8"
    )
    assert failed(run(*CHECK)) == ["1 finding of repeated-word: 1 repeated-word, in visit.en.txt"]
    result = run(*CHECK, "--fail-on", "punctuation-spacing")
    assert failed(result)[0].startswith("2 findings of repeated-word, punctuation-spacing: 1 punctuation-")
    assert run(*CHECK, "--ignore", "repeated-word").code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--fail-on", "omision"), 'gate.fail-on: "omision": no such rule or family; did you mean omission?'),
        (("--fail-on", "omission", "--select", "repetition"), "--fail-on omission: this rule does not run"),
        (
            ("--fail-on", "repetition", "--ignore", "repetition"),
            "--fail-on repetition: this rule does not run",
        ),
        (("--min-mqm", "101"), "--min-mqm"),
        (("--min-mqm", "nan"), "--min-mqm"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, options, said):
    result = run(*CHECK, *options)
    assert (result.code, result.out, len(result.error_lines)) == (2, "", 1)
    assert said in result.err


def test_a_sub_rule_and_a_family_can_be_failed_on(run, folder):
    (folder / "visit.en.txt").write_text(FIXED.replace("12 officials", "13 officials"), encoding="utf-8")
    plain = run(*CHECK)
    name = json.loads(plain.out)["rule"]
    for rule in (name, name.partition(".")[0], "accuracy"):
        assert run(*CHECK, "--fail-level", "never", "--fail-on", rule).code == 1
    assert run(*CHECK, "--fail-level", "never", "--fail-on", "repetition").code == 0


def test_the_mark_is_the_lowest_score_that_passes(run, folder):
    score = json.loads(run("check", *PAIR, "--no-html", "--format", "json").out)["scores"]["MQM"]["score"]
    level = ("--fail-level", "never")
    assert run(*CHECK, *level, "--min-mqm", f"{score:.2f}").code == 0
    over = run(*CHECK, *level, "--min-mqm", f"{score + 0.01:.2f}")
    assert over.code == 1
    assert failed(over) == [f"MQM score under {score + 0.01:.2f}: {score:.2f} of visit.en.txt"]
    (folder / "tqa.toml").write_text("gate.min-mqm = 100\n", encoding="utf-8")
    assert run(*CHECK, *level).code == 1
    assert run(*CHECK, *level, "--min-mqm", "0").code == 0


@pytest.fixture
def news(folder):
    """Seven articles in a folder, each with two findings."""
    (folder / "news").mkdir()
    for name in "abcdefg":
        (folder / "news" / f"{name}.ar.txt").write_text(ARABIC, encoding="utf-8")
        (folder / "news" / f"{name}.en.txt").write_text(ENGLISH, encoding="utf-8")
    return folder


def test_of_many_articles_the_command_names_the_few_that_fail(run, news):
    for name in "cdefg":
        (news / "news" / f"{name}.en.txt").write_text(FIXED, encoding="utf-8")
    two = run("check", "news", "--format", "jsonl", "--jobs", "1", "--no-html")
    assert again(two) == "tqa check --paired news/a.en.txt news/b.en.txt"
    assert failed(run(*again(two).split()[1:], "--no-html")) == failed(two)
    (news / "news" / "b.en.txt").write_text(FIXED, encoding="utf-8")
    one = run("check", "news", "--pattern", "{name}.ar.txt={name}.en.txt", "--format", "jsonl")
    assert again(one) == "tqa check news/a.ar.txt news/a.en.txt"
    assert failed(run(*again(one).split()[1:], "--no-html")) == failed(one)


@pytest.mark.usefixtures("news")
def test_of_very_many_the_lines_stay_short(run):
    result = run("check", "news", "--format", "jsonl", "--no-html", "--jobs", "1")
    assert failed(result)[0].endswith(
        ", in news/a.en.txt, news/b.en.txt, news/c.en.txt, news/d.en.txt, news/e.en.txt and 2 more"
    )
    assert again(result) == "tqa check news"


def test_of_a_manifest_the_command_repeats_the_reference(run, news):
    (news / "one.ref.txt").write_text(FIXED, encoding="utf-8")
    (news / "list.tsv").write_text(
        "source\ttarget\treference\nnews/a.ar.txt\tnews/a.en.txt\tone.ref.txt\n", encoding="utf-8"
    )
    result = run("check", "--manifest", "list.tsv", "--format", "jsonl", "--no-html")
    assert again(result) == "tqa check news/a.ar.txt news/a.en.txt --reference one.ref.txt"


class TestDrop:
    LINES = 12

    @pytest.fixture
    def texts(self, folder):
        lines = [f"The committee met in city number {n} and approved the plan." for n in range(self.LINES)]
        (folder / "ref.txt").write_text("\n".join(lines), encoding="utf-8")
        (folder / "old.txt").write_text("\n".join(lines), encoding="utf-8")

        def write(changed):
            worse = [
                line.replace("approved the plan", "plan did") if n < changed else line
                for n, line in enumerate(lines)
            ]
            (folder / "new.txt").write_text("\n".join(worse), encoding="utf-8")

        return write

    SCORE = ("score", "new.txt", "--reference", "ref.txt", "--against", "old.txt", "--metric", "chrF2")

    def test_a_significant_drop_beyond_the_limit_fails(self, run, texts):
        texts(10)
        result = run(*self.SCORE, "--max-drop", "1")
        assert result.code == 1
        assert failed(result)[0].startswith("chrF2 is ")
        assert failed(result)[0].endswith(", 10 of 12 segments changed)")
        assert run(*self.SCORE, "--max-drop", "99").code == 0
        assert run(*self.SCORE).code == 0

    def test_a_drop_of_few_segments_is_no_evidence(self, run, texts):
        texts(5)
        assert run(*self.SCORE, "--max-drop", "0").code == 0

    def test_a_gain_is_no_drop_whichever_way_the_metric_runs(self, run, texts):
        texts(10)
        better = ("score", "old.txt", "--reference", "ref.txt", "--against", "new.txt", "--max-drop", "0")
        assert run(*better).code == 0
        worse = ("score", "new.txt", "--reference", "ref.txt", "--against", "old.txt", "--max-drop", "0")
        assert [line.split()[0] for line in failed(run(*worse))] == ["BLEU", "chrF2", "chrF2++", "TER"]

    def test_from_the_configuration(self, run, folder, texts):
        texts(10)
        (folder / "tqa.toml").write_text("[gate]\nmax-drop = 1\n", encoding="utf-8")
        assert run(*self.SCORE).code == 1
        assert run(*self.SCORE, "--max-drop", "99").code == 0
        assert run("score", "new.txt", "--reference", "ref.txt").code == 0

    def test_without_another_translation_there_is_no_drop(self, run, texts):
        texts(1)
        result = run("score", "new.txt", "--reference", "ref.txt", "--max-drop", "1")
        assert result.code == 2
        assert "--max-drop needs --against FILE" in result.err
