"""From bitext files to a lexicon file: what `tqa lexicon train` does."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from tqa.errors import InputError
from tqa.formats.read import shown
from tqa.lexicon.bitext import read_pairs
from tqa.lexicon.dictionary import with_floors
from tqa.lexicon.numbering import number
from tqa.lexicon.senses import read_senses
from tqa.lexicon.store import Stored, save
from tqa.lexicon.train import ITERATIONS, train

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tqa.lexicon.streams import Progress


@dataclass(frozen=True, slots=True)
class Summary:
    """The size of what was read and of what was learned."""

    pairs: int
    arabic: int
    english: int
    entries: int


def build_lexicon(  # noqa: PLR0913, PLR0917 - the options of one command
    bitext: Sequence[Path],
    output: Path,
    dictionaries: Sequence[Path] = (),
    rows_per_file: int | None = None,
    iterations: int = ITERATIONS,
    reading: Progress | None = None,
    training: Callable[[int, int], None] | None = None,
) -> Summary:
    """Train on the files and write the lexicon to `output`. Deterministic: same files, same bytes.

    Args:
        bitext: TMX, JSON Lines or TSV files.
        output: where to write; what was there stays if anything fails.
        dictionaries: sense lists to learn from as well.
        rows_per_file: use a sample of this many pairs of any larger file.
        iterations: rounds of training.
        reading: told (bytes read, bytes in all) now and then.
        training: told (rounds done, rounds in all) after each.

    Raises:
        InputError: a file is missing or malformed, or holds no usable pair.
        OutputError: `output` cannot be written.
    """
    entries = list(_entries(dictionaries))
    pairs = number(chain(read_pairs(bitext, rows_per_file, reading), entries))
    if not pairs.arabic:
        msg = "no usable sentence pair; give pairs of an Arabic sentence and its English translation"
        raise InputError(f"{shown(bitext[0])}: {msg}")
    table = with_floors(train(pairs, iterations=iterations, progress=training), pairs, dictionaries)
    starts = np.searchsorted(table.arabic, np.arange(len(pairs.arabic_stems) + 1))
    stored = Stored(
        pairs.arabic_stems,
        pairs.english_stems,
        pairs.arabic_counts.astype(np.uint32),
        pairs.english_counts.astype(np.uint32),
        starts.astype(np.uint32),
        table.english.astype(np.uint32),
        table.english_given_arabic,
        table.arabic_given_english,
    )
    save(stored, output)
    return Summary(len(pairs.arabic), len(pairs.arabic_stems), len(pairs.english_stems), len(table.arabic))


def _entries(dictionaries: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Every form with every rendering as a sentence of its own."""
    for path in dictionaries:
        for sense in read_senses(path):
            for form in sense.arabic:
                for rendering in sense.english:
                    yield form, rendering
