"""SARIF 2.1.0, for code scanning and the viewers of editors (OASIS standard, 2020).

GitHub tells findings apart by `primaryLocationLineHash` alone, so it is our fingerprint; columns count code
points, and the log says so. What a baseline knows stays in, suppressed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tqa._version import __version__
from tqa.output.location import ordered
from tqa.output.proposals import proposals
from tqa.output.region import ERROR, NOTE, WARNING, Region, level, region, told, uri_of
from tqa.output.replacements import replacements
from tqa.output.safe_json import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tqa.model import Finding, Report, RuleInfo
    from tqa.output.style import Style

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# What GitHub shows of a description at most.
_LONGEST = 1024
_LONGEST_FIX = 80
_PROBLEMS = {ERROR: "error", WARNING: "warning", NOTE: "recommendation"}
_SECTIONS = ("What it does", "Why it matters", "Example", "Better", "Fix safety", "Known false positives")


@dataclass(frozen=True)
class Part:
    """Results of one report as JSON texts, with the rules that they name."""

    results: tuple[str, ...]
    rules: Mapping[str, str]


def part(report: Report, style: Style) -> Part:  # noqa: ARG001 - every format takes a style
    """The results of one report; with a baseline, those that it knows come behind, as unchanged."""
    state = "new" if report.known else ""
    results = [_result(report, finding, state) for finding in ordered(report)]
    results += [_result(report, finding, "unchanged") for finding in ordered(report, report.known)]
    rules: dict[str, str] = {}
    for finding in (*report.findings, *report.known):
        if finding.name not in rules:
            rules[finding.name] = dumps(_rule(finding, report.rules.get(finding.rule)))
    return Part(tuple(map(dumps, results)), rules)


def whole(parts: Iterable[Part]) -> Iterator[str]:
    """One log with one run; the rules come last, when all of them are known."""
    head = {"$schema": _SCHEMA, "version": "2.1.0"}
    yield dumps(head, indent=2)[:-2] + ',\n  "runs": [\n    {\n'
    yield '      "columnKind": "unicodeCodePoints",\n      "results": ['
    rules: dict[str, str] = {}
    separator = "\n"
    for each in parts:
        rules |= each.rules
        for result in each.results:
            yield f"{separator}        {result}"
            separator = ",\n"
    yield "],\n" if separator == "\n" else "\n      ],\n"
    listed = ",".join(f"\n            {text}" for _, text in sorted(rules.items()))
    driver = f'"name": "tqa", "semanticVersion": "{__version__}", "rules": [{listed}]'
    yield f'      "tool": {{\n        "driver": {{{driver}}}\n      }}\n    }}\n  ]\n}}\n'


def _result(report: Report, finding: Finding, state: str) -> dict[str, Any]:
    document = report.article.target
    where = {"artifactLocation": {"uri": uri_of(document)}, "region": _region(region(document, finding.span))}
    # GitHub shows no fixes but the message.
    said = "\n".join([told(report, finding), *proposals(document, finding, _LONGEST_FIX)])
    result: dict[str, Any] = {
        "ruleId": finding.name,
        "level": level(finding),
        "message": {"text": said},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {
            "primaryLocationLineHash": finding.fingerprint,
            "tqaFinding/v1": finding.fingerprint,
        },
    }
    if finding.source_span is not None:
        result["relatedLocations"] = [_arabic(report, finding)]
    fixes = [_fix(report, each.region, each.text, each.why) for each in replacements(report, finding)]
    if fixes:
        result["fixes"] = fixes
    if state:
        result["baselineState"] = state
    if state == "unchanged":
        result["suppressions"] = [{"kind": "external", "justification": "accepted in the baseline"}]
    result["properties"] = {
        "severity": finding.severity.value,
        "confidence": round(finding.confidence, 4),
        "mqm": finding.category,
        "gates": finding.gates,
    }
    return result


def _arabic(report: Report, finding: Finding) -> dict[str, Any]:
    document = report.article.source
    span = finding.source_span
    assert span is not None
    where = {"artifactLocation": {"uri": uri_of(document)}, "region": _region(region(document, span))}
    return {"id": 1, "message": {"text": "the Arabic behind it"}, "physicalLocation": where}


def _region(of: Region) -> dict[str, int]:
    return {
        "startLine": of.start.line,
        "startColumn": of.start.column,
        "endLine": of.end.line,
        "endColumn": of.end.column,
    }


def _fix(report: Report, of: Region, text: str, why: str) -> dict[str, Any]:
    replacement: dict[str, Any] = {"deletedRegion": _region(of)}
    if text:
        replacement["insertedContent"] = {"text": text}
    uri = {"uri": uri_of(report.article.target)}
    return {
        "description": {"text": why},
        "artifactChanges": [{"artifactLocation": uri, "replacements": [replacement]}],
    }


def _rule(finding: Finding, info: RuleInfo | None) -> dict[str, Any]:
    summary = info.summary if info is not None else finding.name
    sections = info.sections if info is not None else {}
    prose = [f"{name}: {sections[name]}" for name in _SECTIONS if sections.get(name)]
    loudness = level(finding)
    return {
        "id": finding.name,
        "shortDescription": {"text": summary[:_LONGEST]},
        "fullDescription": {"text": (sections.get("What it does") or summary)[:_LONGEST]},
        "help": {"text": "\n\n".join(prose) or summary},
        "helpUri": f"urn:tqa:rule:{finding.name}",
        "defaultConfiguration": {"level": loudness},
        "properties": {"tags": [finding.category], "problem.severity": _PROBLEMS[loudness]},
    }
