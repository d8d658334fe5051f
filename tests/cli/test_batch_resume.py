"""What `tqa batch` checks again, and what it knows already."""

from __future__ import annotations

import shutil

import pytest

import tqa.pipeline
from tests.cli.batches import KEPT, QUIET, again, manifest, results, table, watched, write_batch
from tests.cli.conftest import ENGLISH, FIXED
from tests.cli.many import article, ids
from tqa.batch.resume import Resumed

pytest.importorskip("pyarrow.parquet", reason="the extra 'formats' is not installed")


@pytest.fixture
def news(folder):
    return write_batch(folder)


@pytest.fixture
def checked(monkeypatch):
    return watched(monkeypatch)


def test_what_did_not_change_is_not_checked_again(run, news, checked):
    first = run("batch", "list.tsv", *QUIET, "--jobs", "1")
    assert sorted(checked) == ["a", "b", "c"]
    before = results(news)
    second, done = again(run, checked)
    assert done == []
    assert (second.code, second.out) == (0, first.out)
    assert second.err.splitlines() == [KEPT.format(3, 3)]
    assert results(news) == before
    third, done = again(run, checked, "--fresh")
    assert (done, third.err) == (["a", "b", "c"], "")
    assert results(news) == before


def test_only_what_changed_is_checked(run, news, checked):
    again(run, checked)
    (news / "news" / "b.en.txt").write_text(ENGLISH, encoding="utf-8")
    assert again(run, checked)[1] == ["b"]
    assert [row["article"] for row in table(news)] == ["a", "a", "b", "b", "c", "c"]
    # A newer date alone is no change, nor is another name of the folder.
    (news / "news" / "a.ar.txt").touch()
    (news / "reports").rename(news / "elsewhere")
    assert again(run, checked, "--output", "elsewhere/batch")[1] == []
    article(news, "news/d")
    manifest(news, "d", "c", "b", "a")
    assert again(run, checked, "--output", "elsewhere/batch")[1] == ["d"]
    assert [row["article"] for row in table(news, "articles", "elsewhere/batch")] == ["d", "c", "b", "a"]


def test_settings_make_a_difference_where_they_count(run, news, checked):
    again(run, checked)
    (news / "tqa.toml").write_text(
        '[gate]\nmin-mqm = 10\n\n[[paths]]\nmatch = ["news/c.*"]\nignore = ["repeated-word"]\n', "utf-8"
    )
    assert again(run, checked)[1] == ["c"]
    assert [row["rule"] for row in table(news) if row["article"] == "c"] == ["punctuation-spacing"]
    (news / "terms.csv").write_text("source,target\nوفد,mission\n", encoding="utf-8")
    assert again(run, checked, "--glossary", "terms.csv")[1] == ["a", "b", "c"]
    assert again(run, checked, "--glossary", "terms.csv")[1] == []
    (news / "terms.csv").write_text("source,target\nوفد,delegation\n", encoding="utf-8")
    assert again(run, checked, "--glossary", "terms.csv")[1] == ["a", "b", "c"]
    assert again(run, checked, "--select", "repeated-word")[1] == ["a", "b", "c"]
    assert {row["rule"] for row in table(news)} == {"repeated-word"}


@pytest.mark.usefixtures("news")
def test_another_version_checks_all(run, checked, monkeypatch):
    again(run, checked)
    monkeypatch.setattr("tqa.batch.stamps.__version__", "99.0")
    assert again(run, checked)[1] == ["a", "b", "c"]


def test_a_page_that_is_gone_or_not_as_it_was_is_made_anew(run, news, checked):
    again(run, checked)
    before = results(news)
    (news / "reports" / "batch" / "news" / "a.en.html").unlink()
    (news / "reports" / "batch" / "news" / "c.en.html").write_text("x", encoding="utf-8")
    (news / "reports" / "batch" / "findings.parquet").write_text("x", encoding="utf-8")
    assert again(run, checked)[1] == ["a", "c"]
    assert results(news) == before
    assert again(run, checked, "--report-lang", "ar")[1] == ["a", "b", "c"]


def test_a_damaged_result_is_made_anew(run, news, checked):
    again(run, checked)
    before = results(news)
    one, two, _ = sorted((news / "reports" / "batch" / ".store").rglob("*.result"))
    whole = one.read_bytes()
    one.write_bytes(whole[: len(whole) // 2])
    two.write_bytes(b"")
    assert len(again(run, checked)[1]) == 2
    assert results(news) == before
    assert again(run, checked)[1] == []


def test_a_result_that_vanishes_meanwhile_is_made_anew(run, news, checked, monkeypatch):
    again(run, checked)
    before = results(news)
    real = Resumed.plans

    def plans(resumed):
        made = real(resumed)
        shutil.rmtree(resumed.store.where)
        return made

    with monkeypatch.context() as patched:
        patched.setattr(Resumed, "plans", plans)
        assert again(run, checked)[1] == ["a", "b", "c"]
    assert results(news) == before
    assert again(run, checked)[1] == []


def test_a_format_that_was_not_asked_for_before(run, news, checked):
    again(run, checked)
    told, done = again(run, checked, "--format", "jsonl")
    assert (ids(told.out), done) == (["a:2", "a:3", "c:2", "c:3"], ["a", "b", "c"])
    _, done = again(run, checked, "--format", "sarif", "--output", "junit=tests.xml")
    assert done == ["a", "b", "c"]
    # Both are known by now.
    told, done = again(run, checked, "--output", "jsonl=out.jsonl", "--output", "sarif=out.sarif")
    assert done == []
    assert ids((news / "out.jsonl").read_text("utf-8")) == ["a:2", "a:3", "c:2", "c:3"]
    plain = run("check", "--manifest", "list.tsv", "--format", "sarif", "--no-html")
    assert (news / "out.sarif").read_text("utf-8") == plain.out


def test_text_is_that_of_a_check(run, news):
    plain = run("check", "--manifest", "list.tsv", "--no-html").out
    assert run("batch", "list.tsv", "--format", "text", "--no-html").out.startswith(plain)
    assert not (news / "reports" / "batch" / "index.html").exists()


def test_a_baseline_as_in_a_check(run, news, checked):
    run("baseline", "write", "--manifest", "list.tsv", "--output", "b.jsonl")
    result, _ = again(run, checked, "--baseline", "b.jsonl")
    assert "4 findings known to the baseline" in result.out
    assert [row["known"] for row in table(news, "articles")] == [2, 0, 2]
    lines = (news / "b.jsonl").read_bytes().splitlines(keepends=True)
    (news / "b.jsonl").write_bytes(b"".join(line for line in lines if b"a.en.txt" in line))
    assert again(run, checked, "--baseline", "b.jsonl")[1] == ["c"]
    assert [row["known"] for row in table(news, "articles")] == [2, 0, 0]


def test_an_article_under_a_new_name_is_known_to_the_baseline_again(run, news, checked):
    run("baseline", "write", "news", "--output", "b.jsonl")
    for side in ("ar", "en"):
        (news / "news" / f"a.{side}.txt").rename(news / "news" / f"z.{side}.txt")
        shutil.copy(news / "news" / f"z.{side}.txt", news / "news" / f"zz.{side}.txt")
    manifest(news, "z", "zz")
    first, _ = again(run, checked, "--baseline", "b.jsonl")
    assert [row["known"] for row in table(news, "articles")] == [2, 0]
    before = results(news)
    second, _ = again(run, checked, "--baseline", "b.jsonl")
    assert second.out == first.out
    assert results(news) == before


def test_references_score_each_article_and_count(run, news, checked):
    (news / "news" / "r.txt").write_text(FIXED, encoding="utf-8")
    (news / "list.tsv").write_text(
        "source\ttarget\treference\nnews/a.ar.txt\tnews/a.en.txt\tnews/r.txt\n", encoding="utf-8"
    )
    again(run, checked)
    assert table(news, "articles")[0]["reference_file"] == "news/r.txt"
    (news / "news" / "r.txt").write_text(FIXED + "\nIt ended.\n", encoding="utf-8")
    assert again(run, checked)[1] == ["a"]


def test_a_failing_article_is_named_with_the_command_that_checks_it(run, news):
    manifest(news, "a", "b")
    result = run("batch", "list.tsv", "--output", "out", "--jobs", "1", "--fresh", "--select", "repetition")
    assert result.error_lines[-1] == (
        "tqa: to reproduce: tqa check news/a.ar.txt news/a.en.txt --select repetition"
    )


@pytest.mark.usefixtures("news")
def test_an_internal_error_is_not_kept(run, monkeypatch, checked):
    with monkeypatch.context() as patched:
        patched.setattr("tqa.pipeline.read", lambda *_, **__: 1 / 0)
        result, _ = again(run, checked)
    assert result.code == 2
    assert "internal error (ZeroDivisionError" in result.error_lines[0]
    assert again(run, checked)[1] == ["a", "b", "c"]


def test_a_file_that_changes_while_it_is_checked_is_checked_again(run, news, checked, monkeypatch):
    real = tqa.pipeline.check

    def check(read, *rest):
        report = real(read, *rest)
        if read.target.path.endswith("a.en.txt"):
            (news / "news" / "a.en.txt").write_text(FIXED, encoding="utf-8")
        return report

    monkeypatch.setattr("tqa.pipeline.check", check)
    again(run, checked)
    assert again(run, checked)[1] == ["a"]
    assert [row["article"] for row in table(news)] == ["c", "c"]
