"""A run of `tqa check`, over one article or many: check, tell, write the pages, say what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tqa.batch.checking import Checking, Item
from tqa.batch.jobs import whole_path
from tqa.cli.bar import Bar
from tqa.cli.delivery import coloured, width
from tqa.cli.outcomes import outcomes
from tqa.cli.reproduce import reproduction
from tqa.cli.streams import print_line, say
from tqa.cli.tally import Tally
from tqa.cli.telling import tell
from tqa.errors import ExitCode, OutputError
from tqa.formats.read import shown
from tqa.gate.verdict import Verdict
from tqa.output.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.batch.checking import Means, Outcome
    from tqa.batch.choice import Choice
    from tqa.cli.articles import Articles
    from tqa.cli.known import Baseline
    from tqa.cli.neural import Wanted
    from tqa.cli.outputs import Destination
    from tqa.gate.verdict import Gate
    from tqa.model import Language, Report

_REPORTS = Path("reports")


@dataclass(frozen=True)
class Pages:
    """Where the HTML goes: to the file, of many articles the folder, that the user `named`, else as usual.

    `option` is how the user would name another place.
    """

    named: Path | None
    wanted: bool
    language: Language
    option: str = "--html"

    @property
    def remedy(self) -> str:
        """What to do where a page cannot be written."""
        return f"name another with {self.option}, or use --no-html"

    @property
    def folder(self) -> Path:
        """Where those of many articles lie."""
        return self.named or _REPORTS


@dataclass(frozen=True)
class Run:
    """What the command line asks for. `gate` says what fails the run.

    `annotated` is where the file of the only target goes with its findings as remarks, `neural` what neural
    metrics judge the only article.
    """

    articles: Articles
    rules: Choice
    means: Means
    told: Sequence[Destination]
    pages: Pages
    baseline: Baseline | None
    gate: Gate
    colour: str
    neural: Wanted
    annotated: Path | None = None

    def __call__(self) -> ExitCode:
        """Do it all.

        Raises:
            TqaError: the only article cannot be checked, or a result cannot be written.
        """
        tally = Tally(Verdict(self.gate))
        with Bar(len(self.articles.jobs)) as bar:
            tell(self._counted(tally, bar), self.told, bar)
        stale = self.baseline.conclude(tally.judged) if self.baseline is not None else False
        self._conclude(tally)
        self._say_why(tally, stale=stale)
        return tally.code(stale=stale)

    def _counted(self, tally: Tally, bar: Bar) -> Iterator[Outcome]:
        for outcome in self._outcomes():
            tally.add(outcome)
            if outcome.errors:
                with bar.aside():
                    for line in outcome.errors:
                        say(f"tqa: {line}")
            yield outcome
            bar.step()

    def _outcomes(self) -> Iterator[Outcome]:
        """What comes of each article, in order."""
        return outcomes(self._checking(), self._items(), self.articles.workers)

    def _checking(self) -> Checking:
        """What is done with each article."""
        known = self.baseline.known if self.baseline is not None else None
        styles = ((each.format, Style(coloured(self.colour, each.file), width())) for each in self.told)
        return Checking(
            self.rules,
            self.means,
            tuple(styles),
            known,
            self.articles.many,
            self.pages.language,
            self._judged if self.neural.names else None,
        )

    def _judged(self, report: Report) -> Report:
        """The report of the only article with what neural metrics say of it."""
        from tqa.cli.references import By, with_neural  # noqa: PLC0415 - seldom asked for

        compared = self.articles.jobs[0].reference is not None
        return with_neural(report, By(compared, self.neural, self.means.opened()[0]))

    def _items(self) -> list[Item]:
        """The jobs with their pages."""
        jobs = self.articles.jobs
        text = any(each.format == "text" for each in self.told)
        if self.pages.named is None and not (text and self.pages.wanted):
            return [Item(job, annotated=self.annotated) for job in jobs]
        if not self.articles.many:
            usual = _REPORTS / f"{_stem(jobs[0].written)}.html"
            pages = [self.pages.named or usual]
        else:
            from tqa.batch.pages import page_files  # noqa: PLC0415

            pages = page_files(jobs, self.pages.folder)
        inputs = set(map(whole_path, self.articles.files))
        makes = self.articles.many or self.pages.named is None
        items = []
        for job, page in zip(jobs, pages, strict=True):
            free = whole_path(str(page)) not in inputs
            if not free:
                say(f"tqa: no report written: {shown(page)} is an input; {self.pages.remedy}")
            href = page.relative_to(self.pages.folder).as_posix() if self.articles.many else ""
            items.append(Item(job, page if free else None, makes, href, annotated=self.annotated))
        return items

    def _conclude(self, tally: Tally) -> None:
        """Where the pages are; of many articles, what was found.

        Raises:
            OutputError: a page that was asked for could not be written.
        """
        tell_ = print_line if self._stdout_is_for_people() else say
        report = tally.pages[0] if tally.pages else None
        if self.articles.many:
            if self.articles.skipped:
                files = "1 file is" if self.articles.skipped == 1 else f"{self.articles.skipped:,} files are"
                say(f"note: {files} of no article")
            below = tally.flagged and any(each.format == "text" and each.file is None for each in self.told)
            tell_(f"\n{tally.summary()}" if below else tally.summary())
            report = self._index(tally)
        if tally.page_errors:
            more = len(tally.page_errors) - 1
            said = tally.page_errors[0] + (f" (and {more} more)" if more else "")
            if self.pages.named is not None:
                raise OutputError(said)
            say(f"tqa: no report written: {said}; or {self.pages.remedy}")
        if report is not None and self._tells_report():
            tell_(f"report: {shown(report)}")

    def _stdout_is_for_people(self) -> bool:
        """Whether what is said of the run goes to standard output, beside the findings."""
        return any(each.format == "text" and each.file is None for each in self.told)

    def _tells_report(self) -> bool:
        """Whether to say where the pages are."""
        return any(each.format == "text" for each in self.told)

    def _wants_index(self, tally: Tally) -> bool:
        """Whether to write an index of the pages: of none, there is nothing to say."""
        return bool(tally.pages)

    def _say_why(self, tally: Tally, *, stale: bool) -> None:
        """What fails the run, and the command that shows it again."""
        reasons = [*tally.verdict.reasons()]
        jobs = tally.failing
        if stale and self.baseline is not None:
            reasons.append(f"stale entries in {shown(self.baseline.path)} (--strict-baseline)")
            jobs = []
        for reason in reasons:
            say(f"tqa: failed: {reason}")
        if reasons:
            say(f"tqa: to reproduce: {reproduction(click.get_current_context(), jobs)}")

    def _index(self, tally: Tally) -> Path | None:
        """Write the index of the pages; gives where it is, None where there is to be none."""
        if not self._wants_index(tally):
            return None
        from tqa.batch.pages import INDEX  # noqa: PLC0415
        from tqa.formats.write import write_bytes  # noqa: PLC0415
        from tqa.report import IndexRow, build_index  # noqa: PLC0415

        rows = [*tally.rows, *(IndexRow(name, error=error) for name, error in tally.failed)]
        index = self.pages.folder / INDEX
        try:
            page = build_index(rows, lang=self.pages.language)
            write_bytes(index, page.encode("utf-8", "backslashreplace"))
        except OutputError as error:
            tally.page_errors.append(str(error))
            return None
        return index


def _stem(target: str) -> str:
    return Path("stdin" if target == "-" else target).stem
