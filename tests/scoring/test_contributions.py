"""What each fix does on its own, checked by making it on its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics import CHRF, TER

import tqa
from tqa.fixing.choose import Applied
from tqa.formats.splice import apply_edits
from tqa.model import Applicability, Edit, Finding, Fix, Severity, Span
from tqa.pipeline import shipped_lexicon
from tqa.scoring.article import Comparable, comparable
from tqa.scoring.contributions import Contribution, Contributions, Effect, contributions

TEXT = "The the envoy left. Nobody knew why he left,, but he did.\nHe will return return on Monday."
SPANS = ((Span(0, 19),), (Span(20, 57),), (Span(58, 90),))
REFERENCES = ("The envoy left.", "Nobody knew why he left, but he did.", "He will return return on Monday.")
ALL = Comparable(SPANS, REFERENCES, 1.0)


def applied(start, end, text="", rule="rule", round_=1):
    edit = Edit(Span(start, end), text)
    finding = Finding(rule, Severity.MINOR, "accuracy", "Message.", edit.span, TEXT[start:end], 0)
    return Applied(finding, Fix(Applicability.SAFE, (edit,)), round_)


def effects(fixes, stretches=ALL):
    return [one.effect for one in contributions(TEXT, fixes, stretches).each]


def test_a_fix_is_judged_by_its_own_segment():
    doubled, comma, wrong = applied(4, 8, rule="a"), applied(43, 45, ",", "b"), applied(73, 80, rule="c")
    found = contributions(TEXT, [doubled, comma, wrong], ALL)
    assert [one.effect for one in found.each] == [Effect.HELPED, Effect.HELPED, Effect.HARMED]
    assert found.by_rule() == [("c", 0, 0, 1), ("a", 1, 0, 0), ("b", 1, 0, 0)]
    assert [one.applied for one in found.harmed] == [wrong]
    before, after = "The the envoy left.", "The envoy left."
    assert found.each[0].chrf == pytest.approx(
        CHRF().sentence_score(after, [REFERENCES[0]]).score
        - CHRF().sentence_score(before, [REFERENCES[0]]).score
    )
    assert found.each[0].ter == pytest.approx(
        TER().sentence_score(after, [REFERENCES[0]]).score
        - TER().sentence_score(before, [REFERENCES[0]]).score
    )
    assert found.texts == (
        "The envoy left.",
        "Nobody knew why he left, but he did.",
        "He will return on Monday.",
    )


def test_two_fixes_of_one_segment_are_judged_apart():
    # The second undoes what the first mends: alone, each is judged against the text as it was.
    assert effects([applied(4, 8), applied(14, 18, "went")]) == [Effect.HELPED, Effect.HARMED]


def test_a_change_that_no_metric_sees_is_neutral():
    assert effects([applied(19, 19, " ")]) == [Effect.NEUTRAL]


def test_metrics_that_disagree_are_neutral():
    # Two shorter words for one: more of the characters are right, and one more edit is needed.
    found = contributions(
        "The unfriendliness of it",
        [applied(4, 18, "un friendly x")],
        Comparable(((Span(0, 24),),), ("The friendly of it",), 1.0),
    ).each
    assert (found[0].chrf > 0, found[0].ter > 0) == (True, True)
    assert found[0].effect is Effect.NEUTRAL


def test_every_notable_loss_is_named_and_some_of_the_slight_ones():
    def one(chrf, ter):
        return Contribution(applied(0, 3), chrf, ter)

    slight = [one(-0.01 * k, 0.0) for k in range(1, 21)]
    disputed, better = one(-0.6, -1.0), one(2.0, -1.0)
    few = Contributions((*slight, disputed, better), 0, ())
    assert few.named == (disputed, *slight[:10:-1])
    bad = [one(-1.0 - k, 1.0) for k in range(30)]
    many = Contributions((*slight, *bad, better), 0, ())
    assert many.named == tuple(reversed(bad))


def test_a_fix_of_a_later_round_is_judged_on_the_text_before_it():
    first, second = applied(4, 8), applied(69, 76, round_=2)
    found = contributions(TEXT, [first, second], ALL)
    assert [one.effect for one in found.each] == [Effect.HELPED, Effect.HARMED]
    assert found.texts[2] == "He will return on Monday."


def test_fixes_without_a_reference_are_counted_apart():
    some = Comparable(SPANS[:1], REFERENCES[:1], 0.3)
    found = contributions(TEXT, [applied(4, 8), applied(43, 45, ","), applied(73, 80)], some)
    assert (len(found.each), found.unjudged) == (1, 2)


def test_no_fixes():
    found = contributions(TEXT, [], ALL)
    assert (found.each, found.unjudged, found.harmed, found.by_rule()) == ((), 0, (), [])


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_the_texts_with_all_fixes_are_the_fixed_text_in_its_stretches(data):
    """Rounds of edits anywhere, inside and outside what can be compared; a later round sees the earlier."""
    rows = data.draw(st.lists(st.text("ab ", min_size=1, max_size=6), min_size=1, max_size=5))
    whole = "|".join(rows)
    spans, start = [], 0
    for row in rows:
        spans.append((Span(start, start + len(row)),))
        start += len(row) + 1
    kept = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1)))
    stretches = Comparable(tuple(spans[k] for k in kept), tuple("a b" for _ in kept), 1.0)
    fixes, now = [], list(rows)
    for round_ in (1, 2):
        start, made = 0, []
        for k, row in enumerate(now):
            if data.draw(st.booleans()):
                ends = sorted(data.draw(st.tuples(*[st.integers(0, len(row))] * 2)))
                text = data.draw(st.text("xy", max_size=3))
                made.append(applied(start + ends[0], start + ends[1], text, round_=round_))
                now[k] = row[: ends[0]] + text + row[ends[1] :]
            start += len(row) + 1
        fixes += made
    found = contributions(whole, fixes, stretches)
    assert found.texts == tuple(now[k] for k in kept)


def test_edits_and_stretches_of_a_real_table(tmp_path):
    path = tmp_path / "m.tsv"
    path.write_text(
        "source\ttarget\treference\n"
        "وصل الوزير إلى بغداد.\tThe the minister arrived in Baghdad.\tThe minister arrived in Baghdad.\n"
        "قال إنه سعيد.\tHe said said he was happy.\t\n"
        "لم يعلق أحد.\tNobody commented , today.\tNobody commented.\n",
        encoding="utf-8",
    )
    article = tqa.read(path)
    report = tqa.check(article)
    fixed = tqa.fix(article, report)
    stretches = comparable(article, report.beads, shipped_lexicon())
    found = contributions(article.target.text, fixed.applied, stretches)
    lines = fixed.text.split("\n")
    assert found.texts == (lines[0], lines[2])
    assert found.unjudged == sum(one.finding.text.startswith("said") for one in fixed.applied)
    assert len(found.each) + found.unjudged == len(fixed.applied) > 1
    assert apply_edits(article.target.text, fixed.edits) == fixed.text
