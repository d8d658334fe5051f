"""The order of the stages, and what only their sequence can get wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cli.conftest import ARABIC, ENGLISH
from tests.fixing.rules import finding_only, replacing, rule
from tqa import pipeline
from tqa.checks.rule import Hit
from tqa.checks.rule import replace as replacement
from tqa.config import Config
from tqa.errors import ConfigError, InputError
from tqa.model import Applicability, Bead, Segment, Span


@pytest.fixture
def with_rules(monkeypatch):
    def use(*rules):
        monkeypatch.setattr("tqa.checks.run.all_rules", lambda: {each.name: each for each in rules})

    return use


@pytest.fixture
def article(tmp_path):
    (tmp_path / "a.ar.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    return pipeline.read(tmp_path / "a.ar.txt", tmp_path / "a.en.txt")


def test_the_nearest_configuration_is_found(tmp_path):
    (tmp_path / "tqa.toml").write_text('select = ["repeated-word"]\n', encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert pipeline.configure(None, inner).select == ("repeated-word",)
    (inner / "own.toml").write_text('ignore = ["repetition"]\n', encoding="utf-8")
    assert pipeline.configure(inner / "own.toml", inner).ignore == ("repetition",)


def test_a_configuration_that_leaves_no_rule(tmp_path):
    (tmp_path / "tqa.toml").write_text('select = ["repetition"]\nignore = ["repetition"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="leave no rule to run"):
        pipeline.configure(None, tmp_path)


def test_beads_that_come_with_the_file_are_kept(article):
    beads = (Bead((0,), (1,)),)
    assert pipeline.align(replace(article, beads=beads)) == beads


def test_files_that_do_not_belong_together_get_a_note(article):
    alien = replace(article, target=replace(article.target, text="x", segments=(Segment(Span(0, 1)),) * 10))
    beads = (Bead((0,), (0,)), Bead((1,), (1, 2)), *(Bead((), (j,)) for j in range(3, 10)))
    assert not any("same article" in note for note in pipeline.notes(alien, beads))
    assert pipeline.notes(alien, beads[1:]) == (
        "only 2 of 10 English sentences have an Arabic partner: are the two files the same article?",
    )


def test_arabic_without_english_gets_a_note(article):
    beads = [bead for bead in pipeline.align(article) if bead.source != (2,)]
    lost = [*beads, Bead((2,), ())]
    note = "1 of 4 Arabic sentences have no English: is a translation missing?"
    assert pipeline.notes(article, lost) == (note,)


def test_a_text_too_long_for_one_run_is_named(article, monkeypatch):
    monkeypatch.setattr("tqa.alignment.align.MOST_CELLS", 3)
    with pytest.raises(InputError, match=r"a\.en\.txt: .*split the files"):
        pipeline.align(article)


def test_files_that_belong_together_get_none(article):
    assert pipeline.check(article).notes == ()


def test_overlapping_fixes_are_made_one_round_after_the_other(with_rules, article):
    # "days" belongs to both.
    with_rules(
        replacing("tour", "days, during", "days – during"),
        replacing("visit", "lasts three days", "lasts days"),
    )
    fixed = pipeline.fix(pipeline.check(article))
    assert "lasts days – during" in fixed.text
    assert sorted(applied.round for applied in fixed.applied) == [1, 2]
    assert fixed.render() == fixed.text.encode()
    assert fixed.report.findings == ()


def test_a_fix_without_end_stops_after_a_few_rounds(with_rules, article):
    def check(unit, _options):
        stars = unit.target.count("*")
        if unit.target.startswith("The visit") and unit.source:
            at = Span(len(unit.target), len(unit.target))
            yield Hit(Span(0, 3), "m", fixes=(replacement(at, "*", Applicability.SAFE),))
            if stars < 40:
                yield from (Hit(Span(0, 1), "m") for _ in range(40 - stars))

    with_rules(rule("endless", check))
    fixed = pipeline.fix(pipeline.check(article))
    assert 1 <= fixed.text.count("*") <= 6
    assert fixed.report.article.target.text == fixed.text


def test_texts_aligned_elsewhere_are_fixed_in_one_round(with_rules, article):
    with_rules(replacing("twice", "in in", "in"), finding_only("never", "zzz"))
    aligned = replace(article, beads=pipeline.align(article))
    fixed = pipeline.fix(pipeline.check(aligned))
    assert fixed.text == ENGLISH.replace("in in", "in")
    assert fixed.report is None


def test_nothing_to_fix_is_not_checked_again(with_rules, article):
    with_rules(finding_only("days", "days"))
    report = pipeline.check(article)
    fixed = pipeline.fix(report)
    assert (fixed.text, fixed.edits, fixed.applied) == (ENGLISH, (), ())
    assert fixed.report is report


def test_fix_without_a_configuration_runs_the_rules_of_the_report(with_rules, article):
    with_rules(replacing("one", "in in", "in"), replacing("two", "relations ,", "relations,"))
    report = pipeline.check(article, Config(select=("two",)))
    assert pipeline.fix(report).text == ENGLISH.replace("relations ,", "relations,")


def test_findings_by_pair_count_from_each_pair(with_rules):
    with_rules(replacing("twice", "the the", "the"))
    pairs = [("نص", "x"), ("نص", "the the y"), ("نص", "z the the")]
    table = pipeline.findings_by_pair(pipeline.check(pipeline.pairs_article(pairs)))
    assert [[finding.span for finding in found] for found in table] == [[], [Span(0, 7)], [Span(2, 9)]]
    assert table[2][0].fixes[0].edits[0].span == Span(2, 9)


def test_findings_about_what_is_missing_count_from_their_own_pair(with_rules):
    def check(view, _options):
        for unit in view.units:
            if not unit.target.strip():
                yield unit, Hit(Span(0, 0), "missing", source_span=Span(0, len(unit.source)))

    with_rules(rule("missing", check_article=check))
    table = pipeline.findings_by_pair(pipeline.check(pipeline.pairs_article([("أول", "one"), ("ثان", "")])))
    assert [(each.span, each.source_span) for each in table[1]] == [(Span(0, 0), Span(0, 3))]
    assert table[0] == []
