"""The text of one message of a PO file: strings joined, escapes read, what is no text set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.formats.patchwork import PLACEHOLDER, Patchwork, Piece
from tqa.formats.po.opaque import Notation, carve
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_ESCAPE = re.compile(r"(?P<bytes>(?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]{1,2})+)|\\(?P<letter>.)", re.DOTALL)
_BYTE = re.compile(r"\\x([0-9A-Fa-f]+)|\\([0-7]+)")
_LETTERS = {
    "n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"',
}  # fmt: skip
_WRITTEN = str.maketrans(
    {chr(code): f"\\{code:03o}" for code in (*range(32), 127)}
    | {character: f"\\{letter}" for letter, character in _LETTERS.items()}
)
_STRING = re.compile(r'"((?:[^"\\\r\n]++|\\[^\r\n])*+)"')


@dataclass(frozen=True, slots=True)
class Message:
    """The text of a message and where it stands in the file."""

    text: str
    patchwork: Patchwork


def unescaped(file: str, strings: Sequence[Span], encoding: str) -> tuple[str, list[Piece]]:
    """The text of the `strings` of one message, and its pieces; numbered bytes are read in `encoding`.

    Bytes that make no character there stand for something that cannot be read.
    """
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0

    def add(text: str, start: int, end: int, *, opaque: bool = False) -> None:
        nonlocal length
        if text and not opaque:
            pieces.append(Piece(length, len(text), start, end - start))
        texts.append(text)
        length += len(text)

    for span in strings:
        done = span.start
        for escape in _ESCAPE.finditer(file, span.start, span.end):
            add(file[done : escape.start()], done, escape.start())
            done = escape.end()
            if escape["bytes"] is None:
                # An unknown escape is shown as it is written.
                add(_LETTERS.get(escape["letter"], escape[0]), escape.start(), done)
            elif (read := _from_bytes(escape["bytes"], encoding)) is not None:
                add(read, escape.start(), done)
            else:
                add(PLACEHOLDER, escape.start(), done, opaque=True)
        add(file[done : span.end], done, span.end)
    return "".join(texts), pieces


def message(file: str, strings: Sequence[Span], encoding: str, notation: Notation) -> Message:
    """The message that the `strings` of the file hold."""
    text, pieces = unescaped(file, strings, encoding)
    text, kept = carve(text, pieces, notation.cuts(text))
    return Message(text, Patchwork(kept))


def _from_bytes(escapes: str, encoding: str) -> str | None:
    numbers = [int(x, 16) if x else int(o, 8) for x, o in _BYTE.findall(escapes)]
    if any(number > 0xFF or not number for number in numbers):
        return None
    try:
        return bytes(numbers).decode(encoding)
    except UnicodeDecodeError:
        return None


@dataclass(frozen=True, slots=True)
class PoCell:
    """A message in its file, whose text is `file`; `column` is its keyword, with its number in a plural."""

    column: str
    spot: str
    file: str
    strings: tuple[Span, ...]
    encoding: str
    notation: Notation
    message: Message

    def file_offset(self, offset: int) -> int:
        """Where the code point at `offset` stands in the file; that of a placeholder is the next one's."""
        patchwork = self.message.patchwork
        return patchwork.file_offset(offset) if patchwork.pieces else self.strings[0].start

    def rewrite(self, edits: Sequence[Edit], where: str) -> list[Edit]:  # noqa: ARG002 - can_make tells
        """The same edits between the quotes; line breaks of the file stay where they are."""
        return self.message.patchwork.changes(edits, self.message.text, self._escape)

    def can_make(self, edit: Edit) -> bool:
        """Whether the edit changes text alone, and the message then reads as it should.

        None is emptied, since it would count as untranslated.
        """
        if not self.message.patchwork.allows(edit, self.message.text):
            return False
        start, end = self.strings[0].start - 1, self.strings[-1].end + 1
        changes = [Edit(each.span.shift(-start), each.text) for each in self.rewrite([edit], "")]
        raw = apply_edits(self.file[start:end], changes)
        strings = [Span(*match.span(1)) for match in _STRING.finditer(raw)]
        read = message(raw, strings, self.encoding, self.notation).text
        return bool(read) and read == apply_edits(self.message.text, [edit])

    def _escape(self, text: str, verbatim: bool) -> str:  # noqa: ARG002 - a patchwork's
        return self.notation.escaped(text).translate(_WRITTEN)
