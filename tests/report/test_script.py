"""The script as text: its size, its order, its types, and what it never does."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from tqa.report import page

FOLDER = Path(str(files("tqa.report"))) / "script"
SCRIPTS = {each.name: each.read_text(encoding="utf-8") for each in sorted(FOLDER.glob("*.js"))}
CONFIG = Path(__file__).with_name("tsconfig.json")


def inlined(html: str) -> str:
    return re.findall("<script>(.*?)</script>", html, re.DOTALL)[0]


def test_the_script_stays_under_40_kb_and_loses_only_comments(html: str) -> None:
    script = inlined(html)
    assert len(script.encode()) < 40_000
    code = [
        line.strip()
        for text in (SCRIPTS[Path(each).name] for each in page._SCRIPTS)
        for line in text.split("\n")
    ]
    kept = [line for line in code if line and not re.match(r"//|/\*\*.*\*/$|/\*\*$|\* |\*/$|\*$", line)]
    assert [line.strip() for line in script.split("\n") if line.strip()] == kept


def test_every_file_is_part_of_the_page_and_of_the_check_of_types() -> None:
    names = [Path(each).name for each in page._SCRIPTS]
    assert sorted(names) == list(SCRIPTS)
    checked = json.loads(CONFIG.read_text(encoding="utf-8"))["files"]
    assert [Path(each).name for each in checked] == names
    assert all((CONFIG.parent / each).exists() for each in checked)
    assert all(len(text.split("\n")) <= 300 for text in SCRIPTS.values())


@pytest.mark.parametrize("name", list(SCRIPTS))
def test_the_script_writes_no_markup_and_sends_nothing(name: str) -> None:
    writes = r"innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|createContextualFragment|setHTML"
    runs = r"\beval\b|\bFunction\(|setTimeout\([\"'`]|javascript:"
    sends = r"\bfetch\b|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|https?:"
    asks = r"\b(?:window\.)?(?:alert|prompt|confirm)\("
    assert not re.search("|".join((writes, runs, sends, asks)), SCRIPTS[name])


def test_every_word_that_the_script_says_exists_in_both_languages() -> None:
    calls = re.findall(r'words\([^()"]*"(\w+)"(?: : "(\w+)")?', "".join(SCRIPTS.values()))
    said = {word for call in calls for word in call if word}
    assert len(said) >= 20
    for lang in ("en", "ar"):
        strings = json.loads(files("tqa.report").joinpath("interface", f"{lang}.json").read_text("utf-8"))[
            "script"
        ]
        assert said <= set(strings)


def test_types() -> None:
    tsc = os.environ.get("TQA_TSC") or shutil.which("tsc")
    if not tsc:
        pytest.skip("no TypeScript: tsc is not on the path and TQA_TSC names none")
    checked = subprocess.run([tsc, "-p", str(CONFIG)], capture_output=True, text=True, check=False)
    assert (checked.stdout, checked.returncode) == ("", 0)
