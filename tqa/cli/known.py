"""The options of `tqa check` that hold its findings against a baseline, or write one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

import click

from tqa.cli.options import FILE, same_file
from tqa.cli.streams import say
from tqa.errors import OutputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from tqa.batch.known import Judged, Known
    from tqa.gate.baseline import Entry

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
            OutputError: the file is to be written to a folder that does not exist.
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
        if writes is not None and not writes.absolute().parent.is_dir():
            # Better said before the articles are checked than after.
            raise OutputError(f"{shown(path)}: its folder does not exist; create it first")
        entries = _read(path) if writes is None or path.exists() else None
        return cls(path, entries, writes is not None, options["accept_new"], options["strict_baseline"])

    @property
    def grows(self) -> bool:
        """Whether what is new today is written down."""
        return self.write and (self.entries is None or self.accept_new)

    def known(self) -> Known:
        """What the file says, sorted out for a run."""
        from tqa.batch.known import Known  # noqa: PLC0415 - most runs have no baseline

        return Known.sorted_out(self.path, self.entries or (), accepts=self.grows)

    def conclude(self, judged: Sequence[Judged]) -> bool:
        """Write the file where that was asked for, else warn of stale entries.

        Args:
            judged: how each article stands; of one that is not among them the file keeps what it says.

        Returns:
            Whether stale entries make the run fail.

        Raises:
            OutputError: the file cannot be written.
        """
        stale = [entry for each in judged for entry in each.stale]
        if self.write:
            self._write(judged, stale)
            return False
        if stale:
            _warn(stale, self.path)
        return self.strict and bool(stale)

    def _write(self, judged: Sequence[Judged], stale: Sequence[Entry]) -> None:
        """Write the file, and say what changed."""
        from tqa.formats.write import write_bytes  # noqa: PLC0415
        from tqa.gate.baseline import render_baseline  # noqa: PLC0415

        new = [entry for each in judged for entry in each.new]
        kept = [entry for each in judged for entry in each.kept]
        answered = {entry for each in judged for entry in each.answered}
        others = set(self.entries or ()).difference(answered, stale)
        write_bytes(self.path, render_baseline((*others, *kept, *(new if self.grows else ()))))
        for sign, entries in (("+", new if self.grows else ()), ("-", stale)):
            for entry in entries:
                say(f"{sign} {entry.article}: {_said(entry)}")
        whose = judged[0].article if len(judged) == 1 else f"{len(judged)} articles"
        changed = f"{len(new) if self.grows else 0} added, {len(stale)} dropped"
        say(f"{self.path}: {changed}, {_counted(len(kept), 'entry')} of {whose} kept")
        if new and not self.grows:
            say(f"{_counted(len(new), 'new finding')} not accepted; --accept-new adds what is new")


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
    from tqa.formats.read import read_bytes  # noqa: PLC0415 - after `--help`
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
