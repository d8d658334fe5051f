"""Which articles files, folders and patterns of files lead to."""

from __future__ import annotations

import pytest

from tqa.batch.jobs import Job, find_jobs, is_glob
from tqa.batch.naming import DEFAULT, parse_naming
from tqa.errors import InputError

NAMING = parse_naming(DEFAULT, "pattern")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("news/b.ar.txt", "news/b.en.txt", "news/a.ar.txt", "news/a.en.txt", "news/a.ref.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def found(*paths):
    return find_jobs(paths, NAMING)


A = Job("news/a.en.txt", "news/a.ar.txt", "news/a.en.txt")
B = Job("news/b.en.txt", "news/b.ar.txt", "news/b.en.txt")


def test_a_folder_holds_its_pairs_in_order_and_others_are_counted(folder):
    (folder / "news" / ".git").mkdir()
    (folder / "news" / ".git" / "c.ar.txt").write_text("x", encoding="utf-8")
    (folder / "news" / ".c.ar.txt").write_text("x", encoding="utf-8")
    assert found("news").jobs == [A, B]
    assert found("news").skipped == 1
    assert found("./news/").jobs == [A, B]


@pytest.mark.parametrize(
    "paths", [("news/b.ar.txt", "news/a.en.txt"), ("news/b.en.txt", "news/b.ar.txt", "news/a.ar.txt")]
)
def test_files_of_either_side_keep_the_order_that_they_are_given_in(paths):
    assert found(*paths).jobs == [B, A]


def test_several_spellings_of_a_file_are_one_article(folder):
    (folder / "link").symlink_to(folder / "news")
    assert len(found("news/a.ar.txt", "./news/a.en.txt", str(folder / "news"), "link/a.ar.txt").jobs) == 2


def test_a_pattern_of_files():
    assert found("**/*.ar.txt").jobs == [A, B]
    assert found("new?").jobs == [A, B]
    with pytest.raises(InputError, match="no file matches"):
        found("news/*.md")


def test_a_name_with_brackets_that_is_there_is_no_pattern(folder):
    (folder / "a[1].ar.txt").write_text("x", encoding="utf-8")
    assert not is_glob("a[1].ar.txt")
    assert is_glob("a[2].ar.txt")


def test_a_missing_side_is_the_articles_problem(folder):
    (folder / "news" / "a.en.txt").unlink()
    (folder / "news" / "b.ar.txt").unlink()
    first, second = found("news").jobs
    assert first.problem.startswith("news/a.ar.txt: its translation news/a.en.txt is missing;")
    assert second.problem.startswith("news/b.en.txt: its Arabic news/b.ar.txt is missing;")


def test_a_file_that_is_not_there_is_left_to_reading():
    assert found("news/c.ar.txt").jobs == [Job("news/c.en.txt", "news/c.ar.txt", "news/c.en.txt")]


def test_standard_input_is_refused():
    with pytest.raises(InputError, match="standard input is one article"):
        found("-", "news")


def _po(field, msgid="\u0645\u0644\u0641"):
    return f'msgid ""\nmsgstr ""\n"{field}\\n"\n\n#. \u0646\nmsgid ""\n  "{msgid}"\nmsgstr "x"\n'.encode()


@pytest.mark.parametrize(
    ("name", "content", "taken"),
    [
        ("m.tsv", b"id\tsource\ttarget\n1\ta\tb\n", True),
        ("m.csv", b'"Source","Target"\n', True),
        ("m.csv", b"a;b\n", False),
        ("m.tsv", "source\ttarget\n".encode("utf-16"), True),
        ("m.jsonl", b'\xef\xbb\xbf{"source": "a", "target": "b"}\n', True),
        ("m.jsonl", b'{"source": "' + b"x" * 70_000 + b'", "target": "b"}\n', False),
        ("m.jsonl", b'{"target": "b", "source": "' + b"x" * 70_000 + b'"}\n', True),
        (
            "m.jsonl",
            b'{"article": "a", "rule": "b", "source": "c", "fingerprint": "e"}\n',
            False,
        ),
        ("m.jsonl", b"[" * 60_000, False),
        ("m.jsonl", b"", False),
        ("m.po", _po("Language: en_GB"), True),
        ("m.po", _po("X-Source-Language: ar", "File"), True),
        ("m.po", _po("Language: "), True),
        ("m.po", _po("Content-Type: text/plain; charset=CP1256").decode().encode("cp1256"), True),
        ("m.po", _po("Content-Type: text/plain; charset=x-odd"), True),
        ("m.po", _po("Language: fr"), False),
        ("m.po", _po("X-Source-Language: de"), False),
        ("m.po", _po("Language: en", "File"), False),
        ("m.po", _po("X-Note: \u0646", "File"), False),
        ("m.po", b"msgid", False),
        ("m.txt", _po("Language: en"), True),
        ("m.txt", b"source\ttarget\n", True),
        ("m.dat", b'{"source": "a", "target": "b"}\n', True),
    ],
)
def test_bilingual_files_in_a_folder_must_look_like_it_and_named_ones_need_not(folder, name, content, taken):
    (folder / name).write_bytes(content)
    assert (Job(name, name, None) in found(".").jobs) is taken
    assert found(name).jobs == [Job(name, name, None)]


def test_a_name_with_a_nul_is_no_crash():
    assert found("a\0.ar.txt").jobs[0].target == "a\0.en.txt"


def test_texts_of_other_languages_under_odd_names_are_no_article(folder):
    (folder / "m.txt").write_bytes(_po("Language: fr"))
    assert "m.txt" not in {job.key for job in found(".").jobs}


def test_parquet_in_a_folder_must_name_both_sides(folder):
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    parquet.write_table(arrow.table({"source": ["x"], "target": ["y"]}), "m.parquet")
    parquet.write_table(arrow.table({"rule": ["x"], "target": ["y"]}), "n.parquet")
    (folder / "o.parquet").write_bytes(b"PAR1")
    keys = {job.key for job in found(".").jobs}
    assert {"m.parquet", "o.parquet"} <= keys
    assert "n.parquet" not in keys
