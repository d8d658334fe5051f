"""What a baseline says of the articles of a run, article by article."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from tqa.config import ScoreConfig
from tqa.gate.baseline import entry_of
from tqa.gate.judge import judge
from tqa.scoring.mqm import mqm_score

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tqa.gate.baseline import Entry
    from tqa.model import Report


@dataclass(frozen=True)
class Judged:
    """How one article stands against the baseline.

    `article` is its name there. `kept` is what the baseline should say of the findings that it knows, `new`
    what it would say of the others, `stale` what it says and nothing answers to. `answered` are the entries,
    of this article or of ones that are gone, that `kept` takes the place of.
    """

    article: str
    kept: tuple[Entry, ...]
    new: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    answered: frozenset[Entry]


@dataclass(frozen=True)
class Known:
    """A baseline as a run needs it: the entries of each article, and those of articles whose file is gone.

    `path` is the baseline's file, from whose folder the paths of articles count.
    """

    path: Path
    own: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    gone: tuple[Entry, ...] = ()

    @classmethod
    def sorted_out(cls, path: Path, entries: Iterable[Entry]) -> Known:
        """The `entries` of the baseline at `path`, sorted by article."""
        by_article: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_article[entry.article].append(entry)
        gone = {
            article
            for article in by_article
            if not article.startswith("<") and not os.path.lexists(path.parent / article)
        }
        return cls(
            path,
            {article: tuple(group) for article, group in by_article.items()},
            tuple(entry for article in sorted(gone) for entry in by_article[article]),
        )

    def name(self, target: str) -> str:
        """What the baseline calls the article whose target is at `target`: its path from the folder."""
        folder = os.path.dirname(os.path.abspath(self.path))  # noqa: PTH100, PTH120 - links stay
        try:
            path = Path(os.path.relpath(target, folder)) if not target.startswith("<") else Path(target)
        except ValueError:  # another drive
            path = Path(Path(target).name)
        return normalize("NFC", path.as_posix())

    def judge(
        self, report: Report, taken: Collection[Entry] = (), weights: ScoreConfig | None = None
    ) -> tuple[Report, Judged]:
        """The report with what the baseline knows put apart, and how the article stands.

        `taken` are entries of articles that are gone and answer for another article already. `weights` are
        those of the MQM score, None for the usual ones.
        """
        article = self.name(report.article.target.path)
        gone = [entry for entry in self.gone if entry not in taken]
        entries = sorted({*self.own.get(article, ()), *gone})
        judged = judge(report, article, entries, {entry.article for entry in gone})
        answered = frozenset(entries).difference(judged.others, judged.stale)
        new = tuple(entry_of(judged.report, finding, article) for finding in judged.report.findings)
        return _rescored(judged.report, weights or ScoreConfig()), Judged(
            article, judged.entries, new, judged.stale, answered
        )

    def note(self, count: int) -> str:
        """What to say of `count` findings that are left out."""
        findings, are = ("1 finding", "is") if count == 1 else (f"{count} findings", "are")
        return f"{findings} known to {self.path.name} {are} left out"


def _rescored(report: Report, weights: ScoreConfig) -> Report:
    """The report with the MQM score of what it shows: accepted debt must not fail every later article."""
    if not report.known:
        return report
    mqm = mqm_score(report.findings, report.article.target.text, weights)
    return replace(report, scores={**report.scores, "MQM": mqm})
