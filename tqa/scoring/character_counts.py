"""Counts of the character n-grams that two texts share, for many segments at once.

These are the sufficient statistics of chrF (Popović, 2015) with one reference, the same that sacrebleu counts
in a dictionary for each segment and order, and several times as fast: an n-gram of some segments becomes one
whole number, and sorting brings equal ones together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Whole = NDArray[np.int64]

ORDERS = 6
# So many characters of each side are sorted together: more fill the cache, fewer waste calls.
_PORTION = 100_000
_LARGEST = 1 << 62


def character_counts(hypotheses: Sequence[Sequence[str]], references: Sequence[str]) -> list[Array]:
    """For each list of hypotheses a row for each segment: n-grams of the orders 1 to 6, three counts each.

    The counts are those in the hypothesis (0 where the reference has none of this order), those in the
    reference, and those in both. White space does not count.
    """
    sides = [["".join(text.split()) for text in texts] for texts in (references, *hypotheses)]
    tables = [np.zeros((len(references), ORDERS, 3)) for _ in hypotheses]
    for start, end in _portions(sides):
        _count([texts[start:end] for texts in sides], [table[start:end] for table in tables])
    return [table.reshape(len(references), 3 * ORDERS) for table in tables]


def _portions(sides: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Stretches of segments of about `_PORTION` characters on the longest side."""
    start = size = 0
    for index, texts in enumerate(zip(*sides, strict=True)):
        size += max(map(len, texts))
        if size >= _PORTION:
            yield start, index + 1
            start, size = index + 1, 0
    if start < len(sides[0]):
        yield start, len(sides[0])


def _count(sides: Sequence[Sequence[str]], tables: Sequence[Array]) -> None:
    """Fill the rows of `tables` for the segments of a portion; the first of `sides` is the reference."""
    letters, alphabet = _letters(sides)
    segments = len(sides[0])
    lengths = [np.array(list(map(len, texts)), dtype=np.int64) for texts in sides]
    owners = [np.repeat(np.arange(segments, dtype=np.int64), sizes) for sizes in lengths]
    codes, bound = list(letters), alphabet
    for order in range(ORDERS):
        if order:
            if bound > _LARGEST // (alphabet * segments):
                codes, bound = _renumbered(codes)
            codes = [
                code[:-1] * alphabet + own[order:] if len(code) else code
                for code, own in zip(codes, letters, strict=True)
            ]
            bound *= alphabet
        # An n-gram that would reach into the next segment is none.
        keys = [
            (owner[: len(code)] * bound + code)[owner[: len(code)] == owner[order:]]
            for owner, code in zip(owners, codes, strict=True)
        ]
        sizes = [np.maximum(each - order, 0) for each in lengths]
        wanted = _distinct(keys[0])
        for table, key, size in zip(tables, keys[1:], sizes[1:], strict=True):
            table[:, order, 0] = np.where(sizes[0] > 0, size, 0)
            table[:, order, 1] = sizes[0]
            table[:, order, 2] = _shared(_distinct(key), wanted, bound, segments)


def _letters(sides: Sequence[Sequence[str]]) -> tuple[list[Whole], int]:
    """The characters of each side as numbers from 0, and how many different ones there are."""
    joined = ["".join(texts) for texts in sides]
    known = np.array(sorted({ord(character) for text in joined for character in set(text)}), dtype=np.int64)
    numbers = np.zeros(int(known[-1]) + 1 if len(known) else 1, dtype=np.int64)
    numbers[known] = np.arange(len(known))
    points = (np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4") for text in joined)
    return [numbers[each] for each in points], max(1, len(known))


def _renumbered(codes: Sequence[Whole]) -> tuple[list[Whole], int]:
    """Smaller numbers for the same n-grams, where an alphabet is too large for the products to fit."""
    found, inverse = np.unique(np.concatenate(codes), return_inverse=True)
    ends = np.cumsum([len(each) for each in codes])[:-1]
    return [each.astype(np.int64) for each in np.split(inverse.reshape(-1), ends)], max(1, len(found))


def _distinct(keys: Whole) -> tuple[Whole, Whole]:
    """The different keys in rising order, and how often each occurs."""
    keys = np.sort(keys)
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else keys
    return keys[starts], np.diff(np.append(starts, len(keys)))


def _shared(ours: tuple[Whole, Whole], theirs: tuple[Whole, Whole], bound: int, segments: int) -> Array:
    """How many n-grams each segment has in common: for each, the smaller of its two counts."""
    if not len(theirs[0]):
        return np.zeros(segments)
    places = np.minimum(np.searchsorted(theirs[0], ours[0]), len(theirs[0]) - 1)
    both = theirs[0][places] == ours[0]
    counts = np.minimum(ours[1][both], theirs[1][places[both]]).astype(np.float64)
    return np.bincount(ours[0][both] // bound, weights=counts, minlength=segments).astype(np.float64)
