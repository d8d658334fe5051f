"""The commands of GitHub Actions, and the table on a run's page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.errors import OutputError

from .samples import REPORTS, article_report, clean_report
from .test_consumers import run_of

SAFE_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
COMMAND = re.compile(
    r"::(error|warning|notice) (file=[^,:\n]*,line=\d+(,col=\d+,endColumn=\d+|,endLine=\d+),)?"
    r"title=[^,:\n]+::[^\r\n]+"
)


@pytest.mark.parametrize("report", REPORTS)
def test_github_commands(report, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    made = run_of("github", REPORTS[report]())
    commands = made.split("\n")[:-1]
    assert len(commands) == len(REPORTS[report]().findings)
    assert all(COMMAND.fullmatch(command) for command in commands), commands
    assert not re.search("[\u202a-\u202e\u200b\x1b]", made)


def test_github_shows_the_worst_ten_of_a_kind_and_counts_the_rest(monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    commands = run_of("github", *[article_report()] * 9).splitlines()
    kinds = [command[2:].split()[0] for command in commands]
    assert (kinds.count("error"), kinds.count("warning"), kinds.count("notice")) == (10, 10, 1)
    assert all("number-mismatch.magnitude" in command for command in commands[:9])
    assert commands[-1].endswith(
        "35 more of kind error; 8 more of kind warning: GitHub shows no more than 10 of a kind"
    )


def test_github_writes_a_table_that_no_text_can_break_out_of(tmp_path, monkeypatch):
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    report = article_report()
    evil = "](http://x) | <img src=x onerror=alert(1)> `a` **b** &amp; #1"
    run_of("github", replace(report, findings=(replace(report.findings[0], message=evil),)))
    written = file.read_text(encoding="utf-8")
    assert written.startswith("before\n### tqa\n")
    row = written.splitlines()[-1]
    assert row.replace("\\|", "").count("|") == 5
    assert not re.search(r"(?<!\\)[\[\]`*]|<", row)
    run_of("github", clean_report())
    assert file.read_text(encoding="utf-8").endswith("No findings.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    with pytest.raises(OutputError, match=r"GITHUB_STEP_SUMMARY: .* cannot be written"):
        run_of("github", clean_report())


@given(text=SAFE_TEXT)
def test_no_message_escapes_its_github_command(text):
    report = article_report()
    finding = replace(report.findings[0], message=text + "x", rule="a,b:c%")
    lines = run_of("github", replace(report, findings=(finding,))).split("\n")
    assert len(lines) == 2
    assert COMMAND.fullmatch(lines[0])
