"""How well does the name model tell names from other words, beside the hand-set measure that it replaced?

usage: python benchmarks/names.py MODEL.npz --names NAMES.tsv.gz ... --text BITEXT.tsv.gz

MODEL: made by train_names.py --without-tenth from the same NAMES; its unseen tenth is what this measures on:
every Arabic name among a thousand Latin ones and among the commonest capitalised words of BITEXT. BITEXT
rows: Arabic, English, document. For capitalised English words that the shipped lexicon finds nothing for in
their line: how many find a partner there, and how many in a line of another document, which must be false.
"""

from __future__ import annotations

import argparse
import gzip
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from names_skeleton import name_similarity
from train_names import a_tenth, plain, read_names

from tqa.alignment.links import LEAST_EVIDENCE
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind, tokenize
from tqa.language.translit import pair_scores
from tqa.language.translit_model import UNITS, unpack
from tqa.lexicon.lexicon import Lexicon

NAMES, COMMON, FOREIGN_LINES = 1000, 500, 10
LOWEST = -1000 * UNITS
THRESHOLDS = {"hand-set": (0.7, 0.72, 0.75, 0.85), "learned": (0.2, 0.35, 0.5, 0.72, 0.75, 0.9)}


def hand_set(arabic, english):
    return np.array([[name_similarity(a, e) for e in english] for a in arabic])


def learned(model):
    def matrix(arabic, english):
        values = np.full((len(arabic), len(english)), -1.0)
        i, j, scores = pair_scores(arabic, english, model, LOWEST)
        # Scores below 0 and above the table keep their order, which retrieval needs.
        known = model.values[np.clip(scores, 0, len(model.values) - 1)]
        values[i, j] = known + scores / UNITS * 1e-6
        return values

    return matrix


def area(true, false):
    """Chance that a true pair scores more than a false one; equal scores count half."""
    false = np.sort(false)
    below = (np.searchsorted(false, true, "left") + np.searchsorted(false, true, "right")) / 2
    return below.mean() / len(false)


def on_names(measures, tenth, common):
    """Recall, false pairs, area under the curve and retrieval on names that no model was trained on."""
    pairs = sorted(tenth)
    random.Random(1).shuffle(pairs)
    first = {}
    for arabic, latin in pairs:
        first.setdefault(arabic, latin)
    chosen = list({plain(latin): (arabic, latin) for arabic, latin in first.items()}.values())[:NAMES]
    often = np.array([tenth[pair] > 1 for pair in chosen])
    print(f"{len(chosen)} unseen names, {often.sum()} of them seen twice or more by the lists' makers")
    arabic, latin = zip(*chosen, strict=True)
    for name, matrix in measures.items():
        values, against = matrix(arabic, latin), matrix(arabic, common).ravel()
        true = values.diagonal().copy()
        false = values[~np.eye(len(chosen), dtype=bool)]
        found = (true > 0) & ((values >= true[:, None]).sum(axis=1) == 1)
        print(
            f"{name}: area {area(true, false):.4f} among names, {area(true, against):.4f} among words; "
            f"first of {len(chosen)} {found.mean():.1%}, of those seen twice {found[often].mean():.1%}"
        )
        for least in THRESHOLDS[name]:
            print(
                f"  from {least}: recall {(true >= least).mean():.1%}, of those seen twice "
                f"{(true[often] >= least).mean():.1%}; false in a million pairs: "
                f"{(false >= least).mean() * 1e6:.0f} names, {(against >= least).mean() * 1e6:.0f} words"
            )


def questions(path, lexicon):
    """(English word, Arabic words of its line, Arabic words of lines of other documents)."""
    documents = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            arabic, english, document = row.rstrip("\n").split("\t")
            words = [token for token in tokenize(arabic) if token.kind is Kind.ARABIC]
            documents[document].append((words, tokenize(english)))
    choose = random.Random(3)
    for document, lines in documents.items():
        others = [name for name in documents if name != document]
        for words, english in lines:
            known = {stem for word in words for stem in senses(word.text, lexicon)}
            for capital in capitals(english):
                if not known & {english_stem(part) for part in {capital, *capital.split("-")}}:
                    foreign = [
                        choose.choice(documents[choose.choice(others)])[0] for _ in range(FOREIGN_LINES)
                    ]
                    yield capital, [w.norm for w in words], [[w.norm for w in line] for line in foreign]


def senses(word, lexicon):
    found = lexicon.translations(lexicon.split(word)[1])
    return (stem for stem, chance in found.items() if chance >= LEAST_EVIDENCE)


def capitals(tokens):
    return list(dict.fromkeys(t.norm for t in tokens if t.kind is Kind.LATIN and t.text[0].isupper()))


def on_text(measures, path):
    asked = list(questions(path, Lexicon.open(None)))
    print(f"{len(asked)} capitalised words that the lexicon does not find in their line")
    for name, matrix in measures.items():
        best = np.full((len(asked), FOREIGN_LINES + 1), -1.0)
        for row, (capital, own, foreign) in enumerate(asked):
            for column, words in enumerate([own, *foreign]):
                best[row, column] = matrix(words, [capital]).max(initial=-1.0)
        own = np.sort(best[:, 0])[::-1]
        levels = [(f"from {least}", least) for least in THRESHOLDS[name]]
        levels += [(f"the best {count}", own[count - 1]) for count in (720, 770, 820, 840, 880, 920)]
        for label, least in levels:
            partners = (best[:, 0] >= least).sum()
            false = (best[:, 1:] >= least).sum() / FOREIGN_LINES
            if least > 0:
                print(f"  {name}, {label}: {partners} in their line, {false:.1f} in a foreign one")


def on_time(measures, path):
    words, names = Counter(), Counter()
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            arabic, english, _ = row.split("\t")
            words.update(t.norm for t in tokenize(arabic) if t.kind is Kind.ARABIC)
            names.update(capitals(tokenize(english)))
    chosen = random.Random(1).sample(sorted(words), 400), random.Random(1).sample(sorted(names), 60)
    for name, matrix in measures.items():
        times = []
        for _ in range(21):
            start = time.perf_counter()
            matrix(*chosen)
            times.append((time.perf_counter() - start) * 1e3)
        print(f"{name}: 400 by 60 words in {times[0]:.1f} ms, seen before {np.median(times[1:]):.1f} ms")
    return [name for name, _ in names.most_common(COMMON)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--names", nargs="+", required=True, type=Path)
    parser.add_argument("--text", required=True, type=Path)
    given = parser.parse_args()
    with np.load(given.model) as stored:
        model = unpack(dict(stored.items()))
    measures = {"hand-set": hand_set, "learned": learned(model)}
    common = on_time(measures, given.text)
    on_names(measures, a_tenth(read_names(given.names)), common)
    on_text(measures, given.text)


if __name__ == "__main__":
    main()
