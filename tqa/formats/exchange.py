"""Translation units of the exchange formats, read only: TMX 1.4b, XLIFF 1.2 and XLIFF 2.x.

Inline elements are dropped and the text in them kept, but for the code of the document's own format. The
standards: LISA TMX 1.4b; OASIS XLIFF 1.2; OASIS XLIFF 2.0 and 2.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.read import file_name, located, read_bytes, shown
from tqa.formats.safe_xml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tqa.model import Span

_ENDINGS = frozenset({".tmx", ".xlf", ".xliff"})
# ISO 639-1, -2 and, for Standard Arabic, -3.
_ARABIC = ("ar", "ara", "arb")
_ENGLISH = ("en", "eng")
# What stands inside these is code of the document's own format, except in a <sub>, which is text again.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
# Line and page breaks as TMX (`type`), XLIFF 1.2 (`ctype`) and XLIFF 2.x (`subType`) name them.
_BREAKS = frozenset({"lb", "pb", "xlf:lb", "xlf:pb"})
_MOST_LANGUAGES = 8
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_LAST_CHARACTER = 0x10FFFF
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Unit:
    """One translation unit; `line` is 1-based, `id` None where none is given, a side "" without text."""

    id: str | None
    line: int
    arabic: str
    english: str


def is_exchange(path: str | Path) -> bool:
    """Whether the file's name says that it is TMX or XLIFF."""
    return Path(path).suffix.lower() in _ENDINGS


def read_units(path: str | Path) -> tuple[Unit, ...]:
    """The units of a TMX or XLIFF file in their order; its root element says which of the two it is.

    In TMX, Arabic or English may be the source, and the first variant of a language counts. XLIFF must
    translate Arabic into English where it names its languages. The segments of a unit are joined.

    Raises:
        InputError: the file cannot be read, is hostile or not what it says, or has no English for its Arabic.
    """
    name = file_name(path)
    reader = _Reader(name)
    parse(read_bytes(path), name, reader)
    return reader.finished()


class _Inline:
    """Gathers the text of one <seg>, <source> or <target>."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        # For each open element that is a code or a <sub>, whether it is a code.
        self._codes: list[bool] = []
        self.depth = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if any(attributes.get(key) in _BREAKS for key in ("type", "ctype", "subType")) or name == "sub":
            self._pieces.append(" ")
        if name in _CODES or name == "sub":
            self._codes.append(name != "sub")

    def end(self, name: str) -> None:
        self.depth -= 1
        if name in _CODES or name == "sub":
            self._codes.pop()
        if name == "sub":
            self._pieces.append(" ")

    def add(self, text: str) -> None:
        if not (self._codes and self._codes[-1]):
            self._pieces.append(text)

    def __str__(self) -> str:
        return "".join(self._pieces)


class _Reader:
    """The handler of one parse: what is common to the formats, and which of them it is."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._open: list[str] = []
        self._inline: _Inline | None = None
        self._format: _Tmx | _Xliff | None = None

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        parent = self._open[-1] if self._open else ""
        self._open.append(name)
        if self._inline is not None:
            self._inline.start(name, attributes)
            if name == "cp":
                self._inline.add(_code_point(attributes.get("hex", ""), located(self._path, line)))
        elif self._format is None:
            self._format = self._chosen(name, attributes, line)
        elif self._format.start(name, parent, attributes, line):
            self._inline = _Inline()

    def text(self, text: str, place: Span, *, verbatim: bool) -> None:  # noqa: ARG002 - the protocol
        if self._inline is not None:
            self._inline.add(text)

    def end(self, name: str) -> None:
        self._open.pop()
        if self._inline is not None and self._inline.depth:
            self._inline.end(name)
        elif self._format is not None:
            self._format.end(name, None if self._inline is None else str(self._inline))
            self._inline = None

    def finished(self) -> tuple[Unit, ...]:
        return () if self._format is None else self._format.finished()

    def _chosen(self, name: str, attributes: Mapping[str, str], line: int) -> _Tmx | _Xliff:
        if name == "tmx":
            return _Tmx(self._path)
        where = located(self._path, line)
        if name != "xliff":
            raise InputError(f"{where}: {name[:40]!r} is the root of no TMX or XLIFF file; give one of these")
        version = attributes.get("version", "")
        if version.split(".")[0] not in ("1", "2"):
            msg = f"{where}: version {version[:20]!r} of XLIFF is not read; export it as 1.2, 2.0 or 2.1"
            raise InputError(msg)
        return _Xliff(self._path, attributes, line)


class _Tmx:
    """<tu tuid> with a <tuv xml:lang><seg> for each language."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._units: list[Unit] = []
        self._languages: set[str] = set()
        self._language = ""
        self._id: str | None = None
        self._line = 0
        self._sides: dict[str, str] = {}

    def start(self, name: str, parent: str, attributes: Mapping[str, str], line: int) -> bool:
        """Whether the text of a side begins."""
        if name == "tu":
            self._id, self._line, self._sides = attributes.get("tuid") or None, line, {}
        elif name == "tuv":
            self._language = _primary(attributes.get("xml:lang") or attributes.get("lang") or "")
            if self._language and len(self._languages) < _MOST_LANGUAGES:
                self._languages.add(self._language[:12])
        return name == "seg" and parent == "tuv"

    def end(self, name: str, text: str | None) -> None:
        if text is not None:
            self._sides.setdefault(self._language, text)
        elif name == "tu":
            arabic, english = (
                next((self._sides[key] for key in keys if key in self._sides), "")
                for keys in (_ARABIC, _ENGLISH)
            )
            self._units.append(Unit(self._id, self._line, arabic, english))

    def finished(self) -> tuple[Unit, ...]:
        if not any(unit.arabic.strip() and unit.english.strip() for unit in self._units):
            languages = ascii(", ".join(sorted(self._languages)) or "none")[1:-1]
            msg = f"{shown(self._path)}: no unit has both Arabic and English (languages found: {languages})"
            raise InputError(f"{msg}; check xml:lang of the <tuv> elements")
        return tuple(self._units)


class _Xliff:
    """<trans-unit> with a <source> and a <target> in 1.2; <unit> with <segment>s that have them in 2.x.

    Sources and targets elsewhere are proposals: those in 1.2's <alt-trans> and in 2.x's matches module.
    """

    def __init__(self, path: str, attributes: Mapping[str, str], line: int) -> None:
        self._path = path
        self._units: list[Unit] = []
        self._id: str | None = None
        self._line = 0
        self._sources: list[str] = []
        # Each with its place: a translator may order a unit's targets otherwise than its sources.
        self._targets: list[tuple[int, str]] = []
        self._segment = self._order = 0
        self._check(attributes, line)

    def start(self, name: str, parent: str, attributes: Mapping[str, str], line: int) -> bool:
        """Whether the text of a side begins."""
        if name == "file":
            self._check(attributes, line)
        elif name in ("unit", "trans-unit"):
            self._id, self._line = attributes.get("id") or None, line
            self._sources, self._targets, self._segment = [], [], 0
        elif name in ("segment", "ignorable"):
            self._segment += 1
        elif name in ("source", "target") and parent in ("trans-unit", "segment", "ignorable"):
            if name == "target":
                self._check({"target-language": attributes.get("xml:lang", "")}, line)
                order = attributes.get("order", "")
                self._order = int(order) if re.fullmatch("[0-9]{1,9}", order) else self._segment
            return True
        return False

    def end(self, name: str, text: str | None) -> None:
        if text is not None and name == "source":
            self._sources.append(text)
        elif text is not None:
            self._targets.append((self._order, text))
        elif name in ("unit", "trans-unit"):
            ordered = sorted(self._targets, key=lambda target: target[0])
            english = _joined([text for _, text in ordered])
            self._units.append(Unit(self._id, self._line, _joined(self._sources), english))

    def finished(self) -> tuple[Unit, ...]:
        if not any(unit.english.strip() for unit in self._units):
            named = [
                f": {(unit.id or '')[:40]!a} on line {unit.line} is the first" for unit in self._units[:1]
            ]
            msg = f"{shown(self._path)}: none of its {len(self._units)} units has a target{''.join(named)}"
            raise InputError(f"{msg}; give a translated file")
        return tuple(self._units)

    def _check(self, attributes: Mapping[str, str], line: int) -> None:
        """A language that is not named (a target's need not be) is taken for the right one."""
        sides = (("srcLang", "source-language", _ARABIC), ("trgLang", "target-language", _ENGLISH))
        for new, old, wanted in sides:
            language = attributes.get(new) or attributes.get(old) or ""
            if language and _primary(language) not in wanted:
                side = "source" if wanted is _ARABIC else "target"
                msg = f"{located(self._path, line)}: the {side} language is {language[:20]!a}"
                raise InputError(f"{msg}; give a translation from Arabic (ar) into English (en)")


def _joined(texts: Sequence[str]) -> str:
    """The segments of one unit as running text: tools differ in whether they keep the spaces between."""
    joined: list[str] = []
    for text in filter(None, texts):
        if joined and not (joined[-1][-1].isspace() or text[0].isspace()):
            joined.append(" ")
        joined.append(text)
    return "".join(joined)


def _code_point(digits: str, where: str) -> str:
    """The character of a <cp hex>, which XML cannot hold; half of a surrogate pair is none."""
    if not _HEX.fullmatch(digits) or (number := int(digits, 16)) > _LAST_CHARACTER:
        raise InputError(f"{where}: {digits[:20]!a} is the number of no character; correct hex of the <cp>")
    character = chr(number)
    return _REPLACEMENT if "\ud800" <= character <= "\udfff" else character


def _primary(language: str) -> str:
    """The primary subtag of a language tag: "ar" of "ar-SA" and of "AR_eg"."""
    return language.strip().lower().replace("_", "-").split("-")[0]
