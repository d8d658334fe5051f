"""What can be wrong with a batch is a line each."""

from __future__ import annotations

import shutil
import sys

import pytest

from tests.cli.batches import table, write_batch
from tests.cli.conftest import ARABIC, ENGLISH
from tests.cli.many import NAMES

pytest.importorskip("pyarrow.parquet", reason="the extra 'formats' is not installed")


@pytest.fixture
def news(folder):
    return write_batch(folder)


HOSTILE = {
    "source\ttarget\nnews/a.ar.txt\t/dev/zero\n": "larger than 64 MiB",
    "source\ttarget\nnews/a.ar.txt\tnews/a\0b.txt\n": "null",
    "source\ttarget\nnews/a.ar.txt\t" + "x" * 99999 + "\n": "too long",
    "source\ttarget\nnews/a.ar.txt\t../../../../etc/shadow-none.en.txt\n": "no such file",
    "source\ttarget\tkey\nnews/a.ar.txt\tnews\tk\u202e\n": "is a directory",
}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_rows_are_one_line_each(run, news, text):
    (news / "list.tsv").write_text(text, encoding="utf-8")
    result = run("batch", "list.tsv")
    assert result.code == 2
    assert HOSTILE[text] in result.error_lines[0]
    assert result.out.startswith("1 article, 0 with findings; 1 could not be checked\n")
    assert table(news, "articles")[0]["error"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("m.tsv", b"\xff\xfe\0", "m.tsv: not UTF-8 at byte 0"),
        ("m.tsv", b"", "m.tsv: lists no article"),
        ("m.tsv", b"a\tb\n1\t2\n", "m.tsv: line 1: the first row names the columns"),
        ("m.jsonl", b"[" * 99999, "m.jsonl: line 1: not JSON"),
        ("m.jsonl", b'{"source": 1}', "m.jsonl: line 1: source is not a text"),
        ("m.csv", b'source,target\n"a' + b"x" * 200000, "m.csv: line 2: not a table"),
    ],
)
def test_a_manifest_that_is_none(run, folder, name, data, said):
    (folder / name).write_bytes(data)
    result = run("batch", name)
    assert (result.code, result.out) == (2, "")
    assert len(result.error_lines) == 1
    assert said in result.error_lines[0]


def test_the_index_tells_of_articles_that_cannot_be_read_even_where_none_can(run, news):
    run("batch", "list.tsv")
    for name in NAMES:
        (news / "news" / f"{name}.en.txt").write_bytes(b"\0")
    result = run("batch", "list.tsv")
    assert result.code == 2
    assert "report: reports/batch/index.html" in result.out
    index = (news / "reports" / "batch" / "index.html").read_text("utf-8")
    assert "news/a.en.txt: " in index
    assert "a.en.html" not in index
    assert table(news) == []


def test_wrong_usage(run, news):
    assert "Missing argument 'MANIFEST'; see tqa batch --help" in run("batch").err
    (news / "empty").mkdir()
    assert "empty: no article found" in run("batch", "empty").err
    assert "none.tsv: no such file" in run("batch", "none.tsv").err
    assert "name one folder" in run("batch", "list.tsv", "--output", "a", "--output", "b").err
    two = run("batch", "list.tsv", "--format", "json", "--format", "sarif")
    assert "would go to one place" in two.err
    (news / "taken").write_text("x", encoding="utf-8")
    assert "taken: cannot be made (File exists)" in run("batch", "list.tsv", "--output", "taken").err
    shutil.copy(news / "news" / "a.en.txt", news / "findings.parquet")
    over = run("batch", "findings.parquet", "news/a.ar.txt", "--output", ".")
    assert "--output findings.parquet would overwrite an input" in over.err
    assert not (news / "reports").exists()


def test_a_page_never_overwrites_an_input(run, news):
    (news / "news" / "p.ar.html").write_text(f"<p>{ARABIC}</p>", encoding="utf-8")
    (news / "news" / "p.en.html").write_text(f"<p>{ENGLISH}</p>", encoding="utf-8")
    before = (news / "news" / "p.en.html").read_bytes()
    (news / "m.tsv").write_text("source\ttarget\nnews/p.ar.html\tnews/p.en.html\n", encoding="utf-8")
    for _ in range(2):
        result = run("batch", "m.tsv", "--output", ".")
        assert "no report written: news/p.en.html is an input; name another with --output" in result.err
        assert (news / "news" / "p.en.html").read_bytes() == before


class _Missing:
    """Lets no module of a library be imported."""

    def __init__(self, library):
        self.library = library

    def find_spec(self, name, *_):
        if name.partition(".")[0] == self.library:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def without(monkeypatch, library):
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [_Missing(library), *sys.meta_path])


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ((), "with pyarrow, which is not installed; run pip install 'tqa[formats]'"),
        (("--ray",), "ray is not installed; run pip install 'tqa[ray]', or leave the option out"),
    ],
)
def test_a_missing_library_is_told_before_any_work(run, news, monkeypatch, option, said):
    without(monkeypatch, "ray" if option else "pyarrow")
    result = run("batch", *option, "list.tsv")
    assert (result.code, result.out) == (2, "")
    assert len(result.error_lines) == 1
    assert said in result.error_lines[0]
    assert not (news / "reports").exists()
