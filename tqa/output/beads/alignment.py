"""What a run of `tqa align` found, and what every format says of it in the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Article, Bead, Document, Segment

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Alignment:
    """The beads of an article. `unit` names what its segments are: line, sentence, paragraph or row."""

    article: Article
    beads: tuple[Bead, ...]
    unit: str
    notes: tuple[str, ...] = ()

    def source_text(self, bead: Bead) -> str:
        """The Arabic of `bead`, a space between its segments; "" where it has none."""
        return _joined(self.article.source, bead.source)

    def target_text(self, bead: Bead) -> str:
        """The English of `bead`, a space between its segments; "" where it has none."""
        return _joined(self.article.target, bead.target)

    def has_both(self, bead: Bead) -> bool:
        """Whether there is something to read on both sides."""
        return bool(self.source_text(bead).strip() and self.target_text(bead).strip())

    def name(self, index: int) -> str:
        """The name of the bead at `index`: its row's own id in a bilingual file, else its number from 1."""
        row = self._row(self.beads[index])
        return str(index + 1) if row is None else row.id

    def doc(self, bead: Bead) -> str:
        """The article that `bead` belongs to: what its row says, else the name of the target's file."""
        row = self._row(bead)
        return self.article.target.path if row is None else row.group

    def original(self, bead: Bead) -> str:
        """The document that the Arabic of `bead` is from: what its row says, else the source's file."""
        row = self._row(bead)
        return self.article.source.path if row is None else row.group

    def _row(self, bead: Bead) -> Segment | None:
        article = self.article
        for document, indices in ((article.target, bead.target), (article.source, bead.source)):
            if indices and document.segments[indices[0]].kind is BlockKind.ROW:
                return document.segments[indices[0]]
        return None


def bead_type(bead: Bead) -> str:
    """How many segments of either side the bead has, such as "1-2"."""
    return f"{len(bead.source)}-{len(bead.target)}"


def rounded(score: float) -> float:
    """A confidence as the machine formats give it: to 4 places, so that equal runs print equal bytes."""
    return round(float(score), 4) + 0.0


def first_lines(document: Document) -> list[int]:
    """The 1-based line of the file that each segment of `document` starts on."""
    lines, line, done = [], 1, 0
    for segment in document.segments:
        if segment.kind is BlockKind.ROW:
            lines.append(segment.line)
            continue
        line += len(_LINE_END.findall(document.text, done, segment.span.start))
        done = segment.span.start
        lines.append(line)
    return lines


def _joined(document: Document, indices: Sequence[int]) -> str:
    return " ".join(map(document.segment_text, indices))
