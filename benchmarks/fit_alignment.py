"""Learn the aligner's weights from alignment sets with gold beads, and say how well they do.

usage: python benchmarks/fit_alignment.py GOLD.jsonl [GOLD.jsonl ...] [--parallel BITEXT.tsv.gz] [--seeds N]
    [--write]

GOLD rows: {"doc": name, "ar": [line, ...], "en": [line, ...], "gold": [[[ar indices], [en indices]], ...]}.
BITEXT rows: Arabic, English and document name, parted by tabs; more documents are made from them, with
joined, dropped and inserted lines (alignment_noise.py). Prints strict F1 and F1 of the lines left alone for
each file, cross-validated over halves of the documents (a document is in the same half wherever it stands);
`--write` learns from everything and puts the weights into tqa/alignment/weights.json.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from alignment_noise import LEVELS, noisy
from alignment_training import train_several

from tqa.alignment.align import kept_lines
from tqa.alignment.evidence import word_evidence
from tqa.alignment.features import NULL_FEATURES, PAIR_FEATURES, features
from tqa.alignment.lines import read_side
from tqa.alignment.moved import crossing_pairs
from tqa.alignment.path import path_beads
from tqa.alignment.scorer import SHIPPED, write_weights
from tqa.alignment.similarity import coverages
from tqa.lexicon.lexicon import Lexicon
from tqa.model import Language


@dataclass(frozen=True)
class Example:
    """A document; `chain` is the gold that a path without crossings can reach."""

    name: str
    texts: tuple
    kept: tuple
    sides: tuple
    found: object
    gold: frozenset
    chain: tuple


def example(row, lexicon):
    kept = kept_lines(row["ar"], Language.ARABIC), kept_lines(row["en"], Language.ENGLISH)
    source, target = (
        read_side(
            [row[key][k] for k in lines], language, lexicon, _kept_blocks(row.get(f"{key}_blocks"), lines)
        )
        for key, language, lines in zip(("ar", "en"), Language, kept, strict=True)
    )
    covered = coverages(source, target, word_evidence(source, target, lexicon))
    gold = frozenset((tuple(sorted(a)), tuple(sorted(e))) for a, e in row["gold"])
    places = [{k: at for at, k in enumerate(side)} for side in kept]
    inner = [
        tuple(tuple(place[k] for k in lines if k in place) for lines, place in zip(bead, places, strict=True))
        for bead in gold
    ]
    fits = (b for b in inner if all(1 <= len(side) <= 3 and side[-1] - side[0] < len(side) for side in b))
    chain = longest_chain(sorted(fits))
    return Example(
        row["doc"],
        (row["ar"], row["en"]),
        kept,
        (source, target),
        features(source, target, covered),
        gold,
        chain,
    )


def _kept_blocks(blocks, lines):
    return None if blocks is None else [blocks[k] for k in lines]


def longest_chain(beads):
    """The beads of most lines that do not cross."""
    weight, before = [len(a) + len(e) for a, e in beads], [-1] * len(beads)
    for x, (a, e) in enumerate(beads):
        for y in range(x):
            joined = weight[y] + len(a) + len(e)
            if beads[y][0][-1] < a[0] and beads[y][1][-1] < e[0] and joined > weight[x]:
                weight[x], before[x] = joined, y
    chain, at = [], int(np.argmax(weight)) if beads else -1
    while at >= 0:
        chain.append(beads[at])
        at = before[at]
    return tuple(chain[::-1])


def decoded(each, weights):
    """What the aligner makes of an example."""
    return crossing_pairs(path_beads(each.found, weights), each.found.single)


def grade(examples, weights, decide=decoded):
    """Strict F1 as vecalign counts it (precision over nulls too, recall over pairs), F1 of lines alone."""
    said = right = wanted = found = lone_right = lone_said = lone_gold = 0
    for each in examples:
        ours = {
            (tuple(each.kept[0][i] for i in bead.source), tuple(each.kept[1][j] for j in bead.target))
            for bead in decide(each, weights)
        }
        ours |= {((i,), ()) for i in set(range(len(each.texts[0]))) - set(each.kept[0])}
        ours |= {((), (j,)) for j in set(range(len(each.texts[1]))) - set(each.kept[1])}
        paired = {bead for bead in each.gold if all(bead)}
        lone = {((i,), ()) for a, e in each.gold if not e for i in a} | {
            ((), (j,)) for a, e in each.gold if not a for j in e
        }
        said, right = said + len(ours), right + len(ours & (paired | lone))
        wanted, found = wanted + len(paired), found + len(ours & paired)
        alone = {bead for bead in ours if not all(bead)}
        lone_said, lone_gold, lone_right = (
            lone_said + len(alone),
            lone_gold + len(lone),
            lone_right + len(alone & lone),
        )
    return f1(right, said, found, wanted), f1(lone_right, lone_said, lone_right, lone_gold)


def f1(right, said, found, wanted):
    precision, recall = right / max(said, 1), found / max(wanted, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def read_gold(path, lexicon):
    return [
        example(json.loads(line), lexicon) for line in Path(path).read_text(encoding="utf-8").splitlines()
    ]


def made(path, lexicon, seeds):
    """Documents of every level of noise from a parallel file, `seeds` of each."""
    documents = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            arabic, english, name = row.rstrip("\n").split("\t")
            documents[name].append((arabic, english))
    for name, pairs in documents.items():
        for level, noise in LEVELS.items():
            for seed in range(seeds):
                row = noisy(
                    name, *zip(*pairs, strict=True), noise, f"{level} {seed}", paragraphs=seed % 2 == 1
                )
                if row["ar"] and row["en"]:
                    yield example(row, lexicon)
    yield from unrelated(list(documents.items()), lexicon)


def unrelated(documents, lexicon):
    """The Arabic of one document with the English of the next: nothing belongs together."""
    for (name, pairs), (_, others) in zip(documents, documents[1:] + documents[:1], strict=True):
        arabic, english = [pair[0] for pair in pairs], [pair[1] for pair in others]
        lone = [[[i], []] for i in range(len(arabic))] + [[[], [j]] for j in range(len(english))]
        yield example({"doc": name, "ar": arabic, "en": english, "gold": lone}, lexicon)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--parallel", type=Path)
    parser.add_argument("--seeds", type=int, default=3, help="documents made at each level of noise")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    lexicon = Lexicon.open()
    sets = {path.name: read_gold(path, lexicon) for path in arguments.gold}
    more = list(made(arguments.parallel, lexicon, arguments.seeds)) if arguments.parallel else []
    everything = [each for examples in sets.values() for each in examples] + more
    names = sorted({each.name for each in everything})
    half = {name: at % 2 for at, name in enumerate(names)}
    halves = [train_several((e for e in everything if half[e.name] != k), verbose=not k) for k in (0, 1)]
    for name, examples in sets.items():
        held_out = np.mean(
            [grade([e for e in examples if half[e.name] == k], halves[k]) for k in (0, 1)], axis=0
        )
        print(f"{name:20} held out: strict F1 {held_out[0]:.4f}, alone {held_out[1]:.4f}")
    if arguments.write:
        SHIPPED.write_text(
            json.dumps(write_weights(train_several(everything), PAIR_FEATURES, NULL_FEATURES)) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
