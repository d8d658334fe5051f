"""`tqa lexicon train`: learn a domain lexicon from a team's own memory."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def lexicon() -> None:
    """Work with bilingual lexicons."""


@lexicon.command()
@click.argument("bitext", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write the lexicon.",
)
@click.option(
    "--dictionary",
    multiple=True,
    type=click.Path(path_type=Path),
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
    "--iterations", type=click.IntRange(1, 50), default=5, show_default=True, help="Rounds of training."
)
def train(
    bitext: tuple[Path, ...],
    output: Path,
    dictionary: tuple[Path, ...],
    rows_per_file: int | None,
    iterations: int,
) -> None:
    """Learn a lexicon from BITEXT files: TSV (.gz allowed), Arabic in the first column, English in the second."""
    from tqa.lexicon.build import build_lexicon  # noqa: PLC0415 - `tqa --help` must not load numpy

    summary = build_lexicon(
        bitext,
        output,
        dictionary,
        rows_per_file,
        iterations,
        lambda done, of: click.echo(f"round {done} of {of}", err=True),
    )
    click.echo(
        f"{output}: {summary.pairs} sentence pairs, {summary.arabic} Arabic and {summary.english} English stems, {summary.entries} entries",
        err=True,
    )
