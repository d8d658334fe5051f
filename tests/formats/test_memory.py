"""Texts that came from Python."""

from __future__ import annotations

from tqa.formats.memory import MemoryCarrier
from tqa.model import Document, Edit, Language, Span


def document(text):
    return Document(text, Language.ENGLISH, (), MemoryCarrier())


def test_render_makes_edits_and_keeps_the_rest():
    text = "a\r\nb \ud800 \U0001f600"
    assert (
        MemoryCarrier().render(document(text), [Edit(Span(0, 1), "ä")])
        == b"\xc3\xa4\r\nb \xed\xa0\x80 \xf0\x9f\x98\x80"
    )


def test_place_counts_lines_and_columns():
    place = MemoryCarrier().place(document("a\r\n\U0001f600b"), 4)
    assert (place.line, place.column, place.utf16_column, place.utf8_column) == (2, 2, 3, 5)


def test_name():
    assert MemoryCarrier().name == "memory"
