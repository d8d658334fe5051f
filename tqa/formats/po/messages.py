"""Gettext PO: messages with their translations, already aligned.

What is no translation yet is left out, as msgfmt leaves it out: untranslated and fuzzy messages, obsolete
ones (`#~`), and the header. In a plural, the singular stands beside `msgstr[0]`, `msgid_plural` beside the
others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.errors import InputError, LanguageError
from tqa.formats.annotation import on_one_line
from tqa.formats.cells import RowCarrier
from tqa.formats.declared import decode_declared
from tqa.formats.encoding import encode
from tqa.formats.language_tags import language_of
from tqa.formats.po.lexer import Entry, entries
from tqa.formats.po.opaque import notation
from tqa.formats.po.text import PoCell, message, unescaped
from tqa.formats.read import file_name, shown
from tqa.formats.rows import Row, Side, build_article, locate
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Language, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tqa.formats.annotation import Remark
    from tqa.formats.encoding import Decoded
    from tqa.formats.po.opaque import Notation
    from tqa.model import Article, Document

_CHARSET = re.compile(rb'"Content-Type:[^"\r\n]{0,200}?charset=([\w.:-]+)', re.IGNORECASE)
# What gettext can read (`po-charset.c`) and Arabic or English is written in.
_ENCODINGS = frozenset(
    {"ascii", "utf-8", "cp1256", "iso8859-6", "cp1252", "iso8859-1", "iso8859-15", "cp864", "cp720"}
)
_TEMPLATE_CHARSET = "CHARSET"
_FIELD = re.compile(r"^([A-Za-z][\w-]*):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
# A file name with spaces stands between two marks of direction (gettext 0.19.4 and later).
_REFERENCE = re.compile("\u2068([^\u2069]+)\u2069(?::(\\d+))?|(\\S+)")
# The second character of comments that are not the translators' own.
_NOT_TRANSLATORS = frozenset(".:,|=")
_LINE_ENDS = frozenset({"", "\n", "\r"})
_OURS = re.compile(r"#[ \t]+\(tqa\) ")


@dataclass(frozen=True)
class PoCarrier(RowCarrier):
    """Carries one side of a PO file; `anchors` are where remarks on each row go, `ours` older remarks."""

    anchors: tuple[int, ...] = ()
    ours: tuple[Span, ...] = ()

    def reread(self, data: bytes, path: str) -> Article:
        """The article in the changed file."""
        return read(data, path)

    def annotate(self, document: Document, remarks: Sequence[Remark]) -> bytes:
        """The file with `remarks` as comments of its entries, and those of an earlier run taken out.

        Raises:
            OutputError: if the file's encoding cannot hold a remark.
        """
        text = self.decoded.text
        newline = "\r\n" if "\r\n" in text else "\n"
        said: dict[int, list[str]] = {}
        for remark in remarks:
            row, _ = locate(document, remark.span.start)
            said.setdefault(self.anchors[row], []).append(f"# (tqa) {on_one_line(remark.text)}{newline}")
        edits = [Edit(span, "") for span in self.ours]
        edits += [Edit(Span(at, at), "".join(dict.fromkeys(lines))) for at, lines in said.items()]
        edits.sort(key=lambda edit: edit.span)
        return encode(apply_edits(text, edits), self.decoded, document.path)


@dataclass(frozen=True, slots=True)
class _Message:
    """A pair of strings of one entry."""

    row: Row
    cells: dict[Side, PoCell]
    anchor: int


def read(data: bytes, path: str | Path) -> Article:
    """The article in a PO file, whose content is `data`.

    Raises:
        InputError: it is no PO file, is not in the encoding it declares, or nothing in it is translated.
        LanguageError: it says that it translates between other languages.
    """
    name = file_name(path)
    found = _CHARSET.search(data)
    charset = found[1].decode("ascii", "replace") if found else ""
    decoded = decode_declared(data, name, charset if charset != _TEMPLATE_CHARSET else "", _ENCODINGS)
    fields: dict[str, str] | None = None
    messages: list[_Message] = []
    ours: list[Span] = []
    number = 0
    for entry in entries(decoded.text, name):
        ours += _own_remarks(entry, decoded.text)
        if entry.context is None and _is_empty(entry.id):
            if fields is None:
                fields = _header(entry, decoded)
                _check_languages(fields, name)
            continue
        number += 1
        messages += _messages(entry, number, decoded, (fields or {}).get("x-accelerator-marker", "")[:1])
    if not messages:
        raise InputError(
            f"{shown(path)}: none of its {number} messages is translated; give a translated file"
        )

    def carrier_for(side: Side) -> PoCarrier:
        cells = tuple(each.cells.get(side) for each in messages)
        return PoCarrier("po", decoded, cells, tuple(each.anchor for each in messages), tuple(ours))

    return build_article([each.row for each in messages], carrier_for, path)


def _messages(entry: Entry, number: int, decoded: Decoded, accelerator: str) -> Iterator[_Message]:
    """The translated pairs of an entry; none where it is no translation yet."""
    text = decoded.text
    comments = [span.of(text) for span in entry.comments]
    flags = [flag.strip() for line in comments if line.startswith("#,") for flag in line[2:].split(",")]
    if "fuzzy" in flags or all(map(_is_empty, entry.strings.values())):
        return
    file, spot = _reference(comments)
    anchor = _anchor(entry, comments, text)
    plural = entry.plural is not None
    for index, strings in entry.strings.items():
        keyword, source = ("msgid_plural", entry.plural) if plural and index else ("msgid", entry.id)
        if _is_empty(strings) or source is None:
            continue
        how = notation(flags, unescaped(text, source, decoded.encoding)[0], accelerator)
        named = spot or f"message {number}"
        cells = {
            Side.SOURCE: _cell(keyword, named, decoded, source, how),
            Side.TARGET: _cell(f"msgstr[{index}]" if plural else "msgstr", named, decoded, strings, how),
        }
        row = Row(
            id=f"{number}[{index}]" if plural else str(number),
            source=cells[Side.SOURCE].message.text,
            target=cells[Side.TARGET].message.text,
            reference=None,
            doc=file,
            line=entry.where[index],
        )
        yield _Message(row, cells, anchor)


def _cell(keyword: str, spot: str, decoded: Decoded, strings: Sequence[Span], how: Notation) -> PoCell:
    read = message(decoded.text, strings, decoded.encoding, how)
    return PoCell(keyword, spot, decoded.text, tuple(strings), decoded.encoding, how, read)


def _is_empty(strings: Sequence[Span] | None) -> bool:
    return not any(map(len, strings or ()))


def _header(entry: Entry, decoded: Decoded) -> dict[str, str]:
    """The fields of the header by their names in lower case; the first of a name counts."""
    text, _ = unescaped(decoded.text, entry.strings.get(0, ()), decoded.encoding)
    fields: dict[str, str] = {}
    for name, value in _FIELD.findall(text):
        fields.setdefault(name.lower(), value)
    return fields


def _check_languages(fields: dict[str, str], path: str) -> None:
    """A language that is not named is taken for the right one: what it is read as is checked later."""
    remedy = "give a translation from Arabic (ar) into English (en)"
    source, target = fields.get("x-source-language", ""), fields.get("language", "")
    if source and language_of(source) is not Language.ARABIC:
        raise LanguageError(f"{shown(path)}: its X-Source-Language is {source[:20]!a}; {remedy}")
    if target and language_of(target) is Language.ARABIC:
        msg = f"{shown(path)}: its Language is {target[:20]!a}: it translates into Arabic, not from it"
        raise LanguageError(f"{msg}; {remedy}")
    if target and language_of(target) is not Language.ENGLISH:
        raise LanguageError(f"{shown(path)}: its Language is {target[:20]!a}; {remedy}")


def _reference(comments: Sequence[str]) -> tuple[str, str]:
    """The file that the first reference of an entry names, and the reference; "" and "" without one."""
    for line in comments:
        if line.startswith("#:") and (match := _REFERENCE.search(line, 2)):
            if match[1] is not None:
                return match[1], f"{match[1]}:{match[2]}" if match[2] else match[1]
            return re.sub(r":\d+$", "", match[3]), match[3]
    return "", ""


def _anchor(entry: Entry, comments: Sequence[str], text: str) -> int:
    """Where remarks on an entry go: behind what translators said, in front of everything else."""
    for span, line in zip(entry.comments, comments, strict=True):
        if line[1:2] in _NOT_TRANSLATORS and text[max(0, span.start - 1) : span.start] in _LINE_ENDS:
            return span.start
    return entry.start


def _own_remarks(entry: Entry, text: str) -> Iterator[Span]:
    """The lines that an earlier run wrote."""
    for span in entry.comments:
        if _OURS.match(text, span.start):
            end = span.end + (2 if text.startswith("\r\n", span.end) else 1)
            yield Span(span.start, min(end, len(text)))
