"""Puts edits of row texts back into the cells of their file, and finds row texts in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from tqa.formats.encoding import Decoded, encode
from tqa.formats.lines import line_index
from tqa.formats.read import located
from tqa.formats.rows import edits_by_row, locate
from tqa.formats.splice import apply_edits
from tqa.model import Edit
from tqa.positions import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Document


class Cell(Protocol):
    """The stretch of a file that holds one text of one row, in whatever notation the format has."""

    @property
    def column(self) -> str:
        """The column's name as the file spells it."""

    def file_offset(self, offset: int) -> int:
        """Where in the file's text the code point at `offset` of the cell's text stands."""

    def rewrite(self, edits: Sequence[Edit], where: str) -> list[Edit]:
        """Edits of the file's text that make `edits` of the cell's text; `where` begins a message."""

    def can_make(self, edit: Edit) -> bool:
        """Whether the cell can hold an edit of its text: it changes no tag and no placeholder."""

    @property
    def spot(self) -> str:
        """Where the cell is in the terms of its format, such as "unit 12"; "" where column and row say it."""


@dataclass(frozen=True)
class RowCarrier:
    """Carries one side of a bilingual file: `cells` are that side's, row by row, None where a row has none.

    It belongs to the document that was read with it: row texts are found by the spans of its segments.
    """

    name: str
    decoded: Decoded
    cells: tuple[Cell | None, ...]

    def render(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The file with `edits` made in their cells and every other byte kept.

        Raises:
            OutputError: if the format or the file's encoding cannot hold an edit.
            ValueError: if the edits overlap, are not sorted, leave their row or lie in one without a cell.
        """
        return encode(self.edited(document, edits), self.decoded, document.path)

    def edited(self, document: Document, edits: Sequence[Edit]) -> str:
        """The file's text with `edits` made; raises as `render` does."""
        file_edits: list[Edit] = []
        for row, row_edits in edits_by_row(document, edits).items():
            cell = self.cells[row]
            if cell is None:
                msg = f"row {row} has no cell to edit"
                raise ValueError(msg)
            file_edits += cell.rewrite(row_edits, located(document.path, document.segments[row].line))
        return apply_edits(self.decoded.text, file_edits)

    def can_make(self, document: Document, edit: Edit) -> bool:
        """Whether the edit stays in one row, whose cell can hold it."""
        row, _ = locate(document, edit.span.start)
        span, cell = document.segments[row].span, self.cells[row]
        return (
            cell is not None
            and span.covers(edit.span)
            and cell.can_make(Edit(edit.span.shift(-span.start), edit.text))
        )

    def place(self, document: Document, offset: int) -> Place:
        """Line and columns in the file of the code point at `offset`, the column's name, the cell's spot.

        In a row without a cell it is the start of the row's line.

        Raises:
            ValueError: if the offset lies outside the document.
        """
        row, within = locate(document, offset)
        cell = self.cells[row]
        if cell is None:
            return Place(document.segments[row].line, 1, 1, 1)
        place = line_index(self.decoded.text).place(cell.file_offset(within), cell.column)
        return replace(place, spot=cell.spot) if cell.spot else place
