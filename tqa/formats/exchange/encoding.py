"""The text of an XML file by what the file says of its encoding: its mark, else its declaration, else UTF-8.

XML 1.0, appendix F. A declaration that the bytes contradict is refused rather than overruled, since the next
program may believe it.
"""

from __future__ import annotations

import codecs
import re

from tqa.errors import InputError
from tqa.formats.encoding import MARKS, Decoded, is_utf8
from tqa.formats.magic import binary_kind
from tqa.formats.read import located, shown

_UTF8 = "utf-8"
# How an XML file without a mark begins in an encoding whose units are wider than a byte.
_STARTS = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_WIDE = ("utf-16", "utf-32")
# Python's names of the encodings that Arabic and English files come in; others are no text, or unsafe.
_KNOWN = frozenset(
    {
        _UTF8,
        "ascii",
        *_WIDE,
        *(f"{wide}-{end}" for wide in _WIDE for end in ("le", "be")),
        *(f"iso8859-{part}" for part in ("1", "6", "15")),
        *(f"cp{page}" for page in ("437", "720", "850", "864", "1250", "1252", "1256")),
        "mac-arabic",
        "mac-roman",
    }
)
_DECLARED = re.compile(
    r"\s*<\?xml\s[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([A-Za-z][\w.:-]{0,40})[\"']", re.ASCII
)
_HEAD = 1_000


def decode_xml(data: bytes, path: str) -> Decoded:
    """The text of the XML file `path`, whose content is `data`, and what writes it back.

    Raises:
        InputError: it is binary, damaged, in an unknown encoding, or in another one than it declares.
    """
    if (kind := binary_kind(data)) is not None:
        raise InputError(f"{shown(path)}: is {kind}; unpack or export it as XML")
    bom, found = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", ""))
    body = data[len(bom) :]
    found = found or next((name for start, name in _STARTS if body.startswith(start)), "")
    said = _DECLARED.match(body[:_HEAD].decode(found or "latin-1", "replace"))
    named = said[1] if said else ""
    declared = _python_name(named, path) if named else found or _UTF8
    encoding = found or declared
    if named and not _agree(declared, encoding, marked=bool(found)):
        raise InputError(_contradiction(path, named, found))
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body[: error.start].decode(encoding, "ignore").count("\n") + 1
        msg = f"{located(path, line)}: is no {named or encoding.upper()}, as the file says it is"
        if not named:
            msg = f"{located(path, line)}: is no {encoding.upper()}, which XML is if it declares nothing else"
        raise InputError(f"{msg}; export the file as UTF-8") from error
    if encoding not in (_UTF8, "ascii") and not found and is_utf8(body):
        raise InputError(_contradiction(path, named, _UTF8))
    return Decoded(text, encoding, bom)


def _python_name(named: str, path: str) -> str:
    try:
        known = codecs.lookup(named).name
    except LookupError:
        known = ""
    if known not in _KNOWN:
        msg = f"{located(path, 1)}: declares the encoding {named[:40]!r}, which is not read"
        raise InputError(f"{msg}; export the file as UTF-8")
    return known


def _agree(declared: str, encoding: str, *, marked: bool) -> bool:
    """Whether a file may declare the one and be in the other: "UTF-16" says nothing of the byte order."""
    if not marked:
        return not declared.startswith(_WIDE)
    return declared == encoding or (declared in _WIDE and encoding.startswith(declared))


def _contradiction(path: str, named: str, found: str) -> str:
    really = f"is {found.upper()}" if found else "is not"
    return f"{located(path, 1)}: declares the encoding {named[:40]!r} but {really}; correct its declaration"
