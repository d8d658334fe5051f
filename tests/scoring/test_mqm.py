"""The MQM score: the printed formula is the one that is computed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.model import Finding, Severity, Span
from tqa.scoring.mqm import mqm_score

PUNCTUATION = "linguistic-conventions/punctuation"
CATEGORIES = st.sampled_from(
    [PUNCTUATION, f"{PUNCTUATION}/spacing", "accuracy/mistranslation", f"{PUNCTUATION}-like"]
)


def finding(severity, category="accuracy/mistranslation"):
    return Finding("rule", severity, category, "Message.", Span(0, 0), "", 0)


FINDINGS = st.lists(st.builds(finding, st.sampled_from(Severity), CATEGORIES), max_size=60)


def printed(signature):
    """The score worked out again from nothing but the signature."""
    formula, weights, counts = signature.split("; ")
    assert formula == "max(0, 100 × (1 − penalty/words))"
    penalty, words = re.fullmatch(r"penalty ([\d.]+) in (\d+) words", counts).groups()
    named = {name: float(value) for name, value in (each.rsplit(" ", 1) for each in weights.split(", "))}
    return named, float(penalty), int(words)


@given(FINDINGS, st.integers(1, 300))
def test_the_printed_formula_gives_the_score(findings, size):
    score = mqm_score(findings, "word " * size)
    weights, penalty, words = printed(score.signature)
    assert words == size
    own = [
        weights["minor punctuation"]
        if each.severity is Severity.MINOR and each.category in {PUNCTUATION, f"{PUNCTUATION}/spacing"}
        else weights[each.severity.value]
        for each in findings
    ]
    assert penalty == pytest.approx(sum(own), abs=1e-9)
    assert score.score == max(0.0, 100 * (1 - penalty / words))


@given(FINDINGS, FINDINGS)
def test_more_findings_never_score_higher(some, more):
    assert mqm_score(some + more, "word " * 50).score <= mqm_score(some, "word " * 50).score


def test_weights():
    text = "word " * 100
    scores = [mqm_score([finding(severity)], text).score for severity in Severity]
    assert scores == [99.0, 95.0, 75.0]
    assert mqm_score([finding(Severity.MINOR, PUNCTUATION)], text).score == 99.9
    assert mqm_score([finding(Severity.MAJOR, PUNCTUATION)], text).score == 95.0


def test_the_score_stops_at_zero():
    assert mqm_score([finding(Severity.CRITICAL)], "one word").score == 0.0


def test_numbers_count_as_words_and_marks_do_not():
    assert mqm_score([finding(Severity.MINOR)], "12 men — left…").signature.endswith("penalty 1.0 in 3 words")


@pytest.mark.parametrize("text", ["", " \n", "— …"])
def test_a_text_without_words(text):
    assert mqm_score([], text).score == 100.0
    assert mqm_score([finding(Severity.MINOR)], text).signature.endswith("in 0 words")


def test_tenths_add_up_exactly():
    score = mqm_score([finding(Severity.MINOR, PUNCTUATION)] * 3, "word " * 100)
    assert score.score == 100 * (1 - 0.3 / 100)
    assert "penalty 0.3 in" in score.signature
