"""The page's head: verdict, counts and alignment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tqa.model import Applicability, Bead, Edit, Fix, Report, RuleInfo, Score, Severity, Span
from tqa.report.metrics import metric_table
from tqa.report.scorecard import score_card
from tqa.report.wording import wording

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


def test_metrics_say_what_changed_and_nothing_that_they_do_not_know() -> None:
    plain = {"MQM": Score(90.0, "x"), "BLEU": Score(31.254, "nrefs:1")}
    table = metric_table(plain, wording())
    assert (table.heads, table.rows) == (("Score",), (("BLEU", ("31.25",)),))
    assert table.signatures == (("BLEU", "nrefs:1"),)
    assert table.title == "score.metrics"
    alone = {"x": Score(1.0, "a@b refs=none dtype=float32")}
    assert metric_table({"MQM": Score(90.0, "x"), **alone}, wording()).title == "score.metrics_alone"
    assert metric_table({**plain, **alone}, wording()).title == "score.metrics"
    chrf = Score(
        60.5, "y", 2.25, (-0.5, 4.0), 7, 14, None, "not testable", touched=(50.0, 54.5), moved=(5, 1, 1)
    )
    table = metric_table({**plain, "chrF2": chrf}, wording())
    assert dict(zip(table.heads, table.rows[1][1], strict=True)) == {
        "Before": "58.25",
        "After": "60.50",
        "Change": "+2.25",
        "Interval of the change": "-0.50 … +4.00",
        "Segments changed": "7 of 14",
        "Better, worse, same": "5, 1, 1",
        "Changed segments alone": "from 50.00 to 54.50",
        "Verdict": "not testable",
    }
    assert table.rows[0][1] == ("", "31.25", "", "", "", "", "", "")
    slight = metric_table({"chrF2": Score(60.5, "y", -0.001, (-0.004, 0.25))}, wording()).rows[0][1]
    assert slight[2:] == ("+0.00", "+0.00 … +0.25")
    arabic = metric_table({"chrF2": chrf}, wording("ar")).rows[0][1]
    assert arabic[2] == "+٢٫٢٥"
    assert arabic[-1] == "لا يمكن اختباره"
    assert (
        metric_table({"x": Score(1.0, "", verdict="of its own")}, wording("ar")).rows[0][1][-1]
        == "of its own"
    )


def test_what_does_not_gate_is_counted_apart_and_does_not_decide_the_verdict() -> None:
    report = one_pair("جملة", "A sentence.", severity=Severity.CRITICAL, gates=False)
    minor = replace(report.findings[0], severity=Severity.MINOR, gates=True)
    card = score_card(report, report.findings)
    assert (card.verdict.headline, card.advisory) == ("Nothing that stands in the way.", 1)
    assert card.verdict.detail.endswith("1 is to be looked at only and does not count.")
    assert not card.rules[0].gates
    both = score_card(report, (report.findings[0], minor))
    assert both.verdict.headline == "Nearly there: 1 minor finding."
    assert both.rules[0].gates


def test_what_a_baseline_knows_is_counted() -> None:
    report = one_pair("جملة", "A.")
    assert score_card(report, report.findings).known == 0
    assert score_card(replace(report, findings=(), known=report.findings), ()).known == 1
