"""Options and printing that several commands share."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tqa.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from tqa.config import Config
    from tqa.model import Report, Severity

SEVERITIES = ("minor", "major", "critical", "never")


def articles(command: Callable[..., Any]) -> Callable[..., Any]:
    """SOURCE, the optional TARGET, and the options that choose rules."""
    for decorate in (
        click.option(
            "--ignore", multiple=True, metavar="RULE", help="Leave out a rule or family; may be repeated."
        ),
        click.option(
            "--select", multiple=True, metavar="RULE", help="Run only this rule or family; may be repeated."
        ),
        click.option(
            "--config",
            "config_path",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Configuration file instead of the nearest tqa.toml.",
        ),
        click.argument("target", required=False),
        click.argument("source"),
    ):
        command = decorate(command)
    return command


def settings(config_path: Path | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> Config:
    """The configuration with the command line's own choice of rules on top.

    Raises:
        ConfigError: the file is wrong, or a rule does not exist.
    """
    from dataclasses import replace  # noqa: PLC0415 - after `--version`

    from tqa.checks.run import known_rules  # noqa: PLC0415
    from tqa.config import check_rules  # noqa: PLC0415
    from tqa.pipeline import configure  # noqa: PLC0415

    config = configure(config_path, Path.cwd())
    if not select and not ignore:
        return config
    chosen = replace(
        config, select=select or config.select, ignore=(*config.ignore, *ignore), path="command line"
    )
    check_rules(chosen, *known_rules())
    return chosen


def exit_code(report: Report, fail_level: Severity | None) -> ExitCode:
    """FINDINGS where a finding is at or above the level; OK else, and always where the level is None."""
    if fail_level is not None and any(
        finding.severity.rank >= fail_level.rank for finding in report.findings
    ):
        return ExitCode.FINDINGS
    return ExitCode.OK


def terminal_width() -> int:
    """Columns of the terminal, 100 where the output goes elsewhere."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


def write_stdout(data: bytes) -> None:
    """Write bytes as they are, whatever encoding the terminal claims."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
