"""The data island: what the script and `tqa fix --decisions` rely on."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tqa.model import Applicability, Bead, Edit, Fix, Span
from tqa.report import build
from tqa.report.island import fixable, island_json, report_digest, text_digest
from tqa.report.view import page_view
from tqa.report.wording import wording

from .making import one_pair
from .test_page import HOSTILE, Outline, hostile_report

if TYPE_CHECKING:
    from tqa.model import Report

OFFSET = {"type": "integer", "minimum": 0}
TEXT = {"type": "string"}


def closed(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


SCHEMA = closed(
    version={"const": 1},
    tool={"type": "string", "pattern": "^tqa [0-9]"},
    article=closed(
        source=TEXT, target=TEXT, target_sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"}
    ),
    target=TEXT,
    beads=many(closed(start=OFFSET, end=OFFSET)),
    findings=many(
        closed(
            number={"type": "integer", "minimum": 1},
            fingerprint=TEXT,
            rule=TEXT,
            severity={"enum": ["critical", "major", "minor"]},
            bead=OFFSET,
            start=OFFSET,
            end=OFFSET,
            fixes=many(
                closed(
                    applicability={"enum": ["safe", "suggested", "display"]},
                    edits=many(closed(start=OFFSET, end=OFFSET, text=TEXT)),
                )
            ),
        )
    ),
    strings={
        "type": "object",
        "required": ["locale"],
        "additionalProperties": {"anyOf": [TEXT, {"type": "object", "additionalProperties": TEXT}]},
    },
)


def data_of(html: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Outline(html).inline["island"])
    return loaded


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_island_keeps_its_shape(report: Report, lang: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for each in (report, hostile_report()):
        Draft202012Validator(SCHEMA).validate(data_of(build(each, lang=lang)))


def test_the_island_says_what_the_report_says(report: Report, html: str) -> None:
    data = data_of(html)
    text = report.article.target.text
    assert data["target"] == text
    assert data["article"] == {
        "source": "harbour-library.ar.txt",
        "target": "harbour-library.en.txt",
        "target_sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    found = {finding.fingerprint: finding for finding in report.findings}
    assert len(found) == len(data["findings"]) == 10
    for each in data["findings"]:
        finding = found[each["fingerprint"]]
        assert text[each["start"] : each["end"]] == finding.text
        assert [fix["applicability"] for fix in each["fixes"]] == [fix.applicability for fix in finding.fixes]
        bead = data["beads"][each["bead"]]
        for fix in each["fixes"]:
            for edit in fix["edits"]:
                assert bead["start"] <= edit["start"] <= edit["end"] <= bead["end"]


def test_a_bead_without_english_is_an_empty_place_behind_the_one_before(report: Report, html: str) -> None:
    beads = data_of(html)["beads"]
    assert report.beads[8].target == ()
    assert beads[8] == {"start": beads[7]["end"], "end": beads[7]["end"]}
    nothing = replace(report, beads=(Bead((0,), ()), *report.beads[1:]), findings=())
    assert data_of(build(nothing))["beads"][0] == {"start": 0, "end": 0}


def test_cards_and_island_name_the_same_findings(html: str) -> None:
    cards = {each["data-finding"]: each for each in Outline(html).all("article")}
    for finding in data_of(html)["findings"]:
        card = cards.pop(str(finding["number"]))
        assert card["data-fingerprint"] == finding["fingerprint"]
        assert (card["data-rule"], card["data-severity"]) == (finding["rule"], finding["severity"])
        assert card["data-status"] == "open"
        assert card["id"] == f"f-{finding['number']}"
    assert cards == {}


def test_every_finding_with_something_to_see_has_one_anchor(report: Report) -> None:
    same = [replace(finding, span=Span(70, 80), bead=0) for finding in report.findings[:3]]
    overlapping = replace(report, findings=(*report.findings, *same))
    for page in (build(report), build(overlapping)):
        anchors = [each["id"] for each in Outline(page).all("mark") if "id" in each]
        assert sorted(anchors) == sorted({f"m-{each['number']}" for each in data_of(page)["findings"]})
        assert len(anchors) == len(set(anchors))


def test_the_hash_tells_reports_apart_but_not_languages(report: Report) -> None:
    english, arabic = (page_view(report, words=wording(lang)).data for lang in ("en", "ar"))
    assert english["strings"] != arabic["strings"]
    assert report_digest(english) == report_digest(arabic)
    assert re.fullmatch("[0-9a-f]{32}", report_digest(english))
    fewer = page_view(replace(report, findings=report.findings[1:])).data
    assert report_digest(fewer) != report_digest(english)


def test_no_character_of_the_island_means_anything_to_html() -> None:
    written = island_json({"x": f"{HOSTILE}</script><!--<script>\u2028é😀"})
    assert written.isascii()
    assert not re.search("[<>&]", written)
    assert json.loads(written)["x"] == f"{HOSTILE}</script><!--<script>\u2028é😀"


def test_a_text_that_utf_8_cannot_hold_has_a_digest() -> None:
    assert text_digest("\ud800") == hashlib.sha256(b"\xed\xa0\x80").hexdigest()


def test_the_surest_fix_that_can_be_made_counts() -> None:
    edit = (Edit(Span(0, 1), "B"),)
    offers = {kind: Fix(kind, edit) for kind in Applicability}
    advice = Fix(Applicability.SAFE, ())

    def best(*fixes: Fix) -> str:
        return fixable(one_pair("جملة", "A.", fixes=fixes).findings[0])

    assert best() == best(offers[Applicability.DISPLAY]) == best(advice) == "none"
    assert best(advice, offers[Applicability.SUGGESTED]) == "suggested"
    assert best(offers[Applicability.SUGGESTED], offers[Applicability.SAFE]) == "safe"


def test_the_edit_box_keeps_the_sentence_as_it_is() -> None:
    sentence = "\u202eA <b>\r\n&amp; \u2067quote\u2069"
    page = build(one_pair("جملة", sentence))
    box = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert box is not None
    assert box[1] == "&#8238;A &lt;b&gt;&#13;\n&amp;amp; &#8295;quote&#8297;"
