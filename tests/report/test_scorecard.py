"""The page's head: verdict, counts and alignment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tqa.model import Applicability, Bead, Edit, Fix, Report, RuleInfo, Score, Severity, Span
from tqa.report.scorecard import score_card

from .making import one_pair


@pytest.mark.parametrize(
    ("severity", "headline"),
    [
        (Severity.CRITICAL, "Not ready to publish: 1 critical finding."),
        (Severity.MAJOR, "Needs editing: 1 major finding."),
        (Severity.MINOR, "Nearly there: 1 minor finding."),
    ],
)
def test_the_worst_severity_decides_the_verdict(severity: Severity, headline: str) -> None:
    report = one_pair("جملة", "A sentence.", severity=severity)
    verdict = score_card(report, report.findings).verdict
    assert (verdict.tone, verdict.headline) == (severity.value, headline)
    assert verdict.detail == "1 finding in 1 of 1 pair. None comes with a fix."


def test_nothing_found_is_said_without_promising_a_good_text() -> None:
    report = replace(one_pair("جملة", "A sentence."), findings=())
    verdict = score_card(report, ()).verdict
    assert (verdict.tone, verdict.headline) == ("clean", "Nothing found.")
    assert verdict.detail == "1 pair read. The checks see known artifacts only, not style or tone."


def test_the_whole_sample_is_counted(report: Report) -> None:
    card = score_card(report, report.findings)
    assert [(tally.name, tally.count) for tally in card.severities] == [
        ("critical", 2),
        ("major", 4),
        ("minor", 4),
    ]
    assert card.verdict.detail == (
        "10 findings in 9 of 14 pairs. 8 come with a fix, 3 of them safe to apply unasked."
    )
    assert sum(rule.count for rule in card.rules) == 10
    assert [rule.name for rule in card.rules][:3] == ["number-mismatch", "omission", "doubled-coordination"]
    assert {rule.name: rule.share for rule in card.rules}["omission"] == 50
    assert card.mqm is not None
    assert card.mqm.score == "61.4"
    assert [(tally.name, tally.count) for tally in card.alignment.types] == [("1 : 1", 11), ("2 : 1", 1)]
    assert (card.alignment.source_only, card.alignment.target_only, card.alignment.moved) == (
        (9,),
        (14,),
        (11,),
    )
    assert (card.alignment.source_unaligned, card.alignment.target_unaligned) == (0, 0)


def test_display_fixes_are_no_fixes_and_one_safe_fix_reads_well() -> None:
    edit = (Edit(Span(0, 1), "B"),)
    advice = one_pair("جملة", "A.", fixes=(Fix(Applicability.DISPLAY, edit),))
    assert score_card(advice, advice.findings).verdict.detail.endswith("None comes with a fix.")
    offers = (Fix(Applicability.SUGGESTED, edit), Fix(Applicability.SAFE, edit))
    both = one_pair("جملة", "A.", fixes=offers)
    detail = score_card(both, both.findings).verdict.detail
    assert detail.endswith("1 comes with a fix, 1 of them safe to apply unasked.")


def test_a_sub_rule_takes_its_family_s_summary_and_a_missing_score_leaves_no_trace() -> None:
    report = one_pair("جملة", "A.", rule="number-mismatch.magnitude")
    info = RuleInfo("number-mismatch", "accuracy", Severity.MAJOR, "", "A quantity differs.", {})
    card = score_card(replace(report, rules={"number-mismatch": info}), report.findings)
    assert "".join(run.text for part in card.rules[0].summary for run in part.runs) == "A quantity differs."
    assert card.mqm is None
    assert score_card(replace(report, scores={"BLEU": Score(1.0, "x")}), report.findings).mqm is None


def test_segments_in_no_pair_are_counted() -> None:
    report = one_pair("جملة", "A.")
    card = score_card(replace(report, beads=(Bead((), (0,)),)), report.findings)
    assert (card.alignment.source_unaligned, card.alignment.target_unaligned) == (1, 0)
