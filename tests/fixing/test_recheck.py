"""The guard at work, with small rules of known behaviour."""

from __future__ import annotations

import pytest

from tests.fixing.rules import finding_only, replacing, rule
from tqa import pipeline
from tqa.checks.rule import Hit, replace
from tqa.config import Config, RuleConfig
from tqa.fixing.apply import fix_report
from tqa.formats.memory import MemoryCarrier
from tqa.formats.rows import Row, build_article
from tqa.model import Applicability, Edit, Fix, Severity, Span

SAFE, SUGGESTED = Applicability.SAFE, Applicability.SUGGESTED


def fix_once(*targets, config=None, applicability=SAFE, source="نص"):
    """One round of fixes on rows of a table."""
    config = config or Config()
    report = pipeline.check(pipeline.pairs_article([(source, target) for target in targets]), config)
    return fix_report(report, applicability, pipeline.shipped_lexicon(), config)


def reasons(fixed):
    return [refused.reason for refused in fixed.refused]


def test_a_harmless_fix_is_made(with_rules):
    with_rules(replacing("a-to-b", "aaa", "bbb"))
    fixed = fix_once("x aaa y", "aaa")
    assert fixed.text == "x bbb y\nbbb"
    assert fixed.refused == ()


def test_a_fix_that_creates_a_finding_of_another_rule_is_dropped(with_rules):
    with_rules(replacing("a-to-b", "aaa", "bbb"), finding_only("no-b", "bbb"))
    fixed = fix_once("x aaa y")
    assert fixed.text == "x aaa y"
    assert reasons(fixed) == ["it would create a new finding (no-b)"]


def test_a_finding_that_was_there_before_is_no_new_one(with_rules):
    with_rules(replacing("a-to-b", "aaa", "bbb"), finding_only("no-c", "ccc"))
    assert fix_once("ccc aaa").text == "ccc bbb"


def test_a_finding_that_moves_or_widens_is_no_new_one(with_rules):
    with_rules(replacing("a-to-b", "aaa", "bbb"), finding_only("long", r"\w+ ccc"))
    assert fix_once("aaa ccc").text == "bbb ccc"


def test_a_fix_that_does_not_mend_its_finding_is_dropped(with_rules):
    with_rules(replacing("any-letters", "[a-z]{3}", "xyz"))
    fixed = fix_once("aaa")
    assert fixed.text == "aaa"
    assert reasons(fixed) == ["it would not mend the finding"]


def test_fixes_are_judged_together(with_rules):
    # Each alone is harmless; both together leave what the other rule forbids.
    with_rules(
        replacing("a-to-x", "aaa", "xxx"), replacing("b-to-x", "bbb", "xxx"), finding_only("two", "xxx.*xxx")
    )
    fixed = fix_once("aaa and bbb")
    assert fixed.text == "xxx and bbb"
    assert reasons(fixed) == ["it would create a new finding (two)"]


def test_fixes_of_different_rows_do_not_disturb_each_other(with_rules):
    with_rules(replacing("a-to-x", "aaa", "xxx"), finding_only("two", "xxx.*xxx"))
    assert fix_once("aaa", "aaa", "aaa").text == "xxx\nxxx\nxxx"


def test_the_second_fix_of_a_finding_where_the_first_is_dropped(with_rules):
    def check(unit, _options):
        if "aaa" in unit.target:
            span = Span(0, 3)
            yield Hit(span, "m", fixes=(replace(span, "bbb", SUGGESTED), replace(span, "ccc", SUGGESTED)))

    with_rules(rule("choice", check), finding_only("no-b", "bbb"))
    fixed = fix_once("aaa", applicability=SUGGESTED)
    assert fixed.text == "ccc"
    assert fixed.refused == ()


def test_the_guard_runs_with_the_options_of_the_run(with_rules):
    def check(unit, options):
        if unit.target.count("b") > options["most"]:
            yield Hit(Span(0, 1), "m")

    with_rules(replacing("a-to-b", "aaa", "bbb"), rule("few-b", check, options={"most": 2}))
    assert reasons(fix_once("aaa")) == ["it would create a new finding (few-b)"]
    patient = Config(rules={"few-b": RuleConfig(options={"most": 3})})
    assert fix_once("aaa", config=patient).text == "bbb"


@pytest.mark.parametrize("quiet", [{"ignore": ("no-b",)}, {"select": ("a-to-b",)}])
def test_the_guard_runs_with_the_selection_of_the_run(with_rules, quiet):
    with_rules(replacing("a-to-b", "aaa", "bbb"), finding_only("no-b", "bbb"))
    assert fix_once("aaa", config=Config(**quiet)).text == "bbb"


def test_what_the_configuration_allows_is_no_finding(with_rules):
    with_rules(replacing("a-to-b", "aaa", "bbb"), finding_only("no-b", "bbb"))
    allowed = Config(rules={"no-b": RuleConfig(allow=frozenset({"bbb"}))})
    assert fix_once("aaa", config=allowed).text == "bbb"


def test_rules_that_read_a_whole_article_guard_too(with_rules):
    def check(view, _options):
        texts = [unit.target for unit in view.units]
        for before, unit in zip(texts, view.units[1:], strict=False):
            if before == unit.target:
                yield unit, Hit(Span(0, len(unit.target)), "m")

    with_rules(replacing("a-to-b", "Aaa", "Bbb", SUGGESTED), rule("same-twice", check_article=check))
    article = build_article(
        [Row(str(n), "نص", text, None, "doc", n) for n, text in enumerate(("Bbb", "Aaa"), 1)],
        lambda _side: MemoryCarrier(),
        "",
    )
    report = pipeline.check(article)
    fixed = fix_report(report, SUGGESTED, pipeline.shipped_lexicon(), Config())
    assert fixed.text == "Bbb\nAaa"
    assert reasons(fixed) == ["it would create a new finding (same-twice)"]


def test_edits_of_a_fix_may_come_in_any_order(with_rules):
    def check(unit, _options):
        if unit.target == "aaa bbb":
            yield Hit(Span(0, 7), "m", fixes=(Fix(SAFE, (Edit(Span(4, 7), "y"), Edit(Span(0, 3), "x"))),))

    with_rules(rule("both", check))
    assert fix_once("aaa bbb").text == "x y"


def test_a_rule_that_reaches_out_of_its_unit_is_a_fault(with_rules):
    def check(unit, _options):
        if unit.target == "first":
            yield Hit(Span(0, 5), "m", fixes=(replace(Span(0, 9), "", SAFE),))

    with_rules(rule("greedy", check))
    with pytest.raises(ValueError, match="greedy: a hit or fix reaches out of its unit"):
        fix_once("first", "second")


def test_severity_decides_nothing(with_rules):
    with_rules(replacing("a-to-b", "aaa", "bbb"))
    assert (
        fix_once("aaa", config=Config(rules={"a-to-b": RuleConfig(severity=Severity.CRITICAL)})).text == "bbb"
    )
