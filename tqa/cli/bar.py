"""A progress bar on the terminal for a run over many articles; without a terminal, nothing."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from rich.progress import Progress, TaskID


class Bar:
    """Shows on standard error how many of a run's articles are done, how fast, and how long the rest takes.

    It leaves no trace.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr is not None and sys.stderr.isatty() and self._total > 1:
            from rich.console import Console  # noqa: PLC0415 - only a terminal shows it
            from rich.progress import (  # noqa: PLC0415
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
            )

            # It is drawn when an article is done, never by a thread of its own, which could write in between.
            self._progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                TextColumn("left"),
                console=Console(stderr=True),
                transient=True,
                auto_refresh=False,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._progress.add_task("checking", total=self._total, rate="")
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def step(self) -> None:
        """One more article is done."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)
            speed = self._progress.tasks[self._task].speed
            if speed is not None:
                self._progress.update(self._task, rate=f"{speed:.1f} articles/s")
            self._progress.refresh()

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is written to the terminal."""
        if self._progress is None:
            yield
            return
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()
