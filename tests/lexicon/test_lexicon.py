from __future__ import annotations

import numpy as np
import pytest

from tqa.errors import InputError
from tqa.lexicon.lexicon import Lexicon
from tqa.lexicon.store import Stored

STORED = Stored(
    ("حكوم", "قال", "وزير"),
    ("govern", "minist", "said", "the"),
    np.array([20, 900, 50], dtype=np.uint32),
    np.array([20, 50, 880, 5000], dtype=np.uint32),
    np.array([0, 2, 3, 4], dtype=np.uint32),
    np.array([0, 3, 2, 1], dtype=np.uint32),
    np.array([0.64, 0.04, 0.9, 0.8], dtype=np.float32),
    np.array([0.49, 0.01, 0.9, 0.8], dtype=np.float32),
)


@pytest.fixture
def lexicon():
    return Lexicon(STORED)


def test_look_up(lexicon):
    assert lexicon.known("قال") == 900
    assert lexicon.known("none") == 0
    assert lexicon.translations("حكوم") == {"govern": pytest.approx(0.56), "the": pytest.approx(0.02)}
    assert lexicon.translations("none") == {}
    assert lexicon.probability("وزير", "ministers") == pytest.approx(0.8)
    assert lexicon.probability("وزير", "government") == 0.0


def test_split_by_what_is_known(lexicon):
    assert lexicon.split("وقال") == ("و", "قال")
    assert lexicon.split("الوزير") == ("ال", "وزير")
    assert lexicon.split("وزير") == ("", "وزير")
    assert lexicon.split("") == ("", "")


def test_rare_stems_weigh_more(lexicon):
    weights = [lexicon.arabic_weight(stem) for stem in ("قال", "وزير", "حكوم", "none")]
    assert weights == sorted(weights)
    assert (weights[0], weights[-1]) == (0.0, 1.0)
    weights = [lexicon.english_weight(stem) for stem in ("the", "minist", "govern", "none")]
    assert weights == sorted(weights)
    assert (weights[0], weights[-1]) == (0.0, 1.0)


def test_an_empty_lexicon_knows_nothing():
    nothing = Lexicon(
        Stored(
            (),
            (),
            *(np.zeros(n, dtype=np.uint32) for n in (0, 0, 1, 0)),
            *[np.zeros(0, dtype=np.float32)] * 2,
        )
    )
    assert nothing.translations("قال") == {}
    assert nothing.arabic_weight("قال") == nothing.english_weight("said") == 1.0


def test_the_shipped_lexicon_knows_the_news():
    lexicon = Lexicon.open()
    for arabic, english in {
        "الحكومة": "government",
        "والوزير": "minister",
        "قال": "said",
        "المدينة": "city",
        "الرئيس": "president",
        "بالتعاون": "cooperation",
    }.items():
        assert lexicon.probability(lexicon.split(arabic)[1], english) >= 0.2, arabic
    assert lexicon.english_weight("the") < 0.1 < lexicon.english_weight("parliament")


def test_a_missing_file(tmp_path):
    with pytest.raises(InputError, match="tqa lexicon train"):
        Lexicon.open(tmp_path / "none.lex")


def test_many_rows_at_once(lexicon):
    ids = [lexicon.arabic_id(stem) for stem in ("وزير", "none", "حكوم", "وزير")]
    assert ids == [2, -1, 0, 2]
    places, english, probability = lexicon.rows(np.array(ids))
    assert places.tolist() == [0, 2, 2, 3]
    assert english.tolist() == [1, 0, 3, 1]
    assert probability.tolist() == pytest.approx([0.8, 0.56, 0.02, 0.8])


def test_rows_say_what_translations_say():
    lexicon = Lexicon.open()
    stems = ["none", *(lexicon.split(word)[1] for word in ("الحكومة", "قال", "المدينة"))]
    places, english, probability = lexicon.rows([lexicon.arabic_id(stem) for stem in stems])
    said = {(stems[p], e): v for p, e, v in zip(places, english, probability.tolist(), strict=True)}
    assert said == {
        (stem, lexicon.english_id(word)): pytest.approx(value)
        for stem in stems
        for word, value in lexicon.translations(stem).items()
    }


def test_no_rows(lexicon):
    for ids in ([], [-1, -1]):
        assert [column.tolist() for column in lexicon.rows(ids)] == [[], [], []]


def test_ids_and_counts_go_together(lexicon):
    assert lexicon.arabic_counts[lexicon.arabic_id("قال")] == 900
    assert lexicon.english_counts[lexicon.english_id("the")] == 5000
    assert lexicon.english_id("none") == -1
