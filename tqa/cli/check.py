"""`tqa check`: align, check, print, write the report."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.cli.options import SEVERITIES, articles, exit_code, settings, terminal_width, write_stdout

if TYPE_CHECKING:
    from tqa.errors import ExitCode
    from tqa.model import Report

_REPORTS = Path("reports")


@click.command()
@articles
@click.option("--format", "format_", default="text", metavar="NAME", help="text (default), json or jsonl.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the findings to FILE instead of printing them.",
)
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the HTML report to FILE.  [default with --format text: reports/TARGET.html]",
)
@click.option("--no-html", is_flag=True, help="Write no HTML report.")
@click.option(
    "--fail-level",
    type=click.Choice(SEVERITIES),
    help="Lowest severity that makes the exit code 1.  [default: minor]",
)
@click.option(
    "--colour",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    help="Colours in the text format.  [default: auto]",
)
@click.pass_context
def check(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    source: str,
    target: str | None,
    config_path: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_: str,
    output: Path | None,
    html: Path | None,
    no_html: bool,
    fail_level: str | None,
    colour: str,
) -> None:
    """Flag machine-translation artifacts in an article.

    SOURCE is the Arabic article and TARGET its English translation (plain text); or SOURCE alone is a bilingual .tsv, .csv or .jsonl file. "-" reads
    one of them from standard input.
    """
    from tqa.output import render  # noqa: PLC0415 - `tqa --help` must not load the checks
    from tqa.output.style import Style  # noqa: PLC0415
    from tqa.pipeline import check as check_article  # noqa: PLC0415
    from tqa.pipeline import read  # noqa: PLC0415

    if html is not None and no_html:
        msg = "--html and --no-html exclude each other"
        raise click.UsageError(msg)
    config = settings(config_path, select, ignore)
    report = check_article(read(source, target), config)
    coloured = colour == "always" or (
        colour == "auto" and output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    text = render(format_, report, Style(colour=coloured, width=terminal_width()))
    page = _page_path(report, html, wanted=not no_html and (html is not None or format_ == "text"))
    if page is not None:
        _write_page(report, page)
    _deliver(text, output, page if format_ == "text" else None)
    context.exit(_code(report, fail_level, config.fail_level))


def _code(report: Report, fail_level: str | None, configured: object) -> ExitCode:
    from tqa.model import Severity  # noqa: PLC0415

    if fail_level is None:
        return exit_code(report, configured if isinstance(configured, Severity) else None)
    return exit_code(report, None if fail_level == "never" else Severity(fail_level))


def _page_path(report: Report, html: Path | None, *, wanted: bool) -> Path | None:
    if not wanted:
        return None
    if html is not None:
        return html
    name = Path(report.article.target.path or report.article.source.path).name
    return _REPORTS / f"{Path(name).stem.strip('<>')}.html"


def _write_page(report: Report, page: Path) -> None:
    from tqa.errors import OutputError  # noqa: PLC0415
    from tqa.formats.write import write_bytes  # noqa: PLC0415
    from tqa.report import build  # noqa: PLC0415

    if page.parent == _REPORTS:
        try:
            _REPORTS.mkdir(exist_ok=True)
        except OSError as error:
            msg = f"{_REPORTS}: cannot make the folder for reports ({error.strerror}); choose a file with --html or use --no-html"
            raise OutputError(msg) from error
    write_bytes(page, build(report).encode("utf-8", "replace"))


def _deliver(text: str, output: Path | None, page: Path | None) -> None:
    from tqa.formats.write import write_bytes  # noqa: PLC0415

    data = text.encode("utf-8", "backslashreplace")
    if output is not None:
        write_bytes(output, data)
    else:
        write_stdout(data)
    if page is not None:
        click.echo(f"report: {page}", err=output is not None)
