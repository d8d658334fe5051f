"""`tqa fix`: the corrected English, in the target's own format."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.cli.options import articles, settings, write_stdout
from tqa.errors import ExitCode

if TYPE_CHECKING:
    from tqa.fixing.apply import Fixed


@click.command()
@articles
@click.option("--suggested", is_flag=True, help="Make suggested fixes too, the first of each finding.")
@click.option("--diff", "diff_", is_flag=True, help="Print what would change as a unified diff.")
@click.option("--in-place", is_flag=True, help="Overwrite the target file (atomically).")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the corrected file to FILE."
)
@click.pass_context
def fix(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    source: str,
    target: str | None,
    config_path: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    suggested: bool,
    diff_: bool,
    in_place: bool,
    output: Path | None,
) -> None:
    """Apply the safe fixes to the English side and print it.

    SOURCE and TARGET as in `tqa check`. Exit code 0: the fixes that could be made are made.
    """
    from tqa import pipeline  # noqa: PLC0415 - `tqa --help` must not load the checks
    from tqa.formats.write import write_bytes  # noqa: PLC0415
    from tqa.model import Applicability  # noqa: PLC0415

    if sum((diff_, in_place, output is not None)) > 1:
        msg = "--diff, --in-place and --output exclude each other"
        raise click.UsageError(msg)
    written = target if target is not None else source
    if in_place and written == "-":
        msg = "--in-place cannot overwrite standard input; use --output FILE"
        raise click.UsageError(msg)
    config = settings(config_path, select, ignore)
    report = pipeline.check(pipeline.read(source, target), config)
    level = Applicability.SUGGESTED if suggested else Applicability.SAFE
    fixed = pipeline.fix(report, level, config)
    if diff_:
        write_stdout(_diff(fixed).encode("utf-8", "backslashreplace"))
    elif in_place or output is not None:
        write_bytes(output or Path(written), fixed.render())
    else:
        write_stdout(fixed.render())
    _summarise(fixed, len(report.findings))
    context.exit(ExitCode.OK)


def _diff(fixed: Fixed) -> str:
    name = fixed.target.path or "target"
    old, new = fixed.target.text.splitlines(keepends=True), fixed.text.splitlines(keepends=True)
    lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _summarise(fixed: Fixed, findings: int) -> None:
    for refused in fixed.refused:
        finding = refused.applied.finding
        click.echo(
            f"left alone: {finding.rule} on {finding.text!r}: {refused.reason}".encode(
                "utf-8", "backslashreplace"
            ),
            err=True,
        )
    click.echo(f"{len(fixed.applied)} of {findings} findings fixed", err=True)
