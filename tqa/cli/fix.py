"""`tqa fix`: the corrected English, in the target's own format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.cli.decided import cut, opened_decisions, refuse_clashes, say_decided
from tqa.cli.options import FILE, articles, keep_inputs, opened, opened_encoder, same_file, settings
from tqa.cli.streams import say, write_stdout
from tqa.errors import ExitCode
from tqa.model import Applicability

if TYPE_CHECKING:
    from tqa.fixing.apply import Fixed
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Article, Report


@click.command()
@articles
@click.option("--suggested", is_flag=True, help="Make suggested fixes too, the first of each finding.")
@click.option(
    "--decisions",
    "decisions_path",
    metavar="FILE",
    help="Make what a reviewer decided in the report and exported to FILE, and nothing else.",
)
@click.option("--diff", "diff_", is_flag=True, help="Print what would change as a unified diff.")
@click.option("--in-place", is_flag=True, help="Overwrite the target file (atomically).")
@click.option("--output", type=FILE, metavar="FILE", help="Write the corrected file to FILE.")
@click.option(
    "--reference",
    metavar="FILE",
    help="Human translation: say on standard error what the fixes change in the scores, and each on its own; "
    "of a bilingual file its own name, for its column.",
)
@click.option(
    "--max-harm",
    type=click.IntRange(min=0),
    metavar="N",
    help="With --reference: exit with 1 if more than N fixes harm the score of their segment.",
)
def fix(  # noqa: PLR0913 - one parameter for each option
    *,
    source: str,
    target: str | None,
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
    output: Path | None,
    reference: str | None,
    max_harm: int | None,
) -> ExitCode:
    """Apply the safe fixes to the English side and print it.

    SOURCE and TARGET as in `tqa check`. Exit code 0: the fixes that could be made are made; 1: they are, and
    harm more than --max-harm allows, or some of the --decisions do not fit the article or one another.
    """
    from tqa import pipeline  # noqa: PLC0415 - `tqa --help` must not load the checks

    written = target if target is not None else source
    _refuse_conflicts(written, output, diff_=diff_, in_place=in_place)
    _refuse_unjudged(reference, max_harm)
    refuse_clashes(decisions_path, (source, target), suggested=suggested)
    keep_inputs((source, reference, decisions_path, *map(str, glossary)), output, "--output")
    # Before the article: a decisions file that is wrong is told at once.
    decisions = opened_decisions(decisions_path)
    config = settings(config_path, select, ignore, (source, target), glossary)
    article = pipeline.read(source, target, reference)
    means = opened(lexicon_path), opened_encoder(encoder_name, source, target)
    report = pipeline.check(replace(article, reference=None), config, *means)
    if decisions is not None:
        fixed = pipeline.decide(report, decisions, config, *means)
    else:
        level = Applicability.SUGGESTED if suggested else Applicability.SAFE
        fixed = pipeline.fix(report, level, config, *means)
    # First of all: where there is nothing to judge by, nothing is written.
    harmful = _harmful(article, report, fixed, means[0]) if reference is not None else 0
    _deliver(fixed, Path(written) if in_place else output, in_place=in_place, diff_=diff_)
    if decisions is not None:
        say_decided(fixed, decisions.path)
    _summarise(report, fixed, would=diff_)
    harmed = max_harm is not None and harmful > max_harm
    return ExitCode.FINDINGS if harmed or fixed.left else ExitCode.OK


def _refuse_conflicts(written: str, output: Path | None, *, diff_: bool, in_place: bool) -> None:
    if sum((diff_, in_place, output is not None)) > 1:
        msg = "--diff, --in-place and --output exclude each other"
        raise click.UsageError(msg)
    if in_place and written == "-":
        msg = "--in-place cannot overwrite standard input; use --output FILE"
        raise click.UsageError(msg)
    if output is not None and same_file(written, output):
        msg = "--output names the target itself; use --in-place to overwrite it"
        raise click.UsageError(msg)


def _refuse_unjudged(reference: str | None, max_harm: int | None) -> None:
    if max_harm is not None and reference is None:
        msg = "--max-harm needs a --reference to judge the fixes by"
        raise click.UsageError(msg)


def _harmful(article: Article, report: Report, fixed: Fixed, lexicon: Lexicon | None) -> int:
    from tqa.cli.references import judge_fixes  # noqa: PLC0415 - seldom asked for

    return judge_fixes(article, report, fixed, lexicon)


def _deliver(fixed: Fixed, path: Path | None, *, in_place: bool, diff_: bool) -> None:
    from tqa.formats.write import write_bytes  # noqa: PLC0415 - after `--help`

    if diff_:
        write_stdout(_diff(fixed).encode("utf-8", "backslashreplace"))
        return
    data = fixed.render()
    if path is None:
        write_stdout(data)
    elif fixed.edits or not in_place:
        # A file that stays as it is keeps its time stamp.
        write_bytes(path, data)


def _diff(fixed: Fixed) -> str:
    """A unified diff of the file as it stands on disk, so that `patch` can apply it."""
    from difflib import unified_diff  # noqa: PLC0415 - 20 ms that only this needs

    from tqa.formats.encoding import decode  # noqa: PLC0415
    from tqa.formats.read import shown  # noqa: PLC0415

    target = fixed.target
    old, new = (
        decode(data, target.path).text for data in (target.carrier.render(target, ()), fixed.render())
    )
    name = shown(target.path)
    lines = unified_diff(_lines(old), _lines(new), f"a/{name}", f"b/{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    """The lines as `patch` counts them: only a line feed ends one."""
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])


def _summarise(report: Report, fixed: Fixed, *, would: bool) -> None:
    for refused in fixed.refused:
        finding = refused.applied.finding
        say(f"left alone: {finding.name} on “{cut(finding.text)}”: {refused.reason}")
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
    say(summary)
