from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tqa.output.jsonl
from tqa.model import Span
from tqa.output.jsonl import part
from tqa.output.safe_json import dumps
from tqa.output.style import Style

from .samples import HOSTILE, REPORTS, article_report, hostile_report, table_report

SCHEMA = json.loads((Path(tqa.output.jsonl.__file__).parent / "schemas/finding.schema.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
KEYS = [
    "id",
    "rule",
    "severity",
    "category",
    "start",
    "end",
    "text",
    "source_text",
    "message",
    "fixes",
    "fingerprint",
]
ANY_TEXT = st.text(st.characters())


def lines(report) -> list[dict]:
    return [json.loads(line) for line in part(report, Style()).splitlines()]


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", REPORTS.values())
def test_every_line_is_valid_with_keys_in_order(report):
    made = lines(report())
    assert len(made) == len(report().findings)
    for finding in made:
        VALIDATOR.validate(finding)
        assert list(finding) == KEYS == SCHEMA["required"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"severity": "blocker"},
        {"start": -1},
        {"rule": "Not A Rule"},
        {"extra": 1},
        {"fixes": [{"edits": []}]},
        {"id": 3},
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_allow(wrong):
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(lines(article_report())[0] | wrong)


def test_offsets_lead_back_to_the_text():
    target = article_report().article.target.text
    for finding in lines(article_report()):
        assert target[finding["start"] : finding["end"]] == finding["text"]
    report = table_report()
    texts = {
        segment.id: segment.span.of(report.article.target.text) for segment in report.article.target.segments
    }
    for finding in lines(report):
        assert texts[finding["id"]][finding["start"] : finding["end"]] == finding["text"]


def test_edits_count_like_the_finding():
    edit = lines(table_report())[1]["fixes"][0]["edits"][0]
    text = "The paper ran 21 reports."
    assert text[: edit["start"]] + edit["text"] + text[edit["end"] :] == "The paper ran 12 reports."


def test_arabic_stays_readable():
    assert "نستنكر وندين" in part(article_report(), Style())


def test_hostile_text_comes_back_whole_and_nothing_of_it_acts():
    made = part(hostile_report(), Style())
    assert not set(made) & set("\x1b\x9b\x07\x85\u2028\u2029\u202e\u2067\u2069\x00")
    assert json.loads(made)["text"] == HOSTILE


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_one_line_of_utf8(message, text):
    report = article_report()
    finding = replace(report.findings[0], message=message, text=text)
    made = part(replace(report, findings=(finding,)), Style())
    assert made.encode("utf-8").decode("utf-8") == made
    assert made.splitlines(keepends=True) == [made]
    read = json.loads(made)
    # JSON joins two lone surrogates that happen to stand side by side; UTF-16 is what it can tell apart.
    for said, given_text in ((read["message"], message), (read["text"], text)):
        assert said.encode("utf-16", "surrogatepass") == given_text.encode("utf-16", "surrogatepass")


def test_json_without_numbers_that_json_lacks():
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps(float("nan"))


def test_a_fix_reaching_in_front_of_its_row_is_not_written_with_a_wrong_offset():
    report = table_report()
    finding = replace(report.findings[0], span=Span(0, 2))
    with pytest.raises(ValueError, match="not a span"):
        part(replace(report, findings=(finding,)), Style())
