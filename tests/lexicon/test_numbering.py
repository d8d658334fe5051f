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
    assert bitext.arabic_stems == ("الوزير",)
    assert bitext.english_stems == ("minist", "the")
    assert bitext.arabic_counts.tolist() == [2]
    assert bitext.english_counts.tolist() == [2, 2]
    assert [row.tolist() for row in bitext.arabic] == [[0], [0]]
    assert [row.tolist() for row in bitext.english] == [[1, 0], [1, 0]]


@pytest.mark.parametrize(
    "pair",
    [
        ("قال", ""),
        ("", "said"),
        ("12 !", "12 !"),
        ("قال " * 61, "said " * 61),
        ("قال", "said " * 7),
        ("said", "قال"),
        ("\ud800", "\0"),
    ],
)
def test_pairs_that_teach_nothing_are_left_out(pair):
    assert number([pair], least_count=1).arabic == ()


def test_stems_of_english_words():
    assert list(english_stems(tokenize("The ministers' self‑defence, 5 times."))) == [
        "the",
        "minist",
        "self",
        "defenc",
        "time",
    ]
