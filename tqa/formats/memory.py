"""Texts that came from Python rather than from a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.formats.lines import line_index
from tqa.formats.splice import apply_edits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Document, Edit
    from tqa.positions import Place


@dataclass(frozen=True, slots=True)
class MemoryCarrier:
    """Renders a text as UTF-8; lone surrogates pass through, so that nothing a caller holds is refused."""

    @property
    def name(self) -> str:
        """The format's name."""
        return "memory"

    def render(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The text with `edits` made, as UTF-8."""
        return apply_edits(document.text, edits).encode("utf-8", "surrogatepass")

    def can_make(self, document: Document, edit: Edit) -> bool:  # noqa: ARG002 - the protocol
        """Any edit."""
        return True

    def place(self, document: Document, offset: int) -> Place:
        """Line and columns of the code point at `offset`."""
        return line_index(document.text).place(offset)
