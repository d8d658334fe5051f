"""`tqa fix --decisions`: what a reviewer decided, in the target's own format."""

from __future__ import annotations

import json

import pytest

import tqa
from tests.cli.conftest import ARABIC, ENGLISH, FIXED, files
from tqa.fixing.decisions import text_digest

PAIR = ("visit.ar.txt", "visit.en.txt")
DECIDED = (*PAIR, "--decisions", "d.json")
NEW = "The minister wants good relations with every neighbour."
ONE_FIXED = ENGLISH.replace("in in", "in")


@pytest.fixture
def decide(folder):
    """Write d.json: for each finding of the article in turn a choice, or the new words of its sentence."""

    def write(*choices, extra=(), text=ENGLISH):
        article = tqa.read(*PAIR)
        report = tqa.check(article)
        entries = [
            _entry(report, finding, choice) for finding, choice in zip(report.findings, choices, strict=False)
        ]
        value = {
            "version": 1,
            "tool": f"tqa {tqa.__version__}",
            "article": {"source": PAIR[0], "target": PAIR[1], "target_sha256": text_digest(text)},
            "decisions": [*entries, *extra],
        }
        (folder / "d.json").write_text(json.dumps(value), encoding="utf-8")

    return write


def _entry(report, finding, choice):
    entry = {"fingerprint": finding.fingerprint, "rule": finding.name, "decision": choice, "fix": None}
    if choice in {"accept", "reject", "ignore"}:
        return entry
    span = report.bead_span(report.beads[finding.bead], "en")
    original = span.of(report.article.target.text)
    place = {"start": span.start, "end": span.end, "original": original}
    return {**entry, "decision": "edit", "text": choice, **place}


def test_only_what_was_accepted_is_printed(run, decide):
    decide("accept", "reject")
    result = run("fix", *DECIDED)
    assert (result.code, result.out) == (0, ONE_FIXED)
    assert result.error_lines == ["1 fix made, 1 finding left; MQM score 96.43 before, 98.18 after"]


def test_an_edited_sentence(run, decide):
    decide("ignore", NEW)
    result = run("fix", *DECIDED)
    assert result.code == 0
    assert NEW in result.out
    assert "arrived in in" in result.out


def test_in_place_output_and_diff(run, decide, folder):
    decide("accept", "accept")
    before = files(folder)
    diff = run("fix", *DECIDED, "--diff")
    assert diff.code == 0
    assert [line for line in diff.out.splitlines() if line.startswith("+The")] == [
        "+" + FIXED.splitlines()[2],
        "+" + FIXED.splitlines()[4],
    ]
    assert diff.error_lines == [
        "2 fixes would be made, 0 findings left; MQM score 96.43 before, 100.00 after"
    ]
    assert files(folder) == before
    assert run("fix", *DECIDED, "--output", "better.txt").out == ""
    assert (folder / "better.txt").read_text(encoding="utf-8") == FIXED
    run("fix", *DECIDED, "--in-place")
    assert (folder / "visit.en.txt").read_text(encoding="utf-8") == FIXED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_encoding_and_line_ends_are_kept(run, decide, folder, encoding, newline):
    path = folder / "visit.en.txt"
    text = ENGLISH.replace("\n", newline)
    path.write_bytes(text.encode(encoding))
    decide("accept", "Two lines:\nand one more.", text=text)
    assert run("fix", *DECIDED, "--in-place").code == 0
    lines = FIXED.splitlines()
    lines[4] = f"Two lines:{newline}and one more."
    assert path.read_bytes() == (newline.join(lines) + newline).encode(encoding)


def test_a_table_keeps_its_format(run, decide, folder):
    arabic, english = ARABIC.splitlines()[2], ENGLISH.splitlines()[2]
    (folder / "visit.csv").write_text(f'source,target,note\n{arabic},"{english}",kept\n', encoding="utf-8")
    report = tqa.check(tqa.read("visit.csv"))
    decide(extra=[_entry(report, report.findings[0], 'He "said", and\nleft.')], text=english)
    result = run("fix", "visit.csv", "--decisions", "d.json")
    assert (result.code, result.out) == (0, f'source,target,note\n{arabic},"He ""said"", and\nleft.",kept\n')


def test_decisions_that_do_not_fit_are_listed_and_the_others_carried_out(run, decide):
    gone = {"fingerprint": "f" * 16, "rule": "calque\u202e", "decision": "accept", "fix": None}
    decide("accept", "accept", extra=[gone])
    result = run("fix", *DECIDED)
    assert (result.code, result.out) == (1, FIXED)
    listed, summary = result.error_lines
    assert listed.startswith(
        "d.json: decision 3 (accept, calque\\u202e) not carried out: its finding is gone"
    )
    assert summary.startswith("2 fixes made, 1 decision not carried out, 0 findings left; MQM score")


def test_once_made_decisions_fit_no_more(run, decide, folder):
    decide("accept", "accept")
    run("fix", *DECIDED, "--in-place")
    result = run("fix", *DECIDED, "--in-place")
    assert result.code == 1
    assert result.error_lines[0].startswith("d.json: was made for another text than visit.en.txt")
    assert len(result.error_lines) == 4
    assert (folder / "visit.en.txt").read_text(encoding="utf-8") == FIXED


def test_what_the_guard_would_have_stopped_is_made_and_named(run, decide):
    doubled = (
        "The the minister told a press conference that his country wanted good relations "
        "with all its neighbours."
    )
    decide("reject", doubled)
    result = run("fix", *DECIDED)
    assert result.code == 0
    assert doubled in result.out
    assert result.error_lines[0] == (
        "made all the same: punctuation-spacing on “relations ,”: it raises a new finding (repeated-word)"
    )


def test_from_standard_input(run, decide, folder):
    decide("accept")
    data = (folder / "d.json").read_bytes()
    assert run("fix", *PAIR, "--decisions", "-", stdin=data).out == ONE_FIXED


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((*DECIDED, "--suggested"), "leave --suggested out"),
        (("visit.ar.txt", "-", "--decisions", "-"), "standard input cannot be both"),
        ((*DECIDED, "--output", "d.json"), "--output d.json would overwrite an input"),
        ((*PAIR, "--decisions", "none.json"), "none.json: no such file; check the path"),
        ((*PAIR, "--decisions", "visit.en.txt"), "visit.en.txt: line 1: not JSON from column 1 on"),
    ],
)
def test_what_cannot_be_meant(run, decide, folder, arguments, message):
    decide("accept")
    before = files(folder)
    result = run("fix", *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.error_lines[-1]
    assert files(folder) == before


def test_words_that_the_files_encoding_does_not_have(run, decide, folder):
    path = folder / "visit.en.txt"
    path.write_bytes(ENGLISH.replace("officials.", "officials — “envoys”.").encode("cp1256"))
    before = path.read_bytes()
    decide("accept", "Ⅻ officials.")
    result = run("fix", *DECIDED, "--in-place")
    assert (result.code, len([line for line in result.error_lines if "does not exist" in line])) == (2, 1)
    assert path.read_bytes() == before
