"""What the configuration says of some files and some words, seen from the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import ENGLISH, FIXED

PAIR = ("visit.ar.txt", "visit.en.txt")


def configured(folder, text):
    (folder / "tqa.toml").write_text(text, encoding="utf-8")


def rules(run, *arguments):
    result = run("check", *PAIR, "--format", "jsonl", *arguments)
    assert all(line.startswith(("tqa: failed: ", "tqa: to reproduce: ")) for line in result.error_lines)
    return {json.loads(line)["rule"] for line in result.out.splitlines()}


@pytest.mark.parametrize("pattern", ["*.en.txt", "visit.*", "visit.ar.txt", "**"])
def test_an_entry_holds_for_the_files_it_matches(run, folder, pattern):
    configured(folder, f'[[paths]]\nmatch = ["{pattern}"]\nignore = ["typography"]\n')
    assert rules(run) == {"repeated-word"}


def test_an_entry_does_not_hold_for_others(run, folder):
    configured(folder, '[[paths]]\nmatch = ["archive/**"]\nignore = ["typography"]\n')
    assert rules(run) == {"repeated-word", "punctuation-spacing"}


def test_the_command_line_has_the_last_word(run, folder):
    configured(folder, '[[paths]]\nmatch = ["*"]\nignore = ["typography"]\n')
    assert rules(run, "--select", "typography") == {"punctuation-spacing"}
    configured(folder, '[[paths]]\nmatch = ["*"]\nselect = ["typography"]\n')
    assert rules(run, "--ignore", "stray-punctuation") == {"punctuation-spacing"}


def test_an_entry_that_leaves_nothing_to_run_is_told(run, folder):
    configured(folder, '[[paths]]\nmatch = ["*"]\nselect = ["omitted"]\n')
    result = run("check", *PAIR)
    assert result.code == 2
    assert 'paths, entry 1: select: "omitted": no such rule or family' in result.error_lines[0]
    configured(folder, '[[paths]]\nmatch = ["*"]\nselect = ["typography"]\nignore = ["typography"]\n')
    result = run("check", *PAIR)
    assert result.code == 2
    assert "leave no rule to run" in result.error_lines[0]


def test_words_of_a_list_and_of_a_file(run, folder):
    (folder / "allowed.txt").write_text("# a name\nIN in\n", encoding="utf-8")
    configured(folder, '[rules.repeated-word]\nallow-file = "allowed.txt"\n')
    assert rules(run) == {"punctuation-spacing"}
    configured(folder, '[rules.repeated-word]\nallow = ["In In"]\n')
    assert rules(run) == {"punctuation-spacing"}


def test_least_confidence(run, folder):
    configured(folder, "[rules.doubled-coordination]\nmin-confidence = 0.7\n")
    (folder / "visit.en.txt").write_text(FIXED.replace("a press", "a talk and talk at a press"))
    # Nothing in the Arabic says it twice, but no two words of it stand behind it either.
    assert rules(run) == set()
    configured(folder, "[rules.doubled-coordination]\nmin-confidence = 0.5\n")
    assert rules(run) == {"doubled-coordination"}


def test_fixing_heeds_entries(run, folder):
    configured(folder, '[[paths]]\nmatch = ["*.en.txt"]\nignore = ["repeated-word"]\n')
    result = run("fix", *PAIR)
    assert result.out == ENGLISH.replace("relations ,", "relations,")


def test_lines_that_a_newsroom_knows_for_furniture(run, folder):
    (folder / "visit.en.txt").write_text(FIXED + "\nSent from the river desk\n", encoding="utf-8")
    assert rules(run) == set()
    configured(folder, '[rules.boilerplate]\nlines = ["Sent from the River Desk"]\n')
    assert rules(run) == {"boilerplate"}
    configured(folder, '[rules.boilerplate]\nlines = ["from the River Desk"]\n')
    assert rules(run) == set()


def test_an_option_of_the_wrong_kind_is_told(run, folder):
    configured(folder, "[rules.boilerplate]\nlines = 3\n")
    result = run("check", *PAIR)
    assert result.code == 2
    assert result.error_lines[0].endswith(
        "tqa.toml: rules.boilerplate.lines: expected a list of texts, got 3"
    )


def test_a_finding_that_does_not_gate_is_shown_and_fails_nothing(run, folder):
    assert run("check", *PAIR).code == 1
    configured(folder, "[rules.repeated-word]\ngate = false\n[rules.punctuation-spacing]\ngate = false\n")
    result = run("check", *PAIR)
    assert result.code == 0
    assert "repeated-word" in result.out
    assert "2 too unsure to fail the run" in result.out
    assert "MQM 100.00" in result.out
