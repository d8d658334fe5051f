"""What decisions change, with small rules of known behaviour."""

from __future__ import annotations

import pytest

from tests.fixing.deciding import (
    DISPLAY,
    SAFE,
    SUGGESTED,
    checked,
    decided,
    edit,
    on,
    reasons,
)
from tests.fixing.rules import finding_only, replacing, rule
from tqa.checks.rule import Hit, replace
from tqa.fixing.decisions import Choice, Decision
from tqa.model import Span


@pytest.mark.usefixtures("two_rules")
def test_only_what_was_accepted_is_made():
    report = checked("aaa ccc", "aaa")
    fixed = decided(report, on(report, "a-to-b", Choice.ACCEPT))
    assert fixed.text == "bbb ccc\naaa"
    assert fixed.left == ()
    assert [applied.finding.name for applied in fixed.applied] == ["a-to-b"]
    assert len(fixed.report.findings) == 2


@pytest.mark.usefixtures("two_rules")
@pytest.mark.parametrize("choice", [Choice.REJECT, Choice.IGNORE])
def test_what_was_rejected_or_ignored_stays(choice):
    report = checked("aaa ccc")
    fixed = decided(report, on(report, "a-to-b", choice))
    assert (fixed.text, fixed.applied, fixed.left) == ("aaa ccc", (), ())
    assert fixed.report is report


@pytest.mark.usefixtures("two_rules")
def test_an_edited_sentence():
    report = checked("x aaa y", "ccc")
    fixed = decided(report, edit(report, "a-to-b", "All new."), on(report, "c-to-d", Choice.ACCEPT, 2))
    assert fixed.text == "All new.\nddd"
    assert [applied.fix.reason for applied in fixed.applied] == ["The reviewer's own words.", ""]


@pytest.mark.usefixtures("two_rules")
def test_an_edit_that_changes_nothing():
    report = checked("x aaa y")
    fixed = decided(report, edit(report, "a-to-b", "x aaa y"))
    assert (fixed.text, fixed.edits, fixed.left) == ("x aaa y", (), ())


def test_which_fix_was_accepted(with_rules):
    def check(unit, _options):
        if "aaa" in unit.target:
            span = Span(0, 3)
            fixes = (
                replace(span, "show", DISPLAY),
                replace(span, "one", SAFE),
                replace(span, "two", SUGGESTED),
            )
            yield Hit(span, "m", fixes=fixes)

    with_rules(rule("choice", check), finding_only("bare", "bbb"))
    report = checked("aaa bbb")
    texts = [
        decided(report, on(report, "choice", Choice.ACCEPT, fix=fix)).text.split()[0]
        for fix in (None, 0, 1, 2, 3)
    ]
    assert texts == ["one", "aaa", "one", "two", "aaa"]
    assert reasons(decided(report, on(report, "choice", Choice.ACCEPT, fix=3))) == [
        (1, "the finding offers no fix with the index 3 that can be made")
    ]
    assert reasons(decided(report, on(report, "bare", Choice.ACCEPT))) == [
        (1, "the finding offers no fix that can be made; edit the sentence")
    ]


def test_the_guard_stops_no_decision_but_says_what_it_finds(with_rules):
    with_rules(replacing("a-to-b", "aaa", "bbb"), finding_only("no-b", "bbb"), finding_only("no-7", "7"))
    report = checked("aaa", "12 aaa", "bbb aaa")
    accepted = [
        Decision(n, finding.fingerprint, finding.name, Choice.ACCEPT)
        for n, finding in enumerate(report.findings, 1)
        if finding.name == "a-to-b"
    ]
    fixed = decided(report, *accepted)
    assert fixed.text == "bbb\n12 bbb\nbbb bbb"
    assert fixed.refused == ()
    assert [made.reason for made in fixed.raised] == ["it raises a new finding (no-b)"] * 3
    both = decided(report, edit(report, "a-to-b", "bbb 7")).raised
    assert [made.reason for made in both] == ["it raises a new finding (no-7, no-b)"]
    # A number changes, which the guard would not let pass; here nothing but a finding is worth a word.
    assert decided(report, edit(report, "a-to-b", "6")).raised == ()
    assert len(decided(report, edit(report, "a-to-b", "7")).raised) == 1
