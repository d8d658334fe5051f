"""The command that repeats the part of a run that failed: what a log should tell whoever has to mend it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.batch.jobs import Job

# How findings are told makes no difference to what is found.
_TELLING = frozenset(
    {"formats", "html", "no_html", "annotate", "report_lang", "colour", "workers", "ray", "fresh", "seconds"}
)
_BATCH = "batch"
_FINDING = frozenset({"paths", "paired", "manifest", "changed_since", "reference"})
# With more articles than these, the whole run is the shorter command.
_NAMED = 5


def reproduction(context: click.Context, jobs: Sequence[Job]) -> str:
    """The command that checks `jobs` with the options of the run that `context` is of, quoted for a shell.

    Without any jobs it is the whole run's.
    """
    batch = context.command.name == _BATCH
    left_out = _TELLING | {"outputs"}
    words = context.command_path.split()
    if len(jobs) == 1:
        job = jobs[0]
        left_out |= {*_FINDING, "pattern"}
        if batch:
            words[-1] = "check"
        words += [*_paths(job.files), *(("--reference", job.reference) if job.reference else ())]
    elif batch:
        # Its folder knows the articles that passed.
        left_out = _TELLING
        words += _paths(context.params["paths"])
    elif 0 < len(jobs) <= _NAMED and context.params["manifest"] is None:
        left_out |= _FINDING
        words += ["--paired", *_paths(job.written for job in jobs)]
    else:
        words += _paths(context.params["paths"])
    for parameter in context.command.params:
        if isinstance(parameter, click.Option) and parameter.name not in left_out:
            words += _given(context, parameter)
    return shlex.join(words)


def _paths(paths: Any) -> Iterator[str]:  # noqa: ANN401 - any iterable of texts
    for path in paths:
        # Else it would pass for an option.
        yield f"./{path}" if path.startswith("-") and path != "-" else path


def _given(context: click.Context, option: click.Option) -> Iterator[str]:
    """The words of an option as the user gave it; none where it has its default."""
    name = option.name
    if name is None or context.get_parameter_source(name) is not ParameterSource.COMMANDLINE:
        return
    value = context.params[name]
    if option.is_flag:
        yield option.opts[0]
        return
    for each in value if option.multiple else (value,):
        yield from (option.opts[0], f"{each:g}" if isinstance(each, float) else str(each))
