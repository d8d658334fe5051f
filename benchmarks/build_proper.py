"""Rebuild tqa/lexicon/data/proper.txt and cldr-names.tsv: which English words are names, and exonyms.

usage: python benchmarks/build_proper.py BITEXT.tsv[.gz] ...        (needs Babel)

proper.txt: the English stems of the shipped lexicon that the bitexts write with a capital inside a sentence
and (nearly) never without. cldr-names.tsv: names of countries, regions, languages and cities in Arabic and
English, as the Common Locale Data Repository (through Babel) gives them; Arabic, a tab, English.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from babel import Locale

from tqa.language.arabic import fold
from tqa.language.stems import english_stem
from tqa.language.tokens import Kind, tokenize
from tqa.lexicon.bitext import read_pairs
from tqa.lexicon.lexicon import Lexicon

DATA = Path(__file__).parents[1] / "tqa" / "lexicon" / "data"
# Of the times that a name is written, so many without its capital are slips; a title has more capitals than
# that.
MOST_LOWER, MOST_CAPITALS = 0.03, 0.6


def capitals(paths):
    """How often each stem has a capital inside a sentence, and how often none anywhere."""
    upper, lower = Counter(), Counter()
    for _, english in read_pairs(paths):
        tokens = tokenize(english)
        words = [token for token in tokens if token.kind is Kind.LATIN]
        is_title = sum(word.text[0].isupper() for word in words) > MOST_CAPITALS * len(words)
        for before, token in zip((None, *tokens), tokens, strict=False):
            if token.kind is not Kind.LATIN:
                continue
            if not token.text[0].isupper():
                lower[english_stem(token.norm)] += 1
            elif before is not None and not is_title and (before.kind is not Kind.MARK or before.text == ","):
                upper[english_stem(token.norm)] += not token.text.isupper()
    return upper, lower


def proper(paths):
    """The stems that are names, sorted."""
    upper, lower = capitals(paths)
    lexicon = Lexicon.open()
    for stem, count in sorted(upper.items()):
        seen = count and lower[stem] <= MOST_LOWER * count and lexicon.english_id(stem) >= 0
        if seen and stem.isalpha() and len(stem) > 2:
            yield stem


def cldr():
    """Pairs of an Arabic and an English name, sorted."""
    arabic, english = Locale("ar"), Locale("en")
    pairs = set()
    for table in ("territories", "languages"):
        ours, theirs = getattr(arabic, table), getattr(english, table)
        pairs.update((ours[key], theirs[key]) for key in ours if key in theirs)
    for key, zone in arabic.time_zones.items():
        city = english.time_zones.get(key, {}).get("city") or key.split("/")[-1].replace("_", " ")
        if "city" in zone:
            pairs.add((zone["city"], city))
    return sorted((fold(one), two.lower().replace("’", "'")) for one, two in pairs)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bitext", nargs="+", type=Path)
    arguments = parser.parse_args()
    (DATA / "proper.txt").write_text("\n".join(proper(arguments.bitext)) + "\n", encoding="utf-8")
    lines = dict.fromkeys("\t".join(pair) for pair in cldr())
    (DATA / "cldr-names.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
