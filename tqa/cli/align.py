"""`tqa align`: which sentences of an article stand for which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tqa.cli.delivery import coloured, deliver, width
from tqa.cli.options import FILE, evidence, keep_inputs, opened, opened_encoder, printed, refuse_idle
from tqa.cli.reading import asked, reading_options
from tqa.cli.streams import say
from tqa.formats.units import Unit
from tqa.output.beads import FORMATS

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Unpack

    from tqa.cli.reading import ReadingOptions
    from tqa.config.reading import Reading
    from tqa.model import Article
    from tqa.output.beads.alignment import Alignment

_ROW = "row"


@click.command()
@click.argument("source")
@click.argument("target", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="How to print the beads.",
)
@click.option(
    "--output",
    type=FILE,
    callback=printed,
    metavar="FILE",
    help="Write the beads to FILE instead of printing them.",
)
@click.option(
    "--unit",
    "unit_name",
    type=click.Choice(tuple(unit.value for unit in Unit)),
    help=f"What to align.  [default: {Unit.SENTENCE.value}]",
)
@evidence
@reading_options
@click.option(
    "--colour",
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Colours in the text format.",
)
def align(  # noqa: PLR0913 - one parameter for each option
    *,
    source: str,
    target: str | None,
    format_: str,
    output: Path | None,
    unit_name: str | None,
    lexicon_path: Path | None,
    encoder_name: str | None,
    colour: str,
    **options: Unpack[ReadingOptions],
) -> None:
    """Find which sentences of an article stand for which.

    SOURCE is the Arabic article and TARGET its English translation (plain text; "-" reads one of them from
    standard input); or SOURCE alone is a bilingual .tsv, .csv or .jsonl file, whose rows are the beads.
    TMX holds the beads with two sides, every other format all of them.
    """
    from tqa.output.beads import render  # noqa: PLC0415 - after `--help`
    from tqa.output.style import Style  # noqa: PLC0415

    keep_inputs((source, target, str(lexicon_path) if lexicon_path else None), output, "--output")
    reading = asked(options)
    idle = {"--unit": unit_name, "--lexicon": lexicon_path, "--encoder": encoder_name}
    refuse_idle(source, target, idle, reading.source_format)
    article = _read(source, target, Unit(unit_name or Unit.SENTENCE), reading)
    alignment = _aligned(article, unit_name, lexicon_path, encoder_name)
    style = Style(colour=coloured(colour, output), width=width())
    deliver(render(format_, alignment, style), output)
    _conclude(alignment, format_)


def _read(source: str, target: str | None, unit: Unit, reading: Reading) -> Article:
    from tqa import pipeline  # noqa: PLC0415 - after `--help`

    return pipeline.read(source, target, unit=unit, reading=reading)


def _aligned(
    article: Article, unit_name: str | None, lexicon_path: Path | None, encoder_name: str | None
) -> Alignment:
    from tqa import pipeline  # noqa: PLC0415
    from tqa.alignment.notes import notes  # noqa: PLC0415
    from tqa.output.beads.alignment import Alignment  # noqa: PLC0415

    unit = Unit(unit_name or Unit.SENTENCE)
    beads = pipeline.align(article, opened(lexicon_path), opened_encoder(encoder_name))
    name = unit.value if article.beads is None else _ROW
    return Alignment(article, beads, name, notes(article, beads, unit))


def _conclude(alignment: Alignment, format_: str) -> None:
    """What people should know of the result, on standard error."""
    from tqa.output.beads.summary import summary_line  # noqa: PLC0415

    say(summary_line(alignment))
    for note in alignment.notes:
        say(f"warning: {note}")
    lone = sum(not alignment.has_both(bead) for bead in alignment.beads)
    if format_ == "tmx" and lone:
        left, them = (
            ("1 bead without a partner is", "it")
            if lone == 1
            else (f"{lone} beads without a partner are", "them")
        )
        say(f"note: {left} not in the TMX; --format tsv, json and xliff keep {them}")
