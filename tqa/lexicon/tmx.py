"""Sentence pairs of a TMX file (LISA TMX 1.4b), streamed: memory holds one translation unit at a time.

expat reads the XML. It loads no DTD and opens no address, and a file that declares an entity is refused, so
that no file can make it read another one or grow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from tqa.errors import InputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tqa.lexicon.streams import Stream

_ARABIC = ("ar", "ara")
_ENGLISH = ("en", "eng")
# What stands inside these is code of the document's own format, except in a <sub>, which is text again.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_BREAKS = frozenset({"lb", "pb"})
_MOST_CHARACTERS = 20_000
_MOST_LANGUAGES = 8


def tmx_pairs(stream: Stream) -> Iterator[tuple[str, str]]:
    """Pairs (Arabic, English) of the units that have both, whichever of the two is the source.

    A language may carry a region (ar-SA, en_GB); of several variants of one language the first counts.
    Segments longer than any sentence are left out.

    Raises:
        InputError: the file is not well-formed XML, declares entities, is no TMX, or has no such unit.
    """
    reader = _Reader(stream)
    found = False
    for block in stream.blocks():
        pairs = reader.feed(block)
        found = found or bool(pairs)
        yield from pairs
    pairs = reader.close()
    yield from pairs
    if not (found or pairs):
        languages = ", ".join(sorted(reader.languages)) or "none"
        msg = f"{shown(stream.path)}: no unit has both Arabic and English (languages found: {languages})"
        raise InputError(f"{msg}; check xml:lang of the <tuv> elements")


class _Reader:
    """The handlers of one parse; `languages` gathers what the file's variants say they are."""

    def __init__(self, stream: Stream) -> None:
        self.languages: set[str] = set()
        self._stream = stream
        self._pairs: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._unit: dict[str, str] = {}
        self._language = ""
        # Pieces of the segment at hand; None outside of one. `_codes` holds, for each open element in it that
        # is a code or a <sub>, whether it is a code.
        self._text: list[str] | None = None
        self._length = 0
        self._codes: list[bool] = []
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity

    def feed(self, block: bytes) -> list[tuple[str, str]]:
        """The pairs that end in the next block of the file."""
        return self._parse(block, last=False)

    def close(self) -> list[tuple[str, str]]:
        """The pairs left at the end of the file."""
        return self._parse(b"", last=True)

    def _parse(self, block: bytes, *, last: bool) -> list[tuple[str, str]]:
        try:
            self._parser.Parse(block, last)
        except expat.ExpatError as error:
            self._stream.line = error.lineno
            msg = f"{self._stream.where}: no well-formed XML ({expat.ErrorString(error.code)})"
            raise InputError(f"{msg}; export the memory again") from error
        except (LookupError, ValueError) as error:  # an encoding that does not exist or is not single-byte
            msg = f"{shown(self._stream.path)}: cannot be decoded ({error}); save the file as UTF-8"
            raise InputError(msg) from error
        self._stream.line = self._parser.CurrentLineNumber
        pairs, self._pairs = self._pairs, []
        return pairs

    def _refusal(self, what: str) -> InputError:
        self._stream.line = self._parser.CurrentLineNumber
        return InputError(f"{self._stream.where}: {what}")

    def _entity(self, name: str, *_: object) -> None:
        raise self._refusal(f"declares the entity {name[:40]!r}; export the memory without entities")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._open and name != "tmx":
            raise self._refusal(f"{name[:40]!r} is not the root of a TMX file; give a TMX, TSV or JSONL file")
        self._open.append(name)
        if self._text is not None:
            self._start_inline(name, attributes)
        elif name == "tu":
            self._unit = {}
        elif name == "tuv":
            self._language = _primary(attributes.get("xml:lang") or attributes.get("lang") or "")
            if self._language and len(self.languages) < _MOST_LANGUAGES:
                self.languages.add(self._language[:12])
        elif name == "seg" and self._open[-2:-1] == ["tuv"]:
            self._text, self._length, self._codes = [], 0, []

    def _start_inline(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _CODES or name == "sub":
            self._codes.append(name != "sub")
        if name == "sub" or (name in _CODES and attributes.get("type") in _BREAKS):
            self._add(" ")

    def _characters(self, text: str) -> None:
        if not (self._codes and self._codes[-1]):
            self._add(text)

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._text is not None and self._length <= _MOST_CHARACTERS:
            self._text.append(text)

    def _end(self, name: str) -> None:
        self._open.pop()
        if self._text is not None:
            self._end_inline(name)
        elif name == "tu":
            arabic, english = (
                next((self._unit[key] for key in keys if key in self._unit), "").strip()
                for keys in (_ARABIC, _ENGLISH)
            )
            if arabic and english:
                self._pairs.append((arabic, english))

    def _end_inline(self, name: str) -> None:
        if name == "seg":
            text = "".join(self._text or ()) if self._length <= _MOST_CHARACTERS else ""
            self._unit.setdefault(self._language, text)
            self._text, self._codes = None, []
        elif name in _CODES or name == "sub":
            self._codes.pop()
            if name == "sub":
                self._add(" ")


def _primary(language: str) -> str:
    """The primary subtag of a language tag: "ar" of "ar-SA" and of "AR_eg"."""
    return language.strip().lower().replace("_", "-").split("-")[0]
