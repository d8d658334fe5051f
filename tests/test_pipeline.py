"""The order of the stages, and what only their sequence can get wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cli.conftest import ARABIC, ENGLISH
from tests.fixing.rules import finding_only, replacing, rule
from tqa import pipeline
from tqa.alignment.notes import notes
from tqa.checks.rule import Hit
from tqa.checks.rule import replace as replacement
from tqa.config import Config
from tqa.errors import ConfigError
from tqa.formats.units import Unit
from tqa.model import Applicability, Bead, Segment, Span

DOUBT = "are the two files the same article?"


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
    alien = long_article(article, 10)
    alone = [*(Bead((i,), ()) for i in range(3, 10)), *(Bead((), (j,)) for j in range(3, 10))]
    beads = (Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), (2,)))
    assert not any("same article" in note for note in notes(alien, (*beads, *alone)))
    assert notes(alien, (*beads[1:], Bead((0,), ()), Bead((), (0,)), *alone)) == (
        f"only about 2 of 10 Arabic and 2 of 10 English sentences have a partner: {DOUBT}",
    )


def test_unlikely_pairs_count_for_little(article):
    doubtful = [Bead((i,), (i,), 0.1) for i in range(10)]
    assert notes(long_article(article, 10), doubtful) == (
        f"only about 1 of 10 Arabic and 1 of 10 English sentences have a partner: {DOUBT}",
    )
    sure = [*doubtful[:8], Bead((8,), (8,), 0.9), Bead((9,), (9,), 0.9)]
    assert notes(long_article(article, 10), sure) == ()


def test_a_summary_belongs_to_its_article(article):
    source = long_article(article, 20).source
    short = replace(long_article(article, 2), source=source)
    beads = (Bead((0,), (0,)), Bead((9,), (1,)), *(Bead((i,), ()) for i in range(20) if i not in (0, 9)))
    assert notes(short, beads) == ("18 of 20 Arabic sentences have no English: is a translation missing?",)


def test_arabic_without_english_gets_a_note(article):
    beads = [bead for bead in pipeline.align(article) if bead.source != (2,)]
    lost = [*beads, Bead((2,), ())]
    note = "1 of 4 Arabic sentences have no English: is a translation missing?"
    assert notes(article, lost) == (note,)


def test_files_that_belong_together_get_none(article):
    assert pipeline.check(article).notes == ()


@pytest.mark.parametrize("unit", Unit)
def test_notes_speak_of_the_units_that_the_article_was_read_with(article, unit):
    lone = tuple(Bead((), (j,)) for j in range(4))
    assert notes(article, lone, unit) == (
        f"only about 0 of 4 Arabic and 0 of 4 English {unit.value}s have a partner: {DOUBT}",
    )
    half = (Bead((0,), (0, 1)), Bead((1,), (2, 3)), Bead((2,), ()), Bead((3,), ()))
    assert notes(article, half, unit) == (
        f"2 of 4 Arabic {unit.value}s have no English: is a translation missing?",
    )
    rows = replace(article, beads=half)
    assert notes(rows, half, unit) == ("2 of 4 Arabic rows have no English: is a translation missing?",)


def long_article(article, lines):
    text = "x" * lines
    segments = tuple(Segment(Span(i, i + 1)) for i in range(lines))
    return replace(
        article,
        source=replace(article.source, text=text, segments=segments),
        target=replace(article.target, text=text, segments=segments),
    )


def test_rows_are_never_doubted(article):
    rows = tuple(Bead((i,), (i,), 0.0) for i in range(6))
    assert notes(replace(long_article(article, 6), beads=rows), rows) == ()


@pytest.mark.parametrize("unit", Unit)
def test_units_are_read_from_either_file_and_the_reference(tmp_path, unit):
    (tmp_path / "a.ar.txt").write_text("وصل الوزير.\nثم غادر. ولم يعد.\n\nانتهت الزيارة.\n", encoding="utf-8")
    english = "The minister came.\nThen he left. He did not return.\n\nThe visit is over.\n"
    (tmp_path / "a.en.txt").write_text(english, encoding="utf-8")
    (tmp_path / "a.ref.txt").write_text(english, encoding="utf-8")
    read = pipeline.read(*(tmp_path / f"a.{side}.txt" for side in ("ar", "en", "ref")), unit=unit)
    expected = {Unit.LINE: 3, Unit.SENTENCE: 4, Unit.PARAGRAPH: 2}[unit]
    assert [len(side.segments) for side in (read.source, read.target, read.reference)] == [expected] * 3
    assert pipeline.segment_texts(read.target)[-1] == "The visit is over."


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
