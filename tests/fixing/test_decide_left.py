"""Decisions at their place, or not at all: what contradicts, clashes or no longer fits is left."""

from __future__ import annotations

import pytest

import tqa
from tests.fixing.deciding import (
    SAFE,
    checked,
    decided,
    decisions,
    edit,
    on,
    reasons,
    running,
)
from tests.fixing.rules import replacing, rule
from tqa.checks.rule import Hit, replace
from tqa.fixing.decisions import Choice, Decision
from tqa.model import Span


@pytest.mark.usefixtures("two_rules")
def test_two_decisions_on_one_finding_are_both_left():
    report = checked("aaa ccc")
    both = on(report, "a-to-b", Choice.ACCEPT), on(report, "a-to-b", Choice.REJECT, 2)
    fixed = decided(report, *both, on(report, "c-to-d", Choice.ACCEPT, 3))
    assert fixed.text == "aaa ddd"
    assert reasons(fixed) == [
        (1, "decision 2 says otherwise about the same finding"),
        (2, "decision 1 says otherwise about the same finding"),
    ]


@pytest.mark.usefixtures("two_rules")
def test_the_same_decision_twice_is_one():
    report = checked("aaa")
    fixed = decided(report, on(report, "a-to-b", Choice.ACCEPT), on(report, "a-to-b", Choice.ACCEPT, 2))
    assert (fixed.text, fixed.left, len(fixed.applied)) == ("bbb", (), 1)


@pytest.mark.usefixtures("two_rules")
def test_decisions_that_change_the_same_words_are_all_left():
    report = checked("aaa ccc", "aaa")
    third = Decision(3, report.findings[-1].fingerprint, "a-to-b", Choice.ACCEPT)
    fixed = decided(report, edit(report, "a-to-b", "All new."), on(report, "c-to-d", Choice.ACCEPT, 2), third)
    assert fixed.text == "aaa ccc\nbbb"
    assert reasons(fixed) == [
        (1, "decision 2 changes the same words"),
        (2, "decision 1 changes the same words"),
    ]


def test_an_edit_that_two_findings_share_is_made_once(with_rules):
    with_rules(replacing("one", "aaa", "bbb"), replacing("two", "aaa", "bbb"))
    report = checked("x aaa")
    fixed = decided(report, on(report, "one", Choice.ACCEPT), on(report, "two", Choice.ACCEPT, 2))
    assert (fixed.text, fixed.left, len(fixed.edits)) == ("x bbb", (), 1)
    assert fixed.report.findings == ()


def test_edits_side_by_side_are_both_made(with_rules):
    with_rules(replacing("one", "aaa", "x"), replacing("two", "bbb", "y"))
    report = checked("aaabbb")
    fixed = decided(report, on(report, "one", Choice.ACCEPT), on(report, "two", Choice.ACCEPT, 2))
    assert (fixed.text, fixed.left) == ("xy", ())


def test_two_texts_for_one_point_have_no_order(with_rules):
    def inserting(text):
        def check(unit, _options):
            if unit.target == "ab":
                yield Hit(Span(1, 2), "m", fixes=(replace(Span(1, 1), text, SAFE),))

        return check

    with_rules(rule("one", inserting("x")), rule("two", inserting("y")), rule("three", inserting("y")))
    report = checked("ab")
    one, two, three = (
        on(report, name, Choice.ACCEPT, n) for n, name in enumerate(("one", "two", "three"), 1)
    )
    assert decided(report, two, three).text == "ayb"
    fixed = decided(report, one, two, three)
    assert fixed.text == "ab"
    assert [number for number, _ in reasons(fixed)] == [1, 2, 3]


@pytest.mark.usefixtures("two_rules")
@pytest.mark.parametrize("choice", list(Choice))
def test_a_decision_whose_finding_is_gone_is_left(choice):
    report = checked("aaa")
    fixed = decided(report, Decision(7, "f" * 16, "a-to-b", choice))
    assert fixed.text == "aaa"
    assert [number for number, _ in reasons(fixed)] == [7]
    assert reasons(fixed)[0][1].startswith("its finding is gone")


@pytest.mark.usefixtures("two_rules")
def test_after_an_edit_elsewhere_decisions_find_their_place():
    old, new = checked("first", "x aaa", "ccc"), checked("a longer first", "x aaa", "ccc")
    each = edit(old, "a-to-b", "All new."), on(old, "c-to-d", Choice.ACCEPT, 2)
    moved = [
        Decision(
            one.number,
            fresh.fingerprint,
            one.rule,
            one.choice,
            None,
            one.text,
            one.start,
            one.end,
            one.original,
        )
        for one, fresh in zip(each, new.findings, strict=True)
    ]
    fixed = decided(new, *moved, text=old.article.target.text)
    assert not fixed.same_text
    assert fixed.text == "a longer first\nAll new.\nddd"
    assert fixed.left == ()


@pytest.mark.usefixtures("two_rules")
def test_an_edit_whose_words_were_edited_is_left():
    old, new = checked("x aaa"), checked("y aaa")
    fixed = decided(new, edit(old, "a-to-b", "All new."), text="x aaa")
    assert fixed.text == "y aaa"
    assert reasons(fixed) == [(1, "the edited words “x aaa” no longer stand there")]


@pytest.mark.usefixtures("two_rules")
def test_words_that_stand_there_twice_are_not_guessed():
    report = checked("x aaa x")
    assert decided(report, edit(report, "a-to-b", "z", words="x"), text="old").text == "x aaa x"
    assert decided(report, edit(report, "a-to-b", "z", words="x")).text == "z aaa x"


@pytest.mark.usefixtures("two_rules")
def test_an_edit_stays_within_the_sentence_of_its_finding():
    report = checked("aaa", "other")
    fixed = decided(report, edit(report, "a-to-b", "z", words="aaa\nother"))
    assert fixed.text == "aaa\nother"
    assert reasons(fixed) == [(1, "characters 0 to 9 reach beyond the finding's sentence")]


@pytest.mark.usefixtures("two_rules")
def test_line_ends_are_those_of_the_file():
    report = running("First, aaa.\r\n\r\nSecond one.\r\n", "الأول.\n\nالثاني.\n")
    assert decided(report, edit(report, "a-to-b", "One.\nTwo.")).text == "One.\r\nTwo.\r\n\r\nSecond one.\r\n"


def test_a_sentence_put_in_where_the_translation_left_it_out(with_rules):
    def check_article(view, _options):
        for unit in view.units:
            if not unit.target:
                yield unit, Hit(Span(0, 0), "m")

    with_rules(rule("gap", check_article=check_article))
    arabic = (
        "وصل الوزير إلى بغداد يوم الأحد. ورفض الرئيس التعليق على الأزمة الاقتصادية الخانقة. "
        "وغادر الوفد المدينة مساء الاثنين."
    )
    english = "The minister arrived in Baghdad on Sunday. The delegation left the city on Monday evening."
    report = running(english, arabic)
    finding = report.findings[0]
    at = finding.span.start
    new = Decision(1, finding.fingerprint, "gap", Choice.EDIT, None, "He said no.", at, at, "")
    assert decided(report, new).text == english.replace("Sunday.", "Sunday. He said no.")
    assert decided(report, new, text="older").text == english.replace("Sunday.", "Sunday. He said no.")


def test_an_emptied_article(with_rules):
    with_rules(replacing("a-to-b", "aaa", "bbb"))
    report = running("aaa", "نص")
    fixed = decided(report, edit(report, "a-to-b", ""))
    assert fixed.text == ""
    assert fixed.left == ()


def test_from_python(with_rules, tmp_path):
    with_rules(replacing("a-to-b", "aaa", "bbb"))
    report = checked("aaa")
    accepted = decisions(report, on(report, "a-to-b", Choice.ACCEPT))
    assert tqa.fix(report.article, report, decisions=accepted).text == "bbb"
    path = tmp_path / "d.json"
    path.write_text('{"version": 1, "article": {"target_sha256": ""}, "decisions": []}', encoding="utf-8")
    assert tqa.fix(report.article, report, decisions=path).text == "aaa"
    with pytest.raises(ValueError, match="decisions say themselves"):
        tqa.fix(report.article, report, "suggested", decisions=accepted)


def test_a_flood_of_contradictions_is_all_told(with_rules):
    with_rules(replacing("a-to-b", "aaa", "bbb"))
    report = checked("aaa")
    flood = [edit(report, "a-to-b", str(number), number) for number in range(20_000)]
    fixed = decided(report, *flood)
    assert len(fixed.left) == len(flood)
    assert fixed.text == "aaa"
