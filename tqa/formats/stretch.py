"""The text of one paragraph as it grows out of pieces of its file, and paragraphs one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.formats.patchwork import PLACEHOLDER, Patchwork, Piece
from tqa.model import Block, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tqa.model import BlockKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text of one paragraph; `pieces` count from its start."""

    text: str
    pieces: tuple[Piece, ...]
    kind: BlockKind | None = None


class Stretch:
    """A text that grows; what is no text at its end is left off."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def last(self) -> str:
        """The last character so far, "" for none."""
        return self._parts[-1][-1] if self._parts else ""

    def append(self, meant: str, start: int, end: int) -> None:
        """Text that stands in the file from `start` to `end`; literal text joins the one right before it."""
        if not meant:
            return
        last = self._pieces[-1] if self._pieces else None
        if (
            last is not None
            and last.literal
            and len(meant) == end - start
            and (last.end, last.file_end) == (self._length, start)
        ):
            self._pieces[-1] = _resized(last, len(meant))
        else:
            self._pieces.append(Piece(self._length, len(meant), start, end - start))
        self._put(meant)

    def line_break(self) -> None:
        """A line ends here: a new line in the text that no edit touches; at the start it is nothing."""
        if self._length:
            self.trim()
            self._put("\n")

    def placeholder(self) -> None:
        """Something is seen here that is no text; at the start it is left out."""
        if self._length:
            self._put(PLACEHOLDER)

    def trim(self, what: str = " ") -> None:
        """Take characters of `what` off the end."""
        while self._parts:
            kept = self._parts[-1].rstrip(what)
            self._length -= len(self._parts[-1]) - len(kept)
            if kept:
                self._parts[-1] = kept
                break
            self._parts.pop()
        while self._pieces and self._pieces[-1].end > self._length:
            last = self._pieces.pop()
            over = last.end - self._length
            if last.literal and over < last.length:
                self._pieces.append(_resized(last, -over))

    def finish(self) -> Paragraph:
        """The paragraph as it is at its end."""
        self.trim(" \n" + PLACEHOLDER)
        return Paragraph("".join(self._parts), tuple(self._pieces))

    def _put(self, meant: str) -> None:
        self._parts.append(meant)
        self._length += len(meant)


def joined(paragraphs: Iterable[Paragraph]) -> tuple[str, Patchwork, tuple[Block, ...]]:
    """The text of the paragraphs with a line for each, its pieces and its blocks."""
    texts: list[str] = []
    pieces: list[Piece] = []
    blocks: list[Block] = []
    start = 0
    for each in paragraphs:
        texts.append(each.text)
        pieces += (Piece(p.start + start, p.length, p.file_start, p.file_length) for p in each.pieces)
        blocks.append(Block(Span(start, start + len(each.text)), each.kind))
        start += len(each.text) + 1
    return "\n".join(texts), Patchwork(tuple(pieces)), tuple(blocks)


def _resized(piece: Piece, by: int) -> Piece:
    """The same literal piece, `by` characters longer."""
    return Piece(piece.start, piece.length + by, piece.file_start, piece.file_length + by)
