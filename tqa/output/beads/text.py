"""The terminal form: each bead with its two sides below each other, for people to look through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.model import BlockKind
from tqa.output.beads.alignment import bead_type, first_lines
from tqa.output.beads.wrap import wrapped
from tqa.output.paint import painter
from tqa.output.visible import PDI, RLI, isolated, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Bead, Document
    from tqa.output.beads.alignment import Alignment
    from tqa.output.paint import Painter
    from tqa.output.style import Style

_NARROWEST = 40


def render(alignment: Alignment, style: Style) -> str:
    """Every bead with its type, its confidence and its texts, each with its line in the file."""
    paint = painter(colour=style.colour)
    article = alignment.article
    numbers = (first_lines(article.source), first_lines(article.target))
    digits = len(str(max(max(each, default=0) for each in numbers)))
    blocks = []
    for index, bead in enumerate(alignment.beads):
        lines = [_head(alignment, index, bead, paint)]
        lines += _side("ar", article.source, bead.source, numbers[0], digits, style, paint)
        lines += _side("en", article.target, bead.target, numbers[1], digits, style, paint)
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _head(alignment: Alignment, index: int, bead: Bead, paint: Painter) -> str:
    parts = [paint(f"#{shown(alignment.name(index))}", "bold")]
    paired = bead.source and bead.target
    ordinary = len(bead.source) == len(bead.target) == 1
    parts.append(paint(bead_type(bead), "cyan") if paired and not ordinary else bead_type(bead))
    parts.append(f"confidence {bead.score:.2f}")
    if not paired:
        parts.append(paint("no English" if bead.source else "no Arabic", "yellow"))
        parts += ["page furniture"] if _is_furniture(alignment, bead) else []
    if bead.moved:
        parts.append(paint("moved", "magenta"))
    return "  ".join(parts)


def _is_furniture(alignment: Alignment, bead: Bead) -> bool:
    """Whether nothing of the article's own text lacks a partner here."""
    article = alignment.article
    segments = [article.source.segments[i] for i in bead.source]
    segments += [article.target.segments[j] for j in bead.target]
    return all(segment.kind is BlockKind.FURNITURE for segment in segments)


def _side(  # noqa: PLR0913, PLR0917 - what a line is made of
    label: str,
    document: Document,
    indices: Sequence[int],
    numbers: Sequence[int],
    digits: int,
    style: Style,
    paint: Painter,
) -> list[str]:
    made = []
    for index in indices:
        gutter = f"  {label}  {numbers[index]:>{digits}}  "
        room = max(style.width, _NARROWEST) - len(gutter)
        for line in wrapped(document.segment_text(index), room):
            body = f"{RLI}{line}{PDI}" if label == "ar" else isolated(line)
            made.append(((paint(gutter, "dim") if gutter.strip() else gutter) + body).rstrip(" "))
            gutter = " " * len(gutter)
    return made
