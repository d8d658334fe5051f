"""`tqa check`: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ARABIC, ENGLISH, FIXED, files

PAIR = ("visit.ar.txt", "visit.en.txt")
FAILED = [
    "tqa: failed: 2 findings from minor on: 1 punctuation-spacing, 1 repeated-word, in visit.en.txt",
    "tqa: to reproduce: tqa check visit.ar.txt visit.en.txt",
]


def clean(folder):
    (folder / "clean.en.txt").write_text(FIXED, encoding="utf-8")
    return "visit.ar.txt", "clean.en.txt"


def test_findings_make_the_code_1_and_a_page_in_reports(run, folder):
    result = run("check", *PAIR)
    assert result.code == 1
    assert "repeated-word" in result.out
    assert "punctuation-spacing" in result.out
    assert result.out.splitlines()[-1] == "report: " + str(Path("reports", "visit.en.html"))
    assert result.error_lines == FAILED
    assert (folder / "reports" / "visit.en.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_nothing_found_makes_the_code_0_and_a_page_all_the_same(run, folder):
    result = run("check", *clean(folder))
    assert result.code == 0
    assert "no findings" in result.out
    assert (folder / "reports" / "clean.en.html").is_file()


@pytest.mark.parametrize(("level", "code"), [("minor", 1), ("critical", 0), ("never", 0)])
def test_fail_level(run, level, code):
    result = run("check", *PAIR, "--fail-level", level)
    assert result.code == code
    assert "repeated-word" in result.out


def test_fail_level_of_the_configuration_and_the_command_line_over_it(run, folder):
    (folder / "tqa.toml").write_text('gate.fail-level = "critical"\n', encoding="utf-8")
    assert run("check", *PAIR).code == 0
    assert run("check", *PAIR, "--fail-level", "minor").code == 1


def test_jsonl_writes_no_page_and_nothing_but_findings(run, folder):
    before = files(folder)
    result = run("check", *PAIR, "--format", "jsonl")
    findings = [json.loads(line) for line in result.out.splitlines()]
    assert {finding["rule"] for finding in findings} == {"repeated-word", "punctuation-spacing"}
    assert all(ENGLISH[finding["start"] : finding["end"]] == finding["text"] for finding in findings)
    assert len({finding["fingerprint"] for finding in findings}) == len(findings)
    assert result.error_lines == FAILED
    assert files(folder) == before


def test_json_with_a_page_asked_for(run, folder):
    result = run("check", *PAIR, "--format", "json", "--html", "page.html")
    assert json.loads(result.out)["target"] == "visit.en.txt"
    assert (folder / "page.html").is_file()
    assert not (folder / "reports").exists()


def test_no_html(run, folder):
    before = files(folder)
    result = run("check", *PAIR, "--no-html")
    assert result.code == 1
    assert "report:" not in result.out
    assert files(folder) == before


def test_output_holds_what_would_be_printed(run, folder):
    printed = run("check", *PAIR, "--no-html").out
    result = run("check", *PAIR, "--no-html", "--output", "findings.txt")
    assert (result.code, result.out, result.error_lines) == (1, "", FAILED)
    assert (folder / "findings.txt").read_text(encoding="utf-8") == printed


def test_output_leaves_the_path_of_the_page_to_standard_error(run):
    result = run("check", *PAIR, "--output", "findings.txt", "--html", "page.html")
    assert result.out == ""
    assert result.error_lines == ["report: page.html", *FAILED]


@pytest.mark.parametrize("colour", ["always", "never", "auto"])
def test_colour(run, colour):
    assert ("\x1b[" in run("check", *PAIR, "--no-html", "--colour", colour).out) is (colour == "always")


def test_select_and_ignore(run):
    only = run("check", *PAIR, "--format", "jsonl", "--select", "repeated-word").out
    assert [json.loads(line)["rule"] for line in only.splitlines()] == ["repeated-word"]
    without = run("check", *PAIR, "--format", "jsonl", "--ignore", "repetition").out
    assert [json.loads(line)["rule"] for line in without.splitlines()] == ["punctuation-spacing"]


def test_select_on_the_command_line_overrides_ignore_in_the_configuration(run, folder):
    (folder / "tqa.toml").write_text('ignore = ["repeated-word"]\n', encoding="utf-8")
    assert "repeated-word" not in run("check", *PAIR, "--format", "jsonl").out
    assert "repeated-word" in run("check", *PAIR, "--format", "jsonl", "--select", "repeated-word").out


def test_severity_and_allow_of_the_configuration(run, folder):
    text = (
        '[rules.repeated-word]\nseverity = "critical"\n[rules.punctuation-spacing]\nallow = ["relations ,"]\n'
    )
    (folder / "own.toml").write_text(text, encoding="utf-8")
    found = [json.loads(line) for line in run("check", *PAIR, "--format", "jsonl").out.splitlines()]
    spacing = next(finding["text"] for finding in found if finding["rule"] == "punctuation-spacing")
    (folder / "own.toml").write_text(text.replace("relations ,", spacing), encoding="utf-8")
    lines = run("check", *PAIR, "--format", "jsonl", "--config", "own.toml").out.splitlines()
    assert [(json.loads(line)["rule"], json.loads(line)["severity"]) for line in lines] == [
        ("repeated-word", "critical")
    ]


@pytest.mark.parametrize("side", [0, 1])
def test_standard_input_for_either_side(run, side):
    paths = list(PAIR)
    paths[side] = "-"
    text = (ARABIC, ENGLISH)[side].encode()
    expected = run("check", *PAIR, "--format", "jsonl").out
    assert run("check", *paths, "--format", "jsonl", stdin=text).out == expected


def test_the_page_of_standard_input(run, folder):
    run("check", "visit.ar.txt", "-", stdin=ENGLISH.encode())
    assert (folder / "reports" / "stdin.html").is_file()


def test_a_bilingual_file(run, folder):
    pairs = zip(ARABIC.split("\n\n"), ENGLISH.split("\n\n"), strict=True)
    rows = [f"{number}\t{ar.strip()}\t{en.strip()}" for number, (ar, en) in enumerate(pairs, 1)]
    (folder / "visit.tsv").write_text("\n".join(["id\tsource\ttarget", *rows]) + "\n", encoding="utf-8")
    result = run("check", "visit.tsv", "--format", "jsonl")
    found = {(json.loads(line)["rule"], json.loads(line)["id"]) for line in result.out.splitlines()}
    assert found == {("repeated-word", "2"), ("punctuation-spacing", "3")}
    assert run("check", "visit.tsv").out.splitlines()[-1] == "report: " + str(Path("reports", "visit.html"))


def test_equal_runs_write_equal_bytes(run, folder):
    first = run("check", *PAIR)
    page = (folder / "reports" / "visit.en.html").read_bytes()
    second = run("check", *PAIR)
    assert first == second
    assert (folder / "reports" / "visit.en.html").read_bytes() == page


def test_a_page_that_cannot_be_written_takes_no_finding_away(run, folder):
    (folder / "reports").write_text("a file in the way", encoding="utf-8")
    result = run("check", *PAIR)
    assert result.code == 1
    assert "repeated-word" in result.out
    assert "report:" not in result.out
    assert result.error_lines[1:] == FAILED
    assert "--no-html" in result.err
    assert (folder / "reports").read_text(encoding="utf-8") == "a file in the way"


def test_a_page_asked_for_that_cannot_be_written_is_an_error_behind_the_findings(run):
    result = run("check", *PAIR, "--html", "missing/page.html")
    assert result.code == 2
    assert "repeated-word" in result.out
    assert len(result.error_lines) == 1
    assert "missing/page.html" in result.err


def test_the_default_page_never_overwrites_an_input(run, folder):
    (folder / "reports").mkdir()
    (folder / "reports" / "visit.html").write_text(ENGLISH, encoding="utf-8")
    result = run("check", "visit.ar.txt", "reports/visit.html")
    assert result.code == 1
    assert "is an input" in result.err
    assert (folder / "reports" / "visit.html").read_text(encoding="utf-8") == ENGLISH


@pytest.mark.parametrize("option", ["--output", "--html"])
@pytest.mark.parametrize("name", PAIR)
def test_no_option_overwrites_an_input(run, folder, option, name):
    before = files(folder)
    result = run("check", *PAIR, option, f"./{name}")
    assert result.code == 2
    assert "would overwrite an input" in result.err
    assert result.out == ""
    assert files(folder) == before


def test_two_outputs_to_one_file(run, folder):
    before = files(folder)
    result = run("check", *PAIR, "--output", "both", "--html", "both")
    assert result.code == 2
    assert "same file" in result.err
    assert files(folder) == before


def test_an_output_that_cannot_be_written_leaves_nothing_behind(run, folder):
    before = files(folder)
    result = run("check", *PAIR, "--output", "missing/findings.txt")
    assert result.code == 2
    assert len(result.error_lines) == 1
    assert files(folder) == before


def test_names_in_any_script(run, folder):
    (folder / "زيارة.ar.txt").write_text(ARABIC, encoding="utf-8")
    (folder / "زيارة.en.txt").write_text(ENGLISH, encoding="utf-8")
    result = run("check", "زيارة.ar.txt", "زيارة.en.txt")
    assert result.out.splitlines()[-1] == "report: " + str(Path("reports", "زيارة.en.html"))
    assert (folder / "reports" / "زيارة.en.html").is_file()


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ("min-mqm = 96.4", 0),
        ("min-mqm = 97", 1),
        ("min-mqm = 97\n[score.weights]\nminor = 0.1", 0),
        ("[score.weights]\nminor = 5", 0),
    ],
)
def test_the_mqm_score_is_weighed_and_must_reach_its_mark(run, folder, settings, code):
    (folder / "tqa.toml").write_text(f'[gate]\nfail-level = "never"\n{settings}\n', encoding="utf-8")
    assert run("check", "visit.ar.txt", "visit.en.txt", "--no-html").code == code
