"""The baseline file, and what it knows of a report."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixing.making import damaged_pairs
from tqa import pipeline
from tqa.config import Config
from tqa.errors import InputError
from tqa.gate.baseline import Entry, entry_of, parse_baseline, render_baseline
from tqa.gate.judge import judge

ARABIC = "وصل الوزير إلى بغداد يوم الأحد."
OTHER = "وعاد الوفد إلى عمان مساء الاثنين."
TEXT = st.text(max_size=12)
ENTRIES = st.lists(
    st.builds(Entry, TEXT, TEXT, TEXT, TEXT, TEXT),
    max_size=6,
    unique_by=lambda entry: (entry.article, entry.fingerprint),
)


def checked(*pairs, **config):
    return pipeline.check(pipeline.pairs_article(pairs), Config(**config))


def entries(report, article="a.txt"):
    return [entry_of(report, finding, article) for finding in report.findings]


@given(ENTRIES)
def test_a_file_gives_back_its_entries(made):
    data = render_baseline(made)
    assert parse_baseline(data, "b") == tuple(sorted(made))
    assert render_baseline(parse_baseline(data, "b")) == data
    assert all(line.isprintable() for line in data.decode().split("\n"))
    assert parse_baseline(data.replace(b"\n", b"\r\n"), "b") == tuple(sorted(made))


def test_lines_name_a_finding_and_nothing_that_moves():
    report = checked((ARABIC, "The minister reached the The city."), (ARABIC, "He came to the the city."))
    lines = [json.loads(line) for line in render_baseline(entries(report)).splitlines()]
    assert [list(line) for line in lines] == [["article", "rule", "source", "text", "fingerprint"]] * 2
    assert lines[0]["source"] == ARABIC
    assert {line["text"] for line in lines} == {"the the"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xff", "b: not UTF-8 at byte 0; restore the baseline"),
        (b"<<<<<<< ours\n", "b: line 1: not a baseline entry (no JSON); is a merge unfinished?"),
        (b"[" * 100_000, "b: line 1: not a baseline entry (no JSON); is a merge unfinished?"),
        (b"\n{}\n", "b: line 2: not a baseline entry; expected an object with the keys article, rule, "),
        (b"3\n", "b: line 1: not a baseline entry; expected an object"),
    ],
)
def test_a_damaged_file_is_refused(data, problem):
    with pytest.raises(InputError) as caught:
        parse_baseline(data, "b")
    assert str(caught.value).startswith(problem)


def test_entries_of_other_kinds_and_twice_the_same_are_refused():
    line = render_baseline([Entry("a", "r", "s", "t", "f")])
    with pytest.raises(InputError, match="line 2: this finding stands here twice"):
        parse_baseline(line + line.replace(b'"t"', b'"u"'), "b")
    with pytest.raises(InputError, match="every value is a text"):
        parse_baseline(line.replace(b'"t"', b"1"), "b")


@settings(max_examples=30)
@given(damaged_pairs(), st.data())
def test_what_is_written_is_known_and_only_that(pairs, data):
    report = checked(*pairs)
    all_entries = entries(report)
    accepted = data.draw(st.sets(st.sampled_from(range(len(all_entries))))) if all_entries else set()
    baseline = [all_entries[number] for number in sorted(accepted)]
    judged = judge(report, "a.txt", parse_baseline(render_baseline(baseline), "b"))
    assert judged.stale == judged.others == ()
    assert len(judged.report.known) == len(judged.entries) == len(baseline)
    together = sorted([*judged.report.findings, *judged.report.known], key=report.findings.index)
    assert tuple(together) == report.findings
    if len(accepted) == len(all_entries):
        assert judged.report.findings == ()


def test_each_entry_answers_for_one_finding():
    two = checked((ARABIC, "He saw the the man and the the house."))
    one = checked((ARABIC, "He saw the the man and the house."))
    assert len(judge(two, "a.txt", entries(one)).report.findings) == 1
    judged = judge(one, "a.txt", entries(two))
    assert judged.report.findings == ()
    assert len(judged.stale) == 1


def test_an_edited_finding_on_the_same_arabic_has_moved():
    old = checked((ARABIC, "We condemn and condemn it."))
    new = checked((ARABIC, "We condemn, and condemn it."))
    assert not {each.fingerprint for each in old.findings} & {each.fingerprint for each in new.findings}
    judged = judge(new, "a.txt", entries(old))
    assert judged.report.findings == judged.stale == ()
    assert list(judged.entries) == entries(new)
    elsewhere = checked((OTHER, "We condemn, and condemn it."))
    judged = judge(elsewhere, "a.txt", entries(old))
    assert len(judged.report.findings) == len(judged.stale) == 1


def test_another_finding_of_the_rule_on_the_same_arabic_is_new():
    old = checked((ARABIC, "We condemn and condemn it."))
    new = checked((ARABIC, "The tribes and tribes came."))
    judged = judge(new, "a.txt", entries(old))
    assert len(judged.report.findings) == len(judged.stale) == 1


def test_a_finding_whose_sentence_is_joined_with_the_next_is_known():
    alone = entries(checked((ARABIC, "He came to the the city."), (OTHER, "The delegation left.")))
    joined = checked((f"{ARABIC} {OTHER}", "He came to the the city; the delegation left."))
    for report, known in ((joined, alone), (checked((ARABIC, "He came to the the city.")), entries(joined))):
        assert not {each.fingerprint for each in report.findings} & {entry.fingerprint for entry in known}
        judged = judge(report, "a.txt", known)
        assert judged.report.findings == judged.stale == ()
    twice = checked((f"{ARABIC} {OTHER}", "He came to the the city; the delegation left the the town."))
    assert len(judge(twice, "a.txt", alone).report.findings) == 1
    elsewhere = checked((OTHER, "They left the the town."))
    assert len(judge(elsewhere, "a.txt", alone).report.findings) == 1


def test_another_article_knows_nothing_unless_it_is_gone():
    report = checked((ARABIC, "He came to the the city."))
    known = entries(report, "old.txt")
    judged = judge(report, "new.txt", known)
    assert judged.report.findings == report.findings
    assert (judged.stale, list(judged.others)) == ((), known)
    judged = judge(report, "new.txt", known, {"old.txt"})
    assert judged.report.findings == judged.others == ()
    assert list(judged.entries) == entries(report, "new.txt")


def test_own_entries_answer_before_those_of_a_gone_article():
    report = checked((ARABIC, "He came to the the city."))
    both = [*entries(report, "old.txt"), *entries(report, "new.txt")]
    judged = judge(report, "new.txt", both, {"old.txt"})
    assert list(judged.others) == entries(report, "old.txt")


def test_entries_of_rules_that_did_not_run_are_not_stale():
    pair = (ARABIC, "He came to the the city .")
    known = entries(checked(pair))
    judged = judge(checked(pair, select=("repeated-word",)), "a.txt", known)
    assert [entry.rule for entry in judged.entries] == ["repeated-word"]
    assert [entry.rule for entry in judged.others] == ["punctuation-spacing"]
    assert judged.stale == ()


def test_thousands_of_findings_on_one_sentence_take_no_quadratic_time():
    report = checked((ARABIC, "He came to the the city."))
    finding = report.findings[0]
    many = tuple(replace(finding, text=f"the the {n}", fingerprint=f"{n}") for n in range(5000))
    old = [replace(each, text=each.text + "!", fingerprint="x" + each.fingerprint) for each in many]
    judged = judge(replace(report, findings=many), "a.txt", entries(replace(report, findings=tuple(old))))
    assert len(judged.report.known) + len(judged.report.findings) == 5000
    assert len(judged.report.known) == 50
