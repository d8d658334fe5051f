"""`tqa check`: align, check, print, write the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tqa.cli.articles import ArticleOptions, article_options, chosen
from tqa.cli.gate import GateOptions, gate_options, gated
from tqa.cli.known import Baseline, BaselineOptions, baseline_options
from tqa.cli.neural import NeuralOptions, neural_options, wanted_of_article
from tqa.cli.options import FILE, choice, keep_inputs, refuse_idle, refuse_printing, rule_options, same_file
from tqa.cli.outputs import destinations, output_options
from tqa.cli.reading import asked
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Unpack

    from tqa.cli.outputs import Destination
    from tqa.errors import ExitCode


class _Options(ArticleOptions, BaselineOptions, GateOptions, NeuralOptions):
    """What is passed on as it is."""


@click.command()
@article_options
@rule_options
@output_options
@click.option(
    "--html",
    type=FILE,
    metavar="FILE",
    help="Write the HTML report to FILE, of many articles to a folder.  [default where text is printed: "
    "reports/TARGET.html]",
)
@click.option(
    "--annotate",
    type=FILE,
    callback=refuse_printing,
    metavar="FILE",
    help="Write the target's file with the findings as remarks to FILE: comments of DOCX and PO, "
    "notes of XLIFF and WebVTT.",
)
@click.option("--no-html", is_flag=True, help="Write no HTML report.")
@click.option(
    "--report-lang",
    type=click.Choice(tuple(language.value for language in Language)),
    default=Language.ENGLISH.value,
    show_default=True,
    help="Language of the HTML report's interface; ar lays the whole page out from right to left.",
)
@gate_options
@click.option(
    "--reference",
    metavar="FILE",
    help="Human translation to score the target against; of a bilingual file its own name, for its column.",
)
@neural_options
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
    config_path: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    glossary: tuple[Path, ...],
    lexicon_path: Path | None,
    encoder_name: str | None,
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    html: Path | None,
    annotate: Path | None,
    no_html: bool,
    report_lang: str,
    reference: str | None,
    colour: str,
    **options: Unpack[_Options],
) -> ExitCode:
    """Flag machine-translation artifacts in an article, or in many.

    SOURCE is the Arabic article and TARGET its English translation: text, HTML, Markdown, DOCX or subtitles;
    or SOURCE alone is a bilingual file: XLIFF, TMX, PO, TSV, CSV, JSONL or Parquet. "-" is standard input.

    Folders, patterns of files ("news/*.ar.txt") and more than two files are many articles, whose files are
    paired by their names; so are files given with --paired, --manifest or --changed-since.

    --neural adds the score of a neural metric for one article; without a --reference one that needs none, as
    for `tqa score`. Those of the configuration are for `tqa score` and `tqa fix`, as a check is to be quick.
    """
    from tqa.batch.checking import Means  # noqa: PLC0415 - `tqa --help` must not load the checks
    from tqa.cli.checking import Pages, Run  # noqa: PLC0415

    told = destinations(formats, outputs)
    _refuse_conflicts(told, html, annotate, no_html=no_html)
    rules, gate = gated(choice(config_path, select, ignore, glossary, asked(options)), options)
    articles = chosen(options, rules.whole, reference)
    neural = wanted_of_article(
        options, rules.whole.neural, many=articles.many, compared=reference is not None, configured=False
    )
    files = (*articles.files, *map(str, glossary))
    for each in told:
        keep_inputs(files, each.file, "--output")
    keep_inputs(files, html, "--html")
    keep_inputs(files, annotate, "--annotate")
    if articles.many and annotate is not None:
        msg = "--annotate is about one article; name its files"
        raise click.UsageError(msg)
    if not articles.many:
        kind = rules.reading.source_format
        refuse_idle(files[0], articles.jobs[0].target, {"--encoder": encoder_name}, kind)
    run = Run(
        articles,
        rules,
        Means(lexicon_path, encoder_name),
        told,
        Pages(html, not no_html, Language(report_lang)),
        Baseline.opened(options, (*files, *(each.file for each in told), html)),
        gate,
        colour,
        neural,
        annotate,
    )
    return run()


def _refuse_conflicts(
    told: Sequence[Destination], html: Path | None, annotate: Path | None, *, no_html: bool
) -> None:
    taken = [each.file for each in told if each.file is not None] + ([html] if html is not None else [])
    if annotate is not None and any(annotate == each or same_file(str(annotate), each) for each in taken):
        msg = f"--annotate {annotate}: is written to by another option; choose another file"
        raise click.UsageError(msg)
    if html is None:
        return
    if no_html:
        msg = "--html and --no-html exclude each other"
        raise click.UsageError(msg)
    if str(html) == "-":
        msg = "--html needs a file name; the page cannot go to standard output"
        raise click.UsageError(msg)
    if any(each.file is not None and (html == each.file or same_file(str(html), each.file)) for each in told):
        msg = "--html and --output name the same file; choose another for one of them"
        raise click.UsageError(msg)
