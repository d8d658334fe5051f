"""The command line: parsing and printing only. Each command is a module, imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from tqa._version import __version__
from tqa.cli.streams import say, use_utf8
from tqa.errors import ExitCode, TqaError, internal

if TYPE_CHECKING:
    from collections.abc import Sequence

# Command → (module, what `tqa --help` says), so that help imports no command.
_COMMANDS = {
    "align": ("tqa.cli.align", "Find which sentences of an article stand for which."),
    "baseline": ("tqa.cli.baseline", "Accept findings, so that only new ones are told from then on."),
    "batch": ("tqa.cli.batch", "Check many articles: keep the results, go on where a run stopped."),
    "check": ("tqa.cli.check", "Align an article with its translation, flag artifacts, write a report."),
    "explain": ("tqa.cli.rules", "Explain one rule: what it flags, why, and how sure it is."),
    "fix": ("tqa.cli.fix", "Apply the safe fixes and print the corrected English."),
    "lexicon": ("tqa.cli.lexicon", "Train a bilingual lexicon on your own translation memory."),
    "rules": ("tqa.cli.rules", "List all rules."),
    "score": ("tqa.cli.score", "Score a translation against human ones, before and after its fixes."),
}
_DEBUG = "--debug"
# Older versions of click print help instead of raising this.
_NO_ARGUMENTS: tuple[type[Exception], ...] = tuple(
    filter(None, [getattr(click.exceptions, "NoArgsIsHelpError", None)])
)


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command = getattr(importlib.import_module(module), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in sorted(_COMMANDS.items())])


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="tqa")
@click.option(_DEBUG, is_flag=True, expose_value=False, help="Show the traceback of an error.")
def cli() -> None:
    """Find and fix machine-translation artifacts in Arabic–English articles.

    Exit codes: 0 nothing found at or above the fail level, 1 findings, 2 wrong usage, configuration or input.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; a problem is one line on standard error and code 2."""
    use_utf8()
    # No matrix here is large enough for threads, whose start alone costs a fifth of a run's processor time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Wherever it stands on the line, the user means the same by it.
    options = given[: given.index("--")] if "--" in given else given
    debug = _DEBUG in options
    rest = [argument for argument in options if argument != _DEBUG] + given[len(options) :]
    try:
        code = cli.main(rest, prog_name="tqa", standalone_mode=False) or ExitCode.OK
    except _NO_ARGUMENTS as help_:
        click.echo(str(help_), err=True)
        code = ExitCode.ERROR
    except Exception as error:
        if debug:
            import traceback  # noqa: PLC0415 - seldom asked for

            traceback.print_exc()
        for line in error.lines if isinstance(error, TqaError) else (_said(error),):
            say(f"tqa: {line}")
        code = ExitCode.ERROR
    sys.exit(code)


def _said(error: Exception) -> str:
    """What to tell the user about an `error` that is none of tqa's own."""
    if isinstance(error, click.exceptions.Abort):
        return "interrupted"
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx is not None else "tqa"
        return f"{error.format_message().rstrip('.')}; see {command} --help"
    if isinstance(error, click.ClickException):
        return error.format_message()
    return f"{internal(error)}; please report it with what {_DEBUG} shows"
