"""Parquet tables with the columns of TSV."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tqa.errors import InputError
from tqa.formats.columns import Column, find_columns
from tqa.formats.parquet.file import is_text, numbers, opened, rewritten, strings
from tqa.formats.read import file_name, shown
from tqa.formats.rows import Row, Side, build_article, edits_by_row, locate
from tqa.formats.splice import apply_edits
from tqa.positions import place_behind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tqa.model import Article, Document, Edit
    from tqa.positions import Place


@dataclass(frozen=True)
class ParquetCarrier:
    """Carries one side of a table: `column` is its name, `present` says which rows have a text there.

    `data` is the file at `path` as it was read.
    """

    path: str
    data: bytes = field(repr=False)
    column: str
    present: tuple[bool, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """The format's name."""
        return "parquet"

    def render(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The file with `edits` made in their rows and every other value kept; without any, the very same.

        Raises:
            OutputError: if pyarrow cannot write such a file.
            ValueError: if the edits overlap, are not sorted or leave their row.
        """
        if not edits:
            return self.data
        changed = {
            row: apply_edits(document.segment_text(row), row_edits)
            for row, row_edits in edits_by_row(document, edits).items()
        }
        return rewritten(self.data, self.path, self.column, changed)

    def can_make(self, document: Document, edit: Edit) -> bool:
        """Whether the edit stays in one row that has a text."""
        row, _ = locate(document, edit.span.start)
        return self.present[row] and document.segments[row].span.covers(edit.span)

    def place(self, document: Document, offset: int) -> Place:
        """The row in place of a line, columns in its text, the column's name.

        Raises:
            ValueError: if the offset lies outside the document.
        """
        row, within = locate(document, offset)
        before = document.segment_text(row)[:within]
        return place_behind(before, row + 1, self.column, f"row {row + 1}")


def read(data: bytes, path: str | Path) -> Article:
    """The article in a Parquet file, whose content is `data`.

    Raises:
        InputError: it is no Parquet or a damaged one, is too large, or lacks source or target; or pyarrow is
            not installed.
    """
    name = file_name(path)
    schema = opened(data, name).schema_arrow
    titles = {column: schema.names[at] for column, at in find_columns(schema.names, shown(name)).items()}
    texts = {
        column: _texts(data, title, column, schema.field(title).type, name)
        for column, title in titles.items()
    }
    sources, targets = texts[Column.SOURCE], texts[Column.TARGET]
    rows = [
        Row(
            id=_named(texts, Column.ID, index),
            source=source or "",
            target=target or "",
            reference=texts[Column.REFERENCE][index] or None if Column.REFERENCE in texts else None,
            doc=_named(texts, Column.DOC, index),
            line=index + 1,
        )
        for index, (source, target) in enumerate(zip(sources, targets, strict=True))
    ]

    def carrier_for(side: Side) -> ParquetCarrier:
        column = Column(side)
        present = tuple(text is not None for text in texts[column])
        return ParquetCarrier(name, data, titles[column], present)

    return build_article(rows, carrier_for, path)


def _named(texts: Mapping[Column, Sequence[str | None]], column: Column, index: int) -> str:
    text = texts[column][index] if column in texts else None
    return text if text is not None and text.strip() else ""


def _texts(data: bytes, title: str, column: Column, kind: Any, path: str) -> list[str | None]:  # noqa: ANN401
    """The values of a column of the type `kind`; numbers may name rows and articles only."""
    value = getattr(kind, "value_type", kind) if str(kind).startswith("dictionary") else kind
    if is_text(value):
        return strings(data, title, path)
    whole = str(value).startswith(("int", "uint"))
    if str(value) == "null" or (whole and column in (Column.ID, Column.DOC)):
        return numbers(data, title, path)
    raise InputError(f"{shown(path)}: the column {title!r} holds {value}, not text; write strings into it")
