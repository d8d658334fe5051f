"""Glossaries in TBX: version 2 (ISO 30042:2008, root martif) and version 3 (ISO 30042:2019, root tbx).

Of each concept the Arabic and English terms count, with their administrative status; the dialects (Core,
Basic, Min) differ in other data only. Version 3 may write the status as a `termNote` (DCA) or as an element
of its own (DCT).

expat reads the XML. It loads no DTD and opens no address, and a file that declares or uses an entity of its
own is refused, so that no file can make it read another one or grow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from tqa.errors import InputError
from tqa.formats.language_tags import primary
from tqa.formats.read import located, shown
from tqa.glossary.check import flaw_of, flaw_of_target
from tqa.glossary.problems import Problems, quoted
from tqa.glossary.terms import Entry, Status, Target

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ROOTS = ("martif", "tbx")
_CONCEPTS = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_STATUS = ("administrativeStatus", "normativeAuthorization")
_ARABIC, _ENGLISH = ("ar", "ara"), ("en", "eng")
# The picklists of both data categories, without their endings "-admn-sts" and "Term".
_STATUSES = {
    "preferred": Status.PREFERRED, "standardized": Status.PREFERRED, "legal": Status.PREFERRED,
    "regulated": Status.PREFERRED, "admitted": Status.ADMITTED, "nonstandardized": Status.ADMITTED,
    "deprecated": Status.FORBIDDEN, "superseded": Status.FORBIDDEN, "forbidden": Status.FORBIDDEN,
}  # fmt: skip
_MOST_LANGUAGES = 8
_LONGEST = 2000


def read_tbx(path: Path, data: bytes) -> tuple[list[Entry], int]:
    """The entries of a TBX file, one for each Arabic term, and how many concepts lack a side.

    Raises:
        InputError: it is not well-formed XML, declares entities, is no TBX, or no concept has both sides.
        GlossaryError: terms of it are wrong.
    """
    reader = _Reader(path)
    reader.parse(data)
    reader.problems.settle()
    if not reader.entries:
        languages = ", ".join(sorted(reader.languages)) or "none"
        msg = f"{shown(path)}: no entry has both Arabic and English (languages found: {languages})"
        raise InputError(f"{msg}; check xml:lang of the <langSet> or <langSec> elements")
    return reader.entries, reader.skipped


@dataclass(slots=True)
class _Term:
    """A term while its element is read."""

    text: str = ""
    line: int = 0
    status: Status | None = None


@dataclass(slots=True)
class _Concept:
    """A concept while its element is read."""

    arabic: list[_Term] = field(default_factory=list)
    english: list[_Term] = field(default_factory=list)


class _Reader:
    """The handlers of one parse."""

    def __init__(self, path: Path) -> None:
        self.problems = Problems(path)
        self.entries: list[Entry] = []
        self.skipped = 0
        self.languages: set[str] = set()
        self._path = path
        self._open: list[str] = []
        self._concept = _Concept()
        self._language = ""
        self._term: _Term | None = None
        # The element whose text is wanted, by its depth, and the text; 0 for none.
        self._depth = 0
        self._text: list[str] = []
        self._length = 0
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._entity

    def parse(self, data: bytes) -> None:
        """Read the whole file.

        Raises:
            InputError: it is not well-formed XML, has entities, or is no TBX.
        """
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            msg = f"{located(self._path, error.lineno)}: no well-formed XML ({expat.ErrorString(error.code)})"
            raise InputError(f"{msg}; export the glossary again") from error
        except (LookupError, ValueError) as error:  # an encoding that does not exist or is not single-byte
            msg = f"{shown(self._path)}: cannot be decoded ({error}); save the file as UTF-8"
            raise InputError(msg) from error

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber

    def _refusal(self, what: str) -> InputError:
        return InputError(f"{located(self._path, self._line)}: {what}")

    def _entity(self, name: str, *_: object) -> None:
        raise self._refusal(f"has the entity {quoted(name)}; export the glossary without entities")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.rpartition(":")[2]
        if not self._open and name not in _ROOTS:
            raise self._refusal(f"{quoted(name)} is not the root of a TBX file; give a TBX, CSV or TSV file")
        self._open.append(name)
        if name in _CONCEPTS:
            self._concept = _Concept()
        elif name in _LANGUAGES:
            self._language = primary(attributes.get("xml:lang") or attributes.get("lang") or "")
            if self._language and len(self.languages) < _MOST_LANGUAGES:
                self.languages.add(self._language[:12])
        elif name in _TERMS:
            self._term = _Term()
        elif self._term is not None and not self._depth and _is_wanted(name, attributes):
            self._depth, self._text, self._length = len(self._open), [], 0

    def _characters(self, text: str) -> None:
        if self._depth and self._length <= _LONGEST:
            self._text.append(text)
            self._length += len(text)

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if self._depth == len(self._open):
            self._depth = 0
            self._take(name, " ".join("".join(self._text).split()))
        self._open.pop()
        if name in _TERMS and self._term is not None:
            self._keep(self._term)
            self._term = None
        elif name in _CONCEPTS:
            self._close(self._concept)

    def _take(self, name: str, text: str) -> None:
        if self._term is None:
            return
        if name == "term":
            self._term.text, self._term.line = text, self._line
            return
        plain = text.removesuffix("-admn-sts").removesuffix("Term").lower()
        self._term.status = _STATUSES.get(plain)
        if self._term.status is None:
            msg = f"status {quoted(text)}; write preferredTerm-admn-sts, admittedTerm-admn-sts or"
            self.problems.add(self._line, f"{msg} deprecatedTerm-admn-sts")

    def _keep(self, term: _Term) -> None:
        if self._language not in (*_ARABIC, *_ENGLISH):
            return
        arabic = self._language in _ARABIC
        flaw = flaw_of(term.text) if arabic else flaw_of_target(term.text)
        if flaw is not None:
            self.problems.add(term.line or self._line, flaw)
        else:
            (self._concept.arabic if arabic else self._concept.english).append(term)

    def _close(self, concept: _Concept) -> None:
        if not concept.arabic or not concept.english:
            self.skipped += 1
            return
        # A term without a status is as good as an admitted one, unless none of the concept has any.
        rated = any(term.status is Status.PREFERRED for term in concept.english)
        usual = Status.ADMITTED if rated else Status.PREFERRED
        targets = tuple(
            Target(term.text, term.status or usual, where=located(self._path, term.line))
            for term in concept.english
        )
        self.entries += [Entry(term.text, targets) for term in concept.arabic]


def _is_wanted(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element holds a term or its status."""
    if name == "term" or name in _STATUS:
        return True
    return name == "termNote" and attributes.get("type") in _STATUS
