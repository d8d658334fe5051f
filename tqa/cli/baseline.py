"""`tqa baseline`: accept findings, and take out of the list what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tqa.cli.articles import ArticleOptions, article_options, chosen
from tqa.cli.known import counted, named_entry, read_entries, refuse_same
from tqa.cli.options import FILE, choice, is_folder, is_there, refuse_idle, refuse_printing, rule_options
from tqa.cli.reading import asked
from tqa.cli.streams import say
from tqa.errors import ExitCode, InputError, OutputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Unpack

    from tqa.batch.known import Judged
    from tqa.gate.baseline import Entry

_STDIN = "<stdin>"


class _Options(ArticleOptions):
    """What says which articles to check, and how."""

    config_path: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    glossary: tuple[Path, ...]
    lexicon_path: Path | None
    encoder_name: str | None


@click.group()
def baseline() -> None:
    """Accept findings, so that tqa check --baseline FILE tells only what is new.

    FILE is sorted JSON Lines, one finding a line, and serves many articles; keep it under version control.
    """


def _output(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--output", required=True, type=FILE, callback=refuse_printing, metavar="FILE", help="The baseline."
    )(command)


@baseline.command(short_help="Accept today's findings in articles that FILE does not know.")
@article_options
@rule_options
@_output
def write(*, output: Path, **options: Unpack[_Options]) -> ExitCode:
    """Accept the findings of today in articles that FILE does not know yet; make FILE if there is none.

    What FILE says of other articles stays. An article that it knows is refused: that is for update.
    """
    before = read_entries(output) if is_there(output) else ()
    judged, unread = _judge(options, output, before, new_only=True)
    _write(output, (*before, *(entry for each in judged for entry in each.new)))
    for each in judged:
        if each.new:
            say(f"+ {each.article}: {counted(len(each.new), 'finding')}")
    total = sum(len(each.new) for each in judged)
    say(f"{shown(output)}: {counted(total, 'finding')} of {counted(len(judged), 'article')} accepted")
    return ExitCode.ERROR if unread else ExitCode.OK


@baseline.command(short_help="Take what is gone out of FILE; accept nothing new.")
@article_options
@rule_options
@click.option("--accept-new", is_flag=True, help="Accept what is new as well.")
@_output
def update(*, output: Path, accept_new: bool, **options: Unpack[_Options]) -> ExitCode:
    """Take what is gone out of FILE, and follow what was edited, moved or renamed; accept nothing new.

    What FILE says of other articles stays. The exit code is 1 where new findings are left.
    """
    before = read_entries(output)
    judged, unread = _judge(options, output, before, new_only=False)
    stale = {entry for each in judged for entry in each.stale}
    answered = {entry for each in judged for entry in each.answered}
    kept = [entry for each in judged for entry in each.kept]
    new = [entry for each in judged for entry in each.new]
    added = new if accept_new else []
    _write(output, (*set(before).difference(answered, stale), *kept, *added))
    for sign, entries in (("+", added), ("-", sorted(stale))):
        for entry in entries:
            say(f"{sign} {entry.article}: {named_entry(entry)}")
    whose = judged[0].article if len(judged) == 1 else counted(len(judged), "article")
    changed = f"{len(added)} added, {len(stale)} dropped"
    say(f"{shown(output)}: {changed}, {counted(len(kept), 'entry')} of {whose} kept")
    left = len(new) - len(added)
    if left:
        say(f"{counted(left, 'new finding')} not accepted; --accept-new adds what is new")
    if unread:
        return ExitCode.ERROR
    return ExitCode.FINDINGS if left else ExitCode.OK


@baseline.command(short_help="Drop what FILE says of articles that are gone.")
@_output
def prune(output: Path) -> None:
    """Drop what FILE says of articles that are no longer there.

    An article that has a new name keeps its entries if update sees it first.
    """
    from tqa.batch.known import Known  # noqa: PLC0415 - after `--help`

    before = read_entries(output)
    gone = Known.sorted_out(output, before).gone
    articles = sorted({entry.article for entry in gone})
    if gone and len(gone) == len(before):
        # More likely than that all are gone.
        msg = (
            f"none of its articles is there, such as {articles[0]}; was the file moved? paths count from its"
        )
        raise InputError(f"{shown(output)}: {msg} folder; move it back, or delete it")
    if gone:
        _write(output, set(before).difference(gone))
    for article in articles:
        say(f"- {article}: {counted(sum(entry.article == article for entry in gone), 'finding')}")
    dropped = f"{counted(len(gone), 'entry')} of {counted(len(articles), 'article')} dropped"
    say(f"{shown(output)}: {dropped}, {counted(len(before) - len(gone), 'entry')} kept")


def _judge(
    options: _Options, path: Path, before: Iterable[Entry], *, new_only: bool
) -> tuple[list[Judged], int]:
    """How each article stands against the baseline `before`, and how many could not be checked.

    Raises:
        TqaError: the only article cannot be checked, or, with `new_only`, the baseline knows an article.
        UsageError: the options do not go together.
    """
    from tqa.batch.checking import Checking, Item, Means  # noqa: PLC0415 - after `--help`
    from tqa.batch.known import Known  # noqa: PLC0415
    from tqa.cli.bar import Bar  # noqa: PLC0415
    from tqa.cli.outcomes import outcomes  # noqa: PLC0415

    if not is_folder(path.absolute().parent):
        # Better said before the articles are checked than after.
        raise OutputError(f"{shown(path)}: its folder does not exist; create it first")
    rules = choice(
        options["config_path"], options["select"], options["ignore"], options["glossary"], asked(options)
    )
    articles = chosen(options, rules.whole)
    refuse_same(path, (*articles.files, *options["glossary"]))
    encoder = options["encoder_name"]
    if not articles.many:
        refuse_idle(
            articles.files[0], articles.jobs[0].target, {"--encoder": encoder}, rules.reading.source_format
        )
    known = Known.sorted_out(path, before)
    if new_only:
        names = [known.name(_STDIN if job.written == "-" else job.written) for job in articles.jobs]
        _refuse_known(path, [name for name in names if name in known.own])
    checking = Checking(rules, Means(options["lexicon_path"], encoder), (), known, articles.many)
    judged, unread = [], 0
    with Bar(len(articles.jobs)) as bar:
        for outcome in outcomes(checking, [Item(job) for job in articles.jobs], articles.workers):
            with bar.aside():
                for line in outcome.errors:
                    say(f"tqa: {line}")
            unread += bool(outcome.errors)
            if outcome.judged is not None:
                judged.append(outcome.judged)
            bar.step()
    if new_only:
        _refuse_renamed(path, judged)
    return judged, unread


def _refuse_known(path: Path, names: list[str]) -> None:
    if names:
        more = f" (and of {len(names) - 1} more)" if len(names) > 1 else ""
        msg = f"has entries of {names[0]} already{more}; tqa baseline update changes them"
        raise InputError(f"{shown(path)}: {msg}")


def _refuse_renamed(path: Path, judged: Iterable[Judged]) -> None:
    """An article under a new name must not have its new findings accepted with the old ones."""
    for each in judged:
        former = min((entry.article for entry in each.answered), default=None)
        if former is not None:
            msg = f"knows {each.article} as {former}, which is gone; tqa baseline update follows the new name"
            raise InputError(f"{shown(path)}: {msg}")


def _write(path: Path, entries: Iterable[Entry]) -> None:
    from tqa.formats.write import write_bytes  # noqa: PLC0415 - after `--help`
    from tqa.gate.baseline import render_baseline  # noqa: PLC0415

    write_bytes(path, render_baseline(entries))
