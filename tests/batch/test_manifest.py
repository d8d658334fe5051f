"""Manifests: what they may say, and how a wrong line is told."""

from __future__ import annotations

import pytest

from tqa.batch.jobs import Job
from tqa.batch.manifest import read_manifest
from tqa.errors import InputError


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lists").mkdir()

    def call(name, content):
        path = tmp_path / "lists" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_manifest(path.relative_to(tmp_path))

    return call


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.tsv", "\ufeffSource\tkey\tTarget\tnote\r\na.ar\tone\ta.en\tx\r\n\r\n../b.tsv\r\n"),
        ("m.csv", 'source,target,key\n"a.ar",a.en,one\n../b.tsv,,\n'),
        ("m.jsonl", '{"source": "a.ar", "target": "a.en", "key": "one"}\n\n{"source": "../b.tsv"}\n'),
        (
            "m.jsonl",
            '{"key": "one", "source": "a.ar", "target": "a.en"}\n{"source": "../b.tsv", "key": ""}',
        ),
    ],
)
def test_the_kinds_of_manifest(read, name, content):
    assert read(name, content) == [Job("one", "lists/a.ar", "lists/a.en"), Job("b.tsv", "b.tsv", None)]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("m.txt", "source\ttarget\n", "a manifest is a .tsv, .csv or .jsonl file"),
        ("m.tsv", b"source\ttarget\n\xff\n", "not UTF-8 at byte 14"),
        ("m.tsv", "", "lists no article"),
        ("m.tsv", "source\ttarget\n", "lists no article"),
        ("m.tsv", "a.ar\ta.en\n", "line 1: the first row names the columns"),
        ("m.tsv", "source\tsource\n", "line 1: two columns are called source"),
        ("m.tsv", "source\ttarget\na\tb\tc\n", "line 2: 3 cells under 2 columns"),
        ("m.tsv", "source\ttarget\n\tb\n", "line 2: no source"),
        ("m.tsv", "source\ttarget\tkey\na\tb\tk\nc\td\tk\n", "line 3: the key k stands in line 2 already"),
        ("m.tsv", "source\ttarget\tkey\na\tb\tk\nc\t./b\tl\n", "line 3: the file lists/b stands in line 2"),
        ("m.csv", 'source,target\n"a"b,c\n', "line 2: not a table"),
        ("m.jsonl", "source\ttarget\n", "line 1: not JSON"),
        ("m.jsonl", "[" * 100_000, "line 1: not JSON"),
        ("m.jsonl", "[1]\n", "line 1: not an object"),
        ("m.jsonl", '{"source": 3}\n', "line 1: source is not a text"),
    ],
)
def test_a_wrong_line_is_named(read, name, content, said):
    with pytest.raises(InputError) as caught:
        read(name, content)
    assert str(caught.value).startswith(f"lists/{name}: ")
    assert said in str(caught.value)


def test_a_reference_is_a_file_beside_the_manifest_too(read):
    jobs = read("m.tsv", "source\ttarget\treference\na\tb\tc\nd.tsv\t\td.tsv\n")
    assert [job.reference for job in jobs] == ["lists/c", "lists/d.tsv"]


def test_a_missing_manifest(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_manifest(tmp_path / "m.tsv")


def test_hostile_names_pass_to_reading(read):
    name = "x" * 100_000
    assert read("m.tsv", f"source\n{name}\n")[0].source == f"lists/{name}"
    assert read("m.jsonl", '{"source": "a\\u0000b\\ud800"}\n')[0].source == "lists/a\0b\ud800"
