"""What `tqa batch` writes: tables, pages, and what it prints."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.cli.batches import KEPT, manifest, results, table, write_batch
from tests.cli.conftest import FIXED
from tests.cli.many import NAMES, article

pytest.importorskip("pyarrow.parquet", reason="the extra 'formats' is not installed")


@pytest.fixture
def news(folder):
    return write_batch(folder)


def test_the_folder_has_tables_pages_and_their_index(run, news):
    result = run("batch", "list.tsv")
    assert result.code == 1
    assert result.out.splitlines() == [
        "3 articles, 2 with findings (4 minor)",
        "report: reports/batch/index.html",
        "results: reports/batch/findings.parquet reports/batch/articles.parquet",
    ]
    assert set(results(news)) == {
        "findings.parquet", "articles.parquet", "index.html", *(f"news/{name}.en.html" for name in NAMES)
    }  # fmt: skip
    assert result.error_lines[0].startswith("tqa: failed: 4 findings from minor on")
    assert result.error_lines[1] == "tqa: to reproduce: tqa batch list.tsv"


def test_findings_say_what_jsonl_says(run, news):
    told = [json.loads(line) for line in run("batch", "list.tsv", "--format", "jsonl").out.splitlines()]
    rows = table(news)
    assert [row["article"] for row in rows] == ["a", "a", "c", "c"]
    same = ("rule", "severity", "category", "start", "end", "text", "source_text", "message", "fingerprint")
    for row, each in zip(rows, told, strict=True):
        assert {name: row[name] for name in same} == {name: each[name] for name in same}
        assert f"{row['article']}:{row['id']}" == each["id"]
        assert row["fix_applicability"] == each["fixes"][0]["applicability"]
        assert row["fix_edits"] == each["fixes"][0]["edits"]
    first = rows[0]
    assert (first["source_file"], first["target_file"]) == ("news/a.ar.txt", "news/a.en.txt")
    assert (first["line"], first["column"], first["part"], first["gates"]) == (3, 30, "", True)
    assert 0 <= first["confidence"] <= 1


def test_articles_have_a_row_each_in_the_order_of_the_manifest(run, news):
    manifest(news, "c", "a", "b")
    run("batch", "list.tsv")
    rows = table(news, "articles")
    assert [row["article"] for row in rows] == ["c", "a", "b"]
    assert [row["minor"] for row in rows] == [2, 2, 0]
    assert {row["pairs"] for row in rows} == {4}
    assert rows[2]["mqm"] == 100.0
    assert rows[2]["words"] > 40
    assert rows[2]["error"] is None
    assert "seconds" not in rows[0]
    run("batch", "list.tsv", "--seconds")
    assert all(row["seconds"] > 0 for row in table(news, "articles"))


def test_an_article_that_cannot_be_read_has_its_reason_and_keeps_no_other_from_being_checked(run, news):
    (news / "news" / "a.en.txt").write_bytes(b"PK\x03\x04\0\0")
    result = run("batch", "list.tsv", "--jobs", "2")
    assert result.code == 2
    assert result.error_lines[0].startswith("tqa: news/a.en.txt: ")
    first, *others = table(news, "articles")
    assert f"tqa: {first['error']}" == result.error_lines[0]
    assert (first["mqm"], first["findings"], first["pairs"]) == (None, None, None)
    assert [row["error"] for row in others] == [None, None]
    assert [row["article"] for row in table(news)] == ["c", "c"]
    # It is tried again, and told again.
    assert run("batch", "list.tsv").error_lines[:2] == [KEPT.format(2, 3), result.error_lines[0]]
    article(news, "news/a")
    assert run("batch", "list.tsv").code == 1
    assert [row["article"] for row in table(news)] == ["a", "a", "c", "c"]


@pytest.mark.parametrize(
    "paths",
    [("news",), ("news/*.ar.txt",), ("news/a.ar.txt", "news/b.en.txt", "news/c.ar.txt"), ("list.jsonl",)],
)
def test_folders_patterns_and_files_do_as_well(run, news, paths):
    rows = [{"source": f"news/{name}.ar.txt", "target": f"news/{name}.en.txt"} for name in NAMES]
    (news / "list.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run("batch", *paths).out.startswith("3 articles, 2 with findings (4 minor)\n")
    assert [row["article"] for row in table(news, "articles")] == [f"news/{name}.en.txt" for name in NAMES]


def test_a_bilingual_file_is_one_article_and_its_rows_have_their_ids(run, news):
    (news / "m.jsonl").write_text('{"source": "t.tsv"}\n', encoding="utf-8")
    (news / "t.tsv").write_text(
        "id\tsource\ttarget\n7\tوصل الوزير\tIt ended\n8\tوصل الوزير إلى بغداد\tHe arrived in in Baghdad\n",
        "utf-8",
    )
    run("batch", "m.jsonl", "--select", "repeated-word")
    (row,) = table(news, "articles")
    assert (row["article"], row["source_file"], row["target_file"], row["pairs"]) == (
        "t.tsv",
        "t.tsv",
        None,
        2,
    )
    (row,) = table(news)
    assert (row["id"], row["start"], row["end"], row["line"], row["field"]) == ("8", 11, 16, 3, "target")


def test_two_files_are_two_articles(run, news):
    run("batch", "news/a.ar.txt", "news/c.ar.txt", "--output", "out")
    assert len(table(news, "articles", "out")) == 2


def test_a_folder_or_a_pattern_may_be_called_like_a_manifest(run, news):
    (news / "news").rename(news / "news.tsv")
    assert run("batch", "news.tsv").out.startswith("3 articles")
    (news / "t.tsv").write_text("id\tsource\ttarget\n7\tوصل الوزير\tThe minister arrived\n", encoding="utf-8")
    run("batch", "t*.tsv", "--output", "out")
    assert [row["article"] for row in table(news, "articles", "out")] == ["t.tsv"]


def test_only_what_changed_since_a_commit(run, news, monkeypatch):
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    for arguments in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x"),
    ):
        subprocess.run(["git", *arguments], cwd=news, check=True, capture_output=True)
    nothing = run("batch", "list.tsv", "--changed-since", "HEAD")
    assert (nothing.code, nothing.out.splitlines()[0]) == (0, "0 articles, 0 with findings")
    assert table(news) == table(news, "articles") == []
    (news / "news" / "c.en.txt").write_text(FIXED, encoding="utf-8")
    run("batch", "list.tsv", "--changed-since", "HEAD")
    assert [row["article"] for row in table(news, "articles")] == ["c"]


def test_what_one_run_writes_is_no_article_of_the_next(run, news):
    (news / "list.tsv").unlink()
    first = run("batch", ".", "--output", "jsonl=out.jsonl")
    assert first.out.startswith("4 articles, 3 with findings")
    again = run("batch", ".", "--output", "jsonl=out.jsonl")
    assert again.out == first.out
    assert KEPT.format(4, 4) in again.err
