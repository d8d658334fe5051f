"""Hand-made documents with the smallest carriers that can place an offset."""

from __future__ import annotations

from dataclasses import dataclass

from tqa.model import BlockKind, Document, Edit, Language, Segment, Span
from tqa.positions import LineIndex, Place


@dataclass(frozen=True)
class PlainCarrier:
    """Running text: the document is the file."""

    name: str = "text"

    # Outputs place findings and never write a file back: a call is a defect of the output.
    def render(self, document, edits):
        raise NotImplementedError

    def can_make(self, document: Document, edit: Edit) -> bool:  # noqa: ARG002 - the protocol
        return True

    def place(self, document: Document, offset: int) -> Place:
        return LineIndex(document.text).place(offset)


@dataclass(frozen=True)
class RowCarrier:
    """A table: each segment is a field of its own line."""

    field: str
    name: str = "tsv"

    # Outputs place findings and never write a file back: a call is a defect of the output.
    def render(self, document, edits):
        raise NotImplementedError

    def can_make(self, document: Document, edit: Edit) -> bool:  # noqa: ARG002 - the protocol
        return True

    def place(self, document: Document, offset: int) -> Place:
        row = next(s for s in document.segments if s.span.start <= offset <= s.span.end)
        return LineIndex(row.span.of(document.text)).place(offset - row.span.start, self.field, row.line)


def running(language: Language, path: str, *sentences: str) -> Document:
    """A document of one sentence a line."""
    segments, start = [], 0
    for block, sentence in enumerate(sentences):
        segments.append(Segment(Span(start, start + len(sentence)), block=block))
        start += len(sentence) + 1
    return Document("\n".join(sentences) + "\n", language, tuple(segments), PlainCarrier(), path)


def rows(language: Language, path: str, ids: list[str], *sentences: str) -> Document:
    """A document of table rows, from line 2 on."""
    segments, start = [], 0
    for number, (name, sentence) in enumerate(zip(ids, sentences, strict=True)):
        span = Span(start, start + len(sentence))
        segments.append(Segment(span, BlockKind.ROW, number, name, line=number + 2))
        start += len(sentence) + 1
    field = "source" if language is Language.ARABIC else "target"
    return Document("\n".join(sentences), language, tuple(segments), RowCarrier(field), path)


def at(document: Document, words: str) -> Span:
    """Where `words` first stand."""
    start = document.text.index(words)
    return Span(start, start + len(words))
