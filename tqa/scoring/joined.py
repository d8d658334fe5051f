"""Which sentences of several translations of one article can be compared: those of the same Arabic.

Translations of an article need not have the same lines. Each is aligned with the source, and the beads are
joined: two beads that share an Arabic sentence, of whichever translation they are, become one stretch.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tqa.model import Bead

if TYPE_CHECKING:
    from collections.abc import Sequence

    # For each translation, the indices of the sentences that belong to a stretch.
    Stretch = tuple[tuple[int, ...], ...]


def stretches(sentences: int, sides: Sequence[Sequence[Bead]]) -> list[Stretch]:
    """The smallest stretches that no bead crosses, in the order of the source; one may be empty on a side.

    Args:
        sentences: how many the source has.
        sides: for each translation, its beads with the source.
    """
    first = list(range(sentences))
    for bead in (bead for beads in sides for bead in beads if bead.source):
        roots = sorted(_root(first, index) for index in bead.source)
        for root in roots:
            first[root] = roots[0]
    found: dict[int, list[list[int]]] = defaultdict(lambda: [[] for _ in sides])
    for side, beads in enumerate(sides):
        for bead in beads:
            if bead.source:
                found[_root(first, bead.source[0])][side].extend(bead.target)
    return [tuple(tuple(sorted(indices)) for indices in found[root]) for root in sorted(found)]


def itself(sentences: int) -> tuple[Bead, ...]:
    """A source of so many sentences aligned with itself: says which of them a stretch has."""
    return tuple(Bead((k,), (k,), 1.0) for k in range(sentences))


def _root(first: list[int], index: int) -> int:
    while first[index] != index:
        # Halving the way keeps every later look short.
        first[index] = first[first[index]]
        index = first[index]
    return index
