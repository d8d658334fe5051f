"""Rebuild tqa/lexicon/data/exonym-stems.tsv: what Arabic names are called in English, by stems.

usage: python benchmarks/build_exonyms.py

Made of cldr-names.tsv and exonyms.tsv beside it, so that a check need not stem 1,600 names before the first:
an Arabic word in matching form, or the stem of one; a tab; English stems. To be run after a change of either,
or of a stemmer.
"""

from __future__ import annotations

from pathlib import Path

from tqa.language.arabic import fold
from tqa.language.stems import arabic_stem, english_stem
from tqa.lexicon.proper import common_stems, plain

DATA = Path(__file__).parents[1] / "tqa" / "lexicon" / "data"


def table():
    """The lines of the file, sorted."""
    found = {}
    for name in ("cldr-names.tsv", "exonyms.tsv"):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            arabic, _, english = line.partition("\t")
            words = plain(english).replace("-", " ").split()
            stems = {english_stem(word) for word in words} - common_stems()
            for word in arabic.split():
                for key in (fold(word), arabic_stem(word)[1]):
                    found.setdefault(key, set()).update(stems)
    return [f"{key}\t{' '.join(sorted(stems))}\n" for key, stems in sorted(found.items()) if stems]


if __name__ == "__main__":
    (DATA / "exonym-stems.tsv").write_text("".join(table()), encoding="utf-8")
