"""What any text becomes before a model sees it, and how batches come back in order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.errors import InputError
from tqa.neural.batches import BATCH, LONGEST, encode_distinct, prepared

TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


def lengths(texts):
    """Stands for a model: two numbers that tell texts apart by length and first letter."""
    return np.array([[len(text), ord(text[0])] for text in texts], np.float32)


@given(TEXT)
def test_a_prepared_text_is_one_line_that_utf8_can_write(text):
    line = prepared(text, {ord("ﷺ"): "صلى الله عليه وسلم", 0x200B: " ", 1: ""})
    line.encode("utf-8")
    assert "\0" not in line
    assert "ﷺ" not in line
    assert " ".join(line.split()) == line
    assert prepared(line) == line


def test_ordinary_text_stays_as_it_is():
    assert prepared("قال الوزير: «نعم»، ثم غادر.") == "قال الوزير: «نعم»، ثم غادر."


@pytest.mark.parametrize("text", ["", " \t\n", "\0", "\u200b \x01"])
def test_a_text_of_nothing_is_empty(text):
    assert prepared(text, {0x200B: " ", 1: ""}) == ""


def test_a_megabyte_is_cut_and_leading_blanks_do_not_count():
    assert prepared(" " * 1_000_000 + "word" * 250_000).startswith("wordword")
    assert len(prepared("word " * 250_000)) <= LONGEST


def test_rows_come_in_the_order_of_the_texts_and_have_length_one():
    texts = ["ccc", "", "a", "bb", "a", "dddd"]
    vectors = encode_distinct(texts, 2, lengths)
    assert vectors.dtype == np.float32
    expected = np.array([[3, ord("c")], [0, 0], [1, ord("a")], [2, ord("b")], [1, ord("a")], [4, ord("d")]])
    norms = np.maximum(np.linalg.norm(expected, axis=1, keepdims=True), 1)
    np.testing.assert_allclose(vectors, expected / norms, rtol=1e-6)


def test_each_distinct_text_is_encoded_once_beside_texts_of_its_length():
    seen, told = [], []

    def encode(texts):
        seen.append(list(texts))
        return lengths(texts)

    texts = ["x" * (1 + number % 50) for number in range(200)] + [""]
    encode_distinct(texts, 2, encode, lambda done, of: told.append((done, of)))
    assert [text for batch in seen for text in batch] == ["x" * length for length in range(1, 51)]
    assert max(map(len, seen)) == BATCH
    assert told == [(BATCH, 50), (50, 50)]


def test_no_texts_give_no_rows():
    assert encode_distinct([], 3, lengths).shape == (0, 3)
    assert encode_distinct([""], 3, lengths).tolist() == [[0, 0, 0]]


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_model_that_gives_no_numbers_is_refused(value):
    with pytest.raises(InputError, match="not finite"):
        encode_distinct(["a"], 2, lambda _: np.array([[value, 1]], np.float32))
