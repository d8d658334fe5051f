"""Reading word types: what was read before changes nothing, and stops part clauses."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.alignment.words import Reader
from tqa.language.tokens import Kind, tokenize
from tqa.model import Language
from tqa.pipeline import shipped_lexicon

ARABIC = ["أعلنت الحكومة، اليوم، زيادة 12 في المئة. وقالت: لا بأس!", "في 3,5 COVID-19؟"]
TEXT = st.text(st.sampled_from("اب تنوه.!؟:abA-'1٣,\u200f\n\t"), max_size=30)


def read(reader, texts):
    words, line, clause = reader.lines(texts)
    return [reader.words[number] for number in words], line.tolist(), clause.tolist()


@pytest.mark.parametrize("language", Language)
@given(st.lists(TEXT, max_size=4), st.lists(TEXT, max_size=4))
def test_what_was_read_before_changes_nothing(language, before, texts):
    used = Reader(shipped_lexicon(), language)
    used.lines(before)
    assert read(used, texts) == read(Reader(shipped_lexicon(), language), texts)


def test_the_words_are_those_of_the_tokens():
    words, line, _ = read(Reader(shipped_lexicon(), Language.ARABIC), ARABIC)
    tokens = [token for text in ARABIC for token in tokenize(text) if token.kind is not Kind.MARK]
    assert [word.norm for word in words if not word.number] == [
        token.norm for token in tokens if token.kind is not Kind.NUMBER
    ]
    assert sum(word.number for word in words) == sum(token.kind is Kind.NUMBER for token in tokens)
    assert line == sorted(line)


def test_stops_and_line_ends_part_clauses():
    _, line, clause = read(Reader(shipped_lexicon(), Language.ENGLISH), ["One two. Three: four!", "Five."])
    assert line == [0, 0, 0, 0, 1]
    assert clause[0] == clause[1] < clause[2] < clause[3] < clause[4]


def test_a_very_long_line_is_cut():
    words, _, _ = Reader(shipped_lexicon(), Language.ENGLISH).lines(["word " * 30_000])
    assert len(words) == 20_000


def test_what_is_too_long_is_forgotten():
    reader = Reader(shipped_lexicon(), Language.ENGLISH)
    reader.lines(["(" + "x" * 100_000 + ")", "short"])
    before = reader.remembered
    reader.lines(["(" + "y" * 100_000 + ")"])
    assert reader.remembered == before


def test_threads_share_a_reader():
    reader = Reader(shipped_lexicon(), Language.ENGLISH)
    texts = [[f"{'abcd'[k % 4] * (1 + k)}{n} words {'z' * 70}{n}" for n in range(40)] for k in range(16)]
    found = [None] * len(texts)

    def work(k):
        found[k] = read(reader, texts[k])[0]

    threads = [threading.Thread(target=work, args=(k,)) for k in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alone = [read(Reader(shipped_lexicon(), Language.ENGLISH), each)[0] for each in texts]
    assert found == alone
