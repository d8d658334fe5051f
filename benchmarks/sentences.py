"""Sentence boundaries of running text found by `tqa` and by the package `sentencex`, against gold.

usage: python benchmarks/sentences.py BITEXT.tsv[.gz] [--lines N] [--errors]

BITEXT rows: Arabic, a tab, English and, if there is one, a document name; one sentence a row. Every N (5)
consecutive rows of a document are joined with spaces into a paragraph and split again. A boundary is counted
where both sides of it have been found, so the end of a paragraph counts for nothing. With --errors each wrong
or missed boundary is printed.
"""

from __future__ import annotations

import argparse
import gzip
from itertools import groupby
from pathlib import Path

from sentencex import segment

from tqa.language.sentences import split_sentences
from tqa.model import Language


def paragraphs(path, lines):
    """Pairs (Arabic sentences, English sentences) of up to `lines` rows of one document each."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        rows = [row.rstrip("\r\n").split("\t") for row in file]
    for _, document in groupby(rows, key=lambda row: row[2] if len(row) > 2 else ""):
        kept = list(document)
        for start in range(0, len(kept), lines):
            part = kept[start : start + lines]
            yield [row[0].strip() for row in part], [row[1].strip() for row in part]


def ours(text, language):
    return {span.end for span in split_sentences(text, language)}


def theirs(text, language):
    ends, at = set(), 0
    for sentence in segment(language.value, text):
        at += len(sentence)
        ends.add(len(text[:at].rstrip()))
    return ends


def gold(sentences):
    ends, at = set(), 0
    for sentence in sentences:
        at += len(sentence)
        ends.add(at)
        at += 1
    return ends


def compare(documents, language, splitter, show):
    found = right = wanted = 0
    for sentences in documents:
        text = " ".join(sentences)
        expected, given = gold(sentences) - {len(text)}, splitter(text, language) - {len(text)}
        found += len(given)
        wanted += len(expected)
        right += len(expected & given)
        if show:
            for end in sorted(expected ^ given):
                kind = "missed" if end in expected else "wrong"
                print(f"  {kind}: {text[max(0, end - 50) : end]} ⏐{text[end : end + 40]}")
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), wanted


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bitext", type=Path)
    parser.add_argument("--lines", type=int, default=5)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    sides = list(zip(*paragraphs(options.bitext, options.lines), strict=True))
    print(f"{'language':9} {'splitter':10} {'precision':>9} {'recall':>7} {'F1':>7}  boundaries")
    for language, documents in zip((Language.ARABIC, Language.ENGLISH), sides, strict=True):
        for name, splitter in (("tqa", ours), ("sentencex", theirs)):
            show = options.errors and splitter is ours
            precision, recall, f1, wanted = compare(documents, language, splitter, show)
            print(f"{language.value:9} {name:10} {precision:9.4f} {recall:7.4f} {f1:7.4f}  {wanted}")


if __name__ == "__main__":
    main()
