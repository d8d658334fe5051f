"""Detection is graded by the convention that the benchmark states, and its figures reach the docstrings."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tqa.checks.measured import Measured

BENCHMARKS = str(Path(__file__).parents[2] / "benchmarks")
CODE = '''"""A rule.

Known false positives: none.
Measured precision: 0.10 (1 finding), recall 0.10 (9 errors) on old.jsonl (python
benchmarks/detection.py). Two of three are right.
"""

X = "Measured precision: stays"
'''


@pytest.fixture
def bench(monkeypatch):
    """The modules of the benchmark, which import each other as scripts do."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    import detection_grading  # noqa: PLC0415
    import detection_inputs  # noqa: PLC0415
    import detection_record  # noqa: PLC0415
    import detection_tools  # noqa: PLC0415

    yield {
        "grading": detection_grading,
        "inputs": detection_inputs,
        "record": detection_record,
        "tools": detection_tools,
    }
    for name in [name for name in sys.modules if name.split("_")[0] == "detection"]:
        del sys.modules[name]


def places(bench, *rows):
    return [bench["grading"].Place(*row) for row in rows]


def graded(bench, english, errors, findings, *, random=True):
    output = bench["inputs"].Output("", english, tuple(places(bench, *errors)), random)
    return bench["grading"].grade([output], [places(bench, *findings)])


@pytest.mark.parametrize(("start", "right"), [(12, 1), (13, 0)])
def test_two_characters_may_part_a_finding_from_an_error(bench, start, right):
    grades = graded(bench, "word " * 9, [("calque", 5, 10)], [("calque", start, 20)])
    tally = grades.of("calque")
    assert (tally.said, tally.right, tally.gold, tally.found) == (1, right, 1, right)
    assert grades.alarms == 1 - right


def test_a_near_twin_counts_and_any_other_error_makes_a_finding_useful(bench):
    errors = [("repeated-phrase", 0, 4), ("omission", 20, 24)]
    said = [("doubled-coordination", 0, 4), ("doubled-coordination", 20, 24)]
    grades = graded(bench, "word " * 9, errors, said)
    tally = grades.of("doubled-coordination")
    assert (tally.said, tally.right, tally.useful, tally.precision) == (2, 1, 2, 0.5)
    assert grades.of("repeated-phrase").found == 1
    assert grades.of("omission").found == 0
    assert grades.alarms == 0


def test_noise_is_counted_on_random_outputs_only(bench):
    finding = [("calque", 0, 4)]
    drawn = graded(bench, "one two three four", [], finding)
    assert (drawn.words, drawn.alarms, drawn.clean, drawn.clean_flagged) == (4, 1, 1, 1)
    assert drawn.alarms_per_thousand == 250
    chosen = graded(bench, "one two three four", [], finding, random=False)
    assert (chosen.words, chosen.alarms, chosen.clean, chosen.clean_flagged) == (0, 0, 0, 0)


def test_the_macro_average_leaves_out_categories_with_few_errors(bench):
    many = [("calque", 10 * n, 10 * n + 1) for n in range(8)]
    grades = graded(bench, "x" * 99, [*many, ("grammar", 90, 91)], many[:4])
    assert grades.of("calque").recall == 0.5
    assert grades.macro_f1(("calque", "grammar")) == pytest.approx(2 / 3)
    assert grades.of("calque", "grammar").gold == 9


def test_files_are_read_in_their_documented_formats(bench, tmp_path):
    gold, labelled, human = (tmp_path / name for name in ("gold.jsonl", "doublings.jsonl", "human.jsonl"))
    error = {"category": "calque", "start": 1, "end": 3, "text": "b "}
    gold.write_text(
        json.dumps({"source": "أ", "target": "ab c", "sample": "random", "errors": [error]}), "utf-8"
    )
    labelled.write_text(
        json.dumps({"source": "أ", "target": "a and a, a and a", "match": "a and a", "label": "A"}), "utf-8"
    )
    human.write_text(json.dumps({"source": "أ", "reference": "a", "mt": {"x": "b"}}) + "\n\n", "utf-8")
    (output,) = bench["inputs"].outputs(gold)
    assert (output.english, output.random, output.errors) == (
        "ab c",
        True,
        tuple(places(bench, ("calque", 1, 3))),
    )
    (row,) = bench["inputs"].doublings(labelled)
    assert [(place.start, place.end) for place in row.places] == [(0, 7), (9, 16)]
    assert bench["inputs"].human_pairs(human) == [("أ", "a")]


def test_the_tools_report_places_by_category(bench):
    pair = ("وصل الوزير ونائبه.", "The minister and minister arrived &amp; left of of.")
    (ours,) = bench["tools"].ours([pair])
    (floor,) = bench["tools"].floor([pair])
    assert ("markup-leftover", 34, 39) in [(each.category, each.start, each.end) for each in ours]
    assert [(each.category, each.start) for each in floor] == [
        ("markup-leftover", 34),
        ("doubled-coordination", 4),
    ]


def test_pofilter_reports_the_whole_sentence(bench):
    pytest.importorskip("translate")
    (found,) = bench["tools"].pofilter([("وصل الوزير", "The minister arrived arrived")])
    assert places(bench, ("repeated-word", 0, 28))[0] in found
    (in_full,) = bench["tools"].pofilter_in_full([("وصل الوزير", "The minister arrived arrived")])
    assert {"doublewords", "startcaps"} <= {each.category for each in in_full}


def test_the_figures_in_a_docstring_are_replaced_and_the_rest_stays(bench):
    figures = Measured(4, 3, 3, 2, 1, 0)
    once = bench["record"].with_figures(CODE, figures, "new.jsonl")
    old = "0.10 (1 finding), recall 0.10 (9 errors) on old.jsonl (python\nbenchmarks/detection.py). Two"
    new = "0.75 (4 findings), recall 0.50 (2 errors) on new.jsonl (python benchmarks/detection.py).\nTwo"
    assert old in CODE
    assert once == CODE.replace(old, new)
    assert bench["record"].with_figures(once, figures, "new.jsonl") == once


def test_figures_are_put_before_what_a_docstring_says_alone(bench):
    code = '"""A rule.\n\nMeasured precision:\n"""\n'
    written = bench["record"].with_figures(code, Measured(0, 0, 0, 0, 0, 0), "new.jsonl")
    assert written == (
        '"""A rule.\n\nMeasured precision: no error of its kind is annotated in new.jsonl, where it has no '
        'findings (python\nbenchmarks/detection.py).\n"""\n'
    )


@pytest.mark.usefixtures("bench")
def test_one_run_prints_every_figure(monkeypatch, tmp_path, capsys):
    pytest.importorskip("translate")
    import detection  # noqa: PLC0415

    gold, labelled, human = (tmp_path / name for name in ("gold.jsonl", "doublings.jsonl", "human.tsv"))
    errors = [{"category": "repeated-word", "start": 9, "end": 14}]
    output = {"source": "تحدث مدير المصرف.", "target": "The head of of the bank spoke.", "sample": "random"}
    gold.write_text(json.dumps({**output, "errors": errors}), "utf-8")
    doubling = {"source": "نستنكر وندين هذا.", "target": "We condemn and condemn this.", "label": "A"}
    labelled.write_text(json.dumps({**doubling, "match": "condemn and condemn"}), "utf-8")
    human.write_text("وصل الوزير.\tThe minister arrived .\n", "utf-8")
    arguments = ["detection.py", gold, "--doublings", labelled, "--human", human]
    monkeypatch.setattr(sys, "argv", list(map(str, arguments)))
    detection.main()
    printed = " ".join(capsys.readouterr().out.split())
    assert "repeated-word 1 1 1.000 1.000 1.000 1 1.000 1.000 1.000 0 0.000 0.000 0.000" in printed
    assert "tqa surface F1 micro 1.000" in printed
    assert "tqa artifacts 1 of 1 (recall 1.000), borderline 0 of 0, legitimate 0 of 0" in printed
    assert "human.tsv: 1 pairs" in printed
    assert "tqa 1 100.00 % tqa by doubled-coordination 0 0.00 %" in printed
