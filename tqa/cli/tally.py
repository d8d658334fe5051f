"""What a run comes to: the sums over its articles, in one line and as an exit code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tqa.errors import ExitCode
from tqa.model import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from tqa.batch.checking import Outcome
    from tqa.batch.jobs import Job
    from tqa.batch.known import Judged
    from tqa.gate.verdict import Kind, Verdict
    from tqa.report import IndexRow


@dataclass
class Tally:
    """Grows by one outcome after another.

    `verdict` says what fails the run, `failing` are the articles that do.
    `pages` are those that were written, `page_errors` say why others were not; `rows` are for their index.
    `failed` has the key and the first error line of each article that could not be checked.
    """

    verdict: Verdict
    failing: list[Job] = field(default_factory=list)
    articles: int = 0
    unread: int = 0
    flagged: int = 0
    known: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)
    judged: list[Judged] = field(default_factory=list)
    pages: list[Path] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    rows: list[IndexRow] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one more article."""
        self.articles += 1
        self.unread += bool(outcome.errors)
        self.flagged += bool(outcome.tally)
        self.known += outcome.known
        self.kinds.update(outcome.tally)
        if self.verdict.add(outcome.job.key, outcome.tally, outcome.mqm):
            self.failing.append(outcome.job)
        if outcome.judged is not None:
            self.judged.append(outcome.judged)
        if outcome.errors:
            self.failed.append((outcome.job.key, outcome.errors[0]))
        if outcome.row is not None:
            self.rows.append(outcome.row)
        if outcome.page is not None:
            self.pages.append(outcome.page)
        if outcome.page_error:
            self.page_errors.append(outcome.page_error)

    def summary(self) -> str:
        """How many articles there were, and what was found in them."""
        said = f"{_counted(self.articles, 'article')}, {self.flagged} with findings"
        counts: Counter[Severity] = Counter()
        for kind, count in self.kinds.items():
            counts[kind.severity] += count
        found = [f"{counts[level]:,} {level}" for level in reversed(Severity) if counts[level]]
        if found:
            said += f" ({', '.join(found)})"
        if self.known:
            said += f"; {_counted(self.known, 'finding')} known to the baseline"
        if self.unread:
            said += f"; {self.unread} could not be checked"
        return said

    def code(self, *, stale: bool) -> ExitCode:
        """The exit code; `stale` entries of the baseline fail the run as well."""
        if self.unread:
            return ExitCode.ERROR
        return ExitCode.FINDINGS if self.failing or stale else ExitCode.OK


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"
