"""Glossaries in the configuration, on the command line and from Python."""

from __future__ import annotations

import pytest

import tqa
from tqa.config import Config, load_config
from tqa.errors import ConfigError, GlossaryError

TERMS = "source,target\nوفد,mission\n"


@pytest.fixture
def loaded(tmp_path):
    def load(text):
        (tmp_path / "tqa.toml").write_text(text, encoding="utf-8")
        return load_config(tmp_path / "tqa.toml")

    return load


def test_paths_count_from_the_folder_of_the_configuration(loaded, tmp_path):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.csv").write_text(TERMS, encoding="utf-8")
    assert loaded('glossary = ["lists/a.csv"]').glossary == (str(tmp_path / "lists" / "a.csv"),)


def test_glossaries_for_some_files_add_up(loaded, tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(TERMS, encoding="utf-8")
    config = loaded('glossary = ["a.csv"]\n[[paths]]\nmatch = ["x.txt"]\nglossary = ["b.csv"]\n')
    a, b = str(tmp_path / "a.csv"), str(tmp_path / "b.csv")
    assert config.for_files(str(tmp_path / "x.txt")).glossary == (a, b)
    assert config.for_files(str(tmp_path / "y.txt")).glossary == (a,)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('"a.csv"', 'glossary: expected a list of texts, got "a.csv"'),
        ('["none.csv"]', 'glossary: "none.csv": no such file; paths count from the folder of this file'),
        ('["."]', 'glossary: ".": no such file; paths count from the folder of this file'),
        (r'["a\u0000"]', r'glossary: "a\x00": no such file; paths count from the folder of this file'),
    ],
)
def test_wrong_settings_are_named(loaded, value, said):
    with pytest.raises(ConfigError) as caught:
        loaded(f"glossary = {value}")
    assert str(caught.value).partition("tqa.toml: ")[2] == said


PAIR = ("وصل وفد يضم تجاراً.", "A delegation of merchants arrived.")


def test_from_python(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(TERMS, encoding="utf-8")
    config = Config(select=("terminology",), glossary=(str(path),))
    ((finding,),) = tqa.check_pairs([PAIR], config)
    assert (finding.name, finding.text) == ("terminology.missing", "delegation")
    assert tqa.check_pairs([PAIR], Config(select=("terminology",))) == [[]]


def test_wrong_lines_reach_the_caller(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("source,target\nوفد,\nوزير,\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="line 2: no target") as caught:
        tqa.check_pairs([PAIR], Config(glossary=(str(path),)))
    assert len(caught.value.lines) == 2


def test_check_with_a_glossary(run, folder):
    (folder / "a.csv").write_text(TERMS, encoding="utf-8")
    arguments = ("check", "visit.ar.txt", "visit.en.txt", "--select", "terminology", "--no-html")
    assert run(*arguments).code == 0
    result = run(*arguments, "--glossary", "a.csv")
    assert result.code == 1
    assert "The glossary has “mission” for" in result.out
    assert "the English says “delegation”" in result.out
    (folder / "tqa.toml").write_text('glossary = ["a.csv"]\n')
    assert run(*arguments).code == 1
    (folder / "b.csv").write_text("source,target\nوفد,delegation\n", encoding="utf-8")
    assert run(*arguments, "--glossary", "b.csv").code == 0, "what either allows is allowed"


def test_a_note_tells_what_was_left_out(run, folder):
    sides = '<langSet xml:lang="ar"><tig><term>وفد</term></tig></langSet>'
    both = f'{sides}<langSet xml:lang="en"><tig><term>delegation</term></tig></langSet>'
    body = f"<termEntry>{both}</termEntry><termEntry>{sides}</termEntry>"
    (folder / "a.tbx").write_text(f"<martif><text><body>{body}</body></text></martif>", encoding="utf-8")
    result = run("check", "visit.ar.txt", "visit.en.txt", "--no-html", "--glossary", "a.tbx")
    assert "note: a.tbx: 1 entry has no Arabic or no English term; left out" in result.out


def test_fix_with_a_glossary(run, folder):
    (folder / "a.csv").write_text(TERMS, encoding="utf-8")
    arguments = ("fix", "visit.ar.txt", "visit.en.txt", "--select", "terminology", "--glossary", "a.csv")
    assert "delegation" in run(*arguments).out
    assert "at the head of a mission of 12" in run(*arguments, "--suggested").out


@pytest.mark.parametrize("command", ["check", "fix"])
def test_each_wrong_line_is_told(run, folder, command):
    (folder / "a.csv").write_text("source,target\nوفد,\n,truce\n", encoding="utf-8")
    result = run(command, "visit.ar.txt", "visit.en.txt", "--glossary", "a.csv")
    assert (result.code, result.out) == (2, "")
    assert result.error_lines == [
        "tqa: a.csv: line 2: no target; fill it in or remove the row",
        "tqa: a.csv: line 3: no source; only a forbidden target may stand alone",
    ]


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_glossary_is_not_written_over(run, folder, command):
    (folder / "a.csv").write_text(TERMS, encoding="utf-8")
    result = run(command, "visit.ar.txt", "visit.en.txt", "--glossary", "a.csv", "--output", "a.csv")
    assert result.code == 2
    assert "would overwrite an input" in result.err
    assert (folder / "a.csv").read_text(encoding="utf-8") == TERMS


def test_a_glossary_that_is_missing(run):
    result = run("check", "visit.ar.txt", "visit.en.txt", "--glossary", "none.csv")
    assert (result.code, result.error_lines) == (2, ["tqa: none.csv: no such file; check the path"])
