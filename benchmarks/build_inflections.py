"""Rebuild tqa/language/data/inflections.tsv: the forms of every English word in the sense list.

usage: python benchmarks/build_inflections.py        (needs the dev extra)

Loading lemminflect itself takes longer than checking an article, and suggestions only ever inflect words of
the sense list, so its answers for those are kept.
Each line: base form, universal part of speech, then TAG=form for each Penn Treebank tag, first choice first
where there are several.
"""

from __future__ import annotations

from pathlib import Path

import lemminflect

from tqa.lexicon.senses import read_senses

OUTPUT = Path(__file__).parents[1] / "tqa" / "language" / "data" / "inflections.tsv"
POS = {"v": "VERB", "n": "NOUN", "a": "ADJ", "d": "ADV"}


def lines():
    """One line for each (word, part of speech), sorted."""
    wanted = {(word.split(" ")[0], POS[sense.pos]) for sense in read_senses() for word in sense.english}
    for word, pos in sorted(wanted):
        forms = [
            f"{tag}={form}"
            for tag, options in sorted(lemminflect.getAllInflections(word, upos=pos).items())
            for form in options
        ]
        if forms:
            yield "\t".join([word, pos, *forms])


OUTPUT.write_text("\n".join(lines()) + "\n", encoding="utf-8")
