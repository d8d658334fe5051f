"""Workflow commands of GitHub Actions: annotations on the lines of a change, and a table on the run's page.

GitHub shows ten annotations of a kind for each step and drops the rest without a word, so the worst ten go
out, with a notice that counts the others; the table in $GITHUB_STEP_SUMMARY has them all, up to its limit.
"""

from __future__ import annotations

import heapq
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import OutputError
from tqa.model import Severity
from tqa.output.location import ordered
from tqa.output.proposals import proposals
from tqa.output.region import ERROR, NOTE, WARNING, level, path_of, region, told
from tqa.output.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqa.model import Finding, Report
    from tqa.output.style import Style

_KINDS = {ERROR: "error", WARNING: "warning", NOTE: "notice"}
_MOST = 10
_LONGEST_FIX = 80
# GitHub takes 1 MiB of summary for each step; ours leaves room for what other commands write.
_SUMMARY_VARIABLE, _SUMMARY_ROOM = "GITHUB_STEP_SUMMARY", 500_000


@dataclass(frozen=True, order=True)
class Told:
    """One finding: its rank (lowest first, the worst is 0), where it is, its command and its table row."""

    rank: int
    where: tuple[str, int, int]
    kind: str
    command: str
    row: str


def part(report: Report, style: Style) -> tuple[Told, ...]:  # noqa: ARG001 - every format takes a style
    """Every finding of one report."""
    return tuple(_told(report, finding) for finding in ordered(report))


def whole(parts: Iterable[tuple[Told, ...]]) -> Iterator[str]:
    """The commands, worst first; writes the table too, where GitHub says to what file."""
    worst: dict[str, list[Told]] = {kind: [] for kind in _KINDS.values()}
    counts: Counter[str] = Counter()
    table = _Table(os.environ.get(_SUMMARY_VARIABLE))
    for told_ones in parts:
        for each in told_ones:
            counts[each.kind] += 1
            table.add(each)
        for kind, kept in worst.items():
            of_kind = [each for each in told_ones if each.kind == kind]
            kept[:] = heapq.nsmallest(_MOST, [*kept, *of_kind])
    for kind, kept in worst.items():
        # The notice about what is left out is an annotation too.
        shown = kept if counts[kind] <= _MOST else kept[: _MOST - 1] if kind == "notice" else kept
        yield from (f"{each.command}\n" for each in shown)
        counts[kind] -= len(shown)
    left = [f"{counts[kind]} more of kind {kind}" for kind in worst if counts[kind] > 0]
    if left:
        yield f"::notice title=tqa::{_data('; '.join(left))}: GitHub shows no more than {_MOST} of a kind\n"
    table.close()


class _Table:
    """The table on the run's page; without a file it does nothing."""

    def __init__(self, file: str | None) -> None:
        self._file = Path(file) if file else None
        self._rows: list[str] = []
        self._room = _SUMMARY_ROOM
        self._dropped = 0

    def add(self, each: Told) -> None:
        if self._file is None:
            return
        self._room -= len(each.row.encode("utf-8"))
        if self._room < 0:
            self._dropped += 1
        else:
            self._rows.append(each.row)

    def close(self) -> None:
        if self._file is None:
            return
        lines = ["### tqa", ""]
        if self._rows:
            lines += ["| severity | rule | place | message |", "|---|---|---|---|", *self._rows]
        else:
            lines.append("No findings.")
        if self._dropped:
            lines += ["", f"{self._dropped} more did not fit here."]
        try:
            with self._file.open("a", encoding="utf-8") as stream:
                stream.write("\n".join(lines) + "\n")
        except OSError as error:
            msg = f"${_SUMMARY_VARIABLE}: {str(self._file)!a}: cannot be written ({error.strerror})"
            raise OutputError(f"{msg}; check the path") from error


def _told(report: Report, finding: Finding) -> Told:
    document = report.article.target
    of, path = region(document, finding.span), visible(path_of(document))
    kind = _KINDS[level(finding)]
    places = {"file": path, "line": str(of.start.line)}
    if of.start.line == of.end.line:
        places |= {"col": str(of.start.column), "endColumn": str(of.end.column)}
    else:
        places["endLine"] = str(of.end.line)
    properties = ",".join(f"{name}={_property(value)}" for name, value in places.items())
    message = told(report, finding)
    text = "\n".join([message, *proposals(document, finding, _LONGEST_FIX)])
    return Told(
        len(Severity) - finding.severity.rank if finding.gates else len(Severity) + 1,
        (path, of.start.line, of.start.column),
        kind,
        f"::{kind} {properties},title={_property(finding.name)}::{_data(text)}",
        "| " + " | ".join(map(_cell, _row(finding, path, of.start.line, message))) + " |",
    )


def _row(finding: Finding, path: str, line: int, message: str) -> tuple[str, ...]:
    severity = finding.severity.value if finding.gates else f"{finding.severity.value}, does not gate"
    return severity, finding.name, f"{path}:{line}", message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_MARKDOWN = {ord(char): f"\\{char}" for char in "\\`*_{}[]#~!"} | {
    ord(char): f"&#{ord(char)};" for char in "<>&|"
}


def _cell(text: str) -> str:
    """Text in a Markdown table: nothing in it draws, links or runs."""
    return text.translate(_MARKDOWN)
