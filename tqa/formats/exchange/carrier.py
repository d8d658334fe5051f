"""Cells and carriers of the XML exchange formats: TMX and XLIFF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from tqa.errors import OutputError
from tqa.formats.cells import RowCarrier
from tqa.formats.exchange.wrapping import pieces_of
from tqa.formats.patchwork import Patchwork
from tqa.formats.rows import locate
from tqa.formats.safe_xml import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tqa.formats.exchange.inline import Run
    from tqa.formats.patchwork import Piece
    from tqa.formats.rows import Side
    from tqa.model import Article, Document, Edit
    from tqa.positions import Place

# Parsers turn a bare carriage return into a line feed.
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def xml_text(text: str, encoding: str, *, verbatim: bool = False) -> str:
    """`text` as character data of XML, for a file in `encoding`; what that lacks becomes a reference.

    In a CDATA section, which `verbatim` says it goes into, it is interrupted for such references.

    Raises:
        ValueError: XML cannot hold a character of it.
    """
    if (bad := FORBIDDEN.search(text)) is not None:
        msg = f"XML cannot hold U+{ord(bad[0]):04X}"
        raise ValueError(msg)
    if not verbatim:
        text = "".join(_MARKUP.get(character, character) for character in text)
        return text.encode(encoding, "xmlcharrefreplace").decode(encoding)
    whole = text.replace("]]>", "]]]]><![CDATA[>")
    return "".join(_in_section(character, encoding) for character in whole)


def _in_section(character: str, encoding: str) -> str:
    held = "&#13;" if character == "\r" else character.encode(encoding, "xmlcharrefreplace").decode(encoding)
    return character if held == character else f"]]>{held}<![CDATA["


@dataclass(frozen=True)
class XmlCell:
    """The text of one element: its pieces in the file, of the text `text`.

    `preserve` is whether line ends in it are text; `spot` names its unit.
    """

    column: str
    spot: str
    text: str
    pieces: tuple[Piece, ...]
    encoding: str
    preserve: bool

    @cached_property
    def _patchwork(self) -> Patchwork:
        return Patchwork(self.pieces)

    def file_offset(self, offset: int) -> int:
        """Where the code point at `offset` of the text stands in the file."""
        return self._patchwork.file_offset(offset)

    def can_make(self, edit: Edit) -> bool:
        """Whether XML can hold the new text, and the edit changes no tag and no placeholder."""
        if FORBIDDEN.search(edit.text) or (not self.preserve and _has_line_end(edit.text)):
            return False
        return self._patchwork.allows(edit, self.text)

    def rewrite(self, edits: Sequence[Edit], where: str) -> list[Edit]:
        """The edits in the file that make `edits` of the text.

        Raises:
            OutputError: XML cannot hold a new character.
            ValueError: an edit changes more than text.
        """
        for edit in edits:
            if (bad := FORBIDDEN.search(edit.text)) is not None:
                msg = f"{where}: XML cannot hold U+{ord(bad[0]):04X}; leave it out of the text"
                raise OutputError(msg)
        return self._patchwork.changes(edits, self.text, self._escape)

    def _escape(self, text: str, verbatim: bool) -> str:
        return xml_text(text, self.encoding, verbatim=verbatim)


def _has_line_end(text: str) -> bool:
    return "\n" in text or "\r" in text


@dataclass(frozen=True)
class ExchangeCarrier(RowCarrier):
    """Carries one side of a file of units; `spots` names them row by row, `reader` reads a changed file."""

    spots: tuple[str, ...]
    reader: Callable[[bytes, str], Article]

    def place(self, document: Document, offset: int) -> Place:
        """As the other row formats have it; in a row without a text, the unit's line and name."""
        place = super().place(document, offset)
        if place.spot:
            return place
        row, _ = locate(document, offset)
        return replace(place, spot=self.spots[row])

    def reread(self, data: bytes, path: str) -> Article:
        """The article in the changed file."""
        return self.reader(data, path)


@dataclass(frozen=True, slots=True)
class Cells:
    """Makes the cells of one file in `encoding`; `at` turns its bytes in UTF-8 into code points."""

    at: Callable[[int], int]
    encoding: str

    def cell(self, side: Side, spot: str, runs: Sequence[Run], *, preserve: bool) -> XmlCell:
        """The cell of some runs; with `preserve`, their white space is text."""
        text, pieces = pieces_of(runs, self.at, preserve=preserve)
        return XmlCell(side.value, spot, text, tuple(pieces), self.encoding, preserve)


def unique_ids(names: Iterable[str]) -> list[str]:
    """The names, with "~2" and so on behind those that stood before; the number of what has none, from 1."""
    names = list(names)
    given = set(names)
    counts: dict[str, int] = {}
    used: set[str] = set()
    made: list[str] = []
    for number, name in enumerate(names, start=1):
        base = name or (str(number) if str(number) not in given else f"#{number}")
        chosen = base
        while chosen in used:
            counts[base] = counts.get(base, 1) + 1
            chosen = f"{base}~{counts[base]}"
        used.add(chosen)
        made.append(chosen)
    return made
