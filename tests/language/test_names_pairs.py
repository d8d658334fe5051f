from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language import translit
from tqa.language.names import LEAST_SIMILARITY, name_pairs, name_similarity
from tqa.language.translit_letters import ARABIC_LETTERS, arabic_readings, latin_forms
from tqa.language.translit_model import ARABIC_SIZE, LENGTHS, NEVER, latin_features, shipped_model

ARABIC = ["بوتين", "والكاظمي", "قال", "واشنطن", "", "ميركل", "الحكومه", "ب" * 41, "لبوتين", "رحمن", "x"]
ENGLISH = ["putin", "kadhimi", "merkel's", "the", "washington", "", "abdel-rahman", "z" * 41, "Привет"]

_ARABIC_WORD = st.text(st.sampled_from(ARABIC_LETTERS + "x"), max_size=10)
_LATIN_WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéčş'-"), max_size=12)


def found(arabic, english, least=LEAST_SIMILARITY):
    rows, columns, values = name_pairs(arabic, english, least)
    return list(zip(rows.tolist(), columns.tolist(), values.tolist(), strict=True))


def one_by_one(arabic, english, least=LEAST_SIMILARITY):
    return [
        (i, j, value)
        for i, left in enumerate(arabic)
        for j, right in enumerate(english)
        if (value := name_similarity(left, right)) >= least
    ]


def test_all_names_are_found_in_order_in_their_best_reading():
    pairs = [(i, j) for i, j, _ in found(ARABIC, ENGLISH, 0.5)]
    assert pairs == [(0, 0), (1, 1), (3, 4), (5, 2), (8, 0), (9, 6)]


def test_many_at_once_are_what_one_by_one_are():
    assert found(ARABIC, ENGLISH) == one_by_one(ARABIC, ENGLISH)


@given(st.lists(_ARABIC_WORD, max_size=6), st.lists(_LATIN_WORD, max_size=6))
def test_the_company_of_other_words_changes_nothing(arabic, english):
    arabic, english = [*arabic, *ARABIC[:4]], [*english, *ENGLISH[:4]]
    assert found(arabic, english) == one_by_one(arabic, english)


def test_portions_change_nothing(monkeypatch):
    whole = found(ARABIC * 3, ENGLISH * 3)
    monkeypatch.setattr(translit, "_ENCODED", 7)
    monkeypatch.setattr(translit, "_WEIGHED", 30)
    monkeypatch.setattr(translit, "_COMPARED", 2)
    assert found(ARABIC * 3, ENGLISH * 3) == whole


@pytest.mark.parametrize(("arabic", "english"), [([], []), (["بوتين"], []), ([], ["putin"]), (["ب"], ["b"])])
def test_nothing_is_found_where_there_is_nothing(arabic, english):
    rows, columns, values = name_pairs(arabic, english, 0.0)
    assert rows.shape == columns.shape == values.shape == (0,)
    assert (rows.dtype, columns.dtype, values.dtype) == (np.intp, np.intp, np.float64)


def test_least_is_a_floor():
    everything = found(ARABIC, ENGLISH, 0.0)
    assert min(value for _, _, value in everything) >= LEAST_SIMILARITY
    for least in (0.3, 0.72, 0.97, 1.0):
        assert found(ARABIC, ENGLISH, least) == [row for row in everything if row[2] >= least]


def plain_score(reading, form):
    """The score of one reading of both words, letter by letter; None where the filter stops it."""
    model = shipped_model()
    codes = [ARABIC_LETTERS.find(letter) + 1 for letter in reading]
    bag, first, last, length = model.filters
    row = np.concatenate(
        [
            sum(bag[code] for code in set(codes) - {0}) + np.zeros(bag.shape[1]),
            first[codes[0]],
            last[codes[-1]],
            length[min(len(codes), LENGTHS - 1)],
        ]
    )
    if row[list(latin_features(form))].sum() < model.pass_mark:
        return None
    paths = {0: 0}
    for start in model.rows(form):
        costs = model.costs[start : start + model.width].tolist()
        after = {}
        for place, cost in paths.items():
            ways = [(0, 0)]
            if place < len(codes):
                ways.append((1, codes[place] or model.width - 1))
            if place + 1 < len(codes):
                ways.append((2, int(model.pairs[codes[place], codes[place + 1]])))
            for letters, column in ways:
                reached = cost + costs[column]
                after[place + letters] = min(after.get(place + letters, reached), reached)
        paths = after
    text = [ARABIC_SIZE, ARABIC_SIZE, *codes, ARABIC_SIZE]
    anywhere = sum(int(model.background[tuple(text[k - 2 : k + 1])]) for k in range(2, len(text)))
    return anywhere - paths.get(len(codes), 20_000)


def plain_similarity(arabic, english):
    best = None
    for clitics, reading in arabic_readings(arabic):
        for position, form in enumerate(latin_forms(english)):
            score = plain_score(reading, form)
            if score is not None:
                guess = (0 if not clitics else 8 if clitics == "ال" else 32) + (32 if position else 0)
                best = score - guess if best is None else max(best, score - guess)
    values = shipped_model().values
    value = 0.0 if best is None or best < 0 else values[min(best, len(values) - 1)]
    return value if value >= LEAST_SIMILARITY else 0.0


@given(_ARABIC_WORD, _LATIN_WORD)
def test_any_two_words_score_as_the_plain_way_says(arabic, latin):
    assert name_similarity(arabic, latin) == plain_similarity(arabic, latin)


@pytest.mark.parametrize("arabic", ARABIC)
def test_names_score_as_the_plain_way_says(arabic):
    for latin in ENGLISH:
        assert name_similarity(arabic, latin) == plain_similarity(arabic, latin)


def test_the_tables_fit_together():
    model = shipped_model()
    rows = model.costs.reshape(-1, model.width)
    assert len(rows) == len(model.contexts)
    assert (rows[:, -1] == NEVER).all()
    assert (rows[:, :-1] < NEVER).all()
    assert model.pairs.max() == model.width - 1
    assert (np.diff(model.values) > 0).all()
    assert model.values[0] < LEAST_SIMILARITY < 0.999 < model.values[-1] <= 1.0


def test_a_letter_is_read_by_the_company_it_keeps():
    model = shipped_model()
    contexts = {start: context for context, start in model.contexts.items()}

    def cost(form, place, letter):
        return int(model.costs[model.rows(form)[place] + ARABIC_LETTERS.index(letter) + 1])

    assert cost("cecil", 0, "س") < cost("cecil", 0, "ك")
    assert cost("carl", 0, "ك") < cost("carl", 0, "س")
    assert all(
        contexts[start // model.width][0] == letter
        for start, letter in zip(model.rows("ab"), "ab", strict=True)
    )
