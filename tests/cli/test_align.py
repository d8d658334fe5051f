"""`tqa align`: what it prints and writes, what it says on standard error, what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import tqa
from tests.cli.conftest import ARABIC, ENGLISH, files
from tests.cli.test_errors import FRENCH, PERSIAN, refused
from tests.test_startup import HEAVY, command, modules
from tqa.output.beads import FORMATS

PAIR = ("visit.ar.txt", "visit.en.txt")
CORPORA = Path(__file__).parents[2] / "corpora" / "articles"
SENTENCES = [line for line in ENGLISH.splitlines() if line]
SUMMARY = (
    "4 Arabic and 4 English sentences in 4 beads: 1-1 × 4; unmatched: 0 Arabic, 0 English; moved: 0; "
    "mean confidence: "
)
XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"


def loaded(run, *arguments, stdin=b""):
    """The JSON that a successful run prints."""
    result = run("align", *arguments, "--format", "json", stdin=stdin)
    assert result.code == 0
    return json.loads(result.out)


def corpus(name):
    return str(CORPORA / f"{name}.ar.txt"), str(CORPORA / f"{name}.en.txt")


def test_beads_on_standard_output_and_a_summary_beside_them(run, folder):
    before = files(folder)
    result = run("align", *PAIR)
    assert result.code == 0
    assert result.out.count("  1-1  confidence ") == 4
    unwrapped = " ".join(result.out.split())
    assert all(
        f" en {number} {line}" in unwrapped for number, line in zip((1, 3, 5, 7), SENTENCES, strict=True)
    )
    assert len(result.error_lines) == 1
    assert result.err.startswith(SUMMARY)
    assert files(folder) == before


@pytest.mark.parametrize("name", FORMATS)
def test_output_holds_what_would_be_printed(run, folder, name):
    printed = run("align", *PAIR, "--format", name)
    result = run("align", *PAIR, "--format", name, "--output", "beads")
    assert (result.code, result.out) == (0, "")
    assert (folder / "beads").read_text(encoding="utf-8") == printed.out
    assert result.err == printed.err
    assert result.err.startswith(SUMMARY)


@pytest.mark.parametrize("name", FORMATS)
def test_equal_runs_write_equal_bytes(run, name):
    assert run("align", *PAIR, "--format", name) == run("align", *PAIR, "--format", name)


def test_every_format_holds_the_same_texts(run):
    made = {name: run("align", *PAIR, "--format", name).out for name in ("tsv", "tmx", "xliff")}
    rows = csv.DictReader(io.StringIO(made["tsv"], newline=""), dialect="excel-tab")
    assert [row["target"] for row in rows] == SENTENCES
    assert [each.text for each in ET.fromstring(made["tmx"].encode()).iter("seg")][1::2] == SENTENCES
    targets = ET.fromstring(made["xliff"].encode()).iter(f"{XLIFF}target")
    assert [each.text for each in targets] == SENTENCES


def test_beads_are_those_of_the_python_interface(run):
    made = loaded(run, *PAIR)
    beads = tqa.align(*([unit["text"] for unit in made["units"][side]] for side in ("source", "target")))
    assert [(bead.source, bead.target) for bead in beads] == [
        (tuple(bead["source"]), tuple(bead["target"])) for bead in made["beads"]
    ]


@pytest.mark.parametrize(("unit", "units"), [("line", 4), ("sentence", 5), ("paragraph", 2)])
def test_units(run, folder, unit, units):
    english = f"{SENTENCES[0]}\n{SENTENCES[1]}\n\n{SENTENCES[2]} It is so.\n{SENTENCES[3]}\n"
    (folder / "b.en.txt").write_text(english, encoding="utf-8")
    result = run("align", "visit.ar.txt", "b.en.txt", "--unit", unit, "--format", "json")
    made = json.loads(result.out)
    assert made["unit"] == unit
    assert len(made["units"]["target"]) == units
    for side, text in (("source", ARABIC), ("target", english)):
        for each in made["units"][side]:
            assert text[each["start"] : each["end"]] == each["text"]
            assert text.count("\n", 0, each["start"]) == each["line"] - 1
    assert f"{units} English {unit}s" in result.err
    used = sorted(index for bead in made["beads"] for index in bead["target"])
    assert used == list(range(units))


def test_sentences_are_the_default_unit(run):
    assert run("align", *PAIR, "--unit", "sentence") == run("align", *PAIR)


def test_lines_of_a_file_and_units_are_the_same(run):
    source, target = corpus("city-water-network")
    made = loaded(run, source, target, "--unit", "line")
    for side, path in (("source", source), ("target", target)):
        lines = Path(path).read_text(encoding="utf-8").split("\n")
        assert {each["line"]: each["text"] for each in made["units"][side]} == {
            number: line.strip() for number, line in enumerate(lines, 1) if line.strip()
        }


@pytest.mark.parametrize("side", [0, 1])
def test_standard_input_for_either_side(run, side):
    paths = list(PAIR)
    paths[side] = "-"
    made = loaded(run, *paths, stdin=(ARABIC, ENGLISH)[side].encode())
    expected = loaded(run, *PAIR)
    assert (made["beads"], made["units"]) == (expected["beads"], expected["units"])
    assert made[("source", "target")[side]] == "<stdin>"


def test_a_bilingual_file_has_its_own_beads(run, folder):
    rows = "id\tsource\ttarget\nr2\tوصل الوزير إلى بغداد.\tThe visit is over.\nr1\tثم غادر.\t\n"
    (folder / "visit.tsv").write_text(rows, encoding="utf-8")
    result = run("align", "visit.tsv", "--format", "json")
    made = json.loads(result.out)
    assert [(bead["id"], bead["type"]) for bead in made["beads"]] == [("r2", "1-1"), ("r1", "1-0")]
    assert made["unit"] == "row"
    assert [unit["line"] for unit in made["units"]["source"]] == [2, 3]
    summary, warning = result.error_lines
    assert summary == (
        "2 Arabic and 2 English rows in 2 beads: 1-1 × 1, 1-0 × 1; unmatched: 1 Arabic, 0 English; moved: 0; "
        "mean confidence: 1.00"
    )
    assert warning == "warning: 1 of 2 Arabic rows have no English: is a translation missing?"


def test_tsv_is_read_by_check_and_by_align_again(run):
    run("align", *PAIR, "--format", "tsv", "--output", "beads.tsv")
    lines = [
        run("check", *arguments, "--format", "jsonl").out.splitlines() for arguments in (PAIR, ("beads.tsv",))
    ]
    found = [[(each["id"], each["rule"], each["text"]) for each in map(json.loads, side)] for side in lines]
    assert found[0] == found[1] != []
    again = loaded(run, "beads.tsv")
    first = loaded(run, *PAIR)
    texts = [[unit["text"] for unit in made["units"]["target"]] for made in (first, again)]
    assert texts[0] == texts[1]


def test_what_has_no_partner_is_counted_warned_of_and_left_out_of_the_tmx(run, folder):
    lines = ENGLISH.split("\n\n")
    (folder / "short.en.txt").write_text("\n\n".join([*lines[:2], lines[3]]), encoding="utf-8")
    result = run("align", "visit.ar.txt", "short.en.txt", "--format", "tmx")
    assert result.code == 0
    assert "1-0 × 1; unmatched: 1 Arabic, 0 English" in result.error_lines[0]
    assert result.error_lines[1:] == [
        "warning: 1 of 4 Arabic sentences have no English: is a translation missing?",
        "note: 1 bead without a partner is not in the TMX; --format tsv, json and xliff keep it",
    ]
    assert len(list(ET.fromstring(result.out.encode()).iter("tu"))) == 3
    assert len(run("align", "visit.ar.txt", "short.en.txt", "--format", "xliff").error_lines) == 2


@pytest.mark.parametrize("unit", ["line", "sentence", "paragraph"])
def test_files_that_do_not_belong_together_draw_a_warning(run, unit):
    source, target = corpus("court-fraud-case")[0], corpus("derby-final")[1]
    result = run("align", source, target, "--unit", unit)
    assert result.code == 0
    assert result.error_lines[1].startswith("warning: ")
    assert result.error_lines[1].endswith("are the two files the same article?")
    assert unit in result.error_lines[0]


@pytest.mark.parametrize("unit", ["line", "sentence", "paragraph"])
@pytest.mark.parametrize("name", ["court-fraud-case", "derby-final", "budget-levantine"])
def test_files_that_belong_together_draw_none(run, name, unit):
    assert "same article" not in run("align", *corpus(name), "--unit", unit).err


@pytest.mark.parametrize("colour", ["always", "never", "auto"])
def test_colour(run, colour):
    assert ("\x1b[" in run("align", *PAIR, "--colour", colour).out) is (colour == "always")


def test_a_lexicon_of_ones_own(run, folder):
    pairs = zip(ARABIC.strip().split("\n\n"), ENGLISH.strip().split("\n\n"), strict=True)
    rows = "".join(f"{arabic}\t{english}\n" * 3 for arabic, english in pairs)
    (folder / "memory.tsv").write_text(rows, encoding="utf-8")
    assert run("lexicon", "train", "memory.tsv", "--output", "own.lex").code == 0
    own, shipped = loaded(run, *PAIR, "--lexicon", "own.lex"), loaded(run, *PAIR)
    assert own["units"] == shipped["units"]
    assert own["beads"] != shipped["beads"]
    assert "own.lex" in refused(run, folder, "align", *PAIR, "--lexicon", "own.lex", "--output", "own.lex")


def test_a_lexicon_that_is_not_there(run, folder):
    assert "own.lex" in refused(run, folder, "align", *PAIR, "--lexicon", "own.lex")


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("visit.ar.txt", "nowhere.txt"), "nowhere.txt: no such file"),
        (("visit.ar.txt",), "needs a second file"),
        (("visit.en.txt", "visit.ar.txt"), "give the Arabic file first"),
        (("visit.ar.txt", "visit.ar.txt"), "is the same file"),
        (("visit.ar.txt", "copy.txt"), "copy.txt: the target is in Arabic script"),
        (("visit.en.txt", "copy.en.txt"), "visit.en.txt: the source is not in Arabic script"),
        (("-", "-"), "given twice"),
        (("empty.txt", "visit.en.txt"), "empty.txt: is empty"),
        (("visit.ar.txt", "empty.txt"), "empty.txt: is empty"),
        (("visit.ar.txt", "french.txt"), "french.txt: the target looks French"),
        (("persian.txt", "visit.en.txt"), "persian.txt: the source looks Persian"),
        (("visit.ar.txt", "rows.tsv"), "rows.tsv: is a bilingual file"),
        (("wrong.tsv",), "wrong.tsv: line 1"),
    ],
)
def test_bad_input(run, folder, paths, expected):
    for name, text in {
        "copy.txt": ARABIC,
        "copy.en.txt": ENGLISH,
        "empty.txt": "\n \n",
        "french.txt": FRENCH,
        "persian.txt": PERSIAN,
        "rows.tsv": "source\ttarget\nنص\ttext\n",
        "wrong.tsv": "one\ttwo\nنص\ttext\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert expected in refused(run, folder, "align", *paths, stdin=ARABIC.encode())


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((*PAIR, "--format", "tbx"), "'tbx'"),
        ((*PAIR, "--unit", "word"), "'word'"),
        ((*PAIR, "third.txt"), "third.txt"),
        ((), "SOURCE"),
        ((*PAIR, "--output", "missing/beads.tsv"), "its folder does not exist"),
        ((*PAIR, "--output", "."), "is a directory"),
        ((*PAIR, "--output", "./visit.ar.txt"), "would overwrite an input"),
        ((*PAIR, "--output", "visit.en.txt"), "would overwrite an input"),
    ],
)
def test_wrong_usage(run, folder, arguments, expected):
    assert expected in refused(run, folder, "align", *arguments)


@pytest.mark.parametrize(("option", "value"), [("--unit", "line"), ("--lexicon", "own.lex")])
def test_options_that_would_do_nothing(run, folder, option, value):
    (folder / "rows.tsv").write_text("source\ttarget\nنص\ttext\n", encoding="utf-8")
    line = refused(run, folder, "align", "rows.tsv", option, value)
    assert f"rows.tsv: is aligned already, so that {option} would do nothing; leave it out" in line


def test_hostile_names_and_texts_stay_harmless(run, folder):
    name = "a\x1b[31m\u202e.txt"
    (folder / name).write_text(ENGLISH.replace("Sunday", "Sun\x1b[2Jday\u202e"), encoding="utf-8")
    for each in FORMATS:
        result = run("align", "visit.ar.txt", name, "--format", each)
        assert result.code == 0
        assert "\x1b" not in result.out + result.err


def test_help_loads_nothing_heavy(folder):
    assert not modules(folder, command("align", "--help")) & HEAVY


def test_a_plain_run_loads_no_encoder_and_no_colours(folder):
    loaded_modules = modules(folder, command("align", *PAIR))
    assert not loaded_modules & (HEAVY - {"langdetect", "numpy", "Stemmer", "difflib"})
    assert "tqa.neural" not in loaded_modules
