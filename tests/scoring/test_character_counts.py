"""The counts are sacrebleu's, whatever the alphabet and however the segments are portioned."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics import CHRF

from tqa.scoring import character_counts as module
from tqa.scoring.character_counts import character_counts

TEXTS = st.one_of(
    st.text("ab ", max_size=20), st.text(max_size=12), st.text("\ud800\x00\u3000ا \n", max_size=9)
)


def expected(hypotheses, references):
    return CHRF()._extract_corpus_statistics(hypotheses, [references])


def check(rows):
    references, *sides = (list(column) for column in zip(*rows, strict=True))
    for found, texts in zip(character_counts(sides, references), sides, strict=True):
        assert found.tolist() == expected(texts, references)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6))
def test_counts(rows):
    check(rows)


@pytest.mark.parametrize(("portion", "largest"), [(1, 1 << 62), (30, 1 << 62), (100_000, 1), (30, 5_000)])
def test_portions_and_large_alphabets(monkeypatch, portion, largest):
    monkeypatch.setattr(module, "_PORTION", portion)
    monkeypatch.setattr(module, "_LARGEST", largest)
    rng = random.Random(5)
    for letters in ("ab", "abcdefghij klmno", "".join(map(chr, range(0x4E00, 0x5600)))):
        check([["".join(rng.choices(letters, k=rng.randrange(40))) for _ in range(3)] for _ in range(25)])


def test_an_alphabet_that_no_product_fits():
    rng = random.Random(6)
    letters = [chr(k) for k in range(0x4E00, 0x9F00)]
    check([["".join(rng.choices(letters, k=20_000)), "".join(rng.choices(letters, k=20_000))]] * 2)
