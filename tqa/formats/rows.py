"""What all bilingual files have in common: rows that are aligned already."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.read import file_name, located, shown
from tqa.model import Article, Bead, BlockKind, Document, Language, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tqa.model import Carrier, Edit


class Side(StrEnum):
    """The texts of a row."""

    SOURCE = "source"
    TARGET = "target"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Row:
    """One translation unit as its file has it.

    `id` is "" where the file gives none, `doc` where the row belongs to no article; `reference` is None where
    there is none. `line` is the 1-based line that the row starts on.
    """

    id: str
    source: str
    target: str
    reference: str | None
    doc: str
    line: int


def build_article(rows: Sequence[Row], carrier_for: Callable[[Side], Carrier], path: str | Path) -> Article:
    """The article made of `rows`: one segment a side and one bead for each row.

    A row without an id gets its number, from 1. A side's text is its row texts joined by newlines.
    A row whose target (or source) is blank makes a bead without target (or source); where both are blank, or
    neither is, the bead has both.

    Raises:
        InputError: if there is no row, or two rows have the same id.
    """
    if not rows:
        raise InputError(f"{shown(path)}: holds no rows; add one row for each translated segment")
    ids = _unique_ids(rows, path)

    def document(side: Side, language: Language, texts: Sequence[str]) -> Document:
        return Document(
            "\n".join(texts), language, _segments(rows, ids, texts), carrier_for(side), file_name(path)
        )

    reference = None
    if any(row.reference for row in rows):
        reference = document(Side.REFERENCE, Language.ENGLISH, [row.reference or "" for row in rows])
    return Article(
        source=document(Side.SOURCE, Language.ARABIC, [row.source for row in rows]),
        target=document(Side.TARGET, Language.ENGLISH, [row.target for row in rows]),
        reference=reference,
        beads=tuple(_bead(index, row) for index, row in enumerate(rows)),
    )


def locate(document: Document, offset: int) -> tuple[int, int]:
    """The row that the code point at `offset` of a row document lies in, and its offset in that row's text.

    Raises:
        ValueError: if the offset lies outside the document.
    """
    if not 0 <= offset <= len(document.text):
        msg = f"offset {offset} outside a text of {len(document.text)} code points"
        raise ValueError(msg)
    row = bisect_right(document.segments, offset, key=lambda segment: segment.span.start) - 1
    return row, offset - document.segments[row].span.start


def edits_by_row(document: Document, edits: Sequence[Edit]) -> dict[int, list[Edit]]:
    """The edits of each row that has any, shifted into the row's own text; their order is kept.

    Raises:
        ValueError: if an edit reaches from one row into the next or lies outside the document.
    """
    grouped: dict[int, list[Edit]] = {}
    for edit in edits:
        row, _ = locate(document, edit.span.start)
        span = document.segments[row].span
        if not span.covers(edit.span):
            msg = f"edit {edit.span.start}..{edit.span.end} reaches beyond its row, which ends at {span.end}"
            raise ValueError(msg)
        grouped.setdefault(row, []).append(type(edit)(edit.span.shift(-span.start), edit.text))
    return grouped


def _unique_ids(rows: Sequence[Row], path: str | Path) -> list[str]:
    lines: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        name = row.id or str(number)
        if name in lines:
            numbered = "" if row.id else " (a row without an id gets its number)"
            msg = f"{located(path, row.line)}: the id {name!r}{numbered} stands on line {lines[name]} too"
            raise InputError(f"{msg}; give each row an id of its own")
        lines[name] = row.line
    return list(lines)


def _segments(rows: Sequence[Row], ids: Sequence[str], texts: Sequence[str]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    start = 0
    for index, (row, text) in enumerate(zip(rows, texts, strict=True)):
        end = start + len(text)
        segments.append(Segment(Span(start, end), BlockKind.ROW, index, ids[index], row.doc, row.line))
        start = end + 1
    return tuple(segments)


def _bead(index: int, row: Row) -> Bead:
    has_source, has_target = bool(row.source.strip()), bool(row.target.strip())
    if has_source == has_target:
        return Bead((index,), (index,))
    return Bead((index,), ()) if has_source else Bead((), (index,))
