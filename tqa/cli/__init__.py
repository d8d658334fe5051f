"""The command line: parsing and printing only. Each command is a module, imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from typing import TYPE_CHECKING

import click

from tqa._version import __version__
from tqa.errors import ExitCode, TqaError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Command → (module, what `tqa --help` says), so that help imports no command.
_COMMANDS = {
    "check": ("tqa.cli.check", "Align an article with its translation, flag artifacts, write a report."),
    "explain": ("tqa.cli.rules", "Explain one rule: what it flags, why, and how sure it is."),
    "fix": ("tqa.cli.fix", "Apply the safe fixes and print the corrected English."),
    "lexicon": ("tqa.cli.lexicon", "Train a bilingual lexicon on your own translation memory."),
    "rules": ("tqa.cli.rules", "List all rules."),
}


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
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(context: click.Context, debug: bool) -> None:
    """Find and fix machine-translation artifacts in Arabic–English articles.

    Exit codes: 0 nothing found at or above the fail level, 1 findings, 2 wrong usage, configuration or input.
    """
    context.obj = {"debug": debug}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = cli.main(arguments, prog_name="tqa", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code or ExitCode.OK)
    except click.exceptions.Abort:
        _complain("interrupted")
    except click.ClickException as error:
        error.show()
    except TqaError as error:
        if "--debug" in arguments:
            traceback.print_exc()
        _complain(str(error))
    except BrokenPipeError:
        # The reader (head, less) has gone: not an error of ours. Nothing may be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.OK)
    sys.exit(ExitCode.ERROR)


def _complain(message: str) -> None:
    click.echo(f"tqa: {message}".encode("utf-8", "backslashreplace"), err=True)
