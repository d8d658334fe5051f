"""The pre-commit hooks and the GitHub action, run as their hosts run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import ARABIC, ENGLISH, FIXED

ROOT = Path(__file__).parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the steps are for bash")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with an article that has two findings and one that has none."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "project"
    (folder / "news").mkdir(parents=True)
    for name, text in (("visit", ENGLISH), ("clean", FIXED)):
        (folder / "news" / f"{name}.ar.txt").write_text(ARABIC, encoding="utf-8")
        (folder / "news" / f"{name}.en.txt").write_text(text, encoding="utf-8")
    return folder


def call(folder, *command, **environment):
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=220,
    )


class TestHooks:
    def test_both_take_either_side_of_an_article_and_nothing_else(self):
        for hook in HOOKS.values():
            taken = [name for name in NAMES if re.search(hook["files"], name)]
            assert taken == NAMES[:3]

    @pytest.mark.parametrize(("name", "code"), [("visit", 1), ("clean", 0)])
    def test_the_check_finds_the_other_side(self, project, name, code):
        entry = HOOKS["tqa-check"]["entry"].split()[1:]
        done = call(project, sys.executable, "-m", "tqa", *entry, f"news/{name}.ar.txt", PYTHONPATH=str(ROOT))
        assert done.returncode == code, done.stderr

    def test_try_repo(self, project):
        """The hooks in an environment that pre-commit makes of this repository."""
        # Beside the interpreter first: an environment may be used without being entered.
        places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        pre_commit = shutil.which("pre-commit", path=places)
        if pre_commit is None:
            pytest.skip("pre-commit is not installed")
        if not (ROOT / ".git").exists():
            pytest.skip("this is not a git repository, which pre-commit would install from")
        call(project, "git", "init", "-q")
        call(project, "git", "add", ".")
        # Every call installs anew: both hooks in one.
        done = call(
            project,
            *(pre_commit, "try-repo", str(ROOT), "--verbose", "--files", "news/visit.ar.txt"),
            PRE_COMMIT_HOME=str(project.parent / "home"),
            PYTHONPATH="",
        )
        assert done.returncode == 1, done.stdout + done.stderr
        assert "1 punctuation-spacing, 1 repeated-word, in news/visit.en.txt" in done.stdout
        assert "files were modified by this hook" in done.stdout
        assert "2 fixes made in 1 of 1 articles, 0 findings left" in done.stdout
        assert (project / "news" / "visit.en.txt").read_text("utf-8") == FIXED


NAMES = ["a.ar.txt", "sport/b.en.html", "خبر.ar.md", "a.txt", "sport.en/b.txt", "a.ar.txt.bak", "near.txt"]


@pytest.fixture
def checks(project):
    """Run the step of the action that checks, with inputs; tqa is the one under test."""
    binary = project.parent / "runner" / "tqa" / "bin" / "tqa"
    binary.parent.mkdir(parents=True)
    binary.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tqa "$@"\n', encoding="utf-8")
    binary.chmod(0o755)
    step = next(step for step in ACTION["runs"]["steps"] if step["name"] == "Check the articles")

    def run(**inputs):
        given = {name: each["default"] for name, each in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        variables = {
            name: INPUT.sub(lambda match: given[match[1]], value) for name, value in step["env"].items()
        }
        # As a runner calls it: https://docs.github.com/actions/reference/workflow-syntax (shell: bash).
        shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
        return call(
            project,
            *shell,
            **variables,
            RUNNER_TEMP=str(project.parent / "runner"),
            GITHUB_STEP_SUMMARY=str(project.parent / "summary.md"),
            PYTHONPATH=str(ROOT),
        )

    return run


class TestAction:
    def test_annotations_a_report_and_the_reason(self, checks, project):
        done = checks()
        assert done.returncode == 1
        assert done.stdout.count("file=news/visit.en.txt,line=") == 2
        assert "tqa: failed: 2 findings from minor on" in done.stderr
        assert "tqa: to reproduce: tqa check news/visit.ar.txt news/visit.en.txt" in done.stderr
        made = {str(path.relative_to(project / "reports")) for path in (project / "reports").rglob("*.*")}
        assert made >= {"findings.txt", "index.html", "news/visit.en.html", "news/clean.en.html"}
        assert "repeated-word" in (project.parent / "summary.md").read_text("utf-8")

    def test_a_baseline_and_a_level(self, checks, project):
        write = ("-m", "tqa", "baseline", "write", "news", "--output", "known findings.jsonl")
        assert call(project, sys.executable, *write, PYTHONPATH=str(ROOT)).returncode == 0
        assert checks(baseline="known findings.jsonl").returncode == 0
        assert checks(fail_level="critical").returncode == 0
        assert checks(baseline="none.jsonl").returncode == 2

    def test_paths_are_lines_and_no_commands(self, checks, project):
        (project / "more news").mkdir()
        for path in (project / "news").glob("visit.*"):
            shutil.copy(path, project / "more news" / path.name)
        done = checks(paths="more news\n\nnews/clean.*.txt\n", format="text")
        assert done.returncode == 1
        assert "2 articles, 1 with findings" in done.stdout
        hostile = checks(paths="$(touch gone)`touch gone`; touch gone")
        assert hostile.returncode == 2
        assert not (project / "gone").exists()

    def test_another_format_lies_beside_the_report(self, checks, project):
        assert checks(format="sarif").returncode == 1
        log = json.loads((project / "reports" / "findings.sarif").read_text("utf-8"))
        assert len(log["runs"][0]["results"]) == 2
        assert checks(format="none").returncode == 2

    def test_the_report_is_uploaded_whatever_comes_of_the_check(self):
        upload = ACTION["runs"]["steps"][-1]
        assert upload["uses"].startswith("actions/upload-artifact@")
        assert upload["if"] == "always()"
        assert upload["with"]["path"] == "reports/"
