"""Do the time and the memory of aligning grow with the length of the text?

usage: python benchmarks/long_texts.py [LINES]

Aligns a text made of the sample articles over and over, each copy numbered so that it is its own, with every
fiftieth English line dropped, at a quarter, half and the whole of LINES (20,000 by default), each in its own
process. Prints the share of right pairs, seconds, peak memory, and the ratios to the size before: about 2 is
linear.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

ARTICLES = Path(__file__).resolve().parents[1] / "corpora" / "articles"
EVERY = 50


def lines(suffix, word, count):
    """`count` lines: those of the articles that have as many lines on both sides, numbered."""
    texts = []
    for path in sorted(ARTICLES.glob("*.ref.txt")):
        sides = [path.with_name(path.name.replace(".ref.", f".{side}.")) for side in ("ar", "ref")]
        both = [[line for line in side.read_text(encoding="utf-8").splitlines() if line] for side in sides]
        if len(both[0]) == len(both[1]):
            texts += both[suffix == "ref"]
    return [f"{texts[k % len(texts)]} {word} {1000 + k // len(texts)}" for k in range(count)]


def align(count):
    from tqa.alignment.align import align_texts  # noqa: PLC0415 - in the measured process only
    from tqa.pipeline import shipped_lexicon  # noqa: PLC0415

    arabic, english = lines("ar", "الفصل", count), lines("ref", "Chapter", count)
    kept = [k for k in range(count) if k % EVERY]
    lexicon = shipped_lexicon()
    start = time.process_time()
    beads = align_texts(arabic, [english[k] for k in kept], lexicon)
    spent = time.process_time() - start
    gold = {((k,), (j,)) for j, k in enumerate(kept)}
    right = len(gold & {(bead.source, bead.target) for bead in beads}) / len(gold)
    print(right, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main():
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    before = None
    for count in (most // 4, most // 2, most):
        command = [sys.executable, __file__, "--one", str(count)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        right, spent, memory = map(float, told.split())
        ratio = "" if before is None else f"  ratio {spent / before[0]:.1f}, memory {memory / before[1]:.1f}"
        print(f"{count:7} lines  right {right:.4f}  {spent:6.1f} s of processor  {memory:5.0f} MiB{ratio}")
        before = spent, memory


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        align(int(sys.argv[2]))
    else:
        main()
