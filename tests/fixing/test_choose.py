"""Which fixes are made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tqa.fixing.choose import Applied, choose_fixes, edits_of
from tqa.model import Applicability, Edit, Finding, Fix, Severity, Span

SAFE, SUGGESTED, DISPLAY = Applicability.SAFE, Applicability.SUGGESTED, Applicability.DISPLAY


def fix(start, end, text="", applicability=SAFE):
    return Fix(applicability, (Edit(Span(start, end), text),))


def finding(*fixes, bead=0, rule="some-rule"):
    return Finding(rule, Severity.MINOR, "a/b", "Message.", Span(0, 1), "x", bead, fixes=fixes)


def chosen(findings, applicability=SAFE, accepts=lambda _: True):
    return [applied.fix for applied in choose_fixes(findings, applicability, accepts)]


def test_only_fixes_that_are_sure_enough():
    offers = [finding(fix(0, 1, applicability=level), bead=n) for n, level in enumerate(Applicability)]
    assert [each.applicability for each in chosen(offers)] == [SAFE]
    assert [each.applicability for each in chosen(offers, SUGGESTED)] == [SAFE, SUGGESTED]


def test_a_fix_without_edits_is_none():
    assert chosen([finding(Fix(SAFE, ()))]) == []


def test_one_fix_for_each_finding_the_first():
    first, second = fix(0, 1, "a", SUGGESTED), fix(5, 6, "b", SUGGESTED)
    assert chosen([finding(first, second)], SUGGESTED) == [first]


def test_the_next_fix_where_the_first_is_refused():
    first, second = fix(0, 1, "a", SUGGESTED), fix(5, 6, "b", SUGGESTED)
    assert chosen([finding(first, second)], SUGGESTED, lambda applied: applied.fix is second) == [second]


@pytest.mark.parametrize(("start", "together"), [(2, False), (4, False), (5, False), (6, True)])
def test_fixes_that_touch_wait(start, together):
    early, late = fix(1, 5), fix(start, start + 3)
    assert chosen([finding(early), finding(late, rule="b")]) == ([early, late] if together else [early])


def test_fixes_in_several_pieces_touch_with_any_piece():
    wide = Fix(SAFE, (Edit(Span(0, 1), ""), Edit(Span(9, 10), "")))
    assert chosen([finding(wide), finding(fix(9, 9, "x")), finding(fix(4, 5))]) == [wide, fix(4, 5)]


def test_a_safe_fix_goes_before_a_suggested_one_that_it_touches():
    suggested, safe = fix(0, 5, applicability=SUGGESTED), fix(3, 4)
    assert chosen([finding(suggested), finding(safe)], SUGGESTED) == [safe]


def test_equal_findings_are_told_apart():
    one = finding(fix(0, 1))
    assert chosen([one, replace(one, fixes=(fix(5, 6),))]) == [fix(0, 1), fix(5, 6)]


def test_edits_come_in_order_of_the_text():
    late = Fix(SAFE, (Edit(Span(8, 9), "d"), Edit(Span(0, 1), "a")))
    middle = fix(4, 5, "b")
    edits = edits_of([Applied(finding(), late), Applied(finding(), middle)])
    assert [edit.text for edit in edits] == ["a", "b", "d"]
