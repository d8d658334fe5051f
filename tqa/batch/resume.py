"""Checks the articles of a run that the store does not know yet, and gives what came of all, in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tqa.batch.store import Kept

if TYPE_CHECKING:
    from pathlib import Path

    from tqa.batch.checking import Checking, Item, Outcome
    from tqa.batch.stamps import Stamps
    from tqa.batch.store import Store
    from tqa.output.style import Style

Runner = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]
"""Gives what a function makes of each of some jobs, in the order of the jobs."""


@dataclass(frozen=True)
class Measured:
    """Checks an article as `checking` does, and says what is to be kept of it; its stamp is the caller's."""

    checking: Checking

    def __call__(self, item: Item) -> Kept:
        """Check one article; what is wrong with it becomes the outcome's `errors`."""
        outcome = self.checking(item)
        parts = dict(zip(self.telling, outcome.parts, strict=True)) if not outcome.errors else {}
        bare = replace(outcome, parts=(), page=None)
        digest = page_digest(outcome.page)
        return Kept("", bare, parts, self.page_name(item) if digest else "", digest)

    @property
    def telling(self) -> tuple[str, ...]:
        """What each of the formats is called in the store, with what its look depends on."""
        return tuple(_told_as(name, style) for name, style in self.checking.told)

    def page_name(self, item: Item) -> str:
        """Where the page goes, and in which language; "" for no page."""
        return f"{self.checking.language.value} {item.href}" if item.page is not None else ""

    def outcome(self, kept: Kept, item: Item) -> Outcome:
        """What came of the article `item`, from what is kept of it."""
        parts = tuple(kept.parts[name] for name in self.telling) if not kept.outcome.errors else ()
        page = item.page if kept.digest else None
        return replace(kept.outcome, job=item.job, parts=parts, page=page)


@dataclass(frozen=True, slots=True)
class Plan:
    """Of one article its stamp, and whether the store has it just as a check of today would."""

    stamp: str
    known: bool


@dataclass(frozen=True)
class Resumed:
    """A run over `items` that leaves out what `store` knows; `run` does the rest.

    `fresh` leaves out nothing.
    """

    work: Measured
    items: Sequence[Item]
    store: Store
    stamps: Stamps
    run: Runner
    fresh: bool = False

    def plans(self) -> list[Plan]:
        """What is to be done about each of the items."""
        made = []
        for item in self.items:
            stamp = self.stamps.of(item.job)
            made.append(Plan(stamp, not self.fresh and self._load(item, stamp) is not None))
        return made

    def __call__(self, plans: Sequence[Plan]) -> Iterator[Outcome]:
        """What came of each article, in order.

        Raises:
            OutputError: a result cannot be kept.
        """
        planned = list(zip(self.items, plans, strict=True))
        new = self.run(self.work, [item for item, plan in planned if not plan.known])
        for item, plan in planned:
            stored = self._load(item, plan.stamp) if plan.known else None
            # What has left the store since it was planned is checked here.
            kept = stored or (self.work(item) if plan.known else next(new))
            if stored is None:
                self._save(kept, item, plan.stamp)
            yield self.work.outcome(kept, item)

    def _load(self, item: Item, stamp: str) -> Kept | None:
        """What the store has of an article, if it is all that is wanted of it."""
        kept = self.store.load(item.job.key) if stamp else None
        if kept is None or kept.stamp != stamp or not set(self.work.telling) <= kept.parts.keys():
            return None
        if item.page is None:
            # A page that may not be written, since it is an input, is told of each time.
            return None if item.href else kept
        made = kept.page == self.work.page_name(item) and page_digest(item.page) == kept.digest
        return kept if made else None

    def _save(self, kept: Kept, item: Item, stamp: str) -> None:
        """Keep what came of a check, unless it is to be done again.

        A file that was written to meanwhile may have been read half and half.
        """
        if kept.outcome.errors or kept.outcome.page_error or not stamp or stamp != self.stamps.of(item.job):
            return
        older = self.store.load(item.job.key)
        parts = kept.parts
        if older is not None and older.stamp == stamp and not self.fresh:
            # Those for other formats, which an earlier run made of the very same article.
            parts = {**older.parts, **parts}
        self.store.save(replace(kept, stamp=stamp, parts=parts))


def page_digest(page: Path | None) -> str:
    """A digest of a page; "" where there is none."""
    try:
        return hashlib.blake2b(page.read_bytes(), digest_size=16).hexdigest() if page is not None else ""
    except OSError:
        return ""


def _told_as(name: str, style: Style) -> str:
    # Only the text form looks different on another terminal.
    return f"{name} {style.width} {style.colour}" if name == "text" else name
