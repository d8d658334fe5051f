"""What git says of changed files."""

from __future__ import annotations

import subprocess

import pytest

from tqa.batch.changed import changed_files
from tqa.errors import InputError


@pytest.fixture
def git(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")

    def call(*arguments):
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    call("init", "-q", "-b", "main")
    for name in ("a.txt", "b.txt", "خبر.txt"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    call("add", ".")
    call("commit", "-q", "-m", "first")
    return call


def names(ref, folder):
    return {name.rpartition("/")[2] for name in changed_files(ref, folder)}


def test_edits_new_and_deleted_files_count(git, tmp_path):
    assert names("HEAD", tmp_path) == set()
    (tmp_path / "خبر.txt").write_text("two", encoding="utf-8")
    (tmp_path / "a.txt").unlink()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "new.txt").write_text("x", encoding="utf-8")
    assert names("HEAD", tmp_path / "sub") == {"خبر.txt", "a.txt", "new.txt"}
    git("add", ".")
    git("commit", "-q", "-m", "second")
    assert names("HEAD", tmp_path) == set()
    assert names("HEAD~1", tmp_path) == {"خبر.txt", "a.txt", "new.txt"}


def test_what_the_other_branch_did_since_does_not_count(git, tmp_path):
    git("checkout", "-q", "-b", "ours")
    (tmp_path / "a.txt").write_text("ours", encoding="utf-8")
    git("commit", "-q", "-a", "-m", "ours")
    git("checkout", "-q", "main")
    (tmp_path / "b.txt").write_text("theirs", encoding="utf-8")
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "ours")
    assert names("main", tmp_path) == {"a.txt"}


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "-h", "", "a\0b"])
def test_what_is_no_commit_is_refused(tmp_path, ref):
    with pytest.raises(InputError, match="knows no such commit"):
        changed_files(ref, tmp_path)
    assert not (tmp_path / "x").exists()


def test_outside_a_work_tree(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="not in a git work tree"):
        changed_files("HEAD", tmp_path)


def test_without_git(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="git is not installed"):
        changed_files("HEAD", tmp_path)
