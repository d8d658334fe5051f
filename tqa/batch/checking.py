"""What a worker does with one article: read it, check it, hold it against the baseline, tell of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tqa.errors import InputError, OutputError, TqaError, internal
from tqa.gate.verdict import Kind
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tqa.alignment.encoder import Encoder
    from tqa.batch.choice import Choice
    from tqa.batch.jobs import Job
    from tqa.batch.known import Judged, Known
    from tqa.batch.rows import Rows
    from tqa.gate.baseline import Entry
    from tqa.lexicon.lexicon import Lexicon
    from tqa.model import Article, Report
    from tqa.output.style import Style
    from tqa.report import IndexRow


@dataclass(frozen=True)
class Item:
    """A job with the file that its page is to be written to, None for no page.

    `makes_folder` lets the page have its folder made; `href` is its path from the index page, "" where there
    is none. `taken` are entries of the baseline, of articles that are gone, that answer for another article
    already. `annotated` is where the target's file goes with the findings as remarks.
    """

    job: Job
    page: Path | None = None
    makes_folder: bool = False
    href: str = ""
    taken: frozenset[Entry] = frozenset()
    annotated: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """What is left of an article once it is checked: little enough to keep, and to send between processes.

    `errors` are the lines that say why it could not be checked. `parts` are for the formats, in their order.
    `tally` counts the findings shown, `known` those that the baseline knows. `row` is for the index page,
    where there is to be one. `page_error` says why the page could not be written. `rows` are for tables,
    where there are to be any. `seconds` is how long it took, from reading to the page.
    """

    job: Job
    errors: tuple[str, ...] = ()
    parts: tuple[Any, ...] = ()
    tally: Mapping[Kind, int] = field(default_factory=dict)
    known: int = 0
    mqm: float | None = None
    judged: Judged | None = None
    row: IndexRow | None = None
    page: Path | None = None
    page_error: str = ""
    rows: Rows | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Means:
    """What sentences are aligned by: None for what comes with the package."""

    lexicon: Path | None = None
    encoder: str | None = None

    def opened(self) -> tuple[Lexicon | None, Encoder | None]:
        """Both, loaded once a process.

        Raises:
            ConfigError: a library that the encoder needs is missing or broken.
            InputError: one of them is missing, damaged, or not what it should be.
        """
        return (
            _lexicon(self.lexicon) if self.lexicon is not None else None,
            _encoder(self.encoder) if self.encoder is not None else None,
        )


@dataclass(frozen=True)
class Checking:
    """Checks one article after another, each by the same means and told in the same formats.

    `told` names the formats with the style of each; `many` says that the run is over many articles;
    `language` is that of the pages. `judging` adds scores to the report of the only article. `tabled` makes
    the rows of tables.
    """

    choice: Choice
    means: Means
    told: tuple[tuple[str, Style], ...]
    known: Known | None = None
    many: bool = False
    language: Language = Language.ENGLISH
    judging: Callable[[Report], Report] | None = None
    tabled: bool = False

    def __call__(self, item: Item) -> Outcome:
        """Check one article; what is wrong with it becomes the outcome's `errors`."""
        start = perf_counter()
        outcome = self._attempt(item)
        return replace(outcome, seconds=perf_counter() - start)

    def _attempt(self, item: Item) -> Outcome:
        try:
            return self.outcome(item)
        except TqaError as error:
            return Outcome(item.job, error.lines)
        except Exception as error:  # one article must not end the run over the others
            said = f"{item.job.written}: {internal(error)}; check it alone with --debug and report it"
            return Outcome(item.job, (said,))

    def outcome(self, item: Item) -> Outcome:
        """Check one article.

        Raises:
            TqaError: it cannot be checked.
        """
        from tqa import pipeline  # noqa: PLC0415 - workers load it while they begin

        job = item.job
        if job.problem:
            raise TqaError(job.problem)
        config = self.choice.of(*job.files)
        article = pipeline.read(job.source, job.target, job.reference, reading=config.reading)
        lexicon, encoder = self.means.opened()
        report = pipeline.check(article, config, lexicon, encoder)
        if job.reference is not None and article.beads is not None:
            report = _scored_rows(report, lexicon)
        if self.judging is not None:
            report = self.judging(report)
        if self.many and report.notes:
            # What holds for all articles is said once.
            shared = self.choice.notes()
            report = replace(report, notes=tuple(note for note in report.notes if note not in shared))
        judged = None
        if self.known is not None:
            report, judged = self.known.judge(report, item.taken, config.score)
            if report.known and not self.many:
                report = replace(report, notes=(*report.notes, self.known.note(len(report.known))))
        if item.annotated is not None:
            _annotate(report, item.annotated)
        page, page_error = _page(report, item, self.language)
        return Outcome(
            job,
            parts=self._parts(report, job.key if self.many else ""),
            tally=Counter(Kind(each.name, each.severity, each.gates) for each in report.findings),
            known=len(report.known),
            mqm=report.scores["MQM"].score,
            judged=judged,
            row=_row(report, item, page, judged),
            page=page,
            page_error=page_error,
            rows=_rows(report) if self.tabled else None,
        )

    def _parts(self, report: Report, article: str) -> tuple[Any, ...]:
        from tqa.output import find  # noqa: PLC0415

        return tuple(find(name).part(report, replace(style, article=article)) for name, style in self.told)


def _rows(report: Report) -> Rows:
    from tqa.batch.rows import rows_of  # noqa: PLC0415 - seldom asked for

    return rows_of(report)


def _scored_rows(report: Report, lexicon: Lexicon | None) -> Report:
    """The report of a table with the scores of its rows.

    Raises:
        InputError: the table has no references.
    """
    from tqa.pipeline import shipped_lexicon  # noqa: PLC0415
    from tqa.scoring.article import with_scores  # noqa: PLC0415 - seldom asked for

    refuse_unscored(report.article)
    return with_scores(report, lexicon or shipped_lexicon())


def refuse_unscored(article: Article) -> None:
    """Refuse an article that was to be scored, and has nothing to be scored by.

    Raises:
        InputError: it has no reference.
    """
    from tqa.formats.read import shown  # noqa: PLC0415

    if article.reference is None:
        remedy = "add a column called reference, which TSV, CSV, JSONL and Parquet may have"
        msg = f"{shown(article.target.path)}: has no references; {remedy}"
        raise InputError(msg)


def _annotate(report: Report, file: Path) -> None:
    from tqa.batch.remarks import annotated  # noqa: PLC0415 - seldom asked for
    from tqa.formats.write import write_bytes  # noqa: PLC0415

    write_bytes(file, annotated(report))


def _page(report: Report, item: Item, language: Language) -> tuple[Path | None, str]:
    """Write the page; gives where it is, or why it is not."""
    page = item.page
    if page is None:
        return None, ""
    from tqa.formats.read import shown  # noqa: PLC0415
    from tqa.formats.write import write_bytes  # noqa: PLC0415
    from tqa.report import build  # noqa: PLC0415

    try:
        if item.makes_folder:
            page.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(page, build(report, lang=language).encode("utf-8", "backslashreplace"))
    except OutputError as error:
        return None, str(error)
    except OSError as error:
        return None, f"{shown(page.parent)}: {error.strerror}"
    return page, ""


def _row(report: Report, item: Item, page: Path | None, judged: Judged | None) -> IndexRow | None:
    if not item.href:
        return None
    from tqa.report import index_row  # noqa: PLC0415

    gone = len(judged.stale) if judged is not None else 0
    return index_row(report, item.href if page is not None else "", baseline=judged is not None, gone=gone)


@lru_cache(maxsize=1)
def _lexicon(path: Path) -> Lexicon:
    from tqa.lexicon.lexicon import Lexicon  # noqa: PLC0415

    return Lexicon.open(path)


@lru_cache(maxsize=1)
def _encoder(name: str) -> Encoder:
    from tqa.neural import open_encoder  # noqa: PLC0415 - most runs need none

    return open_encoder(name)
