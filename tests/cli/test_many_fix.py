"""`tqa fix` over many articles."""

from __future__ import annotations

import pytest

from tests.cli.conftest import FIXED, files
from tests.cli.many import NAMES, write_news


@pytest.fixture
def news(folder):
    return write_news(folder)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_article_is_mended_in_place(run, news, jobs):
    clean = (news / "news" / "b.en.txt").stat().st_mtime_ns
    result = run("fix", "news", "--in-place", "--jobs", jobs)
    assert (result.code, result.out) == (0, "")
    assert result.error_lines[-1] == "4 fixes made in 2 of 3 articles, 0 findings left"
    assert {(news / "news" / f"{name}.en.txt").read_text(encoding="utf-8") for name in NAMES} == {FIXED}
    assert (news / "news" / "b.en.txt").stat().st_mtime_ns == clean


def test_one_that_cannot_be_read_leaves_the_others_mended(run, news):
    (news / "news" / "a.ar.txt").unlink()
    result = run("fix", "news", "--in-place")
    assert result.code == 2
    assert result.error_lines[0].startswith("tqa: news/a.en.txt: its Arabic news/a.ar.txt is missing")
    assert result.error_lines[-2:] == [
        "2 fixes made in 1 of 3 articles, 0 findings left",
        "1 could not be checked",
    ]
    assert (news / "news" / "c.en.txt").read_text(encoding="utf-8") == FIXED


@pytest.mark.parametrize("how", [(), ("--diff",), ("--output", "x")])
def test_only_in_place(run, news, how):
    before = files(news)
    result = run("fix", "news", *how)
    assert result.code == 2
    assert "add --in-place" in result.err
    assert files(news) == before
