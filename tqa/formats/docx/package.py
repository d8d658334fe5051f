"""The parts of a Word file and how they hang together: the Open Packaging Conventions (ECMA-376-2)."""

from __future__ import annotations

import codecs
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.docx.archive import open_archive
from tqa.formats.office import office_kind
from tqa.formats.read import shown
from tqa.formats.safe_xml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.formats.docx.archive import Archive
    from tqa.formats.safe_xml import Handler
    from tqa.model import Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(r"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.-]{1,40})["']""")
_UNICODE = {"utf-8", "utf8", "utf-16", "us-ascii", "ascii"}
_DOCUMENT = "officeDocument"
# A book of a thousand pages has half as many; what has more would keep the reader busy for long.
_MOST_TAGS = 1_000_000
_AGAIN = "open it in Word and save it again"


@dataclass(frozen=True, slots=True)
class Part:
    """One XML file of the package: its text, and what encodes it again."""

    name: str
    text: str
    encoding: str
    bom: bytes

    def encoded(self, text: str) -> bytes:
        """The part's content with another text."""
        return self.bom + text.encode(self.encoding)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part is to another: the last word of its type, such as "styles", all of it, and its name."""

    kind: str
    type: str
    target: str


@dataclass(frozen=True)
class Package:
    """A Word file: its archive, the name and the type of its main part, and that part's relations."""

    archive: Archive
    main: str
    type: str
    relations: tuple[Relation, ...]

    @property
    def path(self) -> str:
        """What messages call the file."""
        return self.archive.path

    def related(self, kind: str) -> str | None:
        """The name of the part that is, say, the "footnotes" of the main one; None where there is none."""
        found = (each.target for each in self.relations if each.kind == kind)
        return next((name for name in found if self.archive.find(name) is not None), None)

    def part(self, name: str) -> Part:
        """The part of that name.

        Raises:
            InputError: it is missing, unreadable or in no encoding that Word reads.
        """
        return _part(self.archive, name)

    def tell(self, part: Part, handler: Handler) -> None:
        """Tell `handler` the elements of the part; byte places are those of its text as UTF-8.

        Raises:
            InputError: it is no well-formed XML, or declares or needs an entity.
        """
        _tell(self.archive, part, handler)


def rels_of(name: str) -> str:
    """The part that holds the relations of the part `name`."""
    folder, _, base = name.rpartition("/")
    return f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"


def open_package(data: bytes, path: str) -> Package:
    """The Word file whose content is `data`.

    Raises:
        InputError: it is another kind of file, encrypted, truncated or damaged, or a bomb.
    """
    kind = office_kind(data)
    if kind is not None:
        raise InputError(f"{shown(path)}: is {kind.name}; {kind.remedy}")
    if not data.startswith(b"PK"):
        raise InputError(
            f"{shown(path)}: is no Word file, which is a ZIP archive; name its format or save it as .docx"
        )
    archive = open_archive(data, path)
    mains = [each for each in _relations(archive, "") if each.kind == _DOCUMENT]
    main = mains[0].target if mains else "word/document.xml"
    _refuse_other(main, path)
    if archive.find(main) is None or not main.lower().endswith(".xml") or not mains:
        msg = f"{shown(path)}: holds no Word document (no part {shown(main)})"
        raise InputError(f"{msg}; {_AGAIN}, or export the text as .docx")
    return Package(archive, main, mains[0].type, tuple(_relations(archive, main)))


def _refuse_other(main: str, path: str) -> None:
    for folder, what in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation")):
        if main.lower().startswith(folder):
            raise InputError(f"{shown(path)}: is {what}; export its text as .docx, .csv or .txt")


def _relations(archive: Archive, name: str) -> list[Relation]:
    """The relations inside the package of one part, "" for those of the package itself."""
    rels = rels_of(name)
    if archive.find(rels) is None:
        return []
    reader = _Relations(posixpath.dirname(name))
    _tell(archive, _part(archive, rels), reader)
    return reader.found


class _Relations:
    """Collects the relations of a .rels part."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: list[Relation] = []

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:  # noqa: ARG002 - the protocol
        """An element begins."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.join("/", self._folder, attributes.get("Target", ""))
            kind = attributes.get("Type", "")
            found = posixpath.normpath(target).lstrip("/")
            self.found.append(Relation(kind.rpartition("/")[2], kind, found))

    def end(self, name: str) -> None:
        """The element ends."""

    def text(self, text: str, place: Span, *, verbatim: bool) -> None:
        """Nothing is said between the tags."""


def _part(archive: Archive, name: str) -> Part:
    member = archive.find(name)
    if member is None:
        raise InputError(f"{shown(archive.path)}: lacks its part {shown(name)}; {_AGAIN}")
    content = archive.read(member)
    encoding, bom = next(
        ((encoding, mark) for mark, encoding in _MARKS if content.startswith(mark)), ("utf-8", b"")
    )
    try:
        text = content[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(archive, name) from error
    declared = _DECLARED.match(text)
    if declared is not None and declared[1].lower() not in _UNICODE:
        raise _undecodable(archive, name)
    return Part(member.name, text, encoding, bom)


def _undecodable(archive: Archive, name: str) -> InputError:
    msg = f"{shown(archive.path)}: its part {shown(name)} is not in UTF-8 or UTF-16, as Word's are"
    return InputError(f"{msg}; {_AGAIN}")


def _tell(archive: Archive, part: Part, handler: Handler) -> None:
    if (tags := part.text.count("<")) > _MOST_TAGS:
        msg = (
            f"{shown(archive.path)}: its part {shown(part.name)} has {tags:,} tags, which is no real document"
        )
        raise InputError(f"{msg}; split the document")
    parse(part.text.encode(), f"{archive.path}: {part.name}", handler, "utf-8")
