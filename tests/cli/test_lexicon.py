"""`tqa lexicon train` and the lexicons it makes."""

import io
import json
import sys

import pytest

from tests.cli.conftest import files
from tqa.cli.progress import Progress

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


TMX = "".join(
    f'<tu><tuv xml:lang="en-GB"><seg>{en}</seg></tuv><tuv xml:lang="ar"><seg>{ar}</seg></tuv></tu>'
    for ar, en in ROWS
)


@pytest.mark.usefixtures("memory")
def test_every_format_teaches_the_same(run, folder):
    (folder / "memory.tmx").write_text(f'<tmx version="1.4"><body>{TMX}</body></tmx>', encoding="utf-8")
    rows = (json.dumps({"target": en, "source": ar}) for ar, en in ROWS)
    (folder / "memory.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for name in ("memory.tsv", "memory.tmx", "memory.jsonl"):
        assert run("lexicon", "train", name, "--output", f"{name}.lex").code == 0
    first, *others = ((folder / f"memory.{kind}.lex").read_bytes() for kind in ("tsv", "tmx", "jsonl"))
    assert others == [first, first]


def test_progress_without_a_terminal_is_a_line_a_round(run, memory):
    result = run("lexicon", "train", memory.name, "--output", "our.lex", "--iterations", "3")
    assert result.error_lines[:-1] == ["round 1 of 3", "round 2 of 3", "round 3 of 3"]


def test_progress_on_a_terminal_is_one_line_that_goes(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with Progress() as progress:
        progress.reading(50, 200)
        progress.training(1, 2)
        progress.training(1, 2)
    assert screen.getvalue() == "\r\x1b[Kreading 25 %\r\x1b[Ktraining 50 %\r\x1b[K"


def test_a_broken_row_is_told_with_its_line(run, folder):
    (folder / "memory.tsv").write_text("قال\tsaid\nرأى\n", encoding="utf-8")
    result = run("lexicon", "train", "memory.tsv", "--output", "our.lex")
    assert (result.code, result.error_lines) == (
        2,
        ["tqa: memory.tsv: line 2: expected Arabic, a tab, and English; found no tab"],
    )
    assert not (folder / "our.lex").exists()


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
