"""An alignment in figures."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.output.beads.alignment import bead_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.output.beads.alignment import Alignment


@dataclass(frozen=True, slots=True)
class Summary:
    """How many beads there are of each type, such as "1-2", and how sure they are.

    `source` and `target` count all segments, `lone_source` and `lone_target` those without a partner.
    `confidence` is the mean over the beads with two sides; None where there is no such bead.
    """

    types: Mapping[str, int]
    source: int
    target: int
    lone_source: int
    lone_target: int
    moved: int
    confidence: float | None


def summarise(alignment: Alignment) -> Summary:
    """The figures of `alignment`."""
    beads = alignment.beads
    counts = Counter((len(bead.source), len(bead.target), bead_type(bead)) for bead in beads)
    scores = [bead.score for bead in beads if bead.source and bead.target]
    return Summary(
        types={name: count for (_, _, name), count in sorted(counts.items())},
        source=len(alignment.article.source.segments),
        target=len(alignment.article.target.segments),
        lone_source=sum(len(bead.source) for bead in beads if not bead.target),
        lone_target=sum(len(bead.target) for bead in beads if not bead.source),
        moved=sum(bead.moved for bead in beads),
        confidence=math.fsum(scores) / len(scores) if scores else None,
    )


def summary_line(alignment: Alignment) -> str:
    """The figures on one line, for people; beads with two sides first."""
    found = summarise(alignment)
    types = sorted(found.types.items(), key=lambda item: "0" in item[0].split("-"))
    beads = "1 bead" if len(alignment.beads) == 1 else f"{len(alignment.beads)} beads"
    sure = "none" if found.confidence is None else f"{found.confidence:.2f}"
    return (
        f"{found.source} Arabic and {found.target} English {alignment.unit}s in {beads}: "
        + ", ".join(f"{name} × {count}" for name, count in types)
        + f"; unmatched: {found.lone_source} Arabic, {found.lone_target} English"
        + f"; moved: {found.moved}; mean confidence: {sure}"
    )
