from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tqa.errors import ConfigError
from tqa.output import FORMATS, render
from tqa.output.style import Style

from .samples import REPORTS, article_report

SNAPSHOTS = Path(__file__).parent / "snapshots"
ENDINGS = {
    "text": "txt",
    "jsonl": "jsonl",
    "json": "json",
    "sarif": "sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "checkstyle": "checkstyle.xml",
    "rdjson": "rdjson",
    "marot": "marot.tsv",
}


def compare(name: str, made: str) -> None:
    """Byte for byte; TQA_UPDATE_SNAPSHOTS=1 writes what was made."""
    file = SNAPSHOTS / name
    if os.environ.get("TQA_UPDATE_SNAPSHOTS") == "1":
        file.write_bytes(made.encode("utf-8"))
    assert file.read_bytes() == made.encode("utf-8")


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("name", ENDINGS)
def test_snapshot(report, name, monkeypatch):
    monkeypatch.setattr("tqa.output.json_report.__version__", "0.0.0")
    monkeypatch.setattr("tqa.output.sarif.__version__", "0.0.0")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    compare(f"{report}.{ENDINGS[name]}", render(name, REPORTS[report](), Style()))


def test_snapshot_in_colour_on_a_narrow_terminal():
    compare("article.colour.txt", render("text", article_report(), Style(colour=True, width=60)))


def test_no_snapshot_is_left_over():
    expected = {f"{report}.{ending}" for report in REPORTS for ending in ENDINGS.values()}
    assert {file.name for file in SNAPSHOTS.iterdir()} == expected | {"article.colour.txt"}


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_findings_does_not_matter(name):
    report = article_report()
    shuffled = list(report.findings)
    random.Random(1).shuffle(shuffled)
    assert tuple(shuffled) != report.findings
    assert render(name, replace(report, findings=tuple(shuffled)), Style()) == render(name, report, Style())


def test_an_unknown_format_is_refused_with_the_nearest():
    with pytest.raises(ConfigError, match=r"'jsonlines'; did you mean jsonl\?") as caught:
        render("jsonlines", article_report(), Style())
    assert "\n" not in str(caught.value)
    with pytest.raises(ConfigError, match=r"'\\x1b\\u202e'; known are "):
        render("\x1b\u202e", article_report(), Style())


def loaded_after(code: str) -> set[str]:
    root = Path(__file__).parents[2]
    code = f"import sys\nsys.path.insert(0, {str(root)!r})\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_formats_and_rich_are_imported_only_when_asked_for():
    drawn = """
from tests.output.samples import article_report
from tqa.output import render
from tqa.output.style import Style
render("text", article_report(), Style(colour={colour}))
"""
    plain = loaded_after(drawn.format(colour=False))
    assert "tqa.output.text" in plain
    assert not {"rich", "tqa.output.json_report", "json", "difflib"} & plain
    assert "rich" in loaded_after(drawn.format(colour=True))
