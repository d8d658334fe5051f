from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path

import pytest

from tqa.errors import InputError
from tqa.formats import RawPair, RawText, is_bilingual, read_bilingual, read_pair
from tqa.formats.registry import FORMATS, detect


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.ar.txt").write_bytes("نص\r\n".encode("cp1256"))
    (tmp_path / "a.en.txt").write_bytes(b"Text\n")
    (tmp_path / "ref.md").write_bytes(b"Wording\n")
    (tmp_path / "a.tsv").write_text("ar\ten\nنص\tText\n", encoding="utf-8")
    (tmp_path / "a.ndjson").write_text('{"ar": "نص", "en": "Text"}\n', encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_pair():
    pair = read_pair("a.ar.txt", "a.en.txt")
    assert (pair.source.text, pair.source.path) == ("نص\r\n", "a.ar.txt")
    assert (pair.target.text, pair.target.path) == ("Text\n", "a.en.txt")
    assert pair.source.carrier.decoded.encoding == "cp1256"
    assert pair.reference is None


def test_pair_with_a_reference(folder):
    pytest.importorskip("pyromark", reason="the extra 'formats' is not installed")
    pair = read_pair(folder / "a.ar.txt", folder / "a.en.txt", folder / "ref.md")
    assert isinstance(pair, RawPair)
    assert isinstance(pair.reference, RawText)
    assert pair.reference.text == "Wording"
    assert pair.reference.path == str(folder / "ref.md")


@pytest.mark.usefixtures("folder")
def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Piped\r\n")))
    pair = read_pair("a.ar.txt", "-")
    assert (pair.target.text, pair.target.path) == ("Piped\r\n", "<stdin>")


@pytest.mark.parametrize("name", ["a.tsv", "a.ndjson", "A.TSV", "B.JSONL"])
def test_bilingual(folder, name):
    for old, new in (("a.tsv", "A.TSV"), ("a.ndjson", "B.JSONL")):
        (folder / new).write_bytes((folder / old).read_bytes())
    article = read_bilingual(folder / name)
    assert (article.source.text, article.target.text) == ("نص", "Text")
    assert article.target.path == str(folder / name)
    assert is_bilingual(name)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["a.ar.txt", "-", "a.json", "tsv", "missing"])
def test_one_file_of_another_kind(name, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Piped\r\n")))
    assert not is_bilingual(name)
    shown = "<stdin>" if name == "-" else name
    with pytest.raises(InputError) as caught:
        read_bilingual(name)
    expected = f"{shown}: needs a second file, its translation; or give one bilingual file (.tsv, .csv, "
    assert str(caught.value).startswith(expected)


@pytest.mark.parametrize(
    ("name", "content", "holds_both"),
    [
        ("a.xliff", b"<!DOCTYPE html><p>Text</p>", False),
        ("a.html", b'<?xml version="1.0"?>\n<tmx version="1.4">', True),
        ("a.docx", b"PAR1" + b"\0" * 200_000 + b"PAR1", True),
        ("a.data", b"PAR1" + b"\0" * 200_000 + b"PAR1", True),
        ("a.data", b"PAR1" + b"\0" * 200_000, False),
    ],
)
def test_what_a_file_holds_is_told_by_its_content_first(tmp_path, name, content, holds_both):
    (tmp_path / name).write_bytes(content)
    assert is_bilingual(tmp_path / name) is holds_both
    assert detect(name, content).bilingual is holds_both


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.name)
def test_an_empty_file_is_called_empty_in_every_format(folder, format_):
    path = folder / f"empty{format_.endings[0]}"
    path.write_bytes(b"")
    with pytest.raises(InputError, match=r": is empty; give a file that holds text$"):
        _ = read_bilingual(path) if format_.bilingual else read_pair(folder / "a.ar.txt", path)


@contextlib.contextmanager
def pipe(content):
    """The name of a pipe that `content` comes out of, as the shell's <(...) gives one."""
    reading, writing = os.pipe()
    try:
        os.write(writing, content)
        os.close(writing)
        yield f"/dev/fd/{reading}"
    finally:
        os.close(reading)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="pipes have no names here")
def test_nothing_of_a_pipe_is_lost(folder):
    with pipe((folder / "a.tsv").read_bytes()) as name:
        assert not is_bilingual(name)
        assert read_bilingual(name).target.text == "Text"
    with pipe(b"Piped\n") as name:
        assert read_pair(folder / "a.ar.txt", name).target.text == "Piped\n"
    with (
        pipe((folder / "a.tsv").read_bytes()) as name,
        pytest.raises(InputError, match="without a second one"),
    ):
        read_pair(folder / "a.ar.txt", name)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xef\xbb\xbfsource\ttarget\n\xd9\x86\xd8\xb5\tText\n", "tsv"),
        ('ar;"en"\nنص;Text\n'.encode("utf-16"), "csv"),
        ('{"target": "Text", "source": "نص"}\n'.encode(), "jsonl"),
    ],
)
@pytest.mark.parametrize("name", ["memory.txt", "memory", "memory.dat", "-"])
def test_content_tells_where_the_name_does_not(folder, monkeypatch, name, content, kind):
    (folder / name).write_bytes(content)
    for asked in ("", kind):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        article = read_bilingual(name, asked)
        assert (article.source.text, article.target.text) == ("نص", "Text")
        assert article.target.carrier.name == kind


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["missing.txt", "a.en.txt"], "missing.txt: no such file; check the path"),
        (["a.ar.txt", "missing.txt"], "missing.txt: no such file; check the path"),
        (["a.ar.txt", "folder"], "folder: is a directory; give the path of a text file"),
        (["a.ar.txt", "a.ar.txt"], "a.ar.txt: is the same file as a.ar.txt; give the source and"),
        (["a.ar.txt", "./folder/../a.ar.txt"], "./folder/../a.ar.txt: is the same file as a.ar.txt; give"),
        (["a.ar.txt", "link.txt"], "link.txt: is the same file as a.ar.txt; give"),
        (["a.ar.txt", "a.en.txt", "a.en.txt"], "a.en.txt: is the same file as a.en.txt; give"),
        (["missing.txt", "missing.txt"], "missing.txt: is the same file as missing.txt; give"),
        (["-", "-"], "<stdin>: is given twice; read one of the two texts from a file"),
        (
            ["a.tsv", "a.en.txt"],
            "a.tsv: is a bilingual file and comes without a second one; give it alone",
        ),
        (["a.ar.txt", "b.csv"], "b.csv: is a bilingual file and comes without a second one; give it alone"),
        (["nul\0", "a.en.txt"], "nul\\x00: cannot be read ("),
    ],
)
def test_refused(folder, paths, message):
    (folder / "link.txt").symlink_to("a.ar.txt")
    with pytest.raises(InputError) as caught:
        read_pair(*paths)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
