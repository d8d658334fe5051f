"""Plain text: the document is the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.formats.encoding import Decoded, decode, encode
from tqa.formats.lines import line_index
from tqa.formats.raw import RawText
from tqa.formats.read import file_name
from tqa.formats.splice import apply_edits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tqa.config.reading import Reading
    from tqa.model import Document, Edit, Language
    from tqa.positions import Place


@dataclass(frozen=True, slots=True)
class TextCarrier:
    """Writes a plain-text file back in the encoding it came in; `decoded` is the file as it was read."""

    decoded: Decoded

    @property
    def name(self) -> str:
        """The format's name."""
        return "text"

    def render(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The file with `edits` made and every other byte kept.

        Raises:
            OutputError: if an edit brings a character that the file's encoding does not have.
            ValueError: if the edits overlap, are not sorted or lie outside the text.
        """
        return encode(apply_edits(document.text, edits), self.decoded, document.path)

    def can_make(self, document: Document, edit: Edit) -> bool:  # noqa: ARG002 - the protocol
        """Any edit: all of the file is text."""
        return True

    def place(self, document: Document, offset: int) -> Place:
        """Line and columns of the code point at `offset`.

        Raises:
            ValueError: if the offset lies outside the text.
        """
        return line_index(document.text).place(offset)


def read(data: bytes, path: str | Path, language: Language, reading: Reading) -> RawText:  # noqa: ARG001 - text is text
    """The text of a file whose content is `data`, and the carrier that writes it back.

    Raises:
        InputError: if it is not text.
    """
    decoded = decode(data, file_name(path))
    return RawText(decoded.text, TextCarrier(decoded), file_name(path))
