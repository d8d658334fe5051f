"""Word files on the command line."""

from __future__ import annotations

import docx
import pytest

from tests.cli.conftest import ARABIC, ENGLISH, FIXED
from tests.formats.docx.files import contents, packed, para, parts


@pytest.fixture
def visit(folder):
    for language, text in (("ar", ARABIC), ("en", ENGLISH)):
        made = parts(*(para(line) for line in text.split("\n") if line))
        (folder / f"visit.{language}.docx").write_bytes(packed(made))
    return folder


def lines(path):
    return [each.text for each in docx.Document(str(path)).paragraphs]


def test_findings_name_the_paragraph(run, visit):
    done = run("check", "visit.ar.docx", "visit.en.docx")
    assert visit.exists()
    assert done.code == 1
    assert "visit.en.docx:2:30 (paragraph 2 “The foreign minister arrived in…”)" in done.out


def test_a_word_file_and_a_text(run, visit):
    assert run("check", "visit.ar.txt", "visit.en.docx").code == 1
    assert run("fix", "visit.ar.txt", "visit.en.docx", "--in-place").code == 0
    assert lines(visit / "visit.en.docx") == FIXED.split("\n")[::2]


def test_fixed_to_a_file_and_in_place(run, visit):
    before = (visit / "visit.en.docx").read_bytes()
    assert run("fix", "visit.ar.docx", "visit.en.docx", "--output", "new.docx").code == 0
    assert (visit / "visit.en.docx").read_bytes() == before
    assert lines(visit / "new.docx") == FIXED.split("\n")[::2]
    assert run("fix", "visit.ar.docx", "visit.en.docx", "--in-place").code == 0
    assert (visit / "visit.en.docx").read_bytes() == (visit / "new.docx").read_bytes()
    old, new = contents(before), contents((visit / "new.docx").read_bytes())
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml"}
    again = run("fix", "visit.ar.docx", "visit.en.docx", "--output", "again.docx")
    assert again.code == 0
    assert (visit / "again.docx").read_bytes() == (visit / "new.docx").read_bytes()


def test_the_difference_is_shown_as_text(run, visit):
    done = run("fix", "visit.ar.docx", "visit.en.docx", "--diff")
    assert done.code == 0
    changed = [line for line in done.out.splitlines() if line.startswith(("-The", "+The"))]
    old, new = ENGLISH.split("\n"), FIXED.split("\n")
    assert changed == [f"-{old[2]}", f"-{old[4]}", f"+{new[2]}", f"+{new[4]}"]
    assert (visit / "visit.en.docx").exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "is an old Microsoft Office document"),
        (b"PK\x03\x04 cut off", "is a truncated ZIP archive"),
        (packed(parts()), "is empty"),
        (b"Only words.", "is no Word file"),
    ],
)  # fmt: skip
def test_refusals_are_one_line(run, visit, data, words):
    (visit / "bad.docx").write_bytes(data)
    done = run("check", "visit.ar.docx", "bad.docx")
    assert done.code == 2
    assert len(done.error_lines) == 1
    assert done.error_lines[0].startswith("tqa: bad.docx: ")
    assert words in done.error_lines[0]


def test_sides_that_are_swapped(run, visit):
    assert visit.exists()
    done = run("check", "visit.en.docx", "visit.ar.docx")
    assert done.code == 2
    swapped = "the sides are swapped: the source looks English and the target Arabic"
    assert done.error_lines == [f"tqa: visit.en.docx: {swapped}; give the Arabic file first"]


def test_from_standard_input(run, visit):
    data = (visit / "visit.en.docx").read_bytes()
    done = run("check", "visit.ar.docx", "-", stdin=data)
    assert done.code == 1
    assert "<stdin>:2:30" in done.out
