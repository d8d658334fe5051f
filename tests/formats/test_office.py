"""Office documents that are refused, each by its name and with what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from tqa.errors import InputError
from tqa.formats.encoding import decode
from tqa.formats.office import office_kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def opened(kind):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/{kind}")
        archive.writestr("content.xml", "<a/>")
        archive.writestr("word/document.xml", "<a/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "remedy"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "an old Word file (.doc)", "save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "an encrypted Office file", "without a password"),
        (OLE + "Workbook".encode("utf-16-le"), "an old Excel workbook (.xls)", "save it as .csv"),
        (OLE, "an old Microsoft Office document", "save it as .docx"),
        (b"{\\rtf1 words}", "an RTF document", "save it as .docx"),
        (opened("vnd.oasis.opendocument.text"), "an OpenDocument text (.odt)", "save it as .docx"),
        (opened("vnd.oasis.opendocument.spreadsheet"), "an OpenDocument file", "save its text as .docx"),
        (opened("epub+zip"), "an EPUB book", "convert it to .docx"),
    ],
)
def test_named_with_a_remedy(data, name, remedy):
    kind = office_kind(data)
    assert kind is not None
    assert kind.name == name
    assert remedy in kind.remedy
    with pytest.raises(InputError) as raised:
        decode(data, "a.txt")
    assert str(raised.value) == f"a.txt: is {name}, not a text file; {kind.remedy}"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Words.", opened("zip")])
def test_others(data):
    assert office_kind(data) is None
