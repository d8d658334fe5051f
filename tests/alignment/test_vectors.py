"""Sentences as vectors, on vectors written down by hand."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest

from tqa.alignment.unrelated import UNRELATED
from tqa.alignment.vectors import Memory, Sentences, vector_coverages
from tqa.model import Language


class Table:
    """An encoder that looks vectors up; what it does not know points somewhere else. Counts its work."""

    signature = "table"

    def __init__(self, vectors, unrelated=0.5):
        self.vectors = vectors
        self.asked = []
        # Any two sentences have this cosine, as far as a common direction gives it to them.
        self.common = np.sqrt(unrelated)

    def encode(self, texts):
        self.asked.extend(texts)
        rows = np.zeros((len(texts), 200), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            own = self.vectors.get(text, 10 + crc32(text.encode()) % 190)
            row[0], row[own] = self.common, np.sqrt(1 - self.common**2)
        return rows


def sentences(rows, lines, weight=1.0):
    vectors = np.eye(4, dtype=np.float32)[rows]
    return Sentences(vectors, np.full(len(rows), weight), np.array(lines, dtype=np.intp), max(lines) + 1)


def test_equal_vectors_cover_each_other():
    side = sentences([0, 1, 2], [0, 1, 2])
    for covered in vector_coverages(side, side, 0.0):
        # A third of .7 is what each finds in all lines on average.
        assert covered.single == pytest.approx(np.eye(3) * (1 - 0.7 / 3), abs=1e-6)
        assert covered.found[1][0] == pytest.approx([1 - 0.7 / 3, 0])


def test_what_is_unrelated_counts_as_nothing():
    vectors = np.array([[1, 0], [0.6, 0.8]], dtype=np.float32)
    source = Sentences(vectors[:1], np.ones(1), np.zeros(1, dtype=np.intp), 1)
    target = Sentences(vectors[1:], np.ones(1), np.zeros(1, dtype=np.intp), 1)
    assert vector_coverages(source, target, 0.6)[0].single[0, 0] == pytest.approx(0, abs=1e-6)
    assert vector_coverages(source, target, 0.2)[0].single[0, 0] == pytest.approx(0.5 * 0.3)


def test_a_sentence_that_is_two_over_there():
    both = np.array([[1, 1]], dtype=np.float32) / np.sqrt(2)
    source = Sentences(both, np.ones(1), np.zeros(1, dtype=np.intp), 1)
    target = Sentences(np.eye(2, dtype=np.float32), np.ones(2), np.arange(2), 2)
    covered = vector_coverages(source, target, 0.0)[0]
    assert covered.found[1][0, 0] > covered.found[0].max() + 0.2


def test_the_clauses_are_the_sentences():
    side = sentences([0, 1, 2], [0, 0, 1], weight=3.0)
    clauses = vector_coverages(side, side, 0.0)[0].clauses
    assert clauses.count.tolist() == [2, 1]
    assert clauses.first.tolist() == [0, 2]
    assert clauses.weight.tolist() == [3, 3, 3]


def test_a_line_without_sentences():
    side = Sentences(np.eye(2, dtype=np.float32)[:1], np.ones(1), np.array([1]), 2)
    covered = vector_coverages(side, side, 0.0)[0]
    assert covered.single[0].tolist() == [0, 0]
    assert np.isfinite(covered.found[1]).all()


def test_each_sentence_is_encoded_once():
    encoder = Table({})
    memory = Memory(encoder)
    found = memory.sentences(["One came. Two left. One came.", "Two left."], Language.ENGLISH)
    assert sorted(encoder.asked) == ["One came.", "Two left."]
    assert found.line.tolist() == [0, 0, 0, 1]
    assert found.weight.tolist() == [9 / 20, 9 / 20, 9 / 20, 9 / 20]
    memory.sentences(["One came."], Language.ENGLISH)
    assert len(encoder.asked) == 2


def test_no_text_at_all():
    found = Memory(Table({})).sentences(["", " "], Language.ENGLISH)
    assert found.lines == 2
    assert not len(found.line)


def test_what_an_encoder_gives_unrelated_sentences():
    topics = {text: 1 + number % 9 for number, pair in enumerate(UNRELATED) for text in pair}
    encoder = Table(topics, unrelated=0.7)
    assert Memory(encoder).unrelated == pytest.approx(0.7, abs=1e-4)
    assert len(encoder.asked) == 2 * len(UNRELATED)


class Constant:
    """A model that finds everything alike."""

    signature = "constant"

    def encode(self, texts):
        return np.tile(np.array([[0.6, 0.8]], dtype=np.float32), (len(texts), 1))


def test_a_model_that_finds_everything_alike():
    memory = Memory(Constant())
    side = memory.sentences(["One came.", "Two left."], Language.ENGLISH)
    assert np.isfinite(vector_coverages(side, side, memory.unrelated)[0].single).all()
