"""Office documents that tqa does not read, told by their first bytes, and what to do with them."""

from __future__ import annotations

from dataclasses import dataclass

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The directory, which names the streams, may stand anywhere; near an end it does in what programs write.
_SEARCHED = 4 * 1024 * 1024
_STREAMS = (
    ("EncryptedPackage", "an encrypted Office file", "save it without a password"),
    ("WordDocument", "an old Word file (.doc)", "save it as .docx"),
    ("Workbook", "an old Excel workbook (.xls)", "save it as .csv"),
)
_MIMETYPE = b"mimetype"
_NAME_IN_ZIP = 30
_PACKAGES = (
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", "save it as .docx"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", "save its text as .docx, .csv or .txt"),
    (b"application/epub+zip", "an EPUB book", "convert it to .docx, .html or .txt"),
)


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """What a file is, to be read after "is", and what to do about it."""

    name: str
    remedy: str


def office_kind(data: bytes) -> OfficeKind | None:
    """What kind of office document `data` is; None where it is none, or may be a .docx."""
    if data.startswith(_OLE):
        head, tail = data[:_SEARCHED], data[-_SEARCHED:]
        for stream, name, remedy in _STREAMS:
            if (wide := stream.encode("utf-16-le")) in head or wide in tail:
                return OfficeKind(name, remedy)
        return OfficeKind("an old Microsoft Office document", "save it as .docx")
    if data.startswith(b"{\\rtf"):
        return OfficeKind("an RTF document", "save it as .docx")
    if data.startswith(b"PK") and data[_NAME_IN_ZIP : _NAME_IN_ZIP + len(_MIMETYPE)] == _MIMETYPE:
        start = data[_NAME_IN_ZIP : _NAME_IN_ZIP + 200]
        for mark, name, remedy in _PACKAGES:
            if mark in start:
                return OfficeKind(name, remedy)
    return None
