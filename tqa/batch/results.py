"""The tables of a batch: a row for each finding and a row for each article, in the order of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from tqa.batch.parquet import parquet
from tqa.batch.rows import ARTICLES, FINDINGS, SECONDS, article_row, finding_rows
from tqa.batch.spool import Spool
from tqa.formats.write import write_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from tqa.batch.checking import Outcome

FINDINGS_FILE = "findings.parquet"
ARTICLES_FILE = "articles.parquet"


class Results:
    """Takes what comes of each article, keeps it on disk, and writes the tables into `folder` at the end.

    `seconds` adds a column with how long each article took, which makes the tables of equal runs differ.
    """

    def __init__(self, folder: Path, *, seconds: bool = False) -> None:
        self.files = (folder / FINDINGS_FILE, folder / ARTICLES_FILE)
        self._columns = {**ARTICLES, **SECONDS} if seconds else ARTICLES
        self._spool = Spool()

    def __enter__(self) -> Self:
        self._spool.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spool.__exit__(kind, error, trace)

    def add(self, outcome: Outcome) -> None:
        """Take one more article."""
        self._spool.add((article_row(outcome), finding_rows(outcome)))

    def write(self) -> None:
        """Write both tables, each whole or not at all.

        Raises:
            ConfigError: pyarrow is not installed.
            OutputError: a table cannot be written.
        """
        findings, articles = self.files
        write_pieces(findings, parquet(self._findings(), FINDINGS))
        write_pieces(articles, parquet((article for article, _ in self._spool), self._columns))

    def _findings(self) -> Iterator[dict[str, Any]]:
        for _, rows in self._spool:
            yield from rows
