"""`tqa check` against a baseline: what it leaves out, what it writes, and what it refuses."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import ARABIC, ENGLISH, FIXED, files

PAIR = ("visit.ar.txt", "visit.en.txt")
CHECK = ("check", *PAIR, "--no-html")
BASE = "baseline.jsonl"


def written(folder):
    return [json.loads(line) for line in (folder / BASE).read_text(encoding="utf-8").splitlines()]


def english(folder, text):
    (folder / "visit.en.txt").write_text(text, encoding="utf-8")


def test_a_first_baseline_takes_all_and_the_next_check_is_quiet(run, folder):
    first = run(*CHECK, "--write-baseline", BASE)
    assert first.code == 0
    assert first.error_lines == [
        "+ visit.en.txt: repeated-word “in in”",
        "+ visit.en.txt: punctuation-spacing “relations ,”",
        "baseline.jsonl: 2 added, 0 dropped, 0 entries of visit.en.txt kept",
    ]
    assert {entry["rule"] for entry in written(folder)} == {"repeated-word", "punctuation-spacing"}
    then = run(*CHECK, "--baseline", BASE)
    assert (then.code, then.err) == (0, "")
    assert "note: 2 findings known to baseline.jsonl are left out" in then.out
    assert "repeated-word" not in then.out
    assert run("check", *PAIR, "--format", "jsonl", "--baseline", BASE).out == ""


def test_a_new_finding_fails_and_is_the_only_one_shown(run, folder):
    run(*CHECK, "--write-baseline", BASE)
    english(folder, ENGLISH.replace("lasts three", "lasts lasts three"))
    result = run("check", *PAIR, "--baseline", BASE, "--format", "jsonl")
    assert result.code == 1
    assert [json.loads(line)["text"] for line in result.out.splitlines()] == ["lasts lasts"]
    assert "1 finding (" in run(*CHECK, "--baseline", BASE).out


def test_writing_again_shrinks_and_grows_only_when_told(run, folder):
    run(*CHECK, "--write-baseline", BASE)
    before = written(folder)
    english(folder, FIXED.replace("lasts three", "lasts lasts three"))
    result = run(*CHECK, "--write-baseline", BASE)
    assert result.code == 1
    assert written(folder) == []
    assert result.error_lines[-2:] == [
        "baseline.jsonl: 0 added, 2 dropped, 0 entries of visit.en.txt kept",
        "1 new finding not accepted; --accept-new adds what is new",
    ]
    assert {line[0] for line in result.error_lines[:-2]} == {"-"}
    result = run(*CHECK, "--write-baseline", BASE, "--accept-new")
    assert result.code == 0
    assert result.error_lines[0] == "+ visit.en.txt: repeated-word “lasts lasts”"
    assert [entry["text"] for entry in written(folder)] == ["lasts lasts"]
    assert before != written(folder)


def test_writing_twice_writes_the_same_bytes(run, folder):
    run(*CHECK, "--write-baseline", BASE)
    first = files(folder)
    assert run(*CHECK, "--write-baseline", BASE).code == 0
    assert files(folder) == first


def test_stale_entries_warn_and_fail_when_strict(run, folder):
    run(*CHECK, "--write-baseline", BASE)
    english(folder, FIXED)
    result = run(*CHECK, "--baseline", BASE)
    assert result.code == 0
    assert result.error_lines[0].startswith(
        "tqa: baseline.jsonl: knows 2 findings that are no longer there: "
    )
    assert run(*CHECK, "--baseline", BASE, "--strict-baseline").code == 1
    assert run(*CHECK, "--baseline", BASE, "--strict-baseline", "--select", "accuracy").code == 0


def test_other_articles_keep_their_entries_and_a_renamed_one_takes_them_along(run, folder):
    run(*CHECK, "--write-baseline", BASE)
    (folder / "other.en.txt").write_text(ENGLISH.replace("in in", "in"), encoding="utf-8")
    other = ("check", "visit.ar.txt", "other.en.txt", "--no-html")
    assert run(*other, "--baseline", BASE).code == 1
    run(*other, "--write-baseline", BASE, "--accept-new")
    assert sorted(entry["article"] for entry in written(folder)) == ["other.en.txt"] + ["visit.en.txt"] * 2
    (folder / "news").mkdir()
    (folder / "visit.en.txt").rename(folder / "news" / "renamed.en.txt")
    moved = ("check", "visit.ar.txt", "news/renamed.en.txt", "--no-html")
    assert run(*moved, "--baseline", BASE).code == 0
    run(*moved, "--write-baseline", BASE)
    assert {entry["article"] for entry in written(folder)} == {"other.en.txt", "news/renamed.en.txt"}


def test_the_path_counts_from_the_baseline_wherever_one_stands(run, folder, monkeypatch):
    (folder / "ci").mkdir()
    run(*CHECK, "--write-baseline", f"ci/{BASE}")
    assert '"../visit.en.txt"' in (folder / "ci" / BASE).read_text(encoding="utf-8")
    monkeypatch.chdir(folder / "ci")
    arguments = ("check", "../visit.ar.txt", str(folder / "visit.en.txt"), "--no-html")
    assert run(*arguments, "--baseline", BASE).code == 0


def test_standard_input_has_a_name_of_its_own(run, folder):
    arguments = ("check", "visit.ar.txt", "-", "--no-html")
    run(*arguments, "--write-baseline", BASE, stdin=ENGLISH.encode())
    assert {entry["article"] for entry in written(folder)} == {"<stdin>"}
    assert run(*arguments, "--baseline", BASE, stdin=ENGLISH.encode()).code == 0


def test_the_page_says_so_too(run, folder):
    run(*CHECK, "--write-baseline", BASE)
    run("check", *PAIR, "--baseline", BASE, "--html", "page.html")
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "2 findings known to baseline.jsonl are left out" in page


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--baseline", "none.jsonl"), "none.jsonl: no such file; check the path"),
        (("--baseline", "broken.jsonl"), "broken.jsonl: line 1: not a baseline entry (no JSON)"),
        (("--write-baseline", "broken.jsonl"), "broken.jsonl: line 1: not a baseline entry (no JSON)"),
        (("--baseline", "a", "--write-baseline", "b"), "--baseline and --write-baseline exclude each other"),
        (("--accept-new",), "--accept-new needs --write-baseline FILE"),
        (("--strict-baseline",), "--strict-baseline needs --baseline FILE"),
        (("--write-baseline", "visit.ar.txt"), "the baseline visit.ar.txt is a file that this run reads"),
        (
            ("--baseline", "broken.jsonl", "--output", "broken.jsonl"),
            "the baseline broken.jsonl is a file that this run reads",
        ),
        (("--write-baseline", "no/b.jsonl"), "no/b.jsonl: its folder does not exist; create it first"),
    ],
)
def test_what_cannot_be_meant_is_code_2_and_one_line(run, folder, options, said):
    (folder / "broken.jsonl").write_text("<<<<<<< ours\n", encoding="utf-8")
    before = files(folder)
    result = run(*CHECK, *options)
    assert result.code == 2
    assert result.error_lines[-1].startswith(f"tqa: {said}")
    assert result.out == ""
    assert files(folder) == before


def test_a_table_has_its_baseline_too(run, folder):
    rows = [{"id": "1", "source": ARABIC.split("\n")[2], "target": "He arrived in in Baghdad."}]
    (folder / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run("check", "pairs.jsonl", "--no-html", "--write-baseline", BASE)
    assert {entry["article"] for entry in written(folder)} == {"pairs.jsonl"}
    assert run("check", "pairs.jsonl", "--no-html", "--baseline", BASE).code == 0
