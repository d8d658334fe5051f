"""The adapter and the formulas give what sacrebleu gives: a version that moves its internals fails here."""

from __future__ import annotations

import logging

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics import BLEU, CHRF, TER

from tqa.scoring.formulas import measure, segment_measure
from tqa.scoring.sacrebleu_adapter import METRICS, corpus_score, statistics

WORDS = st.sampled_from(["the", "minister", "The", "talks", "in", "12", "12.5", ",", ".", "(", "بغداد", "a"])
ODD = st.text('ab A1.,”"()<&;\n\t\u202e\u200b\ud800\U0001f600ا\x00', max_size=12)
TEXTS = st.one_of(st.lists(WORDS, max_size=14).map(" ".join), ODD)
CORPORA = st.integers(1, 3).flatmap(
    lambda number: st.lists(st.tuples(*[TEXTS] * (number + 1)), min_size=1, max_size=6)
)


def metric(name):
    if name == "BLEU":
        return BLEU()
    return TER() if name == "TER" else CHRF(word_order=2 if name == "chrF2++" else 0)


def columns(corpus):
    hypotheses, *references = map(list, zip(*corpus, strict=True))
    return hypotheses, references


@settings(deadline=None)
@given(CORPORA)
def test_corpus_scores_and_signatures_are_those_of_sacrebleu(corpus):
    hypotheses, references = columns(corpus)
    found = statistics(METRICS, [hypotheses], references)
    assert list(found) == list(METRICS)
    for name, each in found.items():
        theirs = metric(name)
        expected = theirs.corpus_score(hypotheses, references).score
        score = corpus_score(name, each.systems[0])
        assert score == expected
        assert type(score) is float
        assert each.signature == str(theirs.get_signature())
        assert measure(name)(each.systems[0].sum(axis=0)) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(CORPORA)
def test_segment_scores_are_those_of_sacrebleu(corpus):
    hypotheses, references = columns(corpus)
    for name, each in statistics(METRICS, [hypotheses], references).items():
        theirs = BLEU(effective_order=True) if name == "BLEU" else metric(name)
        expected = [theirs.sentence_score(row[0], list(row[1:])).score for row in corpus]
        assert segment_measure(name)(each.systems[0]) == pytest.approx(expected, abs=1e-9)


def test_each_metric_alone_gives_the_same_as_all_together():
    systems = [["The talks began on Monday .", "He left"], ["Talks began Monday.", "He left"]]
    for references in (
        [["The talks began on Sunday.", "She left."]],
        [["a b", "c"], ["the talks", "He left"]],
    ):
        together = statistics(METRICS, systems, references)
        for name in METRICS:
            (alone,) = statistics([name], systems, references).values()
            assert alone.signature == together[name].signature
            assert all(map(np.array_equal, alone.systems, together[name].systems))


def test_texts_that_look_tokenised_are_no_reason_to_complain(caplog):
    with caplog.at_level(logging.WARNING):
        statistics(METRICS, [[f"talks {n} ." for n in range(200)]], [["talks"] * 200])
    assert not caplog.records
