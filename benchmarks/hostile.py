"""Does the time of a run grow in step with hostile input?

usage: python benchmarks/hostile.py

Checks one pair whose English is a piece repeated, at one size and at twice that size, and prints both times
and their ratio: about 2 is linear, 4 is quadratic.
"""

from __future__ import annotations

import time

import tqa

PIECES = (
    "a",
    "and and ",
    "he said, ",
    "“",
    '" ',
    "( ",
    ". ",
    "1 million ",
    "&amp; ",
    "\u202e",
    "\u0301",
    "\ud800",
    "The ",
)
SOURCE = "قال الوزير إن الحكومة ستبحث الأزمة."
SIZE = 100_000


def seconds(text):
    start = time.perf_counter()
    tqa.check_pairs([(SOURCE, text)])
    return time.perf_counter() - start


def main():
    seconds("warm up")
    for piece in PIECES:
        half, whole = (seconds(piece * (size // len(piece))) for size in (SIZE, 2 * SIZE))
        print(f"{piece!r:14} {half:6.2f} s  {whole:6.2f} s  ratio {whole / half:4.1f}")


main()
