"""Which of many Arabic words sound like which of many English ones: the name model over all pairs at once.

Words are told apart by their letters first, which is one product of two small matrices; only the few pairs
that may be one name are compared letter by letter, all of them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tqa.language.translit_few import ARTICLE_COST, GUESS_COST, UNREACHED, few_scores, latin_rows
from tqa.language.translit_letters import ARABIC_LETTERS, clitic_lengths, latin_forms
from tqa.language.translit_model import ARABIC_SIZE, FEATURES, LENGTHS, latin_features, shipped_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from tqa.language.translit_model import Model

    Ints = npt.NDArray[np.intp]

# Up to so many pairs of words are compared one by one; the arrays for them take longer to be set up.
_FEW = 400
# Bounds on what is in memory at once: words of each side, pairs weighed by their letters, pairs compared.
_ENCODED = 1 << 13
_WEIGHED = 1 << 21
_COMPARED = 1 << 14
_CODES = np.zeros(0x700, dtype=np.uint8)
_CODES[[ord(letter) for letter in ARABIC_LETTERS]] = np.arange(1, ARABIC_SIZE)


@dataclass(frozen=True)
class _Words:
    """Spellings to compare, one a row: which word each is of, what the reading costs, its length.

    `codes` (padded with 0) are Arabic letters, or where the row of costs of each Latin letter starts. What a
    pair is weighed by: for Arabic, `letters` marks the letters of a spelling; for Latin, it holds the
    features.
    """

    word: Ints
    cost: Ints
    length: Ints
    codes: Ints
    letters: npt.NDArray[np.float32]


def similar_pairs(
    arabic: Sequence[str], english: Sequence[str], least: float
) -> tuple[Ints, Ints, npt.NDArray[np.float64]]:
    """Indices and probabilities of the pairs that are one name with a probability of at least `least`.

    Ordered by the Arabic index, then by the English one.
    """
    model = shipped_model()
    lowest = int(np.searchsorted(model.values, least))
    if lowest == len(model.values):
        none = np.zeros(0, dtype=np.intp)
        return none, none, np.zeros(0)
    rows, columns, scores = pair_scores(arabic, english, model, lowest)
    return rows, columns, model.values[np.minimum(scores, len(model.values) - 1)]


def pair_scores(
    arabic: Sequence[str], english: Sequence[str], model: Model, lowest: int
) -> tuple[Ints, Ints, Ints]:
    """Indices and scores of the pairs that score `lowest` or more, ordered by the Arabic, then the English.

    The score is the log-likelihood ratio, in UNITS to the nat, of "the Arabic spells the English name" and
    "the Arabic is any word", in the best reading of both words; pairs that share too few letters have none.
    """
    if len(arabic) * len(english) <= _FEW:
        few = few_scores(arabic, english, model, lowest)
        one, two, three = np.array(few, dtype=np.intp).reshape(-1, 3).T
        return one, two, three
    return _many_scores(arabic, english, model, lowest)


def _many_scores(
    arabic: Sequence[str], english: Sequence[str], model: Model, lowest: int
) -> tuple[Ints, Ints, Ints]:
    found = [(np.zeros(0, dtype=np.intp),) * 3]
    for second in range(0, len(english), _ENCODED):
        right = _latin_words(english[second : second + _ENCODED], second, model)
        for first in range(0, len(arabic), _ENCODED):
            left = _arabic_words(arabic[first : first + _ENCODED], first, model)
            for i, j in _candidates(left, right, model):
                scores = _scores(left, right, i, j, model)
                enough = scores >= lowest
                found.append((left.word[i[enough]], right.word[j[enough]], scores[enough]))
    rows, columns, scores = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((-scores, columns, rows))
    rows, columns, scores = rows[order], columns[order], scores[order]
    best = np.ones(len(rows), dtype=bool)
    best[1:] = (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1])
    return rows[best], columns[best], scores[best]


def _packed(codes: Ints, length: Ints) -> Ints:
    """Runs of codes, one behind the other, as rows padded with 0."""
    table = np.zeros((len(length), int(length.max(initial=1))), dtype=np.intp)
    table[np.arange(table.shape[1]) < length[:, None]] = codes
    return table


def _arabic_words(words: Sequence[str], first_index: int, model: Model) -> _Words:
    splits = [clitic_lengths(word) for word in words]
    place = np.repeat(np.arange(len(words)), np.array([len(each) for each in splits], dtype=np.intp))
    clitics = np.frombuffer(b"".join(splits), dtype=np.uint8).astype(np.intp)
    size = np.array([len(word) for word in words], dtype=np.intp)
    # Each reading is the end of its word.
    length = size[place] - clitics
    start = (np.cumsum(size) - size)[place] + clitics
    points = np.frombuffer("".join(words).encode("utf-32-le", "replace"), dtype="<u4")
    article = (clitics == 2) & (points[start - clitics] == ord("ا"))
    cost = np.where(article, ARTICLE_COST, np.where(clitics > 0, GUESS_COST, 0))
    column = np.arange(length.max(initial=1))
    inside = column < length[:, None]
    points = points[np.minimum(start[:, None] + column, len(points) - 1)]
    codes = np.where(inside, _CODES[np.minimum(points, len(_CODES) - 1)], 0).astype(np.intp)
    letters = np.zeros((len(codes), ARABIC_SIZE), dtype=np.float32)
    letters[np.arange(len(codes))[:, None], codes] = 1.0
    # Padding is no letter.
    letters[:, 0] = 0.0
    return _Words(place + first_index, cost - _background(codes, length, model), length, codes, letters)


def _background(codes: Ints, length: Ints, model: Model) -> Ints:
    """What the letters of each word cost in any word."""
    edge = ARABIC_SIZE
    rows = np.arange(len(codes))
    text = np.full((len(codes), codes.shape[1] + 3), edge, dtype=np.intp)
    text[:, 2:-1] = codes
    text[rows, length + 2] = edge
    cost = model.background[text[:, :-2], text[:, 1:-1], text[:, 2:]]
    cost[np.arange(cost.shape[1]) > length[:, None]] = 0
    total: Ints = cost.sum(axis=1, dtype=np.intp)
    return total


def _latin_words(words: Sequence[str], first_index: int, model: Model) -> _Words:
    forms = [
        (j, form, position)
        for j, word in enumerate(words, first_index)
        for position, form in enumerate(latin_forms(word))
    ]
    length = np.array([len(form) for _, form, _ in forms], dtype=np.intp)
    codes = np.array([row for _, form, _ in forms for row in latin_rows(form, model)], dtype=np.intp)
    marks = [(k, mark) for k, (_, form, _) in enumerate(forms) for mark in latin_features(form)]
    features = np.zeros((len(forms), FEATURES), dtype=np.float32)
    if marks:
        features[tuple(zip(*marks, strict=True))] = 1.0
    word = np.array([j for j, _, _ in forms], dtype=np.intp)
    cost = np.array([GUESS_COST if position else 0 for _, _, position in forms], dtype=np.intp)
    return _Words(word, cost, length, _packed(codes, length), features)


def _candidates(left: _Words, right: _Words, model: Model) -> Iterator[tuple[Ints, Ints]]:
    """Rows of the two tables that may be one name, in portions; Latin spellings longest first."""
    step = max(1, _WEIGHED // max(1, len(right.word)))
    # What each Arabic letter weighs, anywhere, first and last, and each length, in each Latin spelling.
    sizes = np.cumsum([table.shape[1] for table in model.filters])[:-1]
    parts = np.split(right.letters, sizes, axis=1)
    bag, first, last, lengths = (table @ part.T for table, part in zip(model.filters, parts, strict=True))
    for start in range(0, len(left.word), step):
        size = left.length[start : start + step]
        codes = left.codes[start : start + step]
        # Whole numbers far below 2^24, so that the sum is exact whatever its order.
        weight = left.letters[start : start + step] @ bag
        weight += first[codes[:, 0]]
        weight += last[codes[np.arange(len(size)), size - 1]]
        weight += lengths[np.minimum(size, LENGTHS - 1)]
        i, j = np.divmod(np.flatnonzero(weight >= model.pass_mark), len(right.word))
        for portion in range(0, len(i), _COMPARED):
            rows, columns = i[portion : portion + _COMPARED] + start, j[portion : portion + _COMPARED]
            order = np.argsort(-right.length[columns], kind="stable")
            yield rows[order], columns[order]


def _scores(left: _Words, right: _Words, i: Ints, j: Ints, model: Model) -> Ints:
    """How much cheaper the Arabic of each pair is as a spelling of the Latin than as any word, in UNITS.

    The cheapest path (Viterbi) through the letters of both words, one Latin letter of all pairs at a time.
    Arabic letters run down the tables and pairs across, which is what memory likes. Pairs come with the
    longest Latin first, so that those still under way are the first ones.
    """
    arabic, latin = left.length[i], right.length[j]
    one = np.ascontiguousarray(left.codes[i, : arabic.max()].T)
    # What a Latin letter may write at the end of each stretch of the Arabic: nothing, its last letter, or its
    # last two.
    written = np.full((3, len(one) + 1, len(i)), model.width - 1, dtype=np.intp)
    written[0] = 0
    np.copyto(written[1, 1:], one, where=one > 0)
    written[2, 2:] = model.pairs[one[:-1], one[1:]]
    rows = np.ascontiguousarray(right.codes[j, : latin.max()].T)
    # With two rows above that nothing reaches, so that all three can be looked up at once.
    reached = np.full((len(one) + 3, len(i)), UNREACHED, dtype=np.uint16)
    reached[2] = 0
    before = np.lib.stride_tricks.as_strided(
        reached[2:], written.shape, (-reached.strides[0], *reached.strides)
    )
    under_way = np.searchsorted(-latin, -np.arange(len(rows)), side="left")
    for row, count in zip(rows, under_way, strict=True):
        cost = model.costs.take(row[:count] + written[:, :, :count])
        cost += before[:, :, :count]
        np.minimum.reduce(cost, out=reached[2:, :count])
    spelt = reached[arabic + 2, np.arange(len(i))].astype(np.intp)
    scores: Ints = -(spelt + left.cost[i] + right.cost[j])
    return scores
