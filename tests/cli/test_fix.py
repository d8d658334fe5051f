"""`tqa fix`: what it prints, what it writes."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.cli.conftest import ARABIC, ENGLISH, FIXED, files

PAIR = ("visit.ar.txt", "visit.en.txt")


def test_the_corrected_english_is_printed_and_no_file_touched(run, folder):
    before = files(folder)
    result = run("fix", *PAIR)
    assert (result.code, result.out) == (0, FIXED)
    assert result.error_lines == ["2 fixes made, 0 findings left; MQM score 96.43 before, 100.00 after"]
    assert files(folder) == before


def test_nothing_to_fix(run, folder):
    (folder / "visit.en.txt").write_text(FIXED, encoding="utf-8")
    result = run("fix", *PAIR)
    assert (result.code, result.out) == (0, FIXED)
    assert result.error_lines == ["0 fixes made, 0 findings left"]


def test_output(run, folder):
    result = run("fix", *PAIR, "--output", "better.txt")
    assert (result.code, result.out) == (0, "")
    assert (folder / "better.txt").read_text(encoding="utf-8") == FIXED
    assert (folder / "visit.en.txt").read_text(encoding="utf-8") == ENGLISH


def test_a_dash_is_standard_output_and_no_file(run, folder):
    before = files(folder)
    result = run("fix", *PAIR, "--output", "-")
    assert (result.code, result.out) == (0, FIXED)
    assert run("align", *PAIR, "--output", "-").out == run("align", *PAIR).out
    for refused in (
        ("check", *PAIR, "--no-html", "--annotate", "-"),
        ("baseline", "write", *PAIR, "--output", "-"),
        ("lexicon", "train", PAIR[0], "--output", "-"),
    ):
        result = run(*refused)
        option = next(each for each in refused if each in ("--annotate", "--output"))
        assert (result.code, result.out) == (2, "")
        assert result.error_lines[0].startswith(
            f"tqa: {option} needs a file name; it cannot go to standard output"
        )
    assert files(folder) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_overwritten(run, folder):
    os.mkfifo(folder / "piped.en.txt")
    result = run("fix", PAIR[0], "piped.en.txt", "--in-place")
    assert (result.code, result.out) == (2, "")
    assert result.error_lines == [
        "tqa: --in-place cannot overwrite the pipe piped.en.txt; use --output FILE; see tqa fix --help"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_in_place_keeps_encoding_and_line_ends(run, folder, encoding, newline):
    path = folder / "visit.en.txt"
    text = ENGLISH.replace("officials.", "officials — “envoys”.")
    path.write_bytes(text.replace("\n", newline).encode(encoding))
    path.chmod(0o640)
    assert run("fix", *PAIR, "--in-place").code == 0
    expected = text.replace("in in", "in").replace("relations ,", "relations,")
    assert path.read_bytes() == expected.replace("\n", newline).encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert set(files(folder)) == set(PAIR)


def test_in_place_leaves_a_file_without_findings_untouched(run, folder):
    path = folder / "visit.en.txt"
    path.write_text(FIXED, encoding="utf-8")
    before = path.stat()
    assert run("fix", *PAIR, "--in-place").code == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_in_place_twice_changes_nothing_the_second_time(run, folder):
    run("fix", *PAIR, "--in-place")
    once = (folder / "visit.en.txt").read_bytes()
    assert run("fix", *PAIR, "--in-place").error_lines[-1].startswith("0 fixes made")
    assert (folder / "visit.en.txt").read_bytes() == once


def test_in_place_that_fails_leaves_the_file_as_it_was(run, folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    before = files(folder)
    result = run("fix", *PAIR, "--in-place")
    assert result.code == 2
    assert len(result.error_lines) == 1
    assert "No space left" in result.err
    assert files(folder) == before


def test_diff_says_what_would_change(run, folder):
    before = files(folder)
    result = run("fix", *PAIR, "--diff")
    lines = result.out.splitlines()
    assert lines[:2] == ["--- a/visit.en.txt", "+++ b/visit.en.txt"]
    assert [line for line in lines if line.startswith(("-The", "+The"))] == [
        "-" + ENGLISH.splitlines()[2],
        "+" + FIXED.splitlines()[2],
        "-" + ENGLISH.splitlines()[4],
        "+" + FIXED.splitlines()[4],
    ]
    assert files(folder) == before


def test_diff_of_nothing_is_empty(run, folder):
    (folder / "visit.en.txt").write_text(FIXED, encoding="utf-8")
    assert run("fix", *PAIR, "--diff").out == ""


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch on this machine")
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("odd", ["", "\u2028", "\x0c", "\x85"])
def test_diff_can_be_applied_by_patch(run, folder, newline, end, odd):
    path = folder / "visit.en.txt"
    text = ENGLISH.strip().replace("three days, ", f"three days,{odd} ") + end
    path.write_bytes(text.replace("\n", newline).encode())
    expected = run("fix", *PAIR).out
    diff = run("fix", *PAIR, "--diff").out
    subprocess.run(
        ["patch", "-p1", "--binary"], input=diff.encode(), cwd=folder, check=True, capture_output=True
    )
    assert path.read_bytes().decode() == expected


def test_diff_of_a_table_is_of_its_file(run, folder):
    table = f'source,target\n{ARABIC.splitlines()[2]},"{ENGLISH.splitlines()[2]}"\n'
    (folder / "visit.csv").write_text(table, encoding="utf-8")
    diff = run("fix", "visit.csv", "--diff").out
    assert f"-{table.splitlines()[1]}\n" in diff
    assert run("fix", "visit.csv").out == table.replace("in in", "in")


def test_suggested_fixes_only_on_request(run, folder):
    arabic = "وقال الوزير: «نستنكر وندين هذه الأعمال الجبانة التي استهدفت المدنيين في المدينة».\n"
    english = "The minister said: “We condemn and condemn these acts that targeted civilians in the city.”\n"
    (folder / "visit.ar.txt").write_text(arabic, encoding="utf-8")
    (folder / "visit.en.txt").write_text(english, encoding="utf-8")
    assert run("fix", *PAIR).out == english
    assert "condemn and condemn" not in run("fix", *PAIR, "--suggested").out


def test_rules_left_out_are_not_fixed(run):
    assert run("fix", *PAIR, "--ignore", "repeated-word").out == ENGLISH.replace("relations ,", "relations,")
    assert run("fix", *PAIR, "--select", "repeated-word").out == ENGLISH.replace("in in", "in")


def test_a_fix_that_the_guard_refuses_is_named(run, monkeypatch):
    monkeypatch.setattr("tqa.fixing.recheck.harm", lambda *_: "it would do harm")
    result = run("fix", *PAIR)
    assert result.out == ENGLISH
    assert sum(line.endswith(": it would do harm") for line in result.error_lines) == 2
    assert result.error_lines[-1] == "0 fixes made, 2 findings left"


def test_standard_input(run):
    assert run("fix", "visit.ar.txt", "-", stdin=ENGLISH.encode()).out == FIXED


def test_a_report_of_the_corrected_article_with_its_scores(run, folder):
    (folder / "human.en.txt").write_text(FIXED, encoding="utf-8")
    result = run(
        *("fix", *PAIR, "--output", "better.txt", "--html", "after.html", "--reference", "human.en.txt")
    )
    assert result.code == 0
    assert result.error_lines[-1] == "report: after.html"
    page = (folder / "after.html").read_text(encoding="utf-8")
    assert "Nothing found." in page
    assert "not testable" in page
    assert "100.00" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--html", "-"), "--html needs a file of its own"),
        (("--html", "x.txt", "--output", "x.txt"), "--html needs a file of its own"),
        (("--html", "visit.ar.txt"), "--html visit.ar.txt would overwrite an input"),
        (("--html", "visit.en.txt"), "--html visit.en.txt would overwrite an input"),
    ],
)
def test_a_report_needs_a_file_of_its_own(run, folder, arguments, said):
    before = files(folder)
    result = run("fix", *PAIR, *arguments)
    assert result.code == 2
    assert said in result.error_lines[0]
    assert files(folder) == before
