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


class _Codes(dict[str, int]):
    """Each Arabic letter's number; that of any other character is 0."""

    def __missing__(self, letter: str) -> int:
        return 0


_CODES = _Codes((letter, code) for code, letter in enumerate(ARABIC_LETTERS, 1))
# Plain tuples of plain things, of which there may be any number without work for the garbage collector.
# A way to read an Arabic word: its letters as codes, each of them once, the first and the last, their number,
# and what the guess costs.
_Reading = tuple[bytes, bytes, int, int, int, int]
_Floats = tuple[float, ...]
# What each Arabic letter weighs beside a Latin spelling, anywhere, first and last, and each length; and
# what first, last and length must weigh at least, so that letters can make up for it.
_Weights = tuple[_Floats, _Floats, _Floats, _Floats, float]


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
        for codes, letters, start, end, size, cost in _readings(word):
            for j, form, guess, bag, first, last, length, least in spellings:
                edges = first[start] + last[end] + length[size]
                # Half of all pairs are told apart by their ends and lengths alone.
                if edges < least or edges + sum(map(bag.__getitem__, letters)) < pass_mark:
                    continue
                score = _background(codes, model) - _spelt(codes, form, model) - cost - guess
                if score >= found.get((i, j), lowest):
                    found[i, j] = score
    return [(i, j, score) for (i, j), score in sorted(found.items())]


@lru_cache(maxsize=16384)
def _readings(word: str) -> tuple[_Reading, ...]:
    whole = bytes(map(_CODES.__getitem__, word))
    readings = []
    for length in clitic_lengths(word):
        codes = whole[length:]
        cost = 0 if not length else ARTICLE_COST if length == 2 and word[0] == "ا" else GUESS_COST
        readings.append((codes, bytes(set(codes)), codes[0], codes[-1], min(len(codes), LENGTHS - 1), cost))
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
    # What is no letter weighs nothing.
    letters = (0.0, *map(sum, zip(*[bag[mark][1:] for mark in marks], strict=True)))
    least = model.pass_mark - sum(weight for weight in letters if weight > 0)
    return letters, first[initial], last[final], length[size], least


@lru_cache(maxsize=16384)
def latin_rows(form: str, model: Model) -> tuple[int, ...]:
    """`Model.rows`, remembered."""
    return model.rows(form)


def _spelt(codes: bytes, form: str, model: Model) -> int:
    """What it costs to write Arabic letters for Latin ones: the cheapest path (Viterbi)."""
    costs, pairs = _costs(model)
    never = model.width - 1
    singles = [code or never for code in codes]
    steps = [
        (single, pairs[one][two]) for single, (one, two) in zip(singles[1:], pairwise(codes), strict=True)
    ]
    reached = [0] + [UNREACHED] * len(codes)
    for row in latin_rows(form, model):
        cost = costs[row : row + model.width]
        nothing = cost[0]
        before, last = reached[0], reached[1]
        now = [before + nothing, min(last + nothing, before + cost[singles[0]])]
        for (single, double), here in zip(steps, reached[2:], strict=True):
            # Comparing is much faster than calling `min`, in the innermost loop of all.
            best, other = here + nothing, last + cost[single]
            if other < best:  # noqa: PLR1730
                best = other
            other = before + cost[double]
            now.append(other if other < best else best)
            before, last = last, here
        reached = now
    return reached[-1]
