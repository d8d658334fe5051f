"""The formats for build servers, held to the rules of those who read them."""

from __future__ import annotations

import io
import json
import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree

from tqa.model import Applicability, Edit, Fix, Report, Span
from tqa.output import find, render
from tqa.output.replacements import replacements
from tqa.output.style import Style

from .consumers import CHECKSTYLE_DTD, GITLAB, JUNIT_XSD, RDJSON
from .documents import PlainCarrier
from .samples import HOSTILE, REPORTS, article_report, clean_report, hostile_report, table_report

SCHEMA_VARIABLE = "TQA_SARIF_SCHEMA"
NEW_FORMATS = ("sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "marot")


def run_of(name: str, *reports: Report) -> str:
    made = find(name)
    return "".join(made.whole(made.part(report, Style()) for report in reports))


def sarif(*reports: Report) -> dict:
    return json.loads(run_of("sarif", *reports))


def ungated(report: Report) -> Report:
    return replace(report, findings=tuple(replace(finding, gates=False) for finding in report.findings))


@pytest.fixture(scope="session")
def sarif_schema():
    file = os.environ.get(SCHEMA_VARIABLE)
    if not file:
        pytest.skip(f"{SCHEMA_VARIABLE} names no copy of the SARIF 2.1.0 schema")
    return jsonschema.Draft202012Validator(json.loads(Path(file).read_text(encoding="utf-8")))


@pytest.mark.parametrize("report", REPORTS)
def test_sarif_is_valid(sarif_schema, report):
    made = REPORTS[report]()
    for each in (made, ungated(made), replace(made, known=made.findings, findings=())):
        sarif_schema.validate(sarif(each))
    sarif_schema.validate(sarif(made, clean_report(), table_report()))


def test_sarif_regions_are_the_marked_texts_in_code_points():
    report = article_report()
    lines = report.article.target.text.split("\n")
    (run,) = sarif(report)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    marked = []
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        marked.append(lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1])
    assert sorted(marked) == sorted(finding.text for finding in report.findings)
    assert "teachers teachers" in marked


def test_sarif_names_files_by_percent_encoded_relative_uris():
    (run,) = sarif(article_report())["runs"]
    related = [each["relatedLocations"][0] for each in run["results"] if "relatedLocations" in each]
    uris = {each["physicalLocation"]["artifactLocation"]["uri"] for each in related}
    assert uris == {"%D9%85%D9%82%D8%A7%D9%84.txt"}
    assert {unquote(uri) for uri in uris} == {"مقال.txt"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a b.txt", "a%20b.txt"),
        ("sub/../c:d.txt", "c%3Ad.txt"),
        ("/elsewhere/a.txt", "file:///elsewhere/a.txt"),
        ("", "text"),
        ("bad\udcff.txt", "bad%FF.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_uris_of_odd_paths(path, uri):
    report = article_report()
    report = replace(
        report, article=replace(report.article, target=replace(report.article.target, path=path))
    )
    (run,) = sarif(report)["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_path_inside_the_current_folder_is_told_from_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    report = article_report()
    target = replace(report.article.target, path=str(tmp_path / "news" / "a.en.txt"))
    report = replace(report, article=replace(report.article, target=target))
    assert {each["location"]["path"] for each in json.loads(render("gitlab", report, Style()))} == {
        "news/a.en.txt"
    }


def test_sarif_lists_every_rule_once_in_order():
    (run,) = sarif(article_report(), table_report(), article_report())["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ids == sorted(set(ids)) == sorted({result["ruleId"] for result in run["results"]})


def test_sarif_keeps_what_a_baseline_knows_and_suppresses_it():
    report = article_report()
    report = replace(report, known=report.findings[:2], findings=report.findings[2:])
    (run,) = sarif(report)["runs"]
    states = [(result["baselineState"], "suppressions" in result) for result in run["results"]]
    assert sorted(states) == [("new", False)] * 5 + [("unchanged", True)] * 2


def test_levels_of_severities_and_of_what_does_not_gate():
    levels = {result["properties"]["severity"]: result["level"] for result in _results(article_report())}
    assert levels == {"minor": "warning", "major": "error", "critical": "error"}
    assert {result["level"] for result in _results(ungated(article_report()))} == {"note"}


def _results(report):
    (run,) = sarif(report)["runs"]
    return run["results"]


@pytest.mark.parametrize("report", REPORTS)
def test_gitlab_is_valid_and_its_fingerprints_are_unique(report):
    made = json.loads(run_of("gitlab", REPORTS[report](), REPORTS[report](), article_report()))
    jsonschema.validate(made, GITLAB)
    prints = [each["fingerprint"] for each in made]
    assert len(set(prints)) == len(prints)
    assert len(made) == 2 * len(REPORTS[report]().findings) + len(article_report().findings)


@pytest.mark.parametrize("report", REPORTS)
def test_rdjson_is_valid(report):
    made = json.loads(run_of("rdjson", REPORTS[report](), article_report()))
    jsonschema.validate(made, RDJSON)


def test_rdjson_suggestions_make_the_fixes_in_the_bytes_of_the_file():
    report = article_report()
    data = report.article.target.text.encode("utf-8")
    for diagnostic, finding in _diagnosed(report):
        fixes = [fix for fix in finding.fixes if fix.edits]
        suggestions = diagnostic.get("suggestions", [])
        assert len(suggestions) == len(fixes)
        for suggestion, fix in zip(suggestions, fixes, strict=True):
            start, end = (_offset(data, suggestion["range"][side]) for side in ("start", "end"))
            made = data[:start] + suggestion["text"].encode("utf-8") + data[end:]
            assert made.decode("utf-8") == _applied(report.article.target.text, fix)


def _diagnosed(report):
    made = json.loads(render("rdjson", report, Style()))["diagnostics"]
    findings = sorted(report.findings, key=lambda each: (each.span, each.name))
    return zip(made, findings, strict=True)


def _offset(data: bytes, position: dict) -> int:
    lines = data.split(b"\n")
    return sum(len(line) + 1 for line in lines[: position["line"] - 1]) + position["column"] - 1


def _applied(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda each: each.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_several_edits_of_a_fix_become_one_replacement():
    report = article_report()
    text = report.article.target.text
    edits = (Edit(Span(text.index("attack"), text.index("attack") + 6), "raid"), Edit(Span(0, 2), "They"))
    fix = Fix(Applicability.SUGGESTED, edits)
    finding = replace(report.findings[1], fixes=(fix,))
    (only,) = replacements(report, finding)
    assert only.text == "They condemn and condemn this raid"
    assert (only.region.start.column, only.region.end.column) == (1, text.index("attack") + 7)


def test_cells_of_a_table_are_never_replaced():
    report = table_report()
    assert any(finding.fixes for finding in report.findings)
    assert all(not list(replacements(report, finding)) for finding in report.findings)
    assert "[row صف-٢, column target]" in render("checkstyle", report, Style())


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("change", [lambda report: report, ungated])
def test_junit_is_valid(report, change):
    schema = etree.XMLSchema(etree.fromstring(JUNIT_XSD.encode()))
    made = etree.fromstring(run_of("junit", change(REPORTS[report]()), article_report()).encode("utf-8"))
    schema.assertValid(made)
    for suite in made:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))


def test_a_clean_article_is_one_case_that_passes():
    (suite,) = etree.fromstring(render("junit", clean_report(), Style()).encode("utf-8"))
    (case,) = suite
    assert (case.get("name"), len(case)) == ("no findings", 0)


@pytest.mark.parametrize("report", REPORTS)
def test_checkstyle_is_valid(report):
    made = etree.fromstring(run_of("checkstyle", REPORTS[report](), article_report()).encode("utf-8"))
    assert etree.DTD(io.StringIO(CHECKSTYLE_DTD)).validate(made)
    assert [len(file) for file in made] == [len(REPORTS[report]().findings), len(article_report().findings)]


@pytest.mark.parametrize("report", REPORTS)
def test_marot_has_ten_columns_and_one_marked_stretch(report):
    header, *rows = run_of("marot", REPORTS[report](), article_report()).split("\n")[:-1]
    assert len(header.split("\t")) == 10
    for row in rows:
        fields = row.split("\t")
        assert len(fields) == 10
        json.loads(fields[9])
        marks = (fields[5] + fields[6]).count("<v>"), (fields[5] + fields[6]).count("</v>")
        assert marks in {(0, 0), (1, 1)}
    numbers = [int(row.split("\t")[3]) for row in rows]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, len(REPORTS[report]().beads) + len(article_report().beads) + 1))


def test_marot_marks_the_words_and_gives_the_corrected_sentence():
    rows = [row.split("\t") for row in render("marot", article_report(), Style()).splitlines()]
    (row,) = (row for row in rows if "doubled-coordination" in row[9])
    assert row[6] == "We <v>condemn and condemn</v> this attack on the school."
    assert json.loads(row[9])["corrected_translation"] == "We denounce and condemn this attack on the school."
    (missing,) = (row for row in rows if '"omission"' in row[9])
    assert missing[5].startswith("<v>")
    assert missing[6] == ""


@pytest.mark.parametrize("name", NEW_FORMATS)
def test_hostile_text_stays_text(name, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    made = render(name, hostile_report(), Style())
    assert made.encode("utf-8")
    assert "\x1b" not in made
    assert "\u202e" not in made
    assert HOSTILE not in made


@pytest.mark.parametrize("name", NEW_FORMATS)
def test_a_span_over_several_lines(name):
    report = article_report()
    document = replace(report.article.target, carrier=PlainCarrier())
    end = document.text.index("the the")
    finding = replace(report.findings[0], span=Span(3, end), text=document.text[3:end], fixes=())
    made = render(name, Report(replace(report.article, target=document), report.beads, (finding,)), Style())
    told = {
        "sarif": '"startLine": 1, "startColumn": 4, "endLine": 2, "endColumn": ',
        "github": "file=article.en.txt,line=1,endLine=2,title=",
        "gitlab": '"lines": {"begin": 1, "end": 2}',
        "junit": "article.en.txt:1:4",
        "checkstyle": '<error line="1" column="4"',
        "rdjson": '"range": {"start": {"line": 1, "column": 4}, "end": {"line": 2, "column": ',
        # Of a stretch that lies outside the sentence it was found in, nothing can be marked there.
        "marot": "Follow us for more news!",
    }
    assert told[name] in made
