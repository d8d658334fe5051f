"""What a worker does to mend one article: read it, check it, make the fixes, write the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.errors import TqaError, internal

if TYPE_CHECKING:
    from tqa.batch.checking import Means
    from tqa.batch.choice import Choice
    from tqa.batch.jobs import Job
    from tqa.fixing.apply import Fixed
    from tqa.fixing.decisions import Decisions
    from tqa.model import Applicability, Article, Report


@dataclass(frozen=True)
class Mended:
    """What became of an article: how many fixes were made, which not and why, how many findings are left.

    `left` is None where the corrected text could not be checked again. `errors` are the lines that say
    why nothing could be done.
    """

    job: Job
    errors: tuple[str, ...] = ()
    made: int = 0
    refused: tuple[str, ...] = ()
    left: int | None = None


@dataclass(frozen=True)
class Fixing:
    """Makes the fixes that are at least as sure as `level` in one article after another.

    With `decisions`, which are about one article, it makes what they say and nothing else. `annotate` writes
    what is still found into the corrected files as remarks.
    """

    choice: Choice
    means: Means
    level: Applicability
    decisions: Decisions | None = None
    annotate: bool = False

    def __call__(self, job: Job) -> Mended:
        """Mend the file of one article in place; a file that stays as it is keeps its time stamp."""
        from tqa.fixing.refusals import refusals  # noqa: PLC0415 - workers load it while they begin
        from tqa.formats.write import write_bytes  # noqa: PLC0415

        try:
            _, report, fixed = self.fixed(job)
            data = self.rendered(fixed, report)
            if data is not None:
                write_bytes(job.written, data)
        except TqaError as error:
            return Mended(job, error.lines)
        except Exception as error:  # one article must not end the run over the others
            said = f"{job.written}: {internal(error)}; fix it alone with --debug and report it"
            return Mended(job, (said,))
        left = len(fixed.report.findings) if fixed.report is not None else None
        return Mended(job, (), len(fixed.applied), tuple(refusals(fixed)), left)

    def rendered(self, fixed: Fixed, report: Report) -> bytes | None:
        """The corrected file, with remarks if wanted; None where it is the same as before.

        Raises:
            OutputError: the file cannot hold a fix or a remark.
        """
        if self.annotate:
            from tqa.batch.remarks import annotated_fix  # noqa: PLC0415 - seldom asked for

            data = annotated_fix(fixed, report)
            return data if data != fixed.target.carrier.render(fixed.target, ()) else None
        return fixed.render() if fixed.edits else None

    def fixed(self, job: Job) -> tuple[Article, Report, Fixed]:
        """One article with its reference, what was found in it, and the fixes made, nothing written yet.

        Raises:
            TqaError: it cannot be read or checked.
        """
        from tqa import pipeline  # noqa: PLC0415

        if job.problem:
            raise TqaError(job.problem)
        config = self.choice.of(*job.files)
        article = pipeline.read(job.source, job.target, job.reference, reading=config.reading)
        means = self.means.opened()
        report = pipeline.check(replace(article, reference=None), config, *means)
        if self.decisions is not None:
            return article, report, pipeline.decide(report, self.decisions, config, *means)
        return article, report, pipeline.fix(report, self.level, config, *means)
