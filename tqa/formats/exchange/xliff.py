"""XLIFF 1.2, 2.0 and 2.1, from Arabic into English: one row for each segment.

Segments are those of <segment> elements in 2.x and, where source and target are marked alike, those of
<mrk mtype="seg"> in 1.2; else the unit is one. What is not to be translated is no row.

tqa has its own reader on expat because no library that was tried keeps the bytes: lxml 6.1 writes quotes,
references, line ends and empty elements anew, and translate-toolkit 3.20, which builds on it, indents anew
as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.encoding import encode
from tqa.formats.exchange.carrier import Cells, ExchangeCarrier, unique_ids
from tqa.formats.exchange.encoding import decode_xml
from tqa.formats.exchange.xliff_notes import annotated
from tqa.formats.exchange.xliff_units import XliffUnits
from tqa.formats.read import file_name, shown
from tqa.formats.rows import Row, Side, build_article, locate
from tqa.formats.xml_places import CodePoints

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tqa.formats.annotation import Remark
    from tqa.formats.exchange.xliff_units import XliffSegment
    from tqa.model import Article, Document


_SEGMENT = ", segment "


@dataclass(frozen=True)
class XliffCarrier(ExchangeCarrier):
    """Carries one side of an XLIFF file; `units` says for each row which unit of the file it is in."""

    units: tuple[int, ...]

    def annotate(self, document: Document, remarks: Sequence[Remark]) -> bytes:
        """The file with a note in the unit of each of `remarks`, and tqa's earlier notes taken out.

        Notes belong to units: in one of several segments, the note says which it is about.
        """
        said: dict[int, list[Remark]] = {}
        for remark in remarks:
            row, _ = locate(document, remark.span.start)
            _, _, segment = self.spots[row].partition(_SEGMENT)
            text = f"segment {segment}: {remark.text}" if segment else remark.text
            said.setdefault(self.units[row], []).append(replace(remark, text=text))
        text = annotated(self.decoded.text, self.decoded.encoding, document.path, said)
        return encode(text, self.decoded, document.path)


def read(data: bytes, path: str | Path) -> Article:
    """The article in an XLIFF file, whose content is `data`.

    Units of <file>s with the same `original` form one article.

    Raises:
        InputError: it is no XLIFF, hostile or damaged, or has no translation.
        LanguageError: it declares other languages than Arabic and English.
    """
    article = _article(data, path)
    if not article.target.text.strip():
        first = article.source.segments[0]
        named = f"{first.id[:40]!a} on line {first.line} is the first"
        msg = f"{shown(path)}: none of its {len(article.source.segments)} segments has a target: {named}"
        raise InputError(f"{msg}; give a translated file")
    return article


def _article(data: bytes, path: str | Path) -> Article:
    """As `read`, but a file that became blank is no mistake."""
    name = file_name(path)
    decoded = decode_xml(data, name)
    body = decoded.text.encode("utf-8")
    reader = XliffUnits(name, "utf-8")
    reader.read(body)
    segments = reader.segments
    make = Cells(CodePoints(body).at, decoded.encoding)
    spots = tuple(map(_spot, segments))
    sources = tuple(
        make.cell(Side.SOURCE, spot, segment.source, preserve=segment.source_preserve)
        for spot, segment in zip(spots, segments, strict=True)
    )
    targets = tuple(
        None
        if segment.target is None
        else make.cell(Side.TARGET, spot, segment.target, preserve=segment.target_preserve)
        for spot, segment in zip(spots, segments, strict=True)
    )
    texts = ["" if target is None else target.text for target in targets]
    if not segments:
        msg = f"{shown(path)}: holds no unit that is to be translated; give a translated file"
        raise InputError(msg)
    ids = unique_ids(f"{each.unit_id}/{each.segment}" if each.segment else each.unit_id for each in segments)
    rows = [
        Row(id_, source.text, text, None, segment.doc, segment.line)
        for id_, source, text, segment in zip(ids, sources, texts, segments, strict=True)
    ]
    cells = {Side.SOURCE: sources, Side.TARGET: targets}
    units = tuple(segment.unit for segment in segments)
    return build_article(
        rows, lambda side: XliffCarrier("xliff", decoded, cells[side], spots, _article, units), path
    )


def _spot(segment: XliffSegment) -> str:
    unit = f"unit {segment.unit_id or segment.unit + 1}"
    return f"{unit}{_SEGMENT}{segment.segment}" if segment.segment else unit
