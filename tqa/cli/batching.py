"""A run of `tqa batch`: as one of `tqa check`, but that results are kept, and end in tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.batch.resume import Measured, Resumed
from tqa.batch.run import in_order
from tqa.batch.stamps import Stamps
from tqa.batch.store import FOLDER, Store
from tqa.cli.checking import Run
from tqa.cli.outcomes import settled, tell_shared
from tqa.cli.streams import print_line, say
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from tqa.batch.checking import Checking, Outcome
    from tqa.batch.results import Results
    from tqa.cli.tally import Tally
    from tqa.errors import ExitCode


@dataclass(frozen=True, kw_only=True)
class BatchRun(Run):
    """What the command line asks for, with everything going to `folder`.

    `ray` is the address of a cluster, None to work in processes of this machine. `fresh` checks what did not
    change as well. `results` makes the tables.
    """

    folder: Path
    ray: str | None
    fresh: bool
    results: Results

    def __call__(self) -> ExitCode:
        """Do it all.

        Raises:
            TqaError: what all articles share is wrong, or a result cannot be written.
        """
        try:
            return super().__call__()
        except KeyboardInterrupt:
            say("note: what is done is kept; the same command goes on from there")
            raise

    def _checking(self) -> Checking:
        return replace(super()._checking(), tabled=True)

    def _outcomes(self) -> Iterator[Outcome]:
        checking, items = self._checking(), self._items()
        tell_shared(checking)
        store, stamps = Store(self.folder / FOLDER), Stamps(checking)
        resumed = Resumed(Measured(checking), items, store, stamps, self._run, self.fresh)
        plans = resumed.plans()
        known = sum(plan.known for plan in plans)
        if known:
            say(f"note: {known:,} of {len(plans):,} articles did not change since they were checked")
        for outcome in settled(checking, items, resumed(plans)):
            self.results.add(outcome)
            yield outcome

    def _run(self, work: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        """What `work` makes of the jobs, by whom the user said."""
        workers = max(1, min(self.articles.workers, len(jobs)))
        if self.ray is None:
            return in_order(work, jobs, workers)
        from tqa.batch.on_ray import in_order_on_ray  # noqa: PLC0415 - seldom asked for

        return in_order_on_ray(work, jobs, self.ray, workers)

    def _conclude(self, tally: Tally) -> None:
        self.results.write()
        super()._conclude(tally)
        tell_ = print_line if self._stdout_is_for_people() else say
        tell_(f"results: {' '.join(shown(file) for file in self.results.files)}")

    def _stdout_is_for_people(self) -> bool:
        return all(each.file is not None or each.format == "text" for each in self.told)

    def _tells_report(self) -> bool:
        return True

    def _wants_index(self, tally: Tally) -> bool:  # noqa: ARG002 - whatever there is, or the last run's stayed
        return self.pages.named is not None
