"""Fixing what is fixed changes nothing, and a fixed text offers no fix that would have been made."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixing.making import damaged_pairs, running_article
from tqa import pipeline
from tqa.fixing.choose import edits_of
from tqa.formats.splice import apply_edits
from tqa.language.sentences import split_document
from tqa.model import Applicability, Language

LEVELS = st.sampled_from([Applicability.SAFE, Applicability.SUGGESTED])


def reread(article, text):
    """The article as a second run reads it."""
    return replace(
        article, target=replace(article.target, text=text, segments=split_document(text, Language.ENGLISH))
    )


def check_twice(article, level, again):
    fixed = pipeline.fix(pipeline.check(article), level)
    assert apply_edits(article.target.text, fixed.edits) == fixed.text
    second = pipeline.check(again(fixed.text))
    assert fixed.report is not None
    assert second.findings == fixed.report.findings
    twice = pipeline.fix(second, level)
    assert twice.text == fixed.text
    assert twice.applied == ()
    refused = {id(each.applied.finding) for each in twice.refused}
    for finding in second.findings:
        offered = any(each.edits and each.applicability.rank <= level.rank for each in finding.fixes)
        assert not offered or id(finding) in refused


@settings(max_examples=40)
@given(damaged_pairs(), LEVELS)
def test_running_text(pairs, level):
    article = running_article(pairs)
    check_twice(article, level, lambda text: reread(article, text))


@settings(max_examples=25)
@given(damaged_pairs(), LEVELS)
def test_table(pairs, level):
    article = pipeline.pairs_article(pairs)

    def again(text):
        rows = zip((source for source, _ in pairs), text.split("\n"), strict=True)
        return pipeline.pairs_article(list(rows))

    check_twice(article, level, again)


@settings(max_examples=25)
@given(damaged_pairs())
def test_no_round_finds_more_than_the_one_before(pairs):
    article = running_article(pairs)
    report = pipeline.check(article)
    fixed = pipeline.fix(report)
    assert len(fixed.report.findings) + sum(each.round == 1 for each in fixed.applied) <= len(report.findings)


@settings(max_examples=15)
@given(damaged_pairs())
def test_the_fixes_of_the_first_round_are_edits_on_the_text_as_read(pairs):
    article = running_article(pairs)
    fixed = pipeline.fix(pipeline.check(article))
    first = [applied for applied in fixed.applied if applied.round == 1]
    for applied in first:
        assert applied.finding.span.of(article.target.text) == applied.finding.text
    if len(first) == len(fixed.applied):
        assert apply_edits(article.target.text, edits_of(first)) == fixed.text
