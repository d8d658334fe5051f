"""`tqa check` over many articles."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import tqa.pipeline
from tests.cli.conftest import ARABIC, ENGLISH, FIXED, files
from tests.cli.many import NAMES, article, ids, write_news


@pytest.fixture
def news(folder):
    return write_news(folder)


ALL = ["news/a.en.txt:2", "news/a.en.txt:3", "news/c.en.txt:2", "news/c.en.txt:3"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("news",),
        ("news/*.ar.txt",),
        ("**/?.en.txt",),
        ("news/a.ar.txt", "news/b.ar.txt", "news/c.en.txt"),
        ("--paired", "news/a.ar.txt", "news/c.en.txt"),
        ("news", "--pattern", "{name}.ar.txt={name}.en.txt"),
        ("news", "--jobs", "1"),
        ("news", "--jobs", "2"),
    ],
)
@pytest.mark.usefixtures("news")
def test_the_ways_to_name_many_articles(run, arguments):
    result = run("check", *arguments, "--format", "jsonl")
    assert ids(result.out) == ALL
    assert result.code == 1
    assert "articles, 2 with findings (4 minor)" in result.err


def test_a_pattern_of_the_configuration(run, folder):
    for side, text in (("ar", ARABIC), ("en", ENGLISH)):
        (folder / side).mkdir()
        (folder / side / "x.txt").write_text(text, encoding="utf-8")
    (folder / "tqa.toml").write_text('pattern = "ar/{name}.txt=en/{name}.txt"\n', encoding="utf-8")
    assert ids(run("check", "ar", "--format", "jsonl").out) == ["en/x.txt:2", "en/x.txt:3"]
    (folder / "tqa.toml").write_text('pattern = "ar/{name}.txt"\n', encoding="utf-8")
    result = run("check", "ar")
    assert result.code == 2
    assert "tqa.toml: pattern: 'ar/{name}.txt' has no =" in result.err
    (folder / "tqa.toml").write_text("pattern = 3\n", encoding="utf-8")
    assert "tqa.toml: pattern: expected a text such as" in run("check", "ar").err


def test_a_manifest_gives_keys(run, news):
    (news / "list.tsv").write_text(
        "source\ttarget\tkey\nnews/c.ar.txt\tnews/c.en.txt\tلاحق\nnews/a.ar.txt\tnews/a.en.txt\t\n",
        encoding="utf-8",
    )
    result = run("check", "--manifest", "list.tsv", "--format", "jsonl")
    assert ids(result.out) == ["لاحق:2", "لاحق:3", "news/a.en.txt:2", "news/a.en.txt:3"]


def test_references_of_a_manifest_score_each_article(run, news):
    (news / "news" / "a.ref.txt").write_text(FIXED, encoding="utf-8")
    (news / "m.tsv").write_text(
        "source\ttarget\treference\nnews/a.ar.txt\tnews/a.en.txt\tnews/a.ref.txt\n"
        "news/b.ar.txt\tnews/b.en.txt\t\n",
        encoding="utf-8",
    )
    scored, plain = json.loads(run("check", "--manifest", "m.tsv", "--format", "json").out)
    assert "BLEU" in scored["scores"]
    assert set(plain["scores"]) == {"MQM"}


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("option", ["--glossary", "--lexicon"])
@pytest.mark.parametrize("command", [("check", "news"), ("fix", "news", "--in-place")])
def test_what_all_articles_share_is_refused_once(run, folder, option, command):
    (folder / "terms.csv").write_text("source,target,status\nوزير,minister,odd\nبغداد,Baghdad,x\n", "utf-8")
    alone = run(command[0], "news/a.ar.txt", "news/a.en.txt", option, "terms.csv")
    result = run(*command, option, "terms.csv")
    assert (result.code, result.out) == (2, "")
    assert result.error_lines == alone.error_lines


def test_text_names_every_article_with_findings_and_writes_their_pages(run, news):
    result = run("check", "news")
    assert result.code == 1
    lines = result.out.splitlines()
    assert sum(line.startswith("news/a.en.txt: 2 findings (2 minor)") for line in lines) == 1
    assert "news/b.en.txt" not in result.out
    assert lines[-3:] == [
        "",
        "3 articles, 2 with findings (4 minor)",
        f"report: {Path('reports', 'index.html')}",
    ]
    assert {name for name in files(news) if name.startswith("reports")} == {
        "reports/index.html",
        *(f"reports/news/{name}.en.html" for name in NAMES),
    }


def test_the_pages_of_one_run_are_no_articles_of_the_next(run, news):
    run("check", "visit.ar.txt", "visit.en.txt")
    first = run("check", ".")
    assert "4 articles, 3 with findings" in first.out
    again = run("check", ".")
    assert (again.code, again.out) == (1, first.out)
    assert again.error_lines[0] == "note: 5 files are of no article"
    # A page that is not ours may well be an article.
    (news / "news" / "a.ar.html").write_text("x", encoding="utf-8")
    assert "its translation news/a.en.html is missing" in run("check", ".").err


def test_pages_in_a_folder_of_the_users_choice(run, news):
    (news / "news" / "b.ar.txt").unlink()
    run("check", "news", "--format", "jsonl", "--html", "pages", "--report-lang", "ar")
    assert 'lang="ar" dir="rtl"' in (news / "pages" / "news" / "a.en.html").read_text(encoding="utf-8")
    index = (news / "pages" / "index.html").read_text(encoding="utf-8")
    assert 'lang="ar" dir="rtl"' in index
    assert 'href="./news/a.en.html"' in index
    assert "news/b.en.html" not in index
    assert "its Arabic news/b.ar.txt is missing" in index
    assert not (news / "reports").exists()


def test_a_folder_for_pages_that_cannot_be_is_code_2_after_everything_else(run, news):
    (news / "pages").write_text("x", encoding="utf-8")
    result = run("check", "news", "--format", "jsonl", "--html", "pages")
    assert ids(result.out) == ALL
    assert result.code == 2
    assert result.error_lines[-1].startswith("tqa: pages/news: ")
    assert result.error_lines[-1].endswith("(and 2 more)")


def test_json_is_a_list_even_of_one(run, news):
    assert [each["target"] for each in json.loads(run("check", "news", "--format", "json").out)] == [
        f"news/{name}.en.txt" for name in NAMES
    ]
    one = json.loads(run("check", "--paired", "news/a.ar.txt", "--format", "json").out)
    assert [each["target"] for each in one] == ["news/a.en.txt"]
    article(news, "none/x")
    (news / "none" / "x.en.txt").unlink()
    assert json.loads(run("check", "none", "--format", "json").out) == []


def test_several_formats_hold_what_each_alone_would(run, news):
    alone = {
        name: run("check", "news", "--format", name, "--no-html").out
        for name in ("text", "jsonl", "sarif", "junit", "marot")
    }
    told = [f"{name}=out.{name}" for name in alone if name != "text"]
    outputs = [word for each in told for word in ("--output", each)]
    result = run("check", "news", "--no-html", "--jobs", "2", *outputs)
    assert result.out == alone.pop("text")
    for name, text in alone.items():
        assert (news / f"out.{name}").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_article_that_cannot_be_read_keeps_no_other_from_being_checked(run, news, jobs):
    (news / "news" / "a.en.txt").write_bytes(b"PK\x03\x04\0\0")
    (news / "news" / "c.ar.txt").unlink()
    article(news, "news/d")
    result = run("check", "news", "--format", "jsonl", "--jobs", jobs)
    assert ids(result.out) == ["news/d.en.txt:2", "news/d.en.txt:3"]
    assert result.code == 2
    binary, missing, summary = result.error_lines[:3]
    assert binary.startswith("tqa: news/a.en.txt: ")
    assert missing.startswith("tqa: news/c.en.txt: its Arabic news/c.ar.txt is missing")
    assert summary == "4 articles, 1 with findings (2 minor); 2 could not be checked"


@pytest.mark.usefixtures("news")
def test_an_internal_error_is_one_articles_own(run, monkeypatch):
    real = tqa.pipeline.check

    def fail(article, *rest):
        if article.target.path.endswith("a.en.txt"):
            raise RuntimeError("broken\nrule")
        return real(article, *rest)

    monkeypatch.setattr("tqa.pipeline.check", fail)
    result = run("check", "news", "--format", "jsonl")
    assert ids(result.out) == ALL[2:]
    assert result.code == 2
    assert "news/a.en.txt: internal error (RuntimeError: broken" in result.error_lines[0]
    assert result.error_lines[1] == "3 articles, 1 with findings (2 minor); 1 could not be checked"


def test_no_article_at_all(run, news):
    (news / "empty").mkdir()
    result = run("check", "empty")
    assert result.code == 2
    assert "empty: no article found; files are paired by {name}.ar.{ext}={name}.en.{ext}" in result.err
    # A hook hands over whatever changed.
    (news / "notes.md").write_text("x", encoding="utf-8")
    result = run("check", "--paired", "notes.md")
    assert (result.code, result.out) == (0, "0 articles, 0 with findings\n")
    assert result.error_lines == ["note: 1 file is of no article"]


@pytest.mark.usefixtures("news")
def test_a_mistyped_name_is_an_error(run):
    result = run("check", "news/a.ar.txt", "news/b.ar.txt", "third.txt", "--format", "jsonl")
    assert result.code == 2
    assert ids(result.out) == ALL[:2]
    assert result.error_lines[0] == "tqa: third.txt: no such file; check the path"


def test_equal_keys_are_refused(run, news):
    (news / "list.jsonl").write_text(
        '{"source": "news/a.ar.txt", "target": "news/a.en.txt", "key": "k"}\n'
        '{"source": "news/b.ar.txt", "target": "news/b.en.txt", "key": "k"}\n',
        encoding="utf-8",
    )
    result = run("check", "--manifest", "list.jsonl")
    assert result.code == 2
    assert result.error_lines == ["tqa: list.jsonl: line 2: the key k stands in line 1 already"]


def test_only_what_changed(run, news, monkeypatch):
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    for arguments in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x"),
    ):
        subprocess.run(["git", *arguments], cwd=news, check=True, capture_output=True)
    nothing = run("check", "news", "--changed-since", "HEAD")
    assert (nothing.code, nothing.out) == (0, "0 articles, 0 with findings\n")
    # Either side makes its article a changed one.
    (news / "news" / "c.ar.txt").write_text(ARABIC + "\nانتهى.\n", encoding="utf-8")
    assert ids(run("check", "--changed-since", "HEAD", "--format", "jsonl").out) == ALL[2:]
    assert ids(run("check", "news/*.en.txt", "--changed-since", "HEAD", "--format", "jsonl").out) == ALL[2:]


def test_bilingual_files_stand_among_pairs(run, news):
    (news / "news" / "m.tsv").write_text(
        "id\tsource\ttarget\n7\tوصل الوزير إلى بغداد\tThe minister arrived in in Baghdad\n", encoding="utf-8"
    )
    (news / "news" / "other.jsonl").write_text('{"text": "x"}\n', encoding="utf-8")
    result = run("check", "news", "--format", "jsonl")
    assert ids(result.out) == [*ALL, "news/m.tsv:7"]
    assert "note: 1 file is of no article" in result.err


def test_two_runs_are_byte_identical_whatever_the_number_of_jobs(news):
    def once(folder, *arguments):
        command = [sys.executable, "-m", "tqa", "check", "news", "--html", folder, "--output", "sarif=s.json"]
        done = subprocess.run([*command, *arguments], cwd=news, capture_output=True, check=False, timeout=120)
        pages = {name.partition("/")[2]: data for name, data in files(news / folder).items()}
        return (
            done.returncode,
            done.stdout.replace(folder.encode(), b""),
            pages,
            (news / "s.json").read_bytes(),
        )

    assert once("one", "--jobs", "1") == once("two", "--jobs", "3") == once("three", "--jobs", "3")
