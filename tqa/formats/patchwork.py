"""Text that lies in pieces in its file, between tags and in escapes, and how edits of it get back there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from tqa.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# Stands in the text for what the file has in its place and no rule can read: an image, a variable, a tag.
PLACEHOLDER = "\ufffc"

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing takes the square of the words; no sentence is longer.
_LONGEST_COMPARED = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` code points of the text from `start`, standing in the file as `file_length` from `file_start`.

    Where the lengths are equal, each character stands for itself; a piece of another length stands as a whole
    for its notation, such as an entity, or a space for a line break with indentation. `verbatim` marks a
    stretch of the file that knows no escapes, such as a CDATA section.
    """

    start: int
    length: int
    file_start: int
    file_length: int
    verbatim: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + self.length

    @property
    def file_end(self) -> int:
        """Where it ends in the file."""
        return self.file_start + self.file_length

    @property
    def literal(self) -> bool:
        """Whether each of its characters stands for itself."""
        return self.length == self.file_length

    def file_span(self, span: Span) -> Span:
        """Where the part of the piece that `span` of the text covers stands in the file."""
        if not self.literal:
            return Span(self.file_start, self.file_end)
        shift = self.file_start - self.start
        return Span(max(span.start, self.start) + shift, min(span.end, self.end) + shift)


@dataclass(frozen=True)
class Patchwork:
    """The pieces of one text, none empty, in order of the text.

    What no piece covers stands for something else in the file, such as the end of a paragraph, and no edit
    may touch it.
    """

    pieces: tuple[Piece, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [piece.start for piece in self.pieces])

    def file_offset(self, offset: int) -> int:
        """Where the code point at `offset` stands in the file; that of a place without one is the next one's.

        Behind the last piece it is where that one ends.
        """
        if not self.pieces:
            return 0
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.pieces[index].end:
            piece = self.pieces[index]
            return piece.file_start + (offset - piece.start if piece.literal else 0)
        if index >= 0 and (offset == self.pieces[index].end or index + 1 == len(self.pieces)):
            return self.pieces[index].file_end
        return self.pieces[index + 1].file_start

    def can_make(self, edit: Edit) -> bool:
        """Whether the edit changes nothing but text: it lies in pieces, and cuts none that cannot be cut."""
        span = edit.span
        if not len(span):
            return not edit.text or self._beside(span.start) is not None
        done = span.start
        for piece in self._touched(span):
            cut = piece.start < span.start or piece.end > span.end
            if piece.start > done or (cut and not piece.literal):
                return False
            done = piece.end
        return done >= span.end

    def file_edits(self, edits: Sequence[Edit], escape: Callable[[str, bool], str]) -> Iterator[Edit]:
        """The edits of the file that make `edits` (sorted, not overlapping) of the text, one after another.

        The new words go where the first of the old ones stood; what stands between pieces stays.

        Args:
            edits: edits that `can_make` allows.
            escape: the notation of new text, given whether it goes into a verbatim piece.

        Raises:
            ValueError: an edit is not allowed.
        """
        for edit in edits:
            if not self.can_make(edit):
                msg = f"edit {edit.span.start}..{edit.span.end} changes more than text"
                raise ValueError(msg)
            yield from self._file_edits(edit, escape)

    def allows(self, edit: Edit, text: str) -> bool:
        """Whether the words of `text`, whose pieces these are, that the edit makes others can be changed."""
        return all(map(self.can_make, least(edit, text)))

    def changes(self, edits: Sequence[Edit], text: str, escape: Callable[[str, bool], str]) -> list[Edit]:
        """The edits of the file, sorted, that make `edits` of `text`, whose pieces these are, word by word.

        Raises:
            ValueError: as `file_edits` does.
        """
        small = [part for edit in edits for part in least(edit, text)]
        return sorted(self.file_edits(small, escape), key=lambda edit: edit.span)

    def _file_edits(self, edit: Edit, escape: Callable[[str, bool], str]) -> Iterator[Edit]:
        if not len(edit.span):
            piece = self._beside(edit.span.start)
            if piece is not None and edit.text:
                at = self._inside(piece, edit.span.start)
                yield Edit(Span(at, at), escape(edit.text, piece.verbatim))
            return
        text = edit.text
        for piece in self._touched(edit.span):
            yield Edit(piece.file_span(edit.span), escape(text, piece.verbatim))
            text = ""

    def _touched(self, span: Span) -> Iterator[Piece]:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for piece in self.pieces[first : bisect_left(self._starts, span.end)]:
            if piece.end > span.start:
                yield piece

    def _beside(self, offset: int) -> Piece | None:
        """The piece that text inserted at `offset` joins: one around or before it, else the one behind."""
        index = bisect_left(self._starts, offset) - 1
        if index >= 0:
            piece = self.pieces[index]
            if offset == piece.end or (offset < piece.end and piece.literal):
                return piece
            if offset < piece.end:
                return None
        behind = self.pieces[index + 1 : index + 2]
        return behind[0] if behind and behind[0].start == offset else None

    def _inside(self, piece: Piece, offset: int) -> int:
        if piece.literal:
            return piece.file_start + offset - piece.start
        return piece.file_start if offset == piece.start else piece.file_end


def least(edit: Edit, text: str) -> list[Edit]:
    """The same change of `text` in edits that touch only the words that differ, in order of the text.

    Formatting that begins or ends inside the old words is then kept around those that stay.
    """
    old, new = edit.span.of(text), edit.text
    front, back = _common_ends(old, new)
    middle = old[front : len(old) - back], new[front : len(new) - back]
    start = edit.span.start + front
    if max(map(len, middle)) > _LONGEST_COMPARED:
        return [Edit(Span(start, edit.span.end - back), middle[1])]
    words: list[list[str]] = [_WORD.findall(part) for part in middle]
    ends = [list(accumulate(map(len, part), initial=0)) for part in words]
    changes = SequenceMatcher(a=words[0], b=words[1], autojunk=False).get_opcodes()
    return [
        Edit(Span(start + ends[0][a], start + ends[0][b]), middle[1][ends[1][c] : ends[1][d]])
        for kind, a, b, c, d in changes
        if kind != "equal"
    ]


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters are the same at the front, and how many of the others at the back."""
    most = min(len(old), len(new))
    front = next((k for k in range(most) if old[k] != new[k]), most)
    most -= front
    return front, next((k for k in range(most) if old[-1 - k] != new[-1 - k]), most)
