"""What comes of each article of a run, in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tqa.cli.streams import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tqa.batch.checking import Checking, Item, Outcome
    from tqa.gate.baseline import Entry


def outcomes(checking: Checking, items: Sequence[Item], workers: int) -> Iterator[Outcome]:
    """The outcome of each of `items`, checked by so many `workers`.

    Raises:
        TqaError: the only article cannot be checked, or what all articles share is wrong.
    """
    if not checking.many:
        # An error of the only article is the run's own; and it comes before anything is written.
        return iter([checking.outcome(items[0])])
    tell_shared(checking)
    from tqa.batch.run import in_order  # noqa: PLC0415 - most runs have one article

    return settled(checking, items, in_order(checking, items, workers))


def tell_shared(checking: Checking) -> None:
    """Tell once what holds for all articles; what is wrong with it ends the run.

    Raises:
        TqaError: the lexicon, the encoder or a glossary is wrong.
    """
    checking.means.opened()
    for note in checking.choice.notes():
        say(f"note: {note}")


def settled(checking: Checking, items: Sequence[Item], made: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes in order; an entry of an article that is gone answers for the first alone to claim it."""
    gone = checking.known.gone if checking.known is not None else ()
    taken: frozenset[Entry] = frozenset()
    for item, outcome in zip(items, made, strict=True):
        if taken and outcome.judged is not None and outcome.judged.answered & taken:
            outcome = checking(replace(item, taken=taken))  # noqa: PLW2901 - the same article, once more
        if outcome.judged is not None:
            taken |= outcome.judged.answered.intersection(gone)
        yield outcome
