"""Sentence pairs checked in a second of one core: all rules, the English alone, each rule, beside pofilter.

usage: python benchmarks/speed.py PAIRS ... [--passes N] [--most N]

PAIRS: JSONL with the keys `source` and `target`, or TSV of Arabic and English. Every figure is of processor
time, and the median of N passes (default 3) over at most so many pairs (default 1,000), with a new process
for each file and pass, so that nothing is remembered from one pass to the next; the lexicon is loaded before
the clock starts. "Each rule alone" cuts its own words, which the rules share when they run together.

pofilter (translate-toolkit, in the extra `formats`) runs as it comes, with its standard checks, over the same
pairs in memory; its reading and writing of files is not counted. Without it its column is left out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import time
from pathlib import Path

import tqa
from tqa.checks.registry import all_rules
from tqa.config import Config
from tqa.language.identify import latin_language
from tqa.language.names import name_similarity
from tqa.lexicon.bitext import read_pairs

WARM_UP = [("نستنكر وندين هذه العمليات", "We condemn and condemn these operations. More is to come.")]


def warm_up(config):
    """Load every table that is read on first use: the lexicon, the names, the profiles of languages."""
    tqa.check_pairs(WARM_UP, config)
    name_similarity("حسين", "hussein")
    latin_language("La délégation est rentrée hier dans la capitale avec ses bagages et ses papiers. " * 2)


def tqa_rate(path, most, select, english_only):
    """Pairs in a second of processor time; a worker's whole job."""
    pairs = list(read_pairs([path]))[:most]
    if english_only:
        pairs = [("", english) for _, english in pairs]
    config = Config(select=select) if select else None
    warm_up(config)
    start = time.process_time()
    tqa.check_pairs(pairs, config)
    return len(pairs) / (time.process_time() - start)


def pofilter_rate(path, most):
    """The same for pofilter's standard checks; 0 where it is not installed."""
    try:
        from translate.filters import checks  # noqa: PLC0415 - an optional extra
        from translate.storage.pypo import pounit  # noqa: PLC0415
    except ImportError:
        return 0.0
    checker = checks.TeeChecker(
        checkerclasses=[checks.StandardChecker, checks.StandardUnitChecker],
        checkerconfig=checks.CheckerConfig(targetlanguage="en"),
        languagecode="en",
    )
    units = []
    for arabic, english in list(read_pairs([path]))[:most]:
        units.append(pounit(arabic))
        units[-1].target = english
    start = time.process_time()
    for unit in units:
        checker.run_filters(unit, categorised=True)
    return len(units) / (time.process_time() - start)


def median(passes, job, *arguments):
    rates = []
    for _ in range(passes):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rates.append(pool.apply(job, arguments))
    return statistics.median(rates)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--most", type=int, default=1000)
    arguments = parser.parse_args()
    jobs = {"all rules": ((), False), "all rules, English alone": ((), True)}
    jobs |= {f"  {name}": ((name,), False) for name in all_rules()}
    for path in arguments.pairs:
        other = median(arguments.passes, pofilter_rate, path, arguments.most)
        print(path.name, f"(pofilter {other:.0f} pairs/s)" if other else "(pofilter is not installed)")
        for name, job in jobs.items():
            rate = median(arguments.passes, tqa_rate, path, arguments.most, *job)
            ratio = f"{rate / other:6.1f} times pofilter" if other else ""
            print(f"  {name:26} {rate:7.0f} pairs/s {ratio}", flush=True)


if __name__ == "__main__":
    main()
