"""TMX 1.4b: one row for each unit that has both Arabic and English, whichever of the two is the source.

tqa has its own reader on expat because no library that was tried keeps the bytes: translate-toolkit 3.20
writes quotes, entities, empty elements and the declaration anew, lxml 6 quotes and entities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.formats.exchange import ExchangeCarrier, Pieces, unique_ids
from tqa.formats.read import file_name
from tqa.formats.rows import Row, Side, build_article
from tqa.formats.tmx_units import TmxUnits
from tqa.formats.xml_encoding import decode_xml
from tqa.formats.xml_places import CodePoints

if TYPE_CHECKING:
    from pathlib import Path

    from tqa.model import Article


def read(data: bytes, path: str | Path) -> Article:
    """The article in a TMX file, whose content is `data`.

    A unit's property that names its document, as several programs write one, makes units articles.

    Raises:
        InputError: it is no TMX, hostile or damaged, or no unit of it has both languages.
    """
    return _article(data, path, blank=False)


def _article(data: bytes, path: str | Path, *, blank: bool = True) -> Article:
    """As `read`; where `blank`, a file without a unit with text on both sides is no mistake."""
    name = file_name(path)
    decoded = decode_xml(data, name)
    body = decoded.text.encode("utf-8")
    reader = TmxUnits(name, "utf-8")
    units = reader.feed(body, last=True)
    pieces = Pieces(CodePoints(body).at, decoded.encoding, name)
    ids = unique_ids(unit.id for unit in units)
    spots = tuple(f"unit {unit.id or number}" for number, unit in enumerate(units, start=1))
    sides = {
        side: tuple(
            pieces.cell(side.value, spot, variant.marked.runs, preserve=variant.preserve)
            for spot, variant in zip(spots, variants, strict=True)
        )
        for side, variants in (
            (Side.SOURCE, [unit.arabic for unit in units]),
            (Side.TARGET, [unit.english for unit in units]),
        )
    }
    rows = [
        Row(id_, source.text, target.text, None, unit.doc, unit.line)
        for id_, unit, source, target in zip(ids, units, sides[Side.SOURCE], sides[Side.TARGET], strict=True)
    ]
    if not blank and not any(row.source.strip() and row.target.strip() for row in rows):
        raise reader.nothing()
    return build_article(
        rows, lambda side: ExchangeCarrier("tmx", decoded, sides[side], spots, _article), path
    )
