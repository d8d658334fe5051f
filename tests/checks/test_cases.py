"""Every rule's cases, as its YAML file tells them."""

from pathlib import Path

import pytest
import yaml

from tqa.checks.registry import all_rules
from tqa.checks.run import check_beads
from tqa.config import Config
from tqa.fixing.apply import fix_report
from tqa.formats.memory import MemoryCarrier
from tqa.formats.rows import Row, build_article
from tqa.formats.splice import apply_edits
from tqa.model import Applicability, Report
from tqa.pipeline import shipped_lexicon

CASES = Path(__file__).with_name("cases")


def load():
    for path in sorted(CASES.glob("*.yml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in document["cases"]:
            yield pytest.param(document["rule"], case, id=f"{document['rule']}: {case['name']}")


def article_of(case):
    pairs = case["pairs"] if "pairs" in case else [[case.get("source", ""), case["target"]]]
    # One group, so that article-level rules see all pairs together.
    rows = [Row("", source, target, None, "article", line) for line, (source, target) in enumerate(pairs, 1)]
    return build_article(rows, lambda _side: MemoryCarrier(), "case")


def config_of(rule):
    """The rule alone; a table of its name beside its cases is the glossary that they are about."""
    glossary = CASES / f"{rule}.csv"
    return Config(select=(rule,), glossary=(str(glossary),) if glossary.is_file() else ())


def report_of(case, rule):
    article = article_of(case)
    config = config_of(rule)
    findings = check_beads(article, article.beads, shipped_lexicon(), config)
    return Report(article, article.beads, findings), config


@pytest.mark.parametrize(("rule", "case"), list(load()))
def test_case(rule, case):
    report, config = report_of(case, rule)
    expected = [{"text": item} if isinstance(item, str) else item for item in case["findings"]]
    assert [finding.text for finding in report.findings] == [item["text"] for item in expected]
    for finding, item in zip(report.findings, expected, strict=True):
        check_finding(report, finding, item)
    if "fixed" in case:
        fixed = fix_report(report, Applicability.SAFE, shipped_lexicon(), config)
        assert fixed.text == case["fixed"]


def check_finding(report, finding, item):
    assert finding.span.of(report.article.target.text) == finding.text
    if "source" in item:
        assert finding.source_text == item["source"]
    if "message" in item:
        assert item["message"] in finding.message
    if "severity" in item:
        assert finding.severity.value == item["severity"]
    if "rule" in item:
        assert finding.name == item["rule"]
    if "fixes" in item:
        text = report.article.target.text
        assert [apply_edits(text, sorted(fix.edits, key=lambda e: e.span)) for fix in finding.fixes] == item[
            "fixes"
        ]


@pytest.mark.parametrize(("rule", "case"), list(load()))
def test_safe_fixes_are_idempotent(rule, case):
    """Fixing the fixed text again changes nothing and leaves no finding that a safe fix was made for."""
    report, config = report_of(case, rule)
    fixed = fix_report(report, Applicability.SAFE, shipped_lexicon(), config)
    again = dict(case)
    if "pairs" in case:
        texts = fixed.text.split("\n")
        if len(texts) != len(case["pairs"]):
            pytest.fail("a safe fix must not change the number of rows")
        again["pairs"] = [[source, target] for (source, _), target in zip(case["pairs"], texts, strict=True)]
    else:
        again["target"] = fixed.text
    second, _ = report_of(again, rule)
    assert fix_report(second, Applicability.SAFE, shipped_lexicon(), config).text == fixed.text


def test_every_rule_has_a_case_file_with_passes_and_fails():
    assert {path.stem for path in CASES.glob("*.yml")} == set(all_rules())
    for path in CASES.glob("*.yml"):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert document["rule"] == path.stem
        names = [case["name"] for case in document["cases"]]
        assert len(names) == len(set(names)), f"{path.name}: case names repeat"
        assert sum(not case["findings"] for case in document["cases"]) >= 2, (
            f"{path.name}: two passes at least"
        )
        assert sum(bool(case["findings"]) for case in document["cases"]) >= 2, (
            f"{path.name}: two fails at least"
        )
