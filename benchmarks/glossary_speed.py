"""Sentence pairs checked in a second of one core with a large glossary, beside none.

usage: python benchmarks/glossary_speed.py PAIRS TERMS ... [--terms N] [--most N] [--passes N]

PAIRS: a bitext (JSONL with the keys `source` and `target`, or TSV of Arabic and English) that is checked.
TERMS: bitexts that the terms are cut from: stretches of two to four words that begin and end with a rare one,
as terms do, each with the English that the word links say stands for it. Cut blindly, more of them are wrong
than in a real glossary, and what is wrong makes most of the work. Figures are of processor time, the best of
N passes (default 3) over at most so many pairs (default 1,000); the glossary is loaded before the clock
starts.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

import tqa
from tqa.checks.unit import Unit
from tqa.config import Config
from tqa.glossary import load
from tqa.language.tokens import Kind, tokenize
from tqa.lexicon.bitext import read_pairs
from tqa.lexicon.lexicon import Lexicon

LENGTHS = (2, 2, 3, 4)
CUTS = 60
LONGEST = 4
# Lexicon.arabic_weight: 0 for the commonest words, 1 for those never seen.
RARE = 0.4


def terms(paths, count, rng):
    """So many terms with their targets, as rows of a table; fewer where the bitexts hold no more."""
    lexicon = Lexicon.open()
    found = {}
    pairs = list(read_pairs(paths))
    rng.shuffle(pairs)
    for source, target in pairs:
        if len(found) >= count:
            break
        unit = Unit(source, target, lexicon)
        for _ in range(CUTS):
            length = rng.choice(LENGTHS)
            if len(unit.source_tokens) < length:
                continue
            first = rng.randrange(len(unit.source_tokens) - length + 1)
            english = rendering(unit, range(first, first + length))
            if english:
                arabic = " ".join(token.text for token in unit.source_tokens[first : first + length])
                found.setdefault(arabic, english)
    return [f"{arabic}\t{english}" for arabic, english in list(found.items())[:count]]


def rendering(unit, places):
    """The English of an Arabic stretch that could be a term, or "" where it could not."""
    words = [unit.source_tokens[place] for place in places]
    if any(word.kind is not Kind.ARABIC for word in words):
        return ""
    stems = [unit.lexicon.split(word.text)[1] for word in (words[0], words[-1])]
    links = [link.target for place in places for link in unit.links.of_source(place)[:1]]
    if min(map(unit.lexicon.arabic_weight, stems)) < RARE or not links:
        return ""
    stretch = unit.target_tokens[min(links) : max(links) + 1]
    if len(stretch) > LONGEST or any(token.kind is not Kind.LATIN for token in stretch):
        return ""
    return " ".join(token.text for token in stretch)


def rate(pairs, config, passes):
    best = float("inf")
    for _ in range(passes):
        start = time.process_time()
        found = tqa.check_pairs(pairs, config)
        best = min(best, time.process_time() - start)
    return len(pairs) / best, sum(each.rule == "terminology" for findings in found for each in findings)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("from_", nargs="+", type=Path, metavar="terms")
    parser.add_argument("--terms", type=int, default=50_000)
    parser.add_argument("--most", type=int, default=1000)
    parser.add_argument("--passes", type=int, default=3)
    arguments = parser.parse_args()
    rows = terms(arguments.from_, arguments.terms, random.Random(1))
    pairs = list(read_pairs([arguments.pairs]))[: arguments.most]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "terms.tsv"
        table.write_text("\n".join(["source\ttarget", *rows]), encoding="utf-8")
        start = time.process_time()
        glossary = load([table])
        mentions = sum(len(glossary.mentions(tokenize(source))) for source, _ in pairs)
        print(f"{len(rows):,} terms read and indexed in {time.process_time() - start:.1f} s")
        print(f"{mentions:,} mentions in {len(pairs):,} pairs of {arguments.pairs.name}")
        for name, files in (("without a glossary", ()), ("with it", (str(table),))):
            speed, found = rate(pairs, Config(glossary=files), arguments.passes)
            print(f"  {name:20} {speed:7.0f} pairs/s, {found} findings")


if __name__ == "__main__":
    main()
