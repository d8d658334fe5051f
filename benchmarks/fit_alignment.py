"""Fit `tqa.alignment.beads.Weights` by coordinate search on alignment sets with gold beads.

usage: python benchmarks/fit_alignment.py GOLD.jsonl [GOLD.jsonl ...]

GOLD rows: {"ar": [line, ...], "en": [line, ...], "gold": [[[ar indices], [en indices]], ...]}. Prints the
weights with the best sum of strict F1
over the files; copy them into `beads.py`. Word evidence is computed once, so that a trial takes a second.
"""

from __future__ import annotations

import json
import sys
from dataclasses import fields, replace
from pathlib import Path

from tqa.alignment.align import search
from tqa.alignment.beads import DEFAULT, Weights
from tqa.alignment.lines import arabic_lines, english_lines
from tqa.alignment.similarity import coverages
from tqa.lexicon.lexicon import Lexicon

STEPS = {
    "threshold": (0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.14, 0.17, 0.2),
    "least": (0.0, 0.15, 0.35, 0.5, 0.7, 1.0),
    "length": (0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2),
    "merge": (0.0, 0.02, 0.04, 0.06, 0.08, 0.11),
    "wide": (0.0, 0.02, 0.05, 0.08, 0.12, 0.16),
    "ratio": (0.9, 0.95, 1.0, 1.08, 1.15),
    "rival": (0.0, 0.15, 0.3, 0.5, 0.8, 1.2),
    "margin": (0.0, 0.03, 0.07, 0.12, 0.2),
    "linked": (0.0, 0.02, 0.04, 0.07, 0.1, 0.15),
    "calm": (-0.3, -0.2, -0.12, -0.06, -0.03, 0.0, 0.04),
    "outer": (0.0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6),
}


def load(path, lexicon):
    documents = []
    for row in map(json.loads, Path(path).read_text(encoding="utf-8").splitlines()):
        arabic, english = arabic_lines(row["ar"], lexicon), english_lines(row["en"], lexicon)
        gold = {(tuple(sorted(a)), tuple(sorted(e))) for a, e in row["gold"]}
        documents.append((arabic, english, coverages(arabic, english, lexicon), gold))
    return documents


def strict_f1(documents, weights):
    said = right = wanted = found = 0
    for arabic, english, covered, gold in documents:
        beads = search(covered, arabic, english, weights)
        paired = {(a, e) for a, e in gold if a and e}
        alone = {((i,), ()) for a, e in gold if not e for i in a} | {
            ((), (j,)) for a, e in gold if not a for j in e
        }
        ours = {(bead.source, bead.target) for bead in beads}
        said += len(ours)
        right += len(ours & (paired | alone))
        wanted += len(paired)
        found += len(ours & paired)
    precision, recall = right / said, found / wanted
    return 2 * precision * recall / (precision + recall)


def main(paths):
    lexicon = Lexicon.open()
    sets = [load(path, lexicon) for path in paths]
    best = DEFAULT
    score = [strict_f1(documents, best) for documents in sets]
    print("start", [round(value, 4) for value in score], flush=True)
    improved = True
    while improved:
        improved = False
        for field in fields(Weights):
            for value in STEPS[field.name]:
                trial = replace(best, **{field.name: value})
                result = [strict_f1(documents, trial) for documents in sets]
                if sum(result) > sum(score) + 1e-5:
                    best, score, improved = trial, result, True
                    print(field.name, value, [round(f1, 4) for f1 in score], flush=True)
    print(best)


if __name__ == "__main__":
    main(sys.argv[1:])
