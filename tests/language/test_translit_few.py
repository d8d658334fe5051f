"""The name model gives the same scores one pair at a time as over all pairs at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language import translit
from tqa.language.translit_few import few_scores
from tqa.language.translit_letters import ARABIC_LETTERS, LATIN_LETTERS
from tqa.language.translit_model import shipped_model

ARABIC = st.lists(st.text(f"{ARABIC_LETTERS}ال وx\ud800\U0001f600", max_size=14), max_size=6)
ENGLISH = st.lists(st.text(f"{LATIN_LETTERS}al-'é’ß\ud800", max_size=14), max_size=4)


def many(arabic, english, lowest, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(translit, "_FEW", -1)
        found = translit.pair_scores(arabic, english, shipped_model(), lowest)
    return list(zip(*(part.tolist() for part in found), strict=True))


@given(ARABIC, ENGLISH, st.integers(-300, 300))
def test_scores_are_those_of_many_words(arabic, english, lowest):
    few = few_scores(arabic, english, shipped_model(), lowest)
    with pytest.MonkeyPatch.context() as patch:
        assert few == many(arabic, english, lowest, patch)


def test_names_among_other_words(monkeypatch):
    arabic = ["وصل", "حسين", "والقاهره", "الي", "بطرس", "سانت", "بيير"]
    english = ["hussein", "cairo", "al-husayn's", "saint-pierre"]
    found = few_scores(arabic, english, shipped_model(), 0)
    assert {(arabic[i], english[j]) for i, j, _ in found} >= {("حسين", "hussein"), ("بيير", "saint-pierre")}
    assert found == many(arabic, english, 0, monkeypatch)


def test_few_words_go_one_by_one_and_many_together(monkeypatch):
    monkeypatch.setattr(translit, "_many_scores", None)
    rows, columns, scores = translit.pair_scores(["حسين"], ["hussein"], shipped_model(), 0)
    assert (rows.tolist(), columns.tolist(), scores.shape) == ([0], [0], (1,))
    with pytest.raises(TypeError):
        translit.pair_scores(["حسين"] * 100, ["hussein"] * 100, shipped_model(), 0)
