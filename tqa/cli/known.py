"""The options of `tqa check` that hold its findings against a baseline, and what any command says of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

import click

from tqa.cli.options import FILE, is_there, same_file
from tqa.cli.streams import say
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
    baseline_ref: str | None
    strict_baseline: bool


def baseline_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, in the order of the help."""
    for decorate in (
        click.option(
            "--strict-baseline", is_flag=True, help="Exit with 1 if the baseline has stale entries."
        ),
        click.option(
            "--baseline-ref",
            metavar="REF",
            help="Read the baseline as it stands at the git commit REF, such as origin/main.",
        ),
        click.option(
            "--baseline",
            type=FILE,
            metavar="FILE",
            help="Leave out the findings that FILE knows (`tqa baseline write` makes it); they do not count "
            "for the exit code.",
        ),
    ):
        command = decorate(command)
    return command


@dataclass(frozen=True)
class Baseline:
    """A baseline to hold a run against.

    `known` is what it says; `dropped` are entries that its file no longer has, though the commit it was read
    from has them; `strict` makes stale entries fail the run.
    """

    path: Path
    known: Known
    dropped: frozenset[Entry]
    strict: bool

    @classmethod
    def opened(cls, options: BaselineOptions, others: Iterable[str | Path | None]) -> Baseline | None:
        """The baseline that the options name, None for none; `others` are the files of this run.

        Raises:
            InputError: the file is missing, unreadable or damaged, or git does not have it.
            UsageError: the options do not go together, or name a file of `others`.
        """
        path, ref = options["baseline"], options["baseline_ref"]
        if path is None:
            for name, given in (("--strict-baseline", options["strict_baseline"]), ("--baseline-ref", ref)):
                if given:
                    msg = f"{name} needs --baseline FILE"
                    raise click.UsageError(msg)
            return None
        refuse_same(path, others)
        from tqa.batch.known import Known  # noqa: PLC0415 - most runs have no baseline

        entries = read_entries(path) if ref is None else _entries_at(ref, path)
        dropped: frozenset[Entry] = frozenset()
        if ref is not None:
            # What a change mends it takes out of the file: that is no debt of the commit it is held against.
            dropped = frozenset(entries).difference(read_entries(path) if is_there(path) else ())
        return cls(path, Known.sorted_out(path, entries), dropped, options["strict_baseline"])

    def conclude(self, judged: Sequence[Judged]) -> bool:
        """Warn of entries that nothing answers to.

        Args:
            judged: how each article stands.

        Returns:
            Whether such entries make the run fail.
        """
        stale = [entry for each in judged for entry in each.stale if entry not in self.dropped]
        if stale:
            named = ", ".join(named_entry(entry) for entry in stale[:_NAMED])
            more = f" and {len(stale) - _NAMED} more" if len(stale) > _NAMED else ""
            what = "a finding that is" if len(stale) == 1 else f"{len(stale)} findings that are"
            remedy = "tqa baseline update drops what is gone"
            say(f"tqa: {self.path}: knows {what} no longer there: {named}{more}; {remedy}")
        answered = {entry for each in judged for entry in each.answered}
        left = [entry for entry in self.known.gone if entry not in answered and entry not in self.dropped]
        if left:
            articles = sorted({entry.article for entry in left})
            more = f" and {len(articles) - _NAMED} more" if len(articles) > _NAMED else ""
            what = f"knows {counted(len(left), 'finding')} of articles that are gone"
            remedy = "tqa baseline prune drops them"
            say(f"tqa: {self.path}: {what}: {', '.join(articles[:_NAMED])}{more}; {remedy}")
        return self.strict and bool(stale or left)


def refuse_same(path: Path, others: Iterable[str | Path | None]) -> None:
    """Refuse a baseline that is one of the `others`, which the run reads or writes otherwise.

    Raises:
        UsageError: it is.
    """
    if any(other is not None and (path == other or same_file(str(other), path)) for other in others):
        msg = f"the baseline {path} is a file that this run reads or writes otherwise; choose another name"
        raise click.UsageError(msg)


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of the baseline at `path`.

    Raises:
        InputError: it is missing, unreadable or damaged.
    """
    from tqa.formats.read import read_bytes  # noqa: PLC0415 - after `--help`
    from tqa.gate.baseline import parse_baseline  # noqa: PLC0415

    return parse_baseline(read_bytes(path), shown(path))


def _entries_at(ref: str, path: Path) -> tuple[Entry, ...]:
    from tqa.batch.at_ref import file_at  # noqa: PLC0415 - seldom asked for
    from tqa.gate.baseline import parse_baseline  # noqa: PLC0415

    return parse_baseline(file_at(ref, path, f"--baseline-ref {ref}"), f"{shown(path)} at {ref}")


def named_entry(entry: Entry) -> str:
    """The finding of `entry`, in few words."""
    text = entry.text if len(entry.text) <= _LONGEST else f"{entry.text[:_LONGEST]}…"
    return f"{entry.rule} “{text}”"


def counted(number: int, noun: str) -> str:
    """`number` with its noun, which ends in "y" or takes an "s"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"
