from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import tqa.output.json_report
from tqa._version import __version__
from tqa.model import Bead, Score, Span
from tqa.output import jsonl
from tqa.output.json_report import part
from tqa.output.style import Style

from .samples import HOSTILE, REPORTS, article_report, hostile_report, table_report

SCHEMAS = Path(tqa.output.json_report.__file__).parent / "schemas"
SCHEMA = json.loads((SCHEMAS / "report.schema.json").read_bytes())
LINE = json.loads((SCHEMAS / "finding.schema.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def whole(report) -> dict:
    return json.loads(part(report, Style()).json)


@pytest.mark.parametrize("report", REPORTS.values())
def test_every_report_is_valid(report):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    made = whole(report())
    VALIDATOR.validate(made)
    assert list(made) == SCHEMA["required"]


def test_the_schema_refuses_a_wrong_report():
    made = whole(article_report())
    made["beads"][0]["score"] = 2
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(made)


def test_the_two_schemas_agree_on_what_they_share():
    shared = SCHEMA["$defs"]["finding"]["properties"]
    assert {key: shared[key] for key in LINE["properties"]} == LINE["properties"]
    assert SCHEMA["$defs"]["edit"] == LINE["$defs"]["edit"]
    fix = SCHEMA["$defs"]["fix"]["properties"]
    assert {key: fix[key] for key in LINE["$defs"]["fix"]["properties"]} == LINE["$defs"]["fix"]["properties"]


@pytest.mark.parametrize("report", REPORTS.values())
def test_findings_are_the_lines_and_more(report):
    lines = [json.loads(line) for line in jsonl.part(report(), Style()).splitlines()]
    for line, finding in zip(lines, whole(report())["findings"], strict=True):
        for fix in finding["fixes"]:
            del fix["reason"]
        assert {key: finding[key] for key in line} == line


def test_summary_counts():
    made = whole(article_report())
    assert made["tool"] == {"name": "tqa", "version": __version__}
    assert (made["source"], made["target"]) == ("مقال.txt", "article.en.txt")
    assert made["summary"] == {
        "findings": 7,
        "by_severity": {"minor": 2, "major": 4, "critical": 1},
        "by_rule": {
            "boilerplate": 1,
            "doubled-coordination": 1,
            "number-mismatch.magnitude": 1,
            "omission": 1,
            "punctuation-spacing": 1,
            "repeated-word": 2,
        },
        "beads": {"0-1": 1, "1-0": 1, "1-1": 3},
        "unmatched": {"source": 1, "target": 1},
    }


def test_beads_scores_and_notes():
    made = whole(article_report())
    assert made["beads"][0] == {"source": [0], "target": [0], "score": 0.9877, "moved": False}
    assert made["beads"][3]["moved"] is True
    assert made["beads"][4] == {"source": [], "target": [3], "score": 1.0, "moved": False}
    assert made["notes"] == ["1 heading was not compared"]
    assert made["scores"]["BLEU"]["score"] == 41.2346
    assert made["scores"]["BLEU"]["interval"] == [0.25, 2.75]
    assert made["scores"]["chrF2"]["delta"] is None


def test_places_reasons_and_source_spans():
    findings = whole(article_report())["findings"]
    assert (findings[0]["line"], findings[0]["column"], findings[0]["field"]) == (1, 4, "")
    assert (findings[0]["source_start"], findings[0]["source_end"]) == (0, 12)
    assert findings[0]["confidence"] == 0.6667
    assert findings[0]["fixes"][0]["reason"] == "second sense of نستنكر"
    assert findings[3]["source_start"] is None
    assert findings[3]["source_end"] is None


def test_an_empty_source_span_is_not_taken_for_none():
    report = table_report()
    start = report.article.source.segments[1].span.start
    finding = replace(report.findings[0], source_span=Span(start, start))
    made = whole(replace(report, findings=(finding,)))["findings"][0]
    assert (made["source_start"], made["source_end"]) == (0, 0)


def test_minus_zero_and_noise_in_the_last_digits_do_not_show():
    report = replace(article_report(), scores={"X": Score(0.1 + 0.2, "", delta=-1e-9)})
    assert '"score": 0.3,' in part(report, Style()).json
    assert '"delta": 0.0,' in part(report, Style()).json


def test_a_score_that_is_no_number_is_an_error():
    with pytest.raises(ValueError, match="not JSON compliant"):
        part(replace(article_report(), scores={"X": Score(float("nan"), "")}), Style())


def test_bead_types_are_counted_by_size():
    report = replace(
        article_report(), beads=(Bead((0, 1), (0,)), Bead((2,), (1, 2)), Bead((3,), ())), findings=()
    )
    assert whole(report)["summary"]["beads"] == {"1-0": 1, "1-2": 1, "2-1": 1}


def test_hostile_text_comes_back_whole():
    made = part(hostile_report(), Style()).json
    assert not set(made) & set("\x1b\x9b\x85\u2028\u202e\u2069")
    assert made.encode("utf-8")
    assert json.loads(made)["target"] == HOSTILE
