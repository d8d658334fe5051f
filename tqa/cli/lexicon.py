"""`tqa lexicon train`: learn a domain lexicon from a team's own memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tqa.cli.options import FILE, is_folder, keep_inputs, refuse_printing
from tqa.cli.progress import Progress
from tqa.cli.streams import say
from tqa.errors import OutputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def lexicon() -> None:
    """Work with bilingual lexicons."""


@lexicon.command()
@click.argument("bitext", nargs=-1, required=True, type=FILE)
@click.option(
    "--output",
    required=True,
    type=FILE,
    callback=refuse_printing,
    metavar="FILE",
    help="Where to write the lexicon.",
)
@click.option(
    "--dictionary",
    multiple=True,
    type=FILE,
    metavar="FILE",
    help="A sense list (pos, arabic, english) to learn from as well.",
)
@click.option(
    "--rows-per-file",
    type=click.IntRange(min=1),
    metavar="N",
    help="Use a sample of N rows of any larger file.",
)
@click.option(
    "--iterations", type=click.IntRange(1, 50), default=6, show_default=True, help="Rounds of training."
)
def train(
    bitext: tuple[Path, ...],
    output: Path,
    dictionary: tuple[Path, ...],
    rows_per_file: int | None,
    iterations: int,
) -> None:
    r"""Learn a lexicon from BITEXT files: TMX, TSV or JSON Lines, packed with gzip or not.

    \b
    TMX    the units that have both Arabic and English
    TSV    Arabic in column one, English in column two; or a header row with source and target
    JSONL  objects with the keys source and target

    Use it with `--lexicon FILE` of the other commands.
    """
    from tqa.lexicon.build import build_lexicon  # noqa: PLC0415 - `tqa --help` must not load numpy

    keep_inputs((*map(str, bitext), *map(str, dictionary)), output, "--output")
    if not is_folder(output.parent):
        msg = f"{shown(output.parent)}: no such folder; make it first"
        raise OutputError(msg)
    with Progress() as progress:
        summary = build_lexicon(
            bitext, output, dictionary, rows_per_file, iterations, progress.reading, progress.training
        )
    stems = f"{summary.arabic} Arabic and {summary.english} English stems"
    say(f"{shown(output)}: {summary.pairs} sentence pairs, {stems}, {summary.entries} entries")
