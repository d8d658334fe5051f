"""Does the time of a run grow in step with hostile input?

usage: python benchmarks/hostile.py [--size N] [PIECE ...]

Checks one pair whose English, then whose Arabic, is a piece repeated, at N characters (default 500,000) and
at twice that size, and prints the processor time of both and their ratio: about 2 is linear, 4 is quadratic.
"a" is a megabyte without a space, "word " some 200,000 words. Last come both sides in step, and aligning.
"""

from __future__ import annotations

import argparse
import time

import tqa

PIECES = (
    "a",
    "word ",
    "The ",
    "and and ",
    "condemn and ",
    "of the of the ",
    "he said, ",
    "Said Najib said ",
    ", he said ",
    "a b c d e: ",
    "t-",
    "“",
    '" ',
    "( ",
    "« ",
    ". ",
    "; The ",
    " ,",
    "a.B",
    "-\u00a0",
    "1 million ",
    "1,",
    "&amp; ",
    "<b ",
    "{",
    "%",
    "\u0301",
    "\u202e",
    "\u202eabc\u202c ",
    "\u2066ب a\u2069",
    "\ud800",
    "\udc00a ",
    "aبжא",
    "ب a ",
    "\u200b",
    "ـ",
    "leave a reply ",
)
ARABIC = ("ا", "نستنكر ", "وندين ونستنكر ", "مليون ", "٣٫", "«", "\u0651", "\u202e", "ب1a")
SOURCE = "قال الوزير إن الحكومة ستبحث الأزمة."
TARGET = "We condemn and condemn the 3,000 attacks (in the north, he said."


def seconds(source, target):
    start = time.process_time()
    tqa.check_pairs([(source, target)])
    return time.process_time() - start


def aligning(source, target):
    start = time.process_time()
    tqa.align([source], [target])
    return time.process_time() - start


def report(piece, pair, size, measure=seconds):
    half, whole = (measure(*pair(piece * (length // len(piece)))) for length in (size, 2 * size))
    print(f"{piece!r:24} {half:6.2f} s  {whole:6.2f} s  ratio {whole / half:4.1f}", flush=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pieces", nargs="*")
    parser.add_argument("--size", type=int, default=500_000)
    arguments = parser.parse_args()
    seconds("نستنكر وندين الهجمات", TARGET)
    for piece in arguments.pieces or PIECES:
        report(piece, lambda text: (SOURCE, text), arguments.size)
    for piece in () if arguments.pieces else ARABIC:
        report(piece, lambda text: (text, TARGET), arguments.size)
    if not arguments.pieces:
        report("condemn and ", lambda text: (ARABIC[1] * (len(text) // 12), text), arguments.size)
    print("aligning one line with another")
    for piece in () if arguments.pieces else ("ب.", ".", "(ب", "نص. ", "ا"):
        report(piece, lambda text: (text, text), arguments.size, aligning)


main()
