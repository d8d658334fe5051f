"""Expectation maximisation for the name model: what each Latin letter, in its context, writes in Arabic.

Every Latin letter writes no, one or two Arabic letters, whichever its neighbours suggest (a letter-to-sound
model with contexts that back off, as in Black, Lenzo & Pagel 1998). Contexts grow from the bare letter over
its right and left neighbour to one more on each side; rare ones are left out, and each is smoothed by the
next wider one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np

from tqa.language.translit_letters import ARABIC_LETTERS, windows
from tqa.language.translit_model import ARABIC_SIZE

ARABIC_ID = {letter: position for position, letter in enumerate(ARABIC_LETTERS, 1)}
# Found on held-out names: fewer contexts or strings cost recall, more gain nothing.
LEAST_SEEN = 70
STRINGS = 25
DEEPEST = 5
PRIOR = 4.0
BATCH = 4000
# Pairs that are no better than this a letter are not the same name (the lists have such) and teach little.
STRAY = -2.9


@dataclass
class Contexts:
    """Known contexts, wider ones first; each is a prefix of a window."""

    keys: list[str]
    row: dict[str, int] = field(init=False)
    parent: np.ndarray = field(init=False)
    level: np.ndarray = field(init=False)

    def __post_init__(self):
        self.row = {key: position for position, key in enumerate(self.keys)}
        self.parent = np.array([self.row.get(key[:-1], -1) for key in self.keys])
        self.level = np.array([len(key) for key in self.keys])

    def find(self, window):
        """Row of the longest known context."""
        while window not in self.row:
            window = window[:-1]
        return self.row[window]


def contexts_of(data, least, depth):
    seen = Counter()
    for _, form, weight in data:
        for window in windows(form):
            for length in range(1, depth + 1):
                seen[window[:length]] += weight
    keys = (key for key, weight in seen.items() if weight >= least or len(key) == 1)
    return Contexts(sorted(keys, key=lambda key: (len(key), key)))


@dataclass
class Table:
    """Probabilities: contexts by strings (nothing, one letter each, `pairs` of letters)."""

    contexts: Contexts
    pairs: list[tuple[int, int]]
    chance: np.ndarray

    @property
    def second(self):
        """Column of each pair of letters; -1 where there is none."""
        table = np.full((ARABIC_SIZE, ARABIC_SIZE), -1)
        for column, pair in enumerate(self.pairs, ARABIC_SIZE):
            table[pair] = column
        return table


def batches(data, contexts):
    """Arabic letters, rows of contexts and weights of pairs of the same two lengths."""
    shapes = defaultdict(list)
    for arabic, form, weight in data:
        if len(arabic) <= 2 * len(form):
            shapes[len(form), len(arabic)].append((arabic, form, weight))
    for _, rows in sorted(shapes.items()):
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            yield (
                np.array([[ARABIC_ID[letter] for letter in arabic] for arabic, _, _ in part]),
                np.array([[contexts.find(window) for window in windows(form)] for _, form, _ in part]),
                np.array([weight for _, _, weight in part]),
            )


def expected(letters, rows, table):
    """Log-likelihood of each pair, and for every Latin letter the posterior of each way to write it."""
    chance = np.hstack([table.chance, np.zeros((len(table.chance), 1))])
    second = table.second[letters[:, :-1], letters[:, 1:]]
    pairs, width = letters.shape
    forward = np.zeros((rows.shape[1] + 1, pairs, width + 1))
    forward[0, :, 0] = 1.0
    ways = []
    for step in range(rows.shape[1]):
        row = rows[:, step][:, None]
        ways.append((chance[row, 0], chance[row, letters], chance[row, second]))
        forward[step + 1] = moved(forward[step], *ways[-1])
    total = forward[-1][:, width]
    share = np.where(total > 0, 1.0 / np.where(total > 0, total, 1.0), 0.0)[:, None]
    backward = np.zeros((pairs, width + 1))
    backward[:, width] = 1.0
    posterior = [None] * rows.shape[1]
    for step in range(rows.shape[1] - 1, -1, -1):
        none, one, two = ways[step]
        before = forward[step] * share
        posterior[step] = (
            (before * none * backward).sum(axis=1),
            before[:, :-1] * one * backward[:, 1:],
            before[:, :-2] * two * backward[:, 2:],
        )
        backward = moved(backward[:, ::-1], none, one[:, ::-1], two[:, ::-1])[:, ::-1]
    return np.log(np.maximum(total, 1e-300)), posterior, second


def moved(reached, none, one, two):
    after = reached * none
    after[:, 1:] += reached[:, :-1] * one
    after[:, 2:] += reached[:, :-2] * two
    return after


def step(data, table, doubt=True):
    """One round: expected counts of every string in every context, then new probabilities."""
    counts = np.zeros((len(table.contexts.keys), table.chance.shape[1] + 1))
    likelihood = letters_seen = 0.0
    for letters, rows, weight in batches(data, table.contexts):
        log, posterior, second = expected(letters, rows, table)
        width = letters.shape[1]
        real = 1.0 / (1.0 + np.exp(STRAY * width - 2.0 - log)) if doubt else np.ones(len(log))
        trust = weight * real
        likelihood += (trust * log).sum()
        letters_seen += (trust * width).sum()
        for place, (none, one, two) in enumerate(posterior):
            row = rows[:, place]
            np.add.at(counts, (row, 0), none * trust)
            np.add.at(counts, (row[:, None], letters), one * trust[:, None])
            np.add.at(counts, (row[:, None], second), two * trust[:, None])
    print(f"log-likelihood of an Arabic letter {likelihood / letters_seen:.4f}", flush=True)
    counts = counts[:, :-1]
    contexts = table.contexts
    for level in range(DEEPEST, 1, -1):
        rows = np.flatnonzero(contexts.level == level)
        np.add.at(counts, contexts.parent[rows], counts[rows])
    return Table(contexts, table.pairs, smoothed(counts, contexts)), counts


def smoothed(counts, contexts):
    """Probabilities, each context mixed with the next wider one as if that had been seen PRIOR times."""
    chance = np.zeros_like(counts)
    everywhere = counts[contexts.level == 1].sum(axis=0) + 1.0
    everywhere /= everywhere.sum()
    for level in range(1, DEEPEST + 1):
        rows = np.flatnonzero(contexts.level == level)
        wider = chance[contexts.parent[rows]] if level > 1 else everywhere[None, :]
        prior = PRIOR if level > 1 else 2.0
        own = counts[rows]
        chance[rows] = (own + prior * wider) / (own.sum(axis=1, keepdims=True) + prior)
    return chance


def learn(data):
    """The table learned from (Arabic, Latin spelling, weight) rows: from bare letters to long contexts."""
    pairs = [(x, y) for x in range(1, ARABIC_SIZE) for y in range(1, ARABIC_SIZE)]
    contexts = contexts_of(data, 1e9, 1)
    start = np.concatenate(
        [[0.4], np.full(ARABIC_SIZE - 1, 0.55 / 29), np.full(len(pairs), 0.05 / len(pairs))]
    )
    table = Table(contexts, pairs, np.tile(start, (len(contexts.keys), 1)))
    for round_ in range(5):
        table, _ = step(data, table, doubt=round_ > 0)
    table = widened(table, contexts_of(data, 50, 3), pairs)
    for _ in range(3):
        table, counts = step(data, table)
    often = counts[table.contexts.level == 1].sum(axis=0)[ARABIC_SIZE:]
    kept = [pairs[place] for place in sorted(np.argsort(-often, kind="stable")[:STRINGS])]
    table = widened(table, contexts_of(data, LEAST_SEEN, DEEPEST), kept)
    for _ in range(4):
        table, _ = step(data, table)
    return table


def widened(table, contexts, pairs):
    """The same probabilities for other contexts and fewer pairs of letters."""
    columns = [*range(ARABIC_SIZE), *(int(table.second[pair]) for pair in pairs)]
    rows = [table.contexts.find(key) for key in contexts.keys]
    return Table(contexts, pairs, table.chance[np.ix_(rows, columns)])
