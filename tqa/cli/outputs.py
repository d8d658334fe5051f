"""Which formats a run is told in, and where each of them goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.output import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

_DEFAULT = "text"
_STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Destination:
    """A format, and the file that it is written to; None is standard output."""

    format: str
    file: Path | None


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--format` and `--output`, both repeatable."""
    for decorate in (
        click.option(
            "--output",
            "outputs",
            multiple=True,
            metavar="[FORMAT=]FILE",
            help="Write to FILE instead of printing; with FORMAT= in front, that format, whatever is "
            "printed. May be repeated.",
        ),
        click.option(
            "--format",
            "formats",
            multiple=True,
            type=click.Choice(tuple(FORMATS)),
            help=f"How to tell the findings; may be repeated.  [default: {_DEFAULT}]",
        ),
    ):
        command = decorate(command)
    return command


def destinations(formats: Sequence[str], outputs: Sequence[str]) -> tuple[Destination, ...]:
    """Where every format goes, that for standard output last.

    A format named in an output alone is made too; without any `--format`, text is still printed beside it.
    The output "-" is standard output.

    Raises:
        UsageError: two formats are left for one place, or one has two.
    """
    files: dict[str, Path] = {}
    plain: list[Path] = []
    printed: list[str] = []
    for output in outputs:
        name, equals, file = output.partition("=")
        if output == _STDOUT:
            continue
        if equals and file == _STDOUT and name in FORMATS:
            printed.append(name)
        elif not (equals and name in FORMATS):
            plain.append(Path(output))
        elif not file or name in files:
            wrong = "two files" if name in files else "no file"
            msg = f"--output {output}: {wrong} for the format {name}; give one"
            raise click.UsageError(msg)
        else:
            files[name] = Path(file)
    asked = list(dict.fromkeys((*formats, *printed))) or [_DEFAULT]
    left = [name for name in asked if name not in files]
    if len(plain) > 1 or (plain and not left):
        msg = f"--output {plain[-1]}: which format? write --output FORMAT={plain[-1]}"
        raise click.UsageError(msg)
    if len(left) > 1:
        msg = f"--format {' and '.join(left)} would go to one place; write --output {left[-1]}=FILE"
        raise click.UsageError(msg)
    made = [Destination(name, file) for name, file in files.items()]
    made += [Destination(name, plain[0] if plain else None) for name in left]
    _refuse_same_file([each.file for each in made if each.file is not None])
    return tuple(made)


def _refuse_same_file(files: Sequence[Path]) -> None:
    seen: set[Path] = set()
    for file in files:
        whole = file.absolute()
        if whole in seen:
            msg = f"--output {file}: named for two formats; choose another file for one of them"
            raise click.UsageError(msg)
        seen.add(whole)
