"""The name model over a few words: the scores of `translit`, one pair at a time in plain Python.

Most sentences leave a handful of names open, for which arrays take longer to set up than the pairs to
compare. What is worked out of a word is remembered.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.language.translit_letters import ARABIC_LETTERS, clitic_lengths, latin_forms
from tqa.language.translit_model import ARABIC_SIZE, LENGTHS, UNITS, latin_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.language.translit_model import Model

GUESS_COST = 2 * UNITS
"""Cutting off clitics, or comparing one part of a hyphenated word, is a guess."""
ARTICLE_COST = UNITS // 2
"""The article alone is a likely one."""
UNREACHED = 20_000
"""More than any path costs, and far from the overflow of 16 bits with one path on top."""
_CODES = {letter: code for code, letter in enumerate(ARABIC_LETTERS, 1)}


# Plain tuples of plain things, of which there may be any number without work for the garbage collector.
# A way to read an Arabic word: its letters as codes, each of them once, and what the guess costs.
_Reading = tuple[bytes, bytes, int]
_Floats = tuple[float, ...]
# What each Arabic letter weighs beside a Latin spelling, anywhere, first and last, and each length.
_Weights = tuple[_Floats, _Floats, _Floats, _Floats]


def few_scores(
    arabic: Sequence[str], english: Sequence[str], model: Model, lowest: int
) -> list[tuple[int, int, int]]:
    """(index into `arabic`, index into `english`, score) of the pairs that score `lowest` or more, in order.

    The scores are those of `translit.pair_scores`.
    """
    spellings = [
        (j, form, GUESS_COST if position else 0, *_weights(form, model))
        for j, word in enumerate(english)
        for position, form in enumerate(latin_forms(word))
    ]
    if not spellings:
        return []
    pass_mark = model.pass_mark
    found: dict[tuple[int, int], int] = {}
    for i, word in enumerate(arabic):
        for codes, letters, cost in _readings(word):
            start, end, size = codes[0], codes[-1], min(len(codes), LENGTHS - 1)
            for j, form, guess, bag, first, last, length in spellings:
                if first[start] + last[end] + length[size] + sum(map(bag.__getitem__, letters)) < pass_mark:
                    continue
                score = _background(codes, model) - _spelt(codes, form, model) - cost - guess
                if score >= found.get((i, j), lowest):
                    found[i, j] = score
    return [(i, j, score) for (i, j), score in sorted(found.items())]


@lru_cache(maxsize=16384)
def _readings(word: str) -> tuple[_Reading, ...]:
    whole = bytes([_CODES.get(letter, 0) for letter in word])
    readings = []
    for length in clitic_lengths(word):
        codes = whole[length:]
        cost = 0 if not length else ARTICLE_COST if length == 2 and word[0] == "ا" else GUESS_COST
        letters = bytes(sorted(set(codes) - {0}))
        readings.append((codes, letters, cost))
    return tuple(readings)


@lru_cache(maxsize=16384)
def _background(codes: bytes, model: Model) -> int:
    """What the letters of a word cost in any word."""
    table, size = _background_table(model), ARABIC_SIZE + 1
    text = (ARABIC_SIZE, ARABIC_SIZE, *codes, ARABIC_SIZE)
    return sum(table[(x * size + y) * size + z] for x, y, z in zip(text, text[1:], text[2:], strict=False))


@cache
def _background_table(model: Model) -> tuple[int, ...]:
    return tuple(model.background.ravel().tolist())


@cache
def _costs(model: Model) -> tuple[bytes, tuple[tuple[int, ...], ...]]:
    """The costs, none of which needs more than a byte, and the columns of two letters."""
    return model.costs.astype("uint8").tobytes(), tuple(map(tuple, model.pairs.tolist()))


@cache
def _columns(model: Model) -> tuple[tuple[_Floats, ...], ...]:
    """The columns of the four filters: what each Arabic letter, or length, weighs beside a feature."""
    return tuple(tuple(map(tuple, table.T.tolist())) for table in model.filters)


@lru_cache(maxsize=16384)
def _weights(form: str, model: Model) -> _Weights:
    bag, first, last, length = _columns(model)
    *marks, initial, final, size = latin_features(form)
    # Features are numbered through all four tables.
    initial -= len(bag)
    final -= len(bag) + len(first)
    size -= len(bag) + len(first) + len(last)
    whole = tuple(map(sum, zip(*[bag[mark] for mark in marks], strict=True)))
    return whole, first[initial], last[final], length[size]


@lru_cache(maxsize=16384)
def latin_rows(form: str, model: Model) -> tuple[int, ...]:
    """`Model.rows`, remembered."""
    return model.rows(form)


def _spelt(codes: bytes, form: str, model: Model) -> int:
    """What it costs to write Arabic letters for Latin ones: the cheapest path (Viterbi)."""
    costs, pairs = _costs(model)
    never = model.width - 1
    singles = [code or never for code in codes]
    doubles = [pairs[one][two] for one, two in pairwise(codes)]
    reached = [0] + [UNREACHED] * len(codes)
    for row in latin_rows(form, model):
        nothing = costs[row]
        before, last = UNREACHED, reached[0]
        now = [last + nothing]
        for at, (single, here) in enumerate(zip(singles, reached[1:], strict=True)):
            best = min(here + nothing, last + costs[row + single])
            if at:
                best = min(best, before + costs[row + doubles[at - 1]])
            now.append(best)
            before, last = last, here
        reached = now
    return reached[-1]
