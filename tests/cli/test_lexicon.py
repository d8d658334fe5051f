"""`tqa lexicon train` and the lexicons it makes."""

import pytest

from tests.cli.conftest import files

ROWS = [
    ("قال الوزير", "the minister said"),
    ("وصل الوزير", "the minister arrived"),
    ("قال الرئيس", "the president said"),
    ("وصل الرئيس", "the president arrived"),
]


@pytest.fixture
def memory(folder):
    (folder / "memory.tsv").write_text("".join(f"{ar}\t{en}\n" for ar, en in ROWS), encoding="utf-8")
    return folder / "memory.tsv"


def test_a_trained_lexicon_serves_check_and_fix(run, memory, folder):
    result = run("lexicon", "train", memory.name, "--output", "our.lex")
    assert result.code == 0
    assert result.error_lines[-1].startswith("our.lex: 4 sentence pairs")
    assert (folder / "our.lex").read_bytes().startswith(b"tqa-lexicon ")
    article = ("visit.ar.txt", "visit.en.txt", "--lexicon", "our.lex")
    assert "repeated-word" in run("check", *article, "--no-html").out
    assert "arrived in Baghdad" in run("fix", *article).out


def test_the_memory_is_never_overwritten(run, memory):
    before = memory.read_bytes()
    result = run("lexicon", "train", "memory.tsv", "--output", "memory.tsv")
    assert result.code == 2
    assert "would overwrite an input" in result.err
    assert memory.read_bytes() == before


def test_a_missing_folder_is_said_before_training(run, memory, folder):
    before = files(folder)
    result = run("lexicon", "train", memory.name, "--output", "none/our.lex")
    assert (result.code, result.error_lines) == (2, ["tqa: none: no such folder; make it first"])
    assert files(folder) == before


@pytest.mark.parametrize("name", ["none.lex", "visit.ar.txt"])
def test_what_is_no_lexicon_is_refused(run, name):
    result = run("check", "visit.ar.txt", "visit.en.txt", "--lexicon", name)
    assert result.code == 2
    assert len(result.error_lines) == 1
    assert result.err.startswith(f"tqa: {name}: ")


def test_the_page_cannot_go_to_standard_output(run, folder):
    before = files(folder)
    result = run("check", "visit.ar.txt", "visit.en.txt", "--html", "-")
    assert result.code == 2
    assert "--html needs a file name" in result.err
    assert files(folder) == before
