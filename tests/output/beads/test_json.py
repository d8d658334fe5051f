from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tqa.output.json_report
from tqa._version import __version__
from tqa.output.beads.json_beads import render
from tqa.output.style import Style

from .samples import ALIGNMENTS, WORST, hostile, news, pair, table

SCHEMA = json.loads(
    (Path(tqa.output.json_report.__file__).parent / "schemas" / "alignment.schema.json").read_bytes()
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def whole(alignment) -> dict:
    return json.loads(render(alignment, Style()))


@pytest.mark.parametrize("make", ALIGNMENTS.values())
def test_every_alignment_is_valid(make):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    made = whole(make())
    VALIDATOR.validate(made)
    assert list(made) == SCHEMA["required"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("unit",), "word"),
        (("beads", 0, "confidence"), 1.5),
        (("beads", 0, "type"), "1:1"),
        (("beads", 0, "source"), [-1]),
        (("units", "source", 0, "line"), 0),
    ],
)
def test_the_schema_refuses_a_wrong_alignment(path, value):
    made = whole(news())
    place = made
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(made)


def test_summary_and_notes():
    made = whole(news())
    assert made["tool"] == {"name": "tqa", "version": __version__}
    assert (made["source"], made["target"], made["unit"]) == ("مقال.txt", "article.en.txt", "sentence")
    assert made["summary"] == {
        "beads": {"0-1": 1, "1-0": 2, "1-1": 2, "1-2": 1, "2-1": 1, "2-2": 1},
        "unmatched": {"source": 2, "target": 1},
        "moved": 1,
        "confidence": 0.6842,
    }
    assert made["notes"] == ["one of two notes"]


def test_no_pair_has_no_mean():
    assert whole(replace(news(), beads=()))["summary"]["confidence"] is None
    assert whole(replace(news(), beads=()))["beads"] == []


def test_beads_index_the_units():
    made = whole(news())
    assert made["beads"][4] == {
        "id": "5",
        "type": "2-1",
        "source": [3, 4],
        "target": [4],
        "confidence": 0.3333,
        "moved": False,
    }
    units = made["units"]["source"]
    assert [units[i]["line"] for i in made["beads"][4]["source"]] == [4, 5]
    assert units[3]["text"] == "ورحب السكان بالمكتبة."


@pytest.mark.parametrize("make", [news, hostile])
def test_spans_lead_back_to_the_text(make):
    alignment = make()
    for side, document in (("source", alignment.article.source), ("target", alignment.article.target)):
        units = whole(alignment)["units"][side]
        assert [document.text[unit["start"] : unit["end"]] for unit in units] == [u["text"] for u in units]
        assert {unit["id"] for unit in units} == {""}


def test_rows_count_from_themselves():
    units = whole(table())["units"]["target"]
    assert [(unit["id"], unit["line"], unit["start"], unit["end"]) for unit in units] == [
        ("r 1", 2, 0, 31),
        ("صف-٢", 3, 0, 13),
        ("r3", 4, 0, 0),
        ("<4>", 5, 0, 7),
    ]
    assert units[1]["text"] == "“One report.”"


def test_units_and_beads_stand_on_a_line_each():
    lines = render(news(), Style()).splitlines()
    assert sum(line.startswith('      {"id": ""') for line in lines) == 17
    assert sum(line.startswith('    {"id": "') for line in lines) == 8


def test_hostile_text_comes_back_whole():
    made = whole(hostile())
    assert made["target"] == WORST
    assert made["notes"] == [WORST]


@given(st.text(), st.text())
def test_any_text_comes_back(arabic, english):
    alignment = pair(arabic, english)
    raw = render(alignment, Style())
    assert raw.encode("utf-8")
    made = json.loads(raw)
    VALIDATOR.validate(made)
    assert [made["units"][side][0]["text"] for side in ("source", "target")] == [arabic, english]
