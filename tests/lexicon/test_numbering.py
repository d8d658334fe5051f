from __future__ import annotations

import pytest

from tqa.language.tokens import tokenize
from tqa.lexicon.numbering import english_stems, number


def test_numbering():
    bitext = number(
        [
            ("قال الوزير", "the minister said"),
            ("قال الوزير", "the minister said"),
            ("ذهب الوزير", "the minister went"),
        ]
    )
    assert len(bitext.arabic) == len(bitext.english) == 2
    assert bitext.arabic_stems == ("الوزير", "ذهب", "قال")
    assert bitext.english_stems == ("minist", "said", "the", "went")
    assert bitext.arabic_counts.tolist() == [2, 1, 1]
    assert bitext.english_counts.tolist() == [2, 1, 2, 1]
    assert [row.tolist() for row in bitext.arabic] == [[2, 0], [1, 0]]
    assert [row.tolist() for row in bitext.english] == [[2, 0, 1], [2, 0, 3]]


@pytest.mark.parametrize(
    "pair",
    [
        ("قال", ""),
        ("", "said"),
        ("12 !", "12 !"),
        ("قال " * 121, "said " * 121),
        ("قال", "said " * 7),
        ("said", "قال"),
        ("\ud800", "\0"),
    ],
)
def test_pairs_that_teach_nothing_are_left_out(pair):
    assert number([pair]).arabic == ()


def test_stems_of_english_words():
    assert list(english_stems(tokenize("The ministers' self‑defence, 5 times."))) == [
        "the",
        "minist",
        "self",
        "defenc",
        "time",
    ]
