"""Puts edits into a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Edit


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """`text` with `edits` made; their spans are code points into `text` as given, sorted and not overlapping.

    Several insertions at one point go in as they are listed.

    Raises:
        ValueError: if an edit begins before the end of the one before it, or ends outside the text.
    """
    pieces: list[str] = []
    done = 0
    for edit in edits:
        if edit.span.start < done:
            msg = f"edit at {edit.span.start} overlaps or precedes the one that ends at {done}"
            raise ValueError(msg)
        if edit.span.end > len(text):
            msg = f"edit ends at {edit.span.end}, outside a text of {len(text)} code points"
            raise ValueError(msg)
        pieces += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    pieces.append(text[done:])
    return "".join(pieces)
