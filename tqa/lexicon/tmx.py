"""Sentence pairs of a TMX file (LISA TMX 1.4b), streamed: memory holds one translation unit at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.formats.exchange.tmx_units import TmxUnits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqa.formats.exchange.tmx_units import TmxUnit
    from tqa.lexicon.streams import Stream

_MOST_CHARACTERS = 20_000


def tmx_pairs(stream: Stream) -> Iterator[tuple[str, str]]:
    """Pairs (Arabic, English) of the units that have both, whichever of the two is the source.

    A language may carry a region (ar-SA, en_GB); of several variants of one language the first counts.
    Segments longer than any sentence are left out.

    Raises:
        InputError: the file is not well-formed XML, declares entities, is no TMX, or has no such unit.
    """
    reader = TmxUnits(str(stream.path), most=_MOST_CHARACTERS)
    found = False
    for units in _blocks(reader, stream):
        for pair in _pairs(units):
            found = True
            yield pair
    if not found:
        raise reader.nothing()


def _blocks(reader: TmxUnits, stream: Stream) -> Iterator[list[TmxUnit]]:
    for block in stream.blocks():
        yield reader.feed(block)
        stream.line = reader.line
    yield reader.feed(b"", last=True)


def _pairs(units: Iterable[TmxUnit]) -> Iterator[tuple[str, str]]:
    for unit in units:
        arabic, english = unit.arabic.text.strip(), unit.english.text.strip()
        if arabic and english:
            yield arabic, english
