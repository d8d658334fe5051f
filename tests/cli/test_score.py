"""`tqa score`: what it prints, how it brings files together, what it refuses."""

from __future__ import annotations

import json

import pytest
from sacrebleu.metrics import BLEU

import tqa
from tests.cli.conftest import ARABIC, ENGLISH, FIXED
from tests.test_startup import HEAVY, command, modules

SIDES = [
    "The council met on Monday in the capital.",
    "Officials discussed the water shortage for three hours.",
    "No decision was taken before the evening.",
    "A second meeting is planned for next week.",
    "Farmers had asked for help in a letter.",
    "The minister promised an answer soon.",
    "Rain is not expected before November.",
    "Prices of vegetables rose by a tenth.",
]
WORSE = [text.replace("the ", "the the ").replace("for", "of") for text in SIDES]


def lines(texts):
    return "\n".join([*texts, ""])


def rows(texts, **columns):
    made = [
        {"id": f"s{k}", "source": "جملة", "target": text, **{key: each[k] for key, each in columns.items()}}
        for k, text in enumerate(texts)
    ]
    return "".join(json.dumps(row) + "\n" for row in made)


@pytest.fixture
def write(folder):
    """Write a file in the working folder and give its name."""

    def call(name, text):
        (folder / name).write_text(text, encoding="utf-8")
        return name

    return call


@pytest.fixture
def scored(run):
    """The JSON that a successful run prints."""

    def call(*arguments, stdin=b""):
        result = run("score", *arguments, "--format", "json", stdin=stdin)
        assert (result.code, result.err) == (0, "")
        return json.loads(result.out)

    return call


def test_a_text_against_a_reference(run, write):
    write("h.txt", lines(WORSE))
    write("r.txt", lines(SIDES))
    result = run("score", "h.txt", "--reference", "r.txt")
    assert (result.code, result.err) == (0, "")
    expected = BLEU().corpus_score(WORSE, [SIDES])
    (line,) = [line for line in result.out.splitlines() if line.startswith("BLEU ")]
    assert line.split()[:2] == ["BLEU", f"{expected.score:.2f}"]
    assert result.out.startswith("h.txt: 8 lines\nreference: r.txt\n")


def test_json_gives_the_scores_of_sacrebleu_and_of_the_api(scored, write):
    write("h.txt", lines(WORSE))
    write("r.txt", lines(SIDES))
    said = scored("h.txt", "--reference", "r.txt", "--against", "r.txt")
    scores = tqa.score(WORSE, SIDES, SIDES)
    assert said["scores"]["BLEU"]["score"] == BLEU().corpus_score(WORSE, [SIDES]).score
    for name, score in scores.items():
        each = said["scores"][name]
        assert each["score"] == score.score
        assert (each["verdict"], each["changed"], each["segments"]) == (score.verdict, score.changed, 8)
        assert each["delta"] == pytest.approx(score.delta, abs=1e-4)
        assert each["p_value"] == pytest.approx(score.p_value, abs=1e-4)
    assert len(said["segments"]) == 8
    assert said["segments"][2]["place"] == "line 3"
    assert said["segments"][2]["before"]["BLEU"] == 100.0


def test_the_table_against_a_baseline(run, write):
    write("h.txt", lines(SIDES))
    write("raw.txt", lines(WORSE))
    write("r.txt", lines(SIDES))
    out = run("score", "h.txt", "--reference", "r.txt", "--against", "raw.txt", "--metric", "chrF2").out
    assert "8 lines, " in out
    assert "better" in out
    assert "80 % of the time" in out
    assert "BLEU  " not in out
    worse = run("score", "raw.txt", "--reference", "r.txt", "--against", "h.txt").out
    assert "Worse than before, by chrF2:" in worse
    assert "  line 1: -" in worse


@pytest.mark.parametrize("format_", ["text", "markdown"])
@pytest.mark.parametrize(("count", "verdict"), [(0, "no change"), (1, "not testable"), (5, "not testable")])
def test_few_changes(run, write, format_, count, verdict):
    write("raw.txt", lines([f"{text} x" for text in SIDES[:count]] + SIDES[count:]))
    write("h.txt", lines(SIDES))
    write("r.txt", lines(SIDES))
    out = run("score", "h.txt", "--reference", "r.txt", "--against", "raw.txt", "--format", format_).out
    assert out.count(f" {verdict}\n" if format_ == "text" else f" {verdict} |\n") == 4
    assert "nan" not in out.lower()


def test_rows_are_scored_against_their_own_references(scored, write):
    said = scored(write("m.jsonl", rows(WORSE, reference=SIDES)))
    assert said["scores"]["BLEU"]["score"] == BLEU().corpus_score(WORSE, [SIDES]).score
    assert said["unit"] == "row"
    assert said["segments"][1]["place"] == "row s1"


def test_a_table_as_reference_gives_its_reference_or_else_its_target(scored, write):
    write("h.txt", lines(WORSE))
    own = scored("h.txt", "--reference", write("with.jsonl", rows(WORSE, reference=SIDES)))
    target = scored("h.txt", "--reference", write("without.jsonl", rows(SIDES)))
    table = "source\ttarget\n" + lines(f"جملة\t{text}" for text in SIDES)
    tabbed = scored("h.txt", "--reference", write("r.tsv", table))
    assert own["scores"] == target["scores"] == tabbed["scores"]
    assert own["scores"]["BLEU"]["score"] < 100


def test_rows_without_ids_go_by_their_order(scored, write):
    bare = rows(SIDES).replace('"id": "s', '"note": "s')
    said = scored(write("h.jsonl", rows(WORSE)), "--reference", write("r.jsonl", bare))
    assert len(said["segments"]) == 8
    assert said["segments"][0]["place"] == "row s0"


def test_two_references(scored, write):
    write("h.txt", lines(SIDES))
    names = [write("r1.txt", lines(SIDES)), write("r2.txt", lines(WORSE))]
    said = scored("h.txt", "--reference", names[0], "--reference", names[1])
    assert "nrefs:2" in said["scores"]["TER"]["signature"]
    assert said["references"] == names


def test_standard_input_and_a_file_for_the_output(run, write, folder):
    write("r.txt", lines(SIDES))
    text = lines(SIDES).encode()
    result = run(
        "score", "-", "--reference", "r.txt", "--output", "scores.md", "--format", "markdown", stdin=text
    )
    assert (result.code, result.out) == (0, "")
    assert (folder / "scores.md").read_text(encoding="utf-8").startswith("**\\<stdin\\>**: 8 lines")


def test_texts_of_other_lines_are_compared_through_the_source(scored, write):
    write("source.txt", ARABIC)
    write("h.txt", ENGLISH)
    heading, *sentences = FIXED.strip().split("\n\n")
    write("r.txt", f"{heading}\n\n{' '.join(sentences)}\n")
    said = scored("h.txt", "--reference", "r.txt", "--source", "source.txt", "--against", "visit.en.txt")
    assert said["unit"] == "stretch"
    names = ("h.txt", "visit.en.txt", "r.txt")
    assert said["notes"] == [f"4 of 4 sentences of {name} can be compared" for name in names]
    assert [segment["place"] for segment in said["segments"]] == [f"line {k}" for k in (1, 3, 5, 7)]
    assert said["scores"]["BLEU"]["verdict"] == "no change"
    assert said["scores"]["chrF2"]["score"] > 95


def test_a_sentence_that_only_the_baseline_has_counts_as_lost(scored, write):
    write("source.txt", ARABIC)
    write("h.txt", "\n\n".join(FIXED.split("\n\n")[:2]) + "\n")
    write("r.txt", FIXED.replace("\n\n", "\n"))
    said = scored("h.txt", "--reference", "r.txt", "--source", "source.txt", "--against", "visit.en.txt")
    assert len(said["segments"]) == 4
    assert [segment["scores"]["chrF2"] for segment in said["segments"][2:]] == [0.0, 0.0]
    assert said["scores"]["chrF2"]["delta"] < 0


def test_matching_lines_need_no_alignment(scored, write):
    write("h.txt", ENGLISH)
    write("r.txt", FIXED)
    said = scored("h.txt", "--reference", "r.txt", "--source", "visit.ar.txt")
    assert (said["unit"], len(said["segments"])) == ("line", 4)


def test_blank_lines(scored, write):
    write("h.txt", lines([*SIDES[:2], "", "", *SIDES[3:]]) + "\n\n")
    write("r.txt", lines([*SIDES[:2], "", *SIDES[2:]]))
    said = scored("h.txt", "--reference", "r.txt")
    # A line that is blank everywhere is none; one that only the hypothesis lacks is a missing translation.
    assert [segment["place"] for segment in said["segments"]][:4] == ["line 1", "line 2", "line 4", "line 5"]
    assert said["segments"][2]["scores"] == {"BLEU": 0.0, "chrF2": 0.0, "chrF2++": 0.0, "TER": 100.0}
    said = scored("r.txt", "--reference", "h.txt")
    assert said["notes"] == ["1 of 8 segments have no reference: what they say counts as wrong"]


@pytest.mark.parametrize(
    ("files", "arguments", "said"),
    [
        ({"h.txt": "a\n"}, ["h.txt", "--reference", "no2.txt"], "no2.txt: no such file"),
        ({}, ["no.txt", "--reference", "no2.txt"], "no.txt: no such file"),
        (
            {"h.txt": lines(SIDES)},
            ["h.txt"],
            "h.txt: has nothing to be compared with; name a human translation",
        ),
        ({"h.jsonl": rows(SIDES)}, ["h.jsonl"], "h.jsonl: has no reference; name a human translation"),
        (
            {"h.txt": lines(SIDES), "r.txt": lines(SIDES[:3])},
            ["h.txt", "--reference", "r.txt"],
            "r.txt: 3 lines where h.txt has 8; line 4 is the first that differs; give the Arabic with",
        ),
        (
            {"h.txt": lines([SIDES[0], "", *SIDES[1:]]), "r.txt": lines(SIDES)},
            ["h.txt", "--reference", "r.txt"],
            "r.txt: 8 lines where h.txt has 9; line 2 is the first that differs",
        ),
        (
            {"h.jsonl": rows(SIDES), "r.jsonl": rows([SIDES[0], *SIDES[2:]]).replace("s3", "x")},
            ["h.jsonl", "--reference", "r.jsonl"],
            "r.jsonl: 7 rows where h.jsonl has 8; row 4 (id 'x') is the first that differs; give",
        ),
        (
            {"h.jsonl": rows(SIDES), "r.jsonl": rows(SIDES).replace("s3", "x")},
            ["h.jsonl", "--reference", "r.jsonl"],
            "r.jsonl: row 4 has the id 'x' where h.jsonl has 's3'",
        ),
        ({"h.txt": "a\n", "r.txt": "\n \n"}, ["h.txt", "--reference", "r.txt"], "r.txt: is empty"),
        (
            {"h.jsonl": rows(["a"], reference=[" "])},
            ["h.jsonl"],
            "h.jsonl: has no text in its references; give a human translation",
        ),
        (
            {"h.txt": "a\n" + "b" * 1_000_000 + "\n", "r.txt": "a\nb\n"},
            ["h.txt", "--reference", "r.txt"],
            "h.txt: line 2: 1000000 characters in one segment; write one sentence on each",
        ),
        (
            {"h.txt": "a\n", "r.po": 'msgid "a"'},
            ["h.txt", "--reference", "r.po"],
            "r.po: line 1: an entry without msgstr; add it",
        ),
        ({}, ["-", "--reference", "-"], "<stdin>: is given twice"),
        (
            {"h.jsonl": rows(SIDES), "r.txt": lines(SIDES[:2])},
            ["h.jsonl", "--reference", "r.txt", "--source", "visit.ar.txt"],
            "h.jsonl: has rows, which --source cannot align; give text files",
        ),
        (
            {"h.txt": lines(SIDES), "r.txt": lines(SIDES[:2])},
            ["h.txt", "--reference", "r.txt", "--source", "h.txt"],
            "h.txt: the source is not in Arabic script",
        ),
        (
            {"h.txt": "a\n"},
            ["h.txt", "--reference", "h.txt", "--output", "h.txt"],
            "would overwrite an input",
        ),
        ({"h.txt": "a\n"}, ["h.txt", "--reference", "h.txt", "--metric", "METEOR"], "'METEOR' is not one of"),
    ],
)
def test_what_is_refused(run, write, files, arguments, said):
    for name, text in files.items():
        write(name, text)
    result = run("score", *arguments, stdin=b"a\n")
    assert (result.code, result.out) == (2, "")
    assert len(result.error_lines) == 1
    assert result.error_lines[0].startswith("tqa: ")
    assert said in result.error_lines[0]


def test_an_article_of_something_else(run, write):
    write("h.txt", lines(SIDES))
    write("r.txt", lines(SIDES[:2]))
    result = run("score", "h.txt", "--reference", "r.txt", "--source", "visit.ar.txt")
    assert result.code == 2
    assert "h.txt: no sentence stands for the same Arabic as in the references; check that all" in result.err


def test_names_of_files_and_ids_of_rows_cannot_act(run, write):
    name = "a|b\u202e<img>.jsonl"
    text = rows(WORSE, reference=SIDES).replace('"s1"', '"\\u001b[31m|x"')
    raw = write("raw.jsonl", rows(SIDES).replace('"s1"', '"\\u001b[31m|x"'))
    for format_ in ("text", "markdown", "json"):
        out = run("score", write(name, text), "--against", raw, "--format", format_).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        if format_ == "markdown":
            assert "\\<img\\>" in out
            assert "\\[31m\\|x" in out


def test_help_loads_nothing_heavy_and_no_alignment_is_loaded_for_matching_lines(folder, write):
    assert not modules(folder, command("score", "--help")) & HEAVY
    write("h.txt", lines(SIDES))
    loaded = modules(folder, command("score", "h.txt", "--reference", "h.txt"))
    assert not {"tqa.alignment.align", "tqa.checks.run", "tqa.pipeline", "langdetect"} & loaded
