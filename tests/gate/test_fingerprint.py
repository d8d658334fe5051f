"""Fingerprints name a finding, whatever happens elsewhere in the article."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixing.making import ARTICLES, damaged_pairs, running_article, sentence_pairs
from tqa import pipeline
from tqa.gate.fingerprint import with_fingerprints
from tqa.language.sentences import split_document

if TYPE_CHECKING:
    import random

PAIRS = damaged_pairs()
EXTRA = st.lists(st.sampled_from(range(60)), max_size=3, unique=True)


def prints(pairs):
    """Fingerprints of the findings of each pair, whatever its place; rows that are judged alone."""
    report = pipeline.check(pipeline.pairs_article(pairs))
    table = [Counter() for _ in pairs]
    for finding in report.findings:
        table[finding.bead][finding.fingerprint] += 1
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)
    return table


@settings(max_examples=30)
@given(PAIRS, EXTRA, st.randoms(use_true_random=False))
def test_rows_inserted_and_reordered(pairs, extra, rng: random.Random):
    before = prints(pairs)
    others = [pair for number in extra if (pair := sentence_pairs()[number]) not in pairs]
    order = list(range(len(pairs) + len(others)))
    rng.shuffle(order)
    mixed = [*pairs, *others]
    after = prints([mixed[number] for number in order])
    for place, number in enumerate(order):
        if number < len(pairs):
            assert after[place] == before[number]


@settings(max_examples=30)
@given(PAIRS, st.data())
def test_rows_removed(pairs, data):
    before = prints(pairs)
    kept = sorted(data.draw(st.sets(st.sampled_from(range(len(pairs))), min_size=1)))
    assert prints([pairs[number] for number in kept]) == [before[number] for number in kept]


@settings(max_examples=30)
@given(PAIRS, st.integers(0, 9))
def test_another_row_edited(pairs, place):
    edited = list(pairs)
    place %= len(pairs)
    edited[place] = (edited[place][0], "Something else is said here, and nothing is wrong with it.")
    before, after = prints(pairs), prints(edited)
    assert [each for n, each in enumerate(after) if n != place] == [
        each for n, each in enumerate(before) if n != place
    ]


def article_prints(source, target):
    """Fingerprints of an article's findings by what they mark."""
    sides = [
        replace(document, text=text, segments=split_document(text, document.language))
        for document, text in zip((ARTICLE.source, ARTICLE.target), (source, target), strict=True)
    ]
    report = pipeline.check(replace(ARTICLE, source=sides[0], target=sides[1]))
    return Counter(
        (finding.rule, " ".join(finding.text.split()), finding.fingerprint) for finding in report.findings
    )


ARTICLE = pipeline.read(ARTICLES / "ministers-phone-call.ar.txt", ARTICLES / "ministers-phone-call.en.txt")
BEFORE = article_prints(ARTICLE.source.text, ARTICLE.target.text)
INSERTED = (
    "قال خبير إن السوق تشهد هدوءاً نسبياً هذا العام.",
    "An expert said the market was fairly calm this year.",
)


@settings(max_examples=10)
@given(st.integers(1, 8), st.integers(1, 5))
def test_a_paragraph_inserted_in_an_article(place, blank_lines):
    texts = []
    for text, inserted in zip((ARTICLE.source.text, ARTICLE.target.text), INSERTED, strict=True):
        paragraphs = text.strip().split("\n\n")
        paragraphs.insert(place, inserted)
        texts.append(("\n" * (blank_lines + 1)).join(paragraphs) + "\n")
    assert article_prints(*texts) == BEFORE


def test_a_paragraph_moved_in_an_article():
    texts = []
    for text in (ARTICLE.source.text, ARTICLE.target.text):
        paragraphs = text.strip().split("\n\n")
        paragraphs.append(paragraphs.pop(3))
        texts.append("\n\n".join(paragraphs) + "\n")
    assert article_prints(*texts) == BEFORE


def test_every_sentence_on_a_line_of_its_own():
    texts = ("\n".join(pipeline.segment_texts(side)) + "\n" for side in (ARTICLE.source, ARTICLE.target))
    assert article_prints(*texts) == BEFORE


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("width", [50, 72, 100])
def test_lines_wrapped_at_a_column(width, newline):
    texts = []
    for text in (ARTICLE.source.text, ARTICLE.target.text):
        paragraphs = (
            textwrap.wrap(each, width, break_on_hyphens=False) for each in text.strip().split("\n\n")
        )
        texts.append((newline * 2).join(newline.join(lines) for lines in paragraphs) + newline)
    after = article_prints(*texts)
    # A rule may be more careful at the end of a line; what it finds keeps its name.
    assert not after - BEFORE
    assert after.total() >= BEFORE.total() - 1


def test_equal_findings_of_one_sentence_are_numbered():
    report = pipeline.check(pipeline.pairs_article([("نص", "He saw the the man and the the house.")]))
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings) == 2


def test_case_and_white_space_do_not_count_and_the_rule_and_the_words_do():
    report = pipeline.check(
        running_article([("وصل الوزير إلى بغداد يوم الأحد.", "He came to the the city.")])
    )
    finding = report.findings[0]

    def print_of(**changes):
        changed = replace(report, findings=(replace(finding, **changes),))
        return with_fingerprints(changed).findings[0].fingerprint

    assert finding.fingerprint == print_of() == print_of(text=finding.text.upper().replace(" ", "\n "))
    assert finding.fingerprint == print_of(message="Other.", confidence=0.1)
    assert len({print_of(), print_of(rule="other"), print_of(text="other")}) == 3
    assert re.fullmatch("[0-9a-f]{16}", finding.fingerprint)


def test_parts_do_not_run_into_each_other():
    report = pipeline.check(pipeline.pairs_article([("نص", "He saw the the city.")]))
    finding = report.findings[0]
    names = [("a b", "c"), ("a", "b c"), ("a\x1eb", "c")]
    found = [replace(finding, rule=rule, text=text) for rule, text in names]
    assert (
        len({each.fingerprint for each in with_fingerprints(replace(report, findings=tuple(found))).findings})
        == 3
    )


def test_lone_surrogates_do_not_stop_it():
    article = pipeline.pairs_article([("نص \ud800", "He saw the the \udfff city.")])
    report = pipeline.check(article)
    assert report.findings
    assert all(finding.fingerprint for finding in report.findings)
