"""The article with its target corrected, as it would be read again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tqa.formats.patch_carrier import Rereads, with_white_space
from tqa.formats.rows import Row, Side, build_article, edits_by_row
from tqa.formats.splice import apply_edits
from tqa.formats.units import split_units
from tqa.language.sentences import split_document
from tqa.model import Article, BlockKind, Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Edit


def corrected(article: Article, edits: Sequence[Edit]) -> Article | None:
    """The article with `edits` (sorted, not overlapping) made to its target; None if it cannot be read anew.

    A running text is split into sentences again, a table keeps its rows. A file whose text lies in pieces is
    written and read, since where they lie has changed. What came aligned from elsewhere cannot be read anew:
    its sentences are known to nobody but who made it.

    Raises:
        OutputError: the file of such pieces cannot hold an edit.
    """
    target = article.target
    if isinstance(target.carrier, Rereads):
        return _reread(article, target.carrier, edits)
    if article.beads is None:
        text = apply_edits(target.text, edits)
        segments = split_document(text, target.language)
        return replace(article, target=replace(target, text=text, segments=segments))
    if not _is_table(article):
        return None
    return _table(article, edits)


def _reread(article: Article, carrier: Rereads, edits: Sequence[Edit]) -> Article | None:
    """The article with its changed target; None where the file shows another text than the edits make."""
    target = article.target
    text = apply_edits(target.text, edits)
    read = carrier.reread(carrier.render(target, edits), target.path)
    if isinstance(read, Article):
        again = read
    else:
        read = with_white_space(read, text)
        segments = split_units(read.text, target.language, blocks=read.blocks)
        changed = Document(read.text, target.language, segments, read.carrier, target.path, read.blocks)
        again = replace(article, target=changed)
    return again if again.target.text == text else None


def _is_table(article: Article) -> bool:
    sides = (article.source.segments, article.target.segments)
    rows = all(segment.kind is BlockKind.ROW for segments in sides for segment in segments)
    return rows and len(sides[0]) == len(sides[1]) == len(article.beads or ())


def _table(article: Article, edits: Sequence[Edit]) -> Article:
    target, reference = article.target, article.reference
    changes = edits_by_row(target, edits)
    rows = [
        Row(
            segment.id,
            article.source.segment_text(index),
            apply_edits(target.segment_text(index), changes.get(index, ())),
            reference.segment_text(index) if reference is not None else None,
            segment.group,
            segment.line,
        )
        for index, segment in enumerate(target.segments)
    ]
    documents: dict[Side, Document] = {Side.SOURCE: article.source, Side.TARGET: target}
    if reference is not None:
        documents[Side.REFERENCE] = reference
    return build_article(rows, lambda side: documents[side].carrier, target.path)
