"""The MQM score: the printed formula is the one that is computed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.config import ScoreConfig
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
    penalty, words, share = re.fullmatch(
        r"penalty ([\d.]+) in (\d+) words \(([\d.]+) per 1,000\)", counts
    ).groups()
    assert float(share) == pytest.approx(1000 * float(penalty) / int(words), abs=0.051)
    named = {name: float(value) for name, value in (each.rsplit(" ", 1) for each in weights.split(", "))}
    return named, float(penalty), int(words)


WEIGHTS = st.sampled_from([0.0, 0.1, 0.25, 1.0, 2.5, 5.0, 25.0, 1000.0])


@given(FINDINGS, st.integers(1, 300), st.builds(ScoreConfig, WEIGHTS, WEIGHTS, WEIGHTS, WEIGHTS))
def test_the_printed_formula_gives_the_score(findings, size, settings):
    score = mqm_score(findings, "word " * size, settings)
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
    signature = mqm_score([finding(Severity.MINOR)], "12 men — left…").signature
    assert signature.endswith("penalty 1.0 in 3 words (333.3 per 1,000)")


@pytest.mark.parametrize("text", ["", " \n", "— …"])
def test_a_text_without_words(text):
    assert mqm_score([], text).score == 100.0
    assert mqm_score([finding(Severity.MINOR)], text).signature.endswith("in 0 words")


def test_tenths_add_up_exactly():
    score = mqm_score([finding(Severity.MINOR, PUNCTUATION)] * 3, "word " * 100)
    assert score.score == 100 * (1 - 0.3 / 100)
    assert "penalty 0.3 in" in score.signature


def test_weights_of_the_user():
    settings = ScoreConfig(minor=0, major=2.5, punctuation=0.125)
    text = "word " * 100
    scores = [mqm_score([finding(severity)], text, settings).score for severity in Severity]
    assert scores == [100.0, 97.5, 75.0]
    score = mqm_score([finding(Severity.MINOR, PUNCTUATION)], text, settings)
    assert score.score == 99.875
    assert "minor 0, major 2.5, critical 25, minor punctuation 0.125; penalty 0.125 in" in score.signature
