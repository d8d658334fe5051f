"""Learn which letters two words must share to be worth comparing: the first, cheap look of the name model.

A logistic regression over pairs of an Arabic letter and a feature of the Latin spelling (both present, both
first, both last) and over the two lengths. It tells names that the model accepts from words of running text.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from names_em import ARABIC_ID

from tqa.language.translit import pair_scores
from tqa.language.translit_letters import arabic_readings, latin_forms
from tqa.language.translit_model import ARABIC_SIZE, DIGRAPHS, LATIN_SIZE, LENGTHS, UNITS, latin_features

BAG = LATIN_SIZE + len(DIGRAPHS)
SIZES = {"bag": BAG, "first": LATIN_SIZE, "last": LATIN_SIZE, "length": LENGTHS}
HEIGHTS = {"bag": ARABIC_SIZE, "first": ARABIC_SIZE, "last": ARABIC_SIZE, "length": LENGTHS}
# Pairs with a lower score are no names, whatever the filter says.
ACCEPTED = 5 * UNITS
# Share of the accepted names that the filter may lose.
LOST = 0.004
EPOCHS, BATCH, RATE, FALSE_FOR_TRUE = 8, 1000, 0.02, 4
PRECISION = 16


def nothing():
    """A filter that lets everything pass."""
    return {name: np.zeros((HEIGHTS[name], size), dtype=np.int16) for name, size in SIZES.items()}


def arabic_marks(words):
    """Which letters a word has, its first and last letter, its length: rows of 0 and 1."""
    marks = {name: np.zeros((len(words), height), dtype=np.float32) for name, height in HEIGHTS.items()}
    for row, word in enumerate(words):
        codes = [ARABIC_ID.get(letter, 0) for letter in word]
        marks["bag"][row, [code for code in codes if code]] = 1.0
        marks["first"][row, codes[0]] = 1.0
        marks["last"][row, codes[-1]] = 1.0
        marks["length"][row, min(len(word), LENGTHS - 1)] = 1.0
    return marks


def latin_marks(forms):
    marks = np.zeros((len(forms), sum(SIZES.values())), dtype=np.float32)
    for row, form in enumerate(forms):
        marks[row, list(latin_features(form))] = 1.0
    return dict(zip(SIZES, np.split(marks, np.cumsum(list(SIZES.values()))[:-1], axis=1), strict=True))


def taken(marks, rows):
    return {name: values[rows] for name, values in marks.items()}


def joined(left, right):
    return {name: np.concatenate([left[name], right[name]]) for name in left}


def weight(arabic, latin, tables):
    return sum(((arabic[name] @ tables[name]) * latin[name]).sum(axis=1) for name in SIZES)


def learn(names, lines, model, rng):
    """The tables and the pass mark, as whole numbers."""
    true = accepted(names, model)
    arabic, latin = arabic_marks([a for a, _ in true]), latin_marks([form for _, form in true])
    words, forms = others(lines, true, rng)
    foreign, capitals = arabic_marks(words), latin_marks(forms)
    order = rng.permutation(len(true))
    kept, trained = order[: len(true) // 20], order[len(true) // 20 :]
    tables = {name: np.zeros((HEIGHTS[name], size), dtype=np.float32) for name, size in SIZES.items()}
    first, second = ({name: np.zeros_like(table) for name, table in tables.items()} for _ in range(2))
    count = 0
    for epoch in range(EPOCHS):
        rng.shuffle(trained)
        for start in range(0, len(trained) - BATCH, BATCH):
            rows = trained[start : start + BATCH]
            i = rng.integers(0, len(words), FALSE_FOR_TRUE * BATCH)
            j = rng.integers(0, len(forms), FALSE_FOR_TRUE * BATCH)
            left = joined(taken(arabic, rows), taken(foreign, i))
            right = joined(taken(latin, rows), taken(capitals, j))
            wrong = 1.0 / (1.0 + np.exp(-weight(left, right, tables)))
            wrong[:BATCH] -= 1.0
            count += 1
            rate = RATE * (1.0 if epoch < EPOCHS - 3 else 0.2)
            for name in SIZES:
                gradient = (left[name] * (wrong / BATCH)[:, None]).T @ right[name]
                # Adam (Kingma & Ba 2015).
                first[name] += 0.1 * (gradient - first[name])
                second[name] += 0.01 * (gradient**2 - second[name])
                spread = np.sqrt(second[name] / (1 - 0.99**count)) + 1e-6
                tables[name] -= rate * first[name] / (1 - 0.9**count) / spread
    whole = {name: np.round(table * PRECISION).astype(np.int16) for name, table in tables.items()}
    passed = weight(taken(arabic, kept), taken(latin, kept), whole)
    mark = int(np.floor(np.quantile(passed, LOST)))
    i, j = rng.integers(0, len(words), 200_000), rng.integers(0, len(forms), 200_000)
    false = weight(taken(foreign, i), taken(capitals, j), whole) >= mark
    print(f"filter: {1 - LOST:.1%} of the names and {false.mean():.2%} of other pairs pass", flush=True)
    return whole | {"pass_mark": np.array(mark)}


def accepted(names, model):
    """The names whose score is worth something; `model` must have no filter yet."""
    return [
        (arabic, form) for arabic, form in names if len(pair_scores([arabic], [form], model, ACCEPTED)[2])
    ]


def others(lines, names, rng):
    """Arabic readings and Latin spellings of running text, frequent ones more often, and of some names."""
    arabic = Counter(word for words, _ in lines for word in words)
    english = Counter(word for _, words in lines for word in words)
    chance = np.sqrt(np.array(list(arabic.values())))
    drawn = rng.choice(np.array(list(arabic)), 20_000, p=chance / chance.sum())
    words = [reading for word in drawn for _, reading in arabic_readings(str(word))]
    forms = [form for word, _ in english.most_common(8000) for form in latin_forms(word)[:1]]
    return words + [a for a, _ in names[::5]], forms + [form for _, form in names[::5]]
