"""One baseline over many articles."""

from __future__ import annotations

import pytest

from tests.cli.conftest import FIXED
from tests.cli.many import ids, write_news


@pytest.fixture
def news(folder):
    return write_news(folder)


@pytest.mark.usefixtures("news")
def test_one_baseline_over_all_articles(run):
    written = run("baseline", "write", "news", "--output", "b.jsonl")
    assert (written.code, written.out) == (0, "")
    assert written.error_lines == [
        "+ news/a.en.txt: 2 findings",
        "+ news/c.en.txt: 2 findings",
        "b.jsonl: 4 findings of 3 articles accepted",
    ]
    again = run("check", "news", "--format", "jsonl", "--baseline", "b.jsonl")
    assert (again.code, again.out) == (0, "")
    assert again.error_lines == ["3 articles, 0 with findings; 4 findings known to the baseline"]


def test_a_run_over_some_keeps_what_it_says_of_others(run, news):
    run("baseline", "write", "news", "--output", "b.jsonl")
    before = (news / "b.jsonl").read_bytes().splitlines()
    (news / "news" / "a.en.txt").write_text(FIXED, encoding="utf-8")
    run("baseline", "update", "--paired", "news/a.ar.txt", "news/b.ar.txt", "--output", "b.jsonl")
    assert (news / "b.jsonl").read_bytes().splitlines() == [line for line in before if b"news/c.en" in line]


def test_an_article_that_cannot_be_read_keeps_its_entries(run, news):
    run("baseline", "write", "news", "--output", "b.jsonl")
    before = (news / "b.jsonl").read_bytes()
    (news / "news" / "a.en.txt").write_bytes(b"")
    result = run("baseline", "update", "news", "--output", "b.jsonl")
    assert result.code == 2
    assert result.error_lines[0].startswith("tqa: news/a.en.txt: ")
    assert (news / "b.jsonl").read_bytes() == before


def test_one_that_cannot_be_read_keeps_no_other_from_being_written(run, news):
    (news / "news" / "a.en.txt").write_bytes(b"")
    assert run("baseline", "write", "news", "--output", "b.jsonl").code == 2
    assert (news / "b.jsonl").read_bytes().count(b"news/c.en.txt") == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_known_of_an_article_that_is_gone_answers_once(run, news, jobs):
    run("baseline", "write", "news", "--output", "b.jsonl")
    for side in ("ar", "en"):
        moved = (news / "news" / f"a.{side}.txt").rename(news / "news" / f"x.{side}.txt")
        (news / "news" / f"y.{side}.txt").write_bytes(moved.read_bytes())
    result = run("check", "news", "--format", "jsonl", "--baseline", "b.jsonl", "--jobs", jobs)
    # x is a under a new name; y is a copy, and what it has is new.
    assert ids(result.out) == ["news/y.en.txt:2", "news/y.en.txt:3"]


def test_stale_entries_of_any_article_fail_a_strict_run(run, news):
    run("baseline", "write", "news", "--output", "b.jsonl")
    (news / "news" / "c.en.txt").write_text(FIXED, encoding="utf-8")
    result = run("check", "news", "--format", "jsonl", "--baseline", "b.jsonl", "--strict-baseline")
    assert result.code == 1
    assert "knows 2 findings that are no longer there" in result.err
    assert result.error_lines[-2:] == [
        "tqa: failed: stale entries in b.jsonl (--strict-baseline)",
        "tqa: to reproduce: tqa check news --baseline b.jsonl --strict-baseline",
    ]
