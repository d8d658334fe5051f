"""Findings on human translations, which should have next to none.

usage: python benchmarks/human.py BITEXT.tsv[.gz] ... [--rule RULE]

BITEXT: Arabic, a tab, English; anything after a second tab is ignored. Prints every finding (of one rule, if
named), then for each file the pairs, the pairs flagged by rule, and the pairs checked in a second.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

import tqa
from tqa.lexicon.bitext import read_pairs


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bitext", nargs="+", type=Path)
    parser.add_argument("--rule")
    arguments = parser.parse_args()
    for path in arguments.bitext:
        pairs = list(read_pairs([path]))
        start = time.perf_counter()
        results = tqa.check_pairs(pairs)
        seconds = time.perf_counter() - start
        for (_, english), findings in zip(pairs, results, strict=True):
            for finding in findings:
                if arguments.rule in (None, finding.rule):
                    around = english[max(0, finding.span.start - 40) : finding.span.end + 40]
                    print(f"{finding.name}\t{finding.text!r}\t{finding.message}\t{around}")
        rules = Counter(rule for findings in results for rule in {finding.rule for finding in findings})
        flagged = sum(bool(findings) for findings in results)
        speed = f"{len(pairs) / seconds:.0f} pairs/s"
        print(f"{path.name}: {len(pairs)} pairs, {flagged} flagged {dict(rules)}, {speed}")


main()
