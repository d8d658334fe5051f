"""Carries running text that lies in pieces in its file: an HTML page, a Markdown text, subtitles."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from tqa.errors import InputError, OutputError
from tqa.formats.encoding import Decoded, encode
from tqa.formats.lines import line_index
from tqa.formats.patchwork import Patchwork, Piece
from tqa.formats.splice import apply_edits
from tqa.model import Block, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tqa.formats.raw import RawText
    from tqa.model import Article, Document, Edit
    from tqa.positions import Place


@runtime_checkable
class Rereads(Protocol):
    """A carrier whose file is read anew once it is changed, since where its text lies is not in the text."""

    def render(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The changed file, as `Carrier` has it."""

    def reread(self, data: bytes, path: str) -> RawText | Article:
        """The content of the changed file, as it was read the first time; of a bilingual one, the article."""


@dataclass(frozen=True)
class PatchCarrier:
    """Writes a file back with edits made in the pieces of its text; every other character is kept.

    `decoded` is the file as it was read, `escape` the notation of new text (which see in `Patchwork`), `spot`
    says where an offset of the text is in the terms of the format, and `reader` reads a changed file.
    """

    name: str
    decoded: Decoded
    patchwork: Patchwork
    escape: Callable[[str, bool], str]
    spot: Callable[[Document, int], str]
    reader: Callable[[bytes, str], RawText]

    def render(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The file with `edits` made and every other byte kept.

        Raises:
            OutputError: if an edit brings a character that the file's encoding does not have.
            ValueError: if the edits overlap, are not sorted or change more than text.
        """
        changes = self.patchwork.changes(edits, document.text, self.escape)
        return encode(apply_edits(self.decoded.text, changes), self.decoded, document.path)

    def can_make(self, document: Document, edit: Edit) -> bool:
        """Whether the edit changes text alone."""
        return self.patchwork.allows(edit, document.text)

    def place(self, document: Document, offset: int) -> Place:
        """Line and columns in the file of the code point at `offset`, and the spot in the format's terms.

        Raises:
            ValueError: if the offset lies outside the text.
        """
        if not 0 <= offset <= len(document.text):
            msg = f"offset {offset} outside a text of {len(document.text)} code points"
            raise ValueError(msg)
        place = line_index(self.decoded.text).place(self.patchwork.file_offset(offset))
        return replace(place, spot=self.spot(document, offset))

    def reread(self, data: bytes, path: str) -> RawText:
        """The content of the changed file."""
        return self.reader(data, path)


def reads_back(carrier: PatchCarrier, document: Document, edit: Edit) -> bool:
    """Whether the file with `edit` made to it, which changes text alone, reads as the text with it made.

    Characters of the file that are no text may become some, such as a space that another one made needless.
    """
    text = apply_edits(document.text, [edit])
    try:
        again = carrier.reread(carrier.render(document, [edit]), document.path)
    except OutputError:
        return True  # writing the file says what is wrong
    except InputError:
        return not text.strip()
    return with_white_space(again, text).text == text


def with_white_space(raw: RawText, text: str) -> RawText:
    """The same text with the white space of `text` put in, where that is all that it lacks.

    It is left of words and paragraphs that edits took out, and the file does not show it: an empty paragraph
    is gone, a second space is swallowed. No two words are parted by it.
    """
    places = _missing(raw.text, text) if isinstance(raw.carrier, PatchCarrier) else None
    if not places or not isinstance(raw.carrier, PatchCarrier):
        return raw

    def moved(offset: int) -> int:
        return offset + bisect_right(places, offset)

    pieces: list[Piece] = []
    for piece in raw.carrier.patchwork.pieces:
        start = piece.start
        while start < piece.end:
            inside = bisect_right(places, start)
            end = min(piece.end, places[inside]) if inside < len(places) and piece.literal else piece.end
            shift = start - piece.start
            length = end - start
            file_length = length if piece.literal else piece.file_length
            pieces.append(Piece(moved(start), length, piece.file_start + shift, file_length, piece.verbatim))
            start = end
    spans = [(block, moved(block.span.start)) for block in raw.blocks]
    blocks = (
        Block(Span(start, moved(block.span.end - 1) + 1 if len(block.span) else start), block.kind)
        for block, start in spans
    )
    carrier = replace(raw.carrier, patchwork=Patchwork(tuple(pieces)))
    return replace(raw, text=text, carrier=carrier, blocks=tuple(blocks))


def _missing(text: str, longer: str) -> list[int] | None:
    """The offsets of `text` before which `longer` has white space, one for each; None where it has more."""
    places: list[int] = []
    at = 0
    for character in longer:
        around = text[max(0, at - 1) : at + 1]
        if text[at : at + 1] == character:
            at += 1
        elif character in " \n" and (not 0 < at < len(text) or " " in around or "\n" in around):
            places.append(at)
        else:
            return None
    return places if at == len(text) else None
