"""`tqa check`: align, check, print, write the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.cli.baseline import Baseline, BaselineOptions, baseline_options
from tqa.cli.delivery import coloured, deliver, width
from tqa.cli.options import FILE, articles, keep_inputs, opened, opened_encoder, same_file, settings
from tqa.cli.outputs import destinations, output_options
from tqa.cli.streams import print_line, say
from tqa.errors import ExitCode, OutputError
from tqa.formats.read import shown
from tqa.model import Language, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from tqa.config import Config
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Report

_REPORTS = Path("reports")
_NEVER = "never"


@click.command()
@articles
@output_options
@click.option(
    "--html",
    type=FILE,
    metavar="FILE",
    help="Write the HTML report to FILE.  [default where text is printed: reports/TARGET.html]",
)
@click.option("--no-html", is_flag=True, help="Write no HTML report.")
@click.option(
    "--report-lang",
    type=click.Choice(tuple(language.value for language in Language)),
    default=Language.ENGLISH.value,
    show_default=True,
    help="Language of the HTML report's interface; ar lays the whole page out from right to left.",
)
@click.option(
    "--fail-level",
    type=click.Choice((*(level.value for level in Severity), _NEVER)),
    help="Lowest severity that makes the exit code 1.  [default: minor]",
)
@click.option(
    "--reference",
    metavar="FILE",
    help="Human translation to score the target against; of a bilingual file its own name, for its column.",
)
@baseline_options
@click.option(
    "--colour",
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Colours in the text format.",
)
def check(  # noqa: PLR0913 - one parameter for each option
    *,
    source: str,
    target: str | None,
    config_path: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    glossary: tuple[Path, ...],
    lexicon_path: Path | None,
    encoder_name: str | None,
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    html: Path | None,
    no_html: bool,
    report_lang: str,
    fail_level: str | None,
    reference: str | None,
    colour: str,
    **baseline: Unpack[BaselineOptions],
) -> ExitCode:
    """Flag machine-translation artifacts in an article.

    SOURCE is the Arabic article and TARGET its English translation (plain text); or SOURCE alone is a
    bilingual .tsv, .csv or .jsonl file. With two files, "-" reads one of them from standard input.
    """
    from tqa import pipeline  # noqa: PLC0415 - `tqa --help` must not load the checks
    from tqa.output import render  # noqa: PLC0415
    from tqa.output.style import Style  # noqa: PLC0415

    inputs = (source, target, reference)
    told = destinations(formats, outputs)
    written = tuple(each.file for each in told if each.file is not None)
    _refuse_conflicts((*inputs, *map(str, glossary)), written, html, no_html=no_html)
    known = Baseline.opened(baseline, (*inputs, *written, html))
    config = settings(config_path, select, ignore, (source, target), glossary)
    article = pipeline.read(source, target, reference)
    lexicon = opened(lexicon_path)
    report = pipeline.check(article, config, lexicon, opened_encoder(encoder_name, source, target))
    if reference is not None and article.beads is not None:
        report = _scored_rows(report, lexicon)
    report, stale = known.applied(report) if known is not None else (report, False)
    for each in told:
        style = Style(colour=coloured(colour, each.file), width=width())
        deliver(render(each.format, report, style), each.file)
    text = next((each for each in told if each.format == "text"), None)
    # The findings are out by now: a page that cannot be written takes nothing away.
    if html is not None:
        _write_page(report, html, report_lang)
    elif text is not None and not no_html:
        html = _write_default_page(report, inputs, report_lang)
    if html is not None and text is not None:
        _point_to(html, beside=text.file is not None)
    failing = stale or not _passes(report, config)
    return ExitCode.FINDINGS if failing else _code(report, _level(fail_level, config))


def _refuse_conflicts(
    inputs: tuple[str | None, ...], written: Sequence[Path], html: Path | None, *, no_html: bool
) -> None:
    if html is not None and no_html:
        msg = "--html and --no-html exclude each other"
        raise click.UsageError(msg)
    if html is not None and str(html) == "-":
        msg = "--html needs a file name; the page cannot go to standard output"
        raise click.UsageError(msg)
    for output in written:
        if html is not None and (html == output or same_file(str(html), output)):
            msg = "--html and --output name the same file; choose another for one of them"
            raise click.UsageError(msg)
        keep_inputs(inputs, output, "--output")
    keep_inputs(inputs, html, "--html")


def _scored_rows(report: Report, lexicon: Lexicon | None) -> Report:
    from tqa.cli.references import scored_rows  # noqa: PLC0415 - seldom asked for

    return scored_rows(report, lexicon)


def _write_page(report: Report, page: Path, lang: str) -> None:
    from tqa.formats.write import write_bytes  # noqa: PLC0415
    from tqa.report import build  # noqa: PLC0415

    write_bytes(page, build(report, lang=lang).encode("utf-8", "backslashreplace"))


def _write_default_page(report: Report, inputs: tuple[str | None, ...], lang: str) -> Path | None:
    """The page nobody asked for by name: if it cannot be written, a line says so, no more."""
    name = Path(report.article.target.path).stem.strip("<>")
    page = _REPORTS / f"{name}.html"
    if any(same_file(each, page) for each in inputs):
        say(f"tqa: no report written: {page} is an input; name another file with --html, or use --no-html")
        return None
    try:
        _REPORTS.mkdir(exist_ok=True)
        _write_page(report, page, lang)
    except OSError as error:
        say(
            f"tqa: no report written: {_REPORTS}: {error.strerror}; name a file with --html, or use --no-html"
        )
    except OutputError as error:
        say(f"tqa: no report written: {error}; or name a file with --html, or use --no-html")
    else:
        return page
    return None


def _point_to(page: Path, *, beside: bool) -> None:
    line = f"report: {shown(page)}"
    if beside:
        say(line)
    else:
        print_line(line)


def _passes(report: Report, config: Config) -> bool:
    """Whether the MQM score reaches the pass mark; what a baseline knows counts, as it stands in the text."""
    from tqa.scoring.mqm import passes  # noqa: PLC0415 - after `--help`

    return passes(report.scores["MQM"], config.score)


def _level(wish: str | None, config: Config) -> Severity | None:
    """The lowest severity that fails the run, None for none: as wished, else as configured."""
    if wish is None:
        return config.fail_level
    return None if wish == _NEVER else Severity(wish)


def _code(report: Report, level: Severity | None) -> ExitCode:
    failing = level is not None and any(
        finding.gates and finding.severity.rank >= level.rank for finding in report.findings
    )
    return ExitCode.FINDINGS if failing else ExitCode.OK
