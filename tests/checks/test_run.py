"""How rules are run: which, with what options, over what, and what becomes of their hits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.fixing.making import damaged_pairs
from tests.fixing.rules import finding_only, rule
from tqa import pipeline
from tqa.checks.registry import all_rules
from tqa.checks.rule import Hit, replace
from tqa.checks.run import known_rules, make_units, make_views, select_rules
from tqa.config import Config, RuleConfig
from tqa.formats.memory import MemoryCarrier
from tqa.formats.rows import Row, build_article
from tqa.model import Applicability, Article, Bead, BlockKind, Document, Language, Segment, Severity, Span


@pytest.fixture
def with_rules(monkeypatch):
    def use(*rules):
        monkeypatch.setattr("tqa.checks.run.all_rules", lambda: {each.name: each for each in rules})

    return use


def table(*rows):
    """An article of (source, target, doc) rows."""
    numbered = [
        Row("", source, target, None, doc, line) for line, (source, target, doc) in enumerate(rows, 1)
    ]
    return build_article(numbered, lambda _side: MemoryCarrier(), "table.tsv")


def units_of(article):
    return make_units(article, article.beads, pipeline.shipped_lexicon())


def views_of(article):
    views = make_views(article, units_of(article))
    return [[unit.target for unit in view.units] for view in views]


def parts_rule():
    def check(_unit, options):
        if options["loud"]:
            yield Hit(Span(0, 1), "m", part="loud", severity=Severity.MAJOR)
        yield Hit(Span(0, 1), "m", part="quiet")

    return rule("voice", check, options={"loud": True}, parts=("loud", "quiet"))


def found(config):
    report = pipeline.check(pipeline.pairs_article([("نص", "text")]), config)
    return [(finding.name, finding.severity.value) for finding in report.findings]


def test_sub_rules_are_selected_by_name(with_rules):
    with_rules(parts_rule())
    assert found(Config()) == [("voice.loud", "major"), ("voice.quiet", "minor")]
    assert found(Config(select=("voice.quiet",))) == [("voice.quiet", "minor")]
    assert found(Config(ignore=("voice.quiet",))) == [("voice.loud", "major")]
    assert found(Config(ignore=("test",))) == []
    assert list(select_rules(Config(select=("voice.quiet",)))) == ["voice"]
    assert list(select_rules(Config(ignore=("voice",)))) == []


def test_options_and_severity_of_the_configuration(with_rules):
    with_rules(parts_rule())
    assert found(Config(rules={"voice": RuleConfig(options={"loud": False})})) == [("voice.quiet", "minor")]
    severe = Config(rules={"voice.quiet": RuleConfig(severity=Severity.CRITICAL)})
    assert found(severe) == [("voice.loud", "major"), ("voice.quiet", "critical")]


def test_options_belong_to_the_whole_rule(with_rules):
    with_rules(parts_rule())
    known, families = known_rules()
    assert known == {"voice": {"loud": True}, "voice.loud": {}, "voice.quiet": {}}
    assert families == frozenset({"test"})


def test_every_rule_has_a_name_of_its_own():
    names = list(all_rules())
    assert len(names) == len(set(names))


def test_rows_of_one_article_are_judged_together_wherever_they_stand():
    article = table(
        ("أ", "a1", "x"), ("ب", "b1", "y"), ("ج", "alone", ""), ("د", "a2", "x"), ("ه", "alone", "")
    )
    assert views_of(article) == [["a1", "a2"], ["b1"], ["alone"], ["alone"]]


def test_running_text_is_one_view():
    article = pipeline.Article(
        *(
            Document("a\nb", language, (Segment(Span(0, 1)), Segment(Span(2, 3))), MemoryCarrier())
            for language in Language
        ),
        beads=(Bead((0,), (0,)), Bead((1,), (1,))),
    )
    assert views_of(article) == [["a", "b"]]


def test_a_missing_source_is_no_evidence_only_where_nothing_has_one():
    article = table(
        ("أ", "one", "x"), ("", "two", "x"), ("", "three", "y"), ("", "four", ""), ("ب", "five", "")
    )
    assert [unit.alone for unit in units_of(article)] == [False, False, True, True, False]


def test_what_is_missing_is_missing_in_its_own_row():
    article = table(("أول", "one", ""), ("ثان", " ", ""), ("", "three", ""), ("رابع", "four", ""))
    units = units_of(article)
    assert [unit.target for unit in units] == ["one", "", "three", "four"]
    assert [unit.target_offset for unit in units] == [
        segment.span.start for segment in article.target.segments
    ]
    assert [unit.source_offset for unit in units] == [
        segment.span.start for segment in article.source.segments
    ]


def test_what_is_missing_from_running_text_is_missing_behind_the_bead_before():
    source = Document("أب", Language.ARABIC, (Segment(Span(0, 1)), Segment(Span(1, 2))), MemoryCarrier())
    target = Document("  x y", Language.ENGLISH, (Segment(Span(2, 3)), Segment(Span(4, 5))), MemoryCarrier())
    article = Article(source, target, beads=(Bead((0,), (0,)), Bead((1,), ()), Bead((), (1,))))
    units = units_of(article)
    assert [(unit.target, unit.target_offset) for unit in units] == [("x", 2), ("", 3), ("y", 4)]
    assert [(unit.source, unit.source_offset) for unit in units] == [("أ", 0), ("ب", 1), ("", 2)]


def test_a_unit_knows_what_it_is():
    kinds = (BlockKind.HEADING, BlockKind.SENTENCE, BlockKind.FURNITURE)
    target = Document(
        "abc",
        Language.ENGLISH,
        tuple(Segment(Span(k, k + 1), kind) for k, kind in enumerate(kinds)),
        MemoryCarrier(),
    )
    source = Document("", Language.ARABIC, (), MemoryCarrier())
    units = units_of(Article(source, target, beads=tuple(Bead((), (k,)) for k in range(3))))
    assert [(unit.heading, unit.furniture) for unit in units] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert all(unit.alone for unit in units)


def test_a_rule_is_not_asked_about_a_unit_without_english(with_rules):
    with_rules(finding_only("anything", ".*"))
    report = pipeline.check(table(("أول", "", ""), ("ثان", "two", "")))
    assert [finding.bead for finding in report.findings] == [1, 1]


@pytest.mark.parametrize(
    "hit",
    [
        Hit(Span(0, 5), "m"),
        Hit(Span(5, 5), "m"),
        Hit(Span(0, 1), "m", source_span=Span(0, 3)),
        Hit(Span(0, 1), "m", fixes=(replace(Span(3, 5), "", Applicability.SAFE),)),
    ],
)
def test_a_hit_outside_its_unit_is_a_fault_of_the_rule(with_rules, hit):
    with_rules(rule("wide", lambda _unit, _options: iter([hit])))
    with pytest.raises(ValueError, match="wide: "):
        pipeline.check(pipeline.pairs_article([("نص", "text"), ("نص", "more")]))


@settings(max_examples=25)
@given(damaged_pairs())
def test_pairs_are_judged_alone(pairs):
    together = pipeline.findings_by_pair(pipeline.check(pipeline.pairs_article(pairs)))
    for pair, findings in zip(pairs, together, strict=True):
        alone = pipeline.findings_by_pair(pipeline.check(pipeline.pairs_article([pair])))[0]
        assert [(each.rule, each.span, each.message, each.fixes) for each in findings] == [
            (each.rule, each.span, each.message, each.fixes) for each in alone
        ]


@settings(max_examples=15)
@given(damaged_pairs())
def test_findings_mark_what_they_say(pairs):
    article = pipeline.pairs_article(pairs)
    report = pipeline.check(article)
    for finding in report.findings:
        assert finding.span.of(article.target.text) == finding.text
        if finding.source_span is not None:
            assert finding.source_span.of(article.source.text) == finding.source_text
        row = article.target.segments[finding.bead].span
        assert row.covers(finding.span)
        assert all(row.covers(edit.span) for fix in finding.fixes for edit in fix.edits)
    assert list(report.findings) == sorted(
        report.findings, key=lambda each: (each.span, each.rule, each.message)
    )


def test_a_rule_yields_to_one_that_says_it_better(with_rules):
    def wide(_unit, _options):
        yield Hit(Span(0, 2), "m")
        yield Hit(Span(2, 4), "m")

    def narrow(_unit, _options):
        yield Hit(Span(1, 2), "m")

    with_rules(rule("wide", wide, yields_to=("narrow",)), rule("narrow", narrow))
    report = pipeline.check(pipeline.pairs_article([("نص", "text"), ("نص", "text")]))
    assert [(each.bead, each.name, each.text) for each in report.findings] == [
        (bead, *found) for bead in (0, 1) for found in (("narrow", "e"), ("wide", "xt"))
    ]
    # Where the better rule does not run, there is nobody to yield to.
    report = pipeline.check(pipeline.pairs_article([("نص", "text")]), Config(select=("wide",)))
    assert [each.text for each in report.findings] == ["te", "xt"]


def test_every_rule_that_is_yielded_to_exists():
    table = all_rules()
    assert all(name in table and name != each.name for each in table.values() for name in each.yields_to)


def test_a_rule_that_compares_is_not_asked_without_arabic(with_rules):
    def always(_unit, _options):
        yield Hit(Span(0, 1), "m")

    def over_all(view, _options):
        yield view.units[0], Hit(Span(0, 1), "m")

    with_rules(
        rule("pairs", always, compares=True),
        rule("plain", always),
        rule("whole", check_article=over_all, compares=True),
    )
    pairs = [("نص", "text"), ("", "text")]
    report = pipeline.check(pipeline.pairs_article(pairs))
    assert [(each.bead, each.rule) for each in report.findings] == [
        (0, "pairs"),
        (0, "plain"),
        (0, "whole"),
        (1, "plain"),
    ]
