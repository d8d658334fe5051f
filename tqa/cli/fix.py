"""`tqa fix`: the corrected English, in the target's own format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.cli.articles import ArticleOptions, Articles, article_options, chosen, is_many
from tqa.cli.corrected import deliver_file, unified
from tqa.cli.decided import opened_decisions, refuse_clashes, say_decided
from tqa.cli.neural import NeuralOptions, neural_options, wanted_of_article
from tqa.cli.options import FILE, choice, keep_inputs, printed, refuse_idle, rule_options, same_file
from tqa.cli.reading import asked
from tqa.cli.streams import say, write_stdout
from tqa.errors import ExitCode
from tqa.formats.read import shown
from tqa.model import Applicability

if TYPE_CHECKING:
    from typing import Unpack

    from tqa.batch.fixing import Fixing
    from tqa.batch.jobs import Job
    from tqa.cli.references import Judged
    from tqa.fixing.apply import Fixed
    from tqa.model import Report, Score


class _Options(ArticleOptions, NeuralOptions):
    """What is passed on as it is."""


@click.command()
@article_options
@rule_options
@click.option("--suggested", is_flag=True, help="Make suggested fixes too, the first of each finding.")
@click.option(
    "--decisions",
    "decisions_path",
    metavar="FILE",
    help="Make what a reviewer decided in the report and exported to FILE, and nothing else.",
)
@click.option("--diff", "diff_", is_flag=True, help="Print what would change as a unified diff.")
@click.option("--in-place", is_flag=True, help="Overwrite the target file (atomically).")
@click.option(
    "--annotate",
    is_flag=True,
    help="Write what is still found into the corrected file as remarks: comments of DOCX and PO, "
    "notes of XLIFF and WebVTT.",
)
@click.option(
    "--output", type=FILE, callback=printed, metavar="FILE", help="Write the corrected file to FILE."
)
@click.option(
    "--html",
    type=FILE,
    metavar="FILE",
    help="Write a report of the corrected article to FILE, with its scores before and after if there is a "
    "--reference or a neural metric.",
)
@click.option(
    "--reference",
    metavar="FILE",
    help="Human translation: say on standard error what the fixes change in the scores, and each on its own; "
    "of a bilingual file its own name, for its column.",
)
@neural_options
@click.option(
    "--max-harm",
    type=click.IntRange(min=0),
    metavar="N",
    help="With --reference: exit with 1 if more than N fixes harm the score of their segment.",
)
def fix(  # noqa: PLR0913 - one parameter for each option
    *,
    config_path: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    glossary: tuple[Path, ...],
    lexicon_path: Path | None,
    encoder_name: str | None,
    suggested: bool,
    decisions_path: str | None,
    diff_: bool,
    in_place: bool,
    annotate: bool,
    output: Path | None,
    html: Path | None,
    reference: str | None,
    max_harm: int | None,
    **options: Unpack[_Options],
) -> ExitCode:
    """Apply the safe fixes to the English side and print it.

    SOURCE and TARGET, or many paths, as in `tqa check`; many articles are mended --in-place. Exit code 0: the
    fixes that could be made are made; 1: they are, and harm more than --max-harm allows, or some of the
    --decisions do not fit the article or one another.

    --neural, or the configuration, says what neural metrics judge the English before and after; without a
    --reference only those that need none, as for `tqa score`.
    """
    from tqa.batch.checking import Means  # noqa: PLC0415 - `tqa --help` must not load the checks
    from tqa.batch.fixing import Fixing  # noqa: PLC0415

    _refuse_conflicts(options, output, decisions_path, html, diff_=diff_, in_place=in_place)
    _refuse_unjudged(reference, max_harm)
    rules = choice(config_path, select, ignore, glossary, asked(options))
    articles = chosen(options, rules.whole, reference)
    neural = wanted_of_article(
        options, rules.whole.neural, many=articles.many, compared=reference is not None, configured=True
    )
    level = Applicability.SUGGESTED if suggested else Applicability.SAFE
    fixing = Fixing(rules, Means(lexicon_path, encoder_name), level, annotate=annotate)
    if articles.many:
        return _fix_many(articles, fixing)
    job = articles.jobs[0]
    _refuse_overwriting(job, output, in_place=in_place)
    if annotate and diff_:
        msg = "--diff shows the fixes; leave --annotate out"
        raise click.UsageError(msg)
    refuse_clashes(decisions_path, (job.source, job.target), suggested=suggested)
    inputs = (job.source, reference, decisions_path, *map(str, glossary))
    keep_inputs(inputs, output, "--output")
    keep_inputs((*inputs, job.target), html, "--html")
    refuse_idle(job.source, job.target, {"--encoder": encoder_name}, rules.reading.source_format)
    # Before the article: a decisions file that is wrong is told at once.
    decisions = opened_decisions(decisions_path)
    article, report, fixed = replace(fixing, decisions=decisions).fixed(job)
    # First of all: where there is nothing to judge by, nothing is written.
    judged = None
    if reference is not None or neural.names:
        from tqa.cli.references import By, judge_fixes  # noqa: PLC0415 - seldom asked for

        by = By(reference is not None, neural, fixing.means.opened()[0])
        judged = judge_fixes(article, report, fixed, by)
    if diff_:
        write_stdout(unified(fixed).encode("utf-8", "backslashreplace"))
    else:
        deliver_file(
            fixed,
            fixing.rendered(fixed, report),
            Path(job.written) if in_place else output,
            in_place=in_place,
        )
    if decisions is not None:
        say_decided(fixed, decisions.path)
    _summarise(report, fixed, judged, would=diff_)
    if html is not None:
        _write_page(fixed.report or report, judged, html)
    harmed = max_harm is not None and judged is not None and judged.harmful > max_harm
    return ExitCode.FINDINGS if harmed or fixed.left else ExitCode.OK


def _refuse_conflicts(  # noqa: PLR0913 - one parameter for each option
    options: ArticleOptions,
    output: Path | None,
    decisions: str | None,
    html: Path | None,
    *,
    diff_: bool,
    in_place: bool,
) -> None:
    if html is not None and (str(html) == "-" or html == output):
        msg = "--html needs a file of its own; name another"
        raise click.UsageError(msg)
    if is_many(options) and html is not None:
        msg = "--html is the report of one article; name its files, or run tqa check afterwards"
        raise click.UsageError(msg)
    if sum((diff_, in_place, output is not None)) > 1:
        msg = "--diff, --in-place and --output exclude each other"
        raise click.UsageError(msg)
    if is_many(options) and not in_place:
        msg = "many articles are mended in their own files; add --in-place, or name one article"
        raise click.UsageError(msg)
    if is_many(options) and decisions is not None:
        msg = "--decisions are those of one article; name its files"
        raise click.UsageError(msg)


def _refuse_overwriting(job: Job, output: Path | None, *, in_place: bool) -> None:
    if in_place and job.written == "-":
        msg = "--in-place cannot overwrite standard input; use --output FILE"
        raise click.UsageError(msg)
    if in_place and _is_pipe(job.written):
        msg = f"--in-place cannot overwrite the pipe {job.written}; use --output FILE"
        raise click.UsageError(msg)
    if output is not None and same_file(job.written, output):
        msg = "--output names the target itself; use --in-place to overwrite it"
        raise click.UsageError(msg)


def _is_pipe(path: str) -> bool:
    try:
        return Path(path).is_fifo()
    except OSError:  # reading it is going to say so
        return False


def _refuse_unjudged(reference: str | None, max_harm: int | None) -> None:
    if max_harm is not None and reference is None:
        msg = "--max-harm needs a --reference to judge the fixes by"
        raise click.UsageError(msg)


def _write_page(report: Report, judged: Judged | None, page: Path) -> None:
    from tqa.formats.write import write_bytes  # noqa: PLC0415
    from tqa.report import build  # noqa: PLC0415

    scores = {**report.scores, **(judged.scores if judged is not None else {})}
    write_bytes(page, build(replace(report, scores=scores)).encode("utf-8", "backslashreplace"))
    say(f"report: {shown(page)}")


def _fix_many(articles: Articles, fixing: Fixing) -> ExitCode:
    """Mend every article in place; what cannot be mended is told, and the others are."""
    from tqa.batch.run import in_order  # noqa: PLC0415
    from tqa.cli.bar import Bar  # noqa: PLC0415

    # What is wrong with what all articles share is told once, and ends the run.
    fixing.means.opened()
    fixing.choice.notes()
    made = files = left = failed = 0
    with Bar(len(articles.jobs)) as bar:
        for mended in in_order(fixing, articles.jobs, articles.workers):
            lines = [f"tqa: {line}" for line in mended.errors]
            lines += [f"left alone: {mended.job.key}: {line}" for line in mended.refused]
            if lines:
                with bar.aside():
                    for line in lines:
                        say(line)
            failed += bool(mended.errors)
            files += bool(mended.made)
            made += mended.made
            left += mended.left or 0
            bar.step()
    fixes = "1 fix" if made == 1 else f"{made:,} fixes"
    where = f"{files:,} of {len(articles.jobs):,} articles"
    say(f"{fixes} made in {where}, {left:,} {'finding' if left == 1 else 'findings'} left")
    if failed:
        say(f"{failed:,} could not be checked")
    return ExitCode.ERROR if failed else ExitCode.OK


def _summarise(report: Report, fixed: Fixed, judged: Judged | None, *, would: bool) -> None:
    from tqa.fixing.refusals import refusals  # noqa: PLC0415

    for line in refusals(fixed):
        say(f"left alone: {line}")
    made = len(fixed.applied)
    summary = f"{made} {'fix' if made == 1 else 'fixes'} {'would be made' if would else 'made'}"
    if fixed.left:
        left = len(fixed.left)
        summary += f", {left} {'decision' if left == 1 else 'decisions'} not carried out"
    if fixed.report is not None:
        left = len(fixed.report.findings)
        summary += f", {left} {'finding' if left == 1 else 'findings'} left"
        before, after = (each.scores["MQM"].score for each in (report, fixed.report))
        if fixed.edits:
            summary += f"; MQM score {before:.2f} before, {after:.2f} after"
    if judged is not None and fixed.edits:
        summary += "".join(map(_changed, judged.neural, (judged.scores[name] for name in judged.neural)))
    say(summary)


def _changed(name: str, score: Score) -> str:
    before = score.score - (score.delta or 0.0)
    return f"; {shown(name)} {before:.2f} before, {score.score:.2f} after ({score.verdict})"
