"""How many errors, put into clean human translations on purpose, are found.

usage: python benchmarks/corruption.py BITEXT.tsv[.gz] ... [--kind KIND] [--seed N] [--min-confidence X]
       [--show]

BITEXT: Arabic, a tab, English, and for kinds that need whole articles a third column that names the document.
Every module `corrupt_KIND.py` beside this one makes one kind of error and says which rules should see it. An
error counts as found where one of those rules has a finding in the corrupted text that it lacks in the clean
one: with its default settings, or (for errors inside a sentence pair) from the confidence X on. Prints
for each kind the errors made, the share found, and how many clean texts those rules flag; with --show also
each error that was missed.
"""

from __future__ import annotations

import argparse
import importlib
import random
from pathlib import Path

import corruption_pairs


def kinds():
    """The names of the kinds of errors, from the modules at hand."""
    return sorted(path.stem.removeprefix("corrupt_") for path in Path(__file__).parent.glob("corrupt_*.py"))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bitext", nargs="+", type=Path)
    parser.add_argument("--kind", action="append", choices=kinds())
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--min-confidence", type=float)
    arguments = parser.parse_args()
    corruption_pairs.LEAST_CONFIDENCE = arguments.min_confidence
    for kind in arguments.kind or kinds():
        module = importlib.import_module(f"corrupt_{kind}")
        for path in arguments.bitext:
            outcome = module.measure(path, random.Random(arguments.seed))
            if outcome.made:
                share = f"{outcome.found} of {outcome.made} found ({outcome.found / outcome.made:.3f})"
                clean = f"{outcome.flagged} of {outcome.clean} clean ones flagged"
                print(f"{kind:12} {path.name:20} {share}; {clean}", flush=True)
            if arguments.show:
                for missed in outcome.missed:
                    print("    " + missed.replace("\n", "\n    "))


if __name__ == "__main__":
    main()
