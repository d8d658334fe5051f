"""Pages read and edited as a carrier does."""

from __future__ import annotations

from tqa.config.reading import Reading
from tqa.formats.html import page as html
from tqa.model import Document, Edit, Language, Span


def read(page, selector="", language=Language.ENGLISH):
    data = page if isinstance(page, bytes) else page.encode()
    return html.read(data, "page.html", language, Reading(selector=selector))


def texts(raw):
    return [block.span.of(raw.text) for block in raw.blocks]


def document(raw):
    return Document(raw.text, Language.ENGLISH, (), raw.carrier, raw.path, raw.blocks)


def edited(raw, old, new):
    start = raw.text.index(old)
    edits = [Edit(Span(start, start + len(old)), new)]
    assert all(raw.carrier.can_make(document(raw), edit) for edit in edits)
    return raw.carrier.render(document(raw), edits)
