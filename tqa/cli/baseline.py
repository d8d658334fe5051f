"""The options of `tqa check` that hold its findings against a baseline, or write one."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict
from unicodedata import normalize

import click

from tqa.cli.options import FILE, same_file
from tqa.cli.streams import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tqa.gate.baseline import Entry
    from tqa.gate.judge import Judgement
    from tqa.model import Report

_NAMED = 3
_LONGEST = 60


class BaselineOptions(TypedDict):
    """What the options give."""

    baseline: Path | None
    write_baseline: Path | None
    accept_new: bool
    strict_baseline: bool


def baseline_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, in the order of the help."""
    for decorate in (
        click.option(
            "--strict-baseline", is_flag=True, help="Exit with 1 if the baseline has stale entries."
        ),
        click.option(
            "--accept-new", is_flag=True, help="Let --write-baseline add to a baseline that exists."
        ),
        click.option(
            "--write-baseline",
            type=FILE,
            metavar="FILE",
            help="Accept the findings of today: write them to FILE. If it exists, only drop what is gone.",
        ),
        click.option(
            "--baseline",
            type=FILE,
            metavar="FILE",
            help="Leave out the findings that FILE knows; they do not count for the exit code.",
        ),
    ):
        command = decorate(command)
    return command


@dataclass(frozen=True)
class Baseline:
    """A baseline file with what to do about it; `entries` is None where a file is to be made."""

    path: Path
    entries: tuple[Entry, ...] | None
    write: bool
    accept_new: bool
    strict: bool

    @classmethod
    def opened(cls, options: BaselineOptions, others: Iterable[str | Path | None]) -> Baseline | None:
        """The baseline that the options name, None for none; `others` are the files of this run.

        Raises:
            InputError: the file is missing (unless it is to be written), unreadable or damaged.
            UsageError: the options do not go together, or name a file of `others`.
        """
        reads, writes = options["baseline"], options["write_baseline"]
        _refuse_conflicts(options)
        path = writes or reads
        if path is None:
            return None
        if any(other is not None and same_file(str(other), path) for other in others):
            msg = (
                f"the baseline {path} is a file that this run reads or writes otherwise; choose another name"
            )
            raise click.UsageError(msg)
        entries = _read(path) if writes is None or path.exists() else None
        return cls(path, entries, writes is not None, options["accept_new"], options["strict_baseline"])

    def applied(self, report: Report) -> tuple[Report, bool]:
        """The report without what the baseline knows, and whether stale entries make the run fail.

        Writes the file where that was asked for.

        Raises:
            OutputError: it cannot be written.
        """
        from tqa.gate.judge import judge  # noqa: PLC0415 - most runs have no baseline

        article = self._name(report.article.target.path)
        before = self.entries or ()
        judged = judge(report, article, before, self._gone({entry.article for entry in before}))
        if self.write:
            judged = self._written(judged, article)
        elif judged.stale:
            _warn(judged.stale, self.path)
        known = len(judged.report.known)
        note = (
            f"{_counted(known, 'finding')} known to {self.path.name} {'is' if known == 1 else 'are'} left out"
        )
        notes = (*judged.report.notes, note) if known else judged.report.notes
        return replace(judged.report, notes=notes), self.strict and bool(judged.stale)

    def _written(self, judged: Judgement, article: str) -> Judgement:
        """Write the file, say what changed, and hold the report against what stands in it now."""
        from tqa.formats.write import write_bytes  # noqa: PLC0415
        from tqa.gate.baseline import entry_of, render_baseline  # noqa: PLC0415

        report = judged.report
        new = [entry_of(report, finding, article) for finding in report.findings]
        grows = self.entries is None or self.accept_new
        write_bytes(self.path, render_baseline((*judged.others, *judged.entries, *(new if grows else ()))))
        for sign, entries in (("+", new if grows else ()), ("-", judged.stale)):
            for entry in entries:
                say(f"{sign} {entry.article}: {_said(entry)}")
        kept, dropped = _counted(len(judged.entries), "entry"), len(judged.stale)
        say(f"{self.path}: {len(new) if grows else 0} added, {dropped} dropped, {kept} of {article} kept")
        if new and not grows:
            say(f"{_counted(len(new), 'new finding')} not accepted; --accept-new adds what is new")
        if grows:
            report = replace(report, findings=(), known=(*report.known, *report.findings))
        return replace(judged, report=report, stale=())

    def _name(self, target: str) -> str:
        """The article's name in the baseline: its path from the baseline's folder."""
        folder = os.path.dirname(os.path.abspath(self.path))  # noqa: PTH100, PTH120 - links stay
        try:
            path = Path(os.path.relpath(target, folder)) if not target.startswith("<") else Path(target)
        except ValueError:  # another drive
            path = Path(Path(target).name)
        return normalize("NFC", path.as_posix())

    def _gone(self, articles: set[str]) -> frozenset[str]:
        """Those of the articles whose file is no longer there."""
        return frozenset(
            article
            for article in articles
            if not article.startswith("<") and not os.path.lexists(self.path.parent / article)
        )


def _refuse_conflicts(options: BaselineOptions) -> None:
    reads, writes = options["baseline"], options["write_baseline"]
    if reads is not None and writes is not None:
        msg = "--baseline and --write-baseline exclude each other; the second reads the file as well"
        raise click.UsageError(msg)
    if options["accept_new"] and writes is None:
        msg = "--accept-new needs --write-baseline FILE"
        raise click.UsageError(msg)
    if options["strict_baseline"] and reads is None:
        msg = "--strict-baseline needs --baseline FILE"
        raise click.UsageError(msg)


def _read(path: Path) -> tuple[Entry, ...]:
    from tqa.formats.read import read_bytes, shown  # noqa: PLC0415 - after `--help`
    from tqa.gate.baseline import parse_baseline  # noqa: PLC0415

    return parse_baseline(read_bytes(path), shown(path))


def _warn(stale: Sequence[Entry], path: Path) -> None:
    named = ", ".join(_said(entry) for entry in stale[:_NAMED])
    more = f" and {len(stale) - _NAMED} more" if len(stale) > _NAMED else ""
    what = "a finding that is" if len(stale) == 1 else f"{len(stale)} findings that are"
    say(f"tqa: {path}: knows {what} no longer there: {named}{more}; --write-baseline drops what is gone")


def _said(entry: Entry) -> str:
    text = entry.text if len(entry.text) <= _LONGEST else f"{entry.text[:_LONGEST]}…"
    return f"{entry.rule} “{text}”"


def _counted(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"
