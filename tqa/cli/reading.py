"""The options that say how files are read, where their names and contents do not say enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

import click

from tqa.config.reading import Reading
from tqa.formats.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_RUNNING = tuple(each.name for each in FORMATS if not each.bilingual)


class ReadingOptions(TypedDict):
    """What the options give."""

    source_format: str | None
    target_format: str | None
    selector: str | None


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--source-format`, `--target-format` and `--selector`."""
    for decorate in (
        click.option(
            "--selector",
            metavar="CSS",
            help="The article in an HTML page, such as 'article .body'.  [default: what looks like it]",
        ),
        click.option(
            "--target-format",
            type=click.Choice(_RUNNING),
            metavar="NAME",
            help="Format of TARGET, whatever its content and name say.",
        ),
        click.option(
            "--source-format",
            type=click.Choice(tuple(each.name for each in FORMATS)),
            metavar="NAME",
            help=f"Format of SOURCE or of the bilingual file: {', '.join(each.name for each in FORMATS)}.  "
            "[default: what content and name say]",
        ),
    ):
        command = decorate(command)
    return command


def asked(options: Mapping[str, Any]) -> Reading:
    """What the command line says of the files."""
    return Reading(options["source_format"] or "", options["target_format"] or "", options["selector"] or "")
