"""`tqa batch`: check many articles, keep what was found, go on where a run stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.cli.articles import ArticleOptions, chosen, is_many
from tqa.cli.gate import GateOptions, gate_options, gated
from tqa.cli.known import Baseline, BaselineOptions, baseline_options
from tqa.cli.options import choice, keep_inputs, rule_options
from tqa.cli.outputs import Destination, destinations
from tqa.cli.reading import ReadingOptions, asked, reading_options
from tqa.errors import InputError, OutputError
from tqa.formats.read import shown
from tqa.model import Language
from tqa.output import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from tqa.cli.articles import Articles
    from tqa.config import Config
    from tqa.errors import ExitCode

_FOLDER = Path("reports", "batch")
_MANIFESTS = (".tsv", ".csv", ".jsonl", ".ndjson")


class _Options(ReadingOptions, BaselineOptions, GateOptions):
    """What is passed on as it is."""


@click.command()
@click.argument("paths", nargs=-1, metavar="MANIFEST | PATH...")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FOLDER | FORMAT=FILE",
    help="Folder of the results; with FORMAT= in front, a file for that format on top. May be repeated.  "
    f"[default: {_FOLDER.as_posix()}]",
)
@click.option(
    "--jobs",
    "workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that share the work.  [default: one for each core]",
)
@click.option(
    "--ray",
    is_flag=False,
    flag_value="local",
    metavar="[ADDRESS]",
    help="Share the work on Ray: the cluster at ADDRESS (auto, HOST:PORT, ray://HOST:PORT), which sees the "
    "same files under the same paths; without ADDRESS, processes of this machine.",
)
@click.option("--fresh", is_flag=True, help="Check again what did not change since it was checked.")
@click.option("--seconds", is_flag=True, help="Say in articles.parquet how long each article took.")
@click.option(
    "--pattern",
    metavar="SRC=TGT",
    help="How the two files of an article are called.  [default: {name}.ar.{ext}={name}.en.{ext}]",
)
@click.option(
    "--changed-since",
    metavar="REF",
    help="Only the articles of which a side changed since the git commit REF, such as origin/main.",
)
@reading_options
@rule_options
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(tuple(FORMATS)),
    help="Print the findings as well, in this format.",
)
@click.option("--no-html", is_flag=True, help="Write no pages and no index of them.")
@click.option(
    "--report-lang",
    type=click.Choice(tuple(language.value for language in Language)),
    default=Language.ENGLISH.value,
    show_default=True,
    help="Language of the pages' interface; ar lays them out from right to left.",
)
@gate_options
@baseline_options
@click.option(
    "--colour",
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Colours in the text format.",
)
def batch(  # noqa: PLR0913 - one parameter for each option
    *,
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    workers: int | None,
    ray: str | None,
    fresh: bool,
    seconds: bool,
    pattern: str | None,
    changed_since: str | None,
    config_path: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    glossary: tuple[Path, ...],
    lexicon_path: Path | None,
    encoder_name: str | None,
    formats: tuple[str, ...],
    no_html: bool,
    report_lang: str,
    colour: str,
    **options: Unpack[_Options],
) -> ExitCode:
    """Check many articles, and keep the results in a folder.

    MANIFEST is a .tsv, .csv or .jsonl file with source, target and, if wanted, key and reference of each
    article; or name folders, patterns of files or files, which are paired by their names.

    The folder gets findings.parquet and articles.parquet, a page for each article and index.html over all.
    What is found is kept there as it comes: after an interruption, or when files or settings change, the same
    command checks only what it does not know yet.
    """
    from tqa.batch.checking import Means  # noqa: PLC0415 - `tqa --help` must not load the checks
    from tqa.batch.parquet import require_parquet  # noqa: PLC0415
    from tqa.batch.results import Results  # noqa: PLC0415
    from tqa.cli.batching import BatchRun  # noqa: PLC0415
    from tqa.cli.checking import Pages  # noqa: PLC0415
    from tqa.cli.neural import Wanted  # noqa: PLC0415

    require_parquet()
    paths, ray = _cluster(paths, ray)
    # For the command that a failed run tells of.
    click.get_current_context().params["paths"] = paths
    folder, told = _places(formats, outputs)
    rules, gate = gated(choice(config_path, select, ignore, glossary, asked(options)), options)
    articles = _articles(
        {
            "paths": paths, "pattern": pattern, "manifest": None, "changed_since": changed_since,
            "paired": False, "workers": workers, "source_format": options["source_format"],
            "target_format": options["target_format"], "selector": options["selector"],
        },
        rules.whole,
    )  # fmt: skip
    files = (*articles.files, *paths, *map(str, glossary))
    for each in told:
        keep_inputs(files, each.file, "--output")
    with Results(_made(folder), seconds=seconds) as results:
        for file in results.files:
            keep_inputs(files, file, "--output")
        run = BatchRun(
            articles=articles,
            rules=rules,
            means=Means(lexicon_path, encoder_name),
            told=told,
            pages=Pages(None if no_html else folder, not no_html, Language(report_lang), "--output"),
            baseline=Baseline.opened(options, (*files, *(each.file for each in told), *results.files)),
            gate=gate,
            colour=colour,
            neural=Wanted(()),
            folder=folder,
            ray=ray,
            fresh=fresh,
            results=results,
        )
        return run()


def _cluster(paths: tuple[str, ...], ray: str | None) -> tuple[tuple[str, ...], str | None]:
    """The paths, and the address of the cluster; what followed --ray and is none is the first of the paths.

    Raises:
        ConfigError: Ray is asked for and not installed.
    """
    if ray is None:
        return paths, None
    from tqa.batch.on_ray import LOCAL, is_address, require_ray  # noqa: PLC0415 - seldom asked for

    require_ray()
    return (paths, ray) if is_address(ray) else ((ray, *paths), LOCAL)


def _places(formats: Sequence[str], outputs: Sequence[str]) -> tuple[Path, tuple[Destination, ...]]:
    """The folder of the results, and where formats go on top.

    Raises:
        UsageError: two folders are named, or two formats are left for one place.
    """
    files = [each for each in outputs if each.partition("=")[0] in FORMATS and "=" in each]
    folders = [each for each in outputs if each not in files]
    if len(folders) > 1 or folders in ([""], ["-"]):
        msg = f"--output {folders[-1]}: name one folder for the results; a file needs FORMAT= in front"
        raise click.UsageError(msg)
    folder = Path(folders[0]) if folders else _FOLDER
    told = destinations(formats, files)
    # Without any --format, nothing is printed but what is to go to standard output by its name.
    named = {*formats, *(each.partition("=")[0] for each in files)}
    return folder, tuple(each for each in told if each.format in named)


def _articles(options: ArticleOptions, config: Config) -> Articles:
    """The articles of the run; a single file that may list some is taken for a manifest.

    Raises:
        ConfigError: the pattern is none.
        InputError: no article is found.
        UsageError: nothing is named.
    """
    paths = options["paths"]
    if not paths and options["changed_since"] is None:
        msg = "Missing argument 'MANIFEST'"
        raise click.UsageError(msg, click.get_current_context(silent=True))
    if not is_many({**options, "changed_since": None}):  # neither folders, patterns nor more than two files
        if len(paths) == 1 and Path(paths[0]).suffix.lower() in _MANIFESTS:
            options = {**options, "manifest": Path(paths[0]), "paths": ()}
        else:
            # Of one or two files, each is a side of an article whose other side is looked up.
            options = {**options, "paired": bool(paths)}
    articles = chosen(options, config)
    if not articles.jobs and options["changed_since"] is None:
        where = " ".join(map(shown, paths))
        msg = (
            f"{where}: no article found; name a manifest (.tsv, .csv or .jsonl), or files named by a pattern"
        )
        raise InputError(msg)
    return articles


def _made(folder: Path) -> Path:
    """The folder, once it is there: better refused before the work than after.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        msg = f"{shown(folder)}: cannot be made ({reason}); name another folder with --output"
        raise OutputError(msg) from error
    return folder
