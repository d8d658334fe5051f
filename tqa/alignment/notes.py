"""What a user should know of an alignment first: do the files belong together, is anything missing?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.formats.units import Unit
from tqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Article, Bead, Document

# Less than this share of likely partners on both sides makes the report say that the files may not belong
# together. Of 284 alignments of articles and web pages with their translations, some mostly missing, none has
# less; of those with other texts 97 in 100 have.
_FEW_PAIRS = 0.25


def notes(article: Article, beads: Sequence[Bead], unit: Unit = Unit.SENTENCE) -> tuple[str, ...]:
    """What a user should know first: do the files belong together, is anything missing?

    `unit` is what the article was read with; a bilingual file has rows in any case.
    """
    what = "rows" if article.beads is not None else f"{unit.value}s"
    pairs = [bead for bead in beads if bead.source and bead.target]
    arabic = _paired(article.source, [(bead.source, bead.score) for bead in pairs])
    english = _paired(article.target, [(bead.target, bead.score) for bead in pairs])
    if article.beads is None and max(arabic.share, english.share) < _FEW_PAIRS:
        likely = f"{arabic.likely:.0f} of {arabic.whole} Arabic and {english.likely:.0f} of {english.whole}"
        partners = f"only about {likely} English {what} have a partner"
        return (f"{partners}: are the two files the same article?",)
    missing = arabic.whole - arabic.found
    if missing:
        return (f"{missing} of {arabic.whole} Arabic {what} have no English: is a translation missing?",)
    return ()


@dataclass(frozen=True, slots=True)
class _Paired:
    """How many segments there are, how many of them have a partner, and how many are likely to have one."""

    whole: int
    found: int
    likely: float

    @property
    def share(self) -> float:
        """The likely part of the whole; 1 where there is nothing to pair."""
        return self.likely / self.whole if self.whole else 1.0


def _paired(document: Document, partnered: Sequence[tuple[Sequence[int], float]]) -> _Paired:
    """The figures for one side, furniture and blanks left out; `partnered` come with a probability."""
    body = {
        k
        for k, segment in enumerate(document.segments)
        if segment.kind is not BlockKind.FURNITURE and segment.span.of(document.text).strip()
    }
    scores = [score for indices, score in partnered for k in indices if k in body]
    return _Paired(len(body), len(scores), math.fsum(scores))
