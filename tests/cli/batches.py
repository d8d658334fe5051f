"""Manifests and results for tests of `tqa batch`."""

from __future__ import annotations

import pytest

import tqa.pipeline
from tests.cli.conftest import files
from tests.cli.many import NAMES, write_news

QUIET = ("--fail-level", "never")
KEPT = "note: {} of {} articles did not change since they were checked"


def write_batch(folder):
    """The articles news/a, news/b and news/c with their manifest."""
    write_news(folder)
    manifest(folder, *NAMES)
    return folder


def manifest(folder, *names):
    rows = [f"news/{name}.ar.txt\tnews/{name}.en.txt\t{name}\n" for name in names]
    (folder / "list.tsv").write_text("source\ttarget\tkey\n" + "".join(rows), encoding="utf-8")


def table(folder, name="findings", where="reports/batch"):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'formats' is not installed")
    return parquet.read_table(folder / where / f"{name}.parquet").to_pylist()


def results(folder, where="reports/batch"):
    """All files of a run but the store's."""
    return {name: data for name, data in files(folder / where).items() if not name.startswith(".store")}


def watched(monkeypatch):
    """A list that gets the name of each article that is checked in this process."""
    seen = []
    real = tqa.pipeline.check

    def check(article, *rest):
        seen.append(article.target.path.removeprefix("news/").removesuffix(".en.txt"))
        return real(article, *rest)

    monkeypatch.setattr("tqa.pipeline.check", check)
    return seen


def again(run, checked, *arguments):
    """Run once more; gives what was checked."""
    checked.clear()
    result = run("batch", "list.tsv", *QUIET, "--jobs", "1", *arguments)
    return result, sorted(checked)
