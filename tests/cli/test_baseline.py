"""`tqa baseline`, and `tqa check` against what it writes."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import ARABIC, ENGLISH, FIXED, files

PAIR = ("visit.ar.txt", "visit.en.txt")
CHECK = ("check", *PAIR, "--no-html")
BASE = "baseline.jsonl"
WRITE = ("baseline", "write", *PAIR, "--output", BASE)
UPDATE = ("baseline", "update", *PAIR, "--output", BASE)
PRUNE = ("baseline", "prune", "--output", BASE)


def written(folder):
    return [json.loads(line) for line in (folder / BASE).read_text(encoding="utf-8").splitlines()]


def english(folder, text):
    (folder / "visit.en.txt").write_text(text, encoding="utf-8")


def test_a_first_baseline_takes_all_and_the_next_check_is_quiet(run, folder):
    first = run(*WRITE)
    assert (first.code, first.out) == (0, "")
    assert first.error_lines == ["+ visit.en.txt: 2 findings", f"{BASE}: 2 findings of 1 article accepted"]
    assert {entry["rule"] for entry in written(folder)} == {"repeated-word", "punctuation-spacing"}
    then = run(*CHECK, "--baseline", BASE)
    assert (then.code, then.err) == (0, "")
    assert "note: 2 findings known to baseline.jsonl are left out" in then.out
    assert "repeated-word" not in then.out
    assert run("check", *PAIR, "--format", "jsonl", "--baseline", BASE).out == ""


def test_a_new_finding_fails_and_is_the_only_one_shown(run, folder):
    run(*WRITE)
    english(folder, ENGLISH.replace("lasts three", "lasts lasts three"))
    result = run("check", *PAIR, "--baseline", BASE, "--format", "jsonl")
    assert result.code == 1
    assert [json.loads(line)["text"] for line in result.out.splitlines()] == ["lasts lasts"]
    assert "1 finding (" in run(*CHECK, "--baseline", BASE).out


def test_one_finding_in_the_place_of_another_is_new(run, folder):
    run(*WRITE)
    english(folder, ENGLISH.replace("in in", "in").replace("lasts three", "lasts lasts three"))
    result = run(*CHECK, "--baseline", BASE, "--format", "jsonl")
    assert result.code == 1
    assert [json.loads(line)["text"] for line in result.out.splitlines()] == ["lasts lasts"]
    assert "knows a finding that is no longer there: repeated-word “in in”" in result.err


def test_the_score_is_of_what_is_new(run, folder):
    alone = run(*CHECK, "--format", "json").out
    run(*WRITE)
    assert json.loads(alone)["scores"]["MQM"]["score"] < 100
    against = json.loads(run(*CHECK, "--format", "json", "--baseline", BASE).out)["scores"]["MQM"]
    assert against["score"] == 100
    assert "penalty 0.0 in" in against["signature"]
    assert run(*CHECK, "--min-mqm", "100", "--baseline", BASE).code == 0
    assert run(*CHECK, "--min-mqm", "100", "--fail-level", "never").code == 1
    english(folder, ENGLISH.replace("lasts three", "lasts lasts three"))
    assert run(*CHECK, "--min-mqm", "100", "--fail-level", "never", "--baseline", BASE).code == 1


def test_writing_refuses_an_article_that_it_knows(run, folder):
    run(*WRITE)
    before = files(folder)
    english(folder, ENGLISH.replace("lasts three", "lasts lasts three"))
    result = run(*WRITE)
    assert result.code == 2
    assert result.error_lines == [
        f"tqa: {BASE}: has entries of visit.en.txt already; tqa baseline update changes them"
    ]
    assert (folder / BASE).read_bytes() == before[BASE]
    (folder / "visit.en.txt").rename(folder / "renamed.en.txt")
    renamed = run("baseline", "write", "visit.ar.txt", "renamed.en.txt", "--output", BASE)
    assert renamed.code == 2
    assert "knows renamed.en.txt as visit.en.txt, which is gone" in renamed.err
    assert (folder / BASE).read_bytes() == before[BASE]


def test_updating_shrinks_and_grows_only_when_told(run, folder):
    run(*WRITE)
    english(folder, FIXED.replace("lasts three", "lasts lasts three"))
    result = run(*UPDATE)
    assert result.code == 1
    assert written(folder) == []
    assert result.error_lines == [
        "- visit.en.txt: punctuation-spacing “relations ,”",
        "- visit.en.txt: repeated-word “in in”",
        "baseline.jsonl: 0 added, 2 dropped, 0 entries of visit.en.txt kept",
        "1 new finding not accepted; --accept-new adds what is new",
    ]
    result = run(*UPDATE, "--accept-new")
    assert result.code == 0
    assert result.error_lines[0] == "+ visit.en.txt: repeated-word “lasts lasts”"
    assert [entry["text"] for entry in written(folder)] == ["lasts lasts"]


def test_updating_without_a_change_writes_the_same_bytes(run, folder):
    run(*WRITE)
    first = files(folder)
    assert run(*UPDATE).code == run(*UPDATE, "--accept-new").code == 0
    assert files(folder) == first


def test_stale_entries_warn_and_fail_when_strict(run, folder):
    run(*WRITE)
    english(folder, FIXED)
    result = run(*CHECK, "--baseline", BASE)
    assert result.code == 0
    assert result.error_lines[0].startswith(
        "tqa: baseline.jsonl: knows 2 findings that are no longer there: "
    )
    strict = run(*CHECK, "--baseline", BASE, "--strict-baseline")
    assert strict.code == 1
    assert "tqa: failed: stale entries in baseline.jsonl (--strict-baseline)" in strict.error_lines
    assert run(*CHECK, "--baseline", BASE, "--strict-baseline", "--select", "accuracy").code == 0


def test_other_articles_keep_their_entries_and_a_renamed_one_takes_them_along(run, folder):
    run(*WRITE)
    (folder / "other.en.txt").write_text(ENGLISH.replace("in in", "in"), encoding="utf-8")
    other = ("visit.ar.txt", "other.en.txt")
    assert run("check", *other, "--no-html", "--baseline", BASE).code == 1
    assert run("baseline", "write", *other, "--output", BASE).code == 0
    assert sorted(entry["article"] for entry in written(folder)) == ["other.en.txt"] + ["visit.en.txt"] * 2
    (folder / "news").mkdir()
    (folder / "visit.en.txt").rename(folder / "news" / "renamed.en.txt")
    moved = ("visit.ar.txt", "news/renamed.en.txt")
    strict = run("check", *moved, "--no-html", "--baseline", BASE, "--strict-baseline")
    assert (strict.code, strict.err) == (0, "")
    assert run("baseline", "update", *moved, "--output", BASE).code == 0
    assert {entry["article"] for entry in written(folder)} == {"other.en.txt", "news/renamed.en.txt"}


def test_pruning_drops_what_is_known_of_articles_that_are_gone(run, folder):
    run(*WRITE)
    (folder / "other.en.txt").write_text(ENGLISH, encoding="utf-8")
    other = ("visit.ar.txt", "other.en.txt")
    run("baseline", "write", *other, "--output", BASE)
    english(folder, FIXED)  # stale, but there: no business of prune
    unchanged = run(*PRUNE)
    assert (unchanged.code, len(written(folder))) == (0, 4)
    (folder / "visit.en.txt").unlink()
    warned = run("check", *other, "--no-html", "--baseline", BASE)
    assert warned.code == 0
    assert "knows 2 findings of articles that are gone: visit.en.txt; tqa baseline prune" in warned.err
    assert run("check", *other, "--no-html", "--baseline", BASE, "--strict-baseline").code == 1
    pruned = run(*PRUNE)
    assert pruned.error_lines == [
        "- visit.en.txt: 2 findings",
        "baseline.jsonl: 2 entries of 1 article dropped, 2 entries kept",
    ]
    assert {entry["article"] for entry in written(folder)} == {"other.en.txt"}


def test_pruning_a_file_that_was_moved_drops_nothing(run, folder):
    run(*WRITE)
    (folder / "ci").mkdir()
    (folder / BASE).rename(folder / "ci" / BASE)
    before = files(folder)
    result = run("baseline", "prune", "--output", f"ci/{BASE}")
    assert result.code == 2
    assert "none of its articles is there, such as visit.en.txt; was the file moved?" in result.err
    assert files(folder) == before


def test_the_path_counts_from_the_baseline_wherever_one_stands(run, folder, monkeypatch):
    (folder / "ci").mkdir()
    run("baseline", "write", *PAIR, "--output", f"ci/{BASE}")
    assert '"../visit.en.txt"' in (folder / "ci" / BASE).read_text(encoding="utf-8")
    monkeypatch.chdir(folder / "ci")
    arguments = ("check", "../visit.ar.txt", str(folder / "visit.en.txt"), "--no-html")
    assert run(*arguments, "--baseline", BASE).code == 0


def test_standard_input_has_a_name_of_its_own(run, folder):
    write = ("baseline", "write", "visit.ar.txt", "-", "--output", BASE)
    run(*write, stdin=ENGLISH.encode())
    assert {entry["article"] for entry in written(folder)} == {"<stdin>"}
    check = ("check", "visit.ar.txt", "-", "--no-html", "--baseline", BASE)
    assert run(*check, stdin=ENGLISH.encode()).code == 0
    assert "has entries of <stdin> already" in run(*write, stdin=ENGLISH.encode()).err


def test_the_page_says_so_too(run, folder):
    run(*WRITE)
    run("check", *PAIR, "--baseline", BASE, "--html", "page.html")
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "2 findings known to baseline.jsonl are left out" in page


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ((*CHECK, "--baseline", "none.jsonl"), "none.jsonl: no such file; check the path"),
        ((*CHECK, "--baseline", "broken.jsonl"), "broken.jsonl: line 1: not a baseline entry (no JSON)"),
        ((*CHECK, "--strict-baseline"), "--strict-baseline needs --baseline FILE"),
        ((*CHECK, "--baseline-ref", "main"), "--baseline-ref needs --baseline FILE"),
        (
            (*CHECK, "--baseline", "b", "--baseline-ref", "main"),
            "--baseline-ref main: not in a git work tree",
        ),
        ((*CHECK, "--baseline", "visit.ar.txt"), "the baseline visit.ar.txt is a file that this run reads"),
        (
            (*CHECK, "--baseline", "broken.jsonl", "--output", "broken.jsonl"),
            "the baseline broken.jsonl is a file that this run reads",
        ),
        (
            ("baseline", "write", *PAIR, "--output", "broken.jsonl"),
            "broken.jsonl: line 1: not a baseline entry (no JSON)",
        ),
        (
            ("baseline", "write", *PAIR, "--output", "visit.ar.txt"),
            "visit.ar.txt: line 1: not a baseline entry",
        ),
        (
            ("baseline", "write", *PAIR, "--output", "no/b.jsonl"),
            "no/b.jsonl: its folder does not exist; create it first",
        ),
        (
            ("baseline", "update", *PAIR, "--output", "empty.jsonl", "--glossary", "empty.jsonl"),
            "the baseline empty.jsonl is a file that this run reads",
        ),
        (("baseline", "write", *PAIR), "Missing option '--output'"),
        (("baseline", "write", "--output", "b"), "Missing argument 'SOURCE'"),
        (UPDATE, f"{BASE}: no such file; check the path"),
        (PRUNE, f"{BASE}: no such file; check the path"),
        (("baseline", "prune", "--output", "broken.jsonl"), "broken.jsonl: line 1: not a baseline entry"),
    ],
)
def test_what_cannot_be_meant_is_code_2_and_one_line(run, folder, command, said, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    (folder / "broken.jsonl").write_text("<<<<<<< ours\n", encoding="utf-8")
    (folder / "empty.jsonl").write_bytes(b"")
    before = files(folder)
    result = run(*command)
    assert result.code == 2
    assert result.error_lines[-1].startswith(f"tqa: {said}")
    assert result.out == ""
    assert files(folder) == before


def test_a_table_has_its_baseline_too(run, folder):
    rows = [{"id": "1", "source": ARABIC.split("\n")[2], "target": "He arrived in in Baghdad."}]
    (folder / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run("baseline", "write", "pairs.jsonl", "--output", BASE)
    assert {entry["article"] for entry in written(folder)} == {"pairs.jsonl"}
    assert run("check", "pairs.jsonl", "--no-html", "--baseline", BASE).code == 0
