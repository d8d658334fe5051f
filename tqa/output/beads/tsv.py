"""TSV: one bead a row, which `tqa check` reads again as sentence pairs.

A cell never holds a tab or a line end, so that the file can be taken apart line by line and tab by tab. Cells
with a double quote are quoted, as spreadsheets and csv libraries expect; no other cell is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.output.beads.alignment import bead_type, first_lines, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tqa.output.beads.alignment import Alignment
    from tqa.output.style import Style

HEADER = (
    "id", "doc", "type", "confidence", "moved", "source_index", "target_index", "source_line", "target_line",
    "source", "target",
)  # fmt: skip
_QUOTE = '"'
_REPLACEMENT = "\ufffd"
# Whatever some reader takes for the end of a line.
_BREAK = re.compile("\r\n|[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")
# No text file holds NUL or half a character, and a terminal obeys the other controls.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def render(alignment: Alignment, style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """A header row and one row for each bead; indices count from 0, lines from 1, several part by spaces."""
    article = alignment.article
    source_lines, target_lines = first_lines(article.source), first_lines(article.target)
    rows = ["\t".join(HEADER)]
    for index, bead in enumerate(alignment.beads):
        cells = (
            alignment.name(index),
            alignment.doc(bead),
            bead_type(bead),
            f"{rounded(bead.score):.4f}",
            "true" if bead.moved else "false",
            _numbers(bead.source),
            _numbers(bead.target),
            _numbers(source_lines[i] for i in bead.source),
            _numbers(target_lines[j] for j in bead.target),
            alignment.source_text(bead),
            alignment.target_text(bead),
        )
        rows.append("\t".join(map(cell, cells)))
    return "\n".join(rows) + "\n"


def cell(value: str) -> str:
    """`value` as the notation of one cell.

    Tabs and line ends become a space, other control characters and lone surrogates U+FFFD.
    """
    value = _CONTROL.sub(_REPLACEMENT, _BREAK.sub(" ", value))
    if _QUOTE in value:
        return _QUOTE + value.replace(_QUOTE, _QUOTE * 2) + _QUOTE
    return value


def _numbers(values: Iterable[int]) -> str:
    return " ".join(map(str, values))
