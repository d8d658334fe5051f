"""TMX 1.4b: one row for each unit that has both Arabic and English, whichever of the two is the source.

tqa has its own reader on expat because no library that was tried keeps the bytes: lxml 6.1 writes quotes,
references, line ends and empty elements anew, and translate-toolkit 3.20, which builds on it, indents anew
as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tqa.formats.exchange.carrier import Cells, ExchangeCarrier, unique_ids
from tqa.formats.exchange.encoding import decode_xml
from tqa.formats.exchange.tmx_units import TmxUnits
from tqa.formats.read import file_name
from tqa.formats.rows import Row, Side, build_article
from tqa.formats.xml_places import CodePoints

if TYPE_CHECKING:
    from pathlib import Path

    from tqa.formats.exchange.carrier import XmlCell
    from tqa.model import Article


_BLOCK = 1 << 20


class _Unit(NamedTuple):
    id: str
    doc: str
    line: int
    source: XmlCell
    target: XmlCell


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
    make = Cells(CodePoints(body).at, decoded.encoding)
    units: list[_Unit] = []
    # Block by block, so that what the parser holds of a unit goes once its cells are made.
    for start in range(0, len(body) + 1, _BLOCK):
        last = start + _BLOCK > len(body)
        for unit in reader.feed(body[start : start + _BLOCK], last=last):
            spot = f"unit {unit.id or len(units) + 1}"
            source, target = (
                make.cell(side, spot, variant.runs, preserve=variant.preserve)
                for side, variant in ((Side.SOURCE, unit.arabic), (Side.TARGET, unit.english))
            )
            units.append(_Unit(unit.id, unit.doc, unit.line, source, target))
    ids = unique_ids(unit.id for unit in units)
    rows = [
        Row(id_, unit.source.text, unit.target.text, None, unit.doc, unit.line)
        for id_, unit in zip(ids, units, strict=True)
    ]
    if not blank and not any(row.source.strip() and row.target.strip() for row in rows):
        raise reader.nothing()
    spots = tuple(unit.target.spot for unit in units)
    cells = {
        Side.SOURCE: tuple(unit.source for unit in units),
        Side.TARGET: tuple(unit.target for unit in units),
    }
    return build_article(
        rows, lambda side: ExchangeCarrier("tmx", decoded, cells[side], spots, _article), path
    )
