"""`--baseline-ref`: the baseline as a commit has it."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.cli.conftest import ENGLISH, FIXED
from tests.cli.test_baseline import BASE, CHECK, UPDATE, WRITE, english

AT_MAIN = (*CHECK, "--baseline", BASE, "--baseline-ref", "main")


@pytest.fixture
def committed(run, folder, monkeypatch):
    """A repository whose branch main has the article with its baseline."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    run(*WRITE)
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q", "-b", "main"), ("add", "."), (*identity, "commit", "-q", "-m", "x")):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return folder


def test_what_the_change_itself_accepts_does_not_count(run, committed):
    english(committed, ENGLISH.replace("lasts three", "lasts lasts three"))
    run(*UPDATE, "--accept-new")
    assert run(*CHECK, "--baseline", BASE).code == 0
    result = run(*AT_MAIN, "--format", "jsonl")
    assert result.code == 1
    assert [json.loads(line)["text"] for line in result.out.splitlines()] == ["lasts lasts"]


def test_a_file_that_is_gone_is_read_all_the_same(run, committed):
    (committed / BASE).unlink()
    assert run(*AT_MAIN).code == 0


def test_what_the_change_mends_and_takes_out_is_not_stale(run, committed):
    english(committed, FIXED)
    left = run(*AT_MAIN, "--strict-baseline")
    assert left.code == 1
    assert "knows 2 findings that are no longer there" in left.err
    run(*UPDATE)
    assert (run(*AT_MAIN, "--strict-baseline").code, run(*AT_MAIN).err) == (0, "")


def test_the_path_counts_from_where_one_stands(run, committed, monkeypatch):
    (committed / "sub").mkdir()
    monkeypatch.chdir(committed / "sub")
    pair = ("check", "../visit.ar.txt", "../visit.en.txt", "--no-html")
    assert run(*pair, "--baseline", f"../{BASE}", "--baseline-ref", "main").code == 0


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("ref", ["none", "", "--help", "a\nb"])
def test_a_commit_that_is_not_there(run, ref):
    result = run(*CHECK, "--baseline", BASE, f"--baseline-ref={ref}")
    assert result.code == 2
    assert len(result.error_lines) == 1
    assert "git knows no such commit; fetch it first, or check the name" in result.err


@pytest.mark.usefixtures("committed")
def test_a_commit_without_the_file(run):
    result = run(*CHECK, "--baseline", "other.jsonl", "--baseline-ref", "main")
    assert result.code == 2
    assert result.error_lines == [
        "tqa: --baseline-ref main: other.jsonl is not in that commit; write the baseline there first"
    ]


def test_a_damaged_file_of_a_commit_is_named_with_the_commit(run, committed):
    (committed / "visit.en.txt").rename(committed / "copy.en.txt")
    result = run(
        "check", "visit.ar.txt", "copy.en.txt", "--baseline", "visit.en.txt", "--baseline-ref", "main"
    )
    assert result.code == 2
    assert result.error_lines[0].startswith("tqa: visit.en.txt at main: line 1: not a baseline entry")


def test_git_is_not_there(run, committed, monkeypatch):
    monkeypatch.setenv("PATH", str(committed))
    result = run(*AT_MAIN)
    assert result.code == 2
    assert result.error_lines == [
        "tqa: --baseline-ref main: git is not installed; install it, or leave the option out"
    ]
