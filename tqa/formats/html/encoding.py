"""The encoding of an HTML page: by its mark, by what it declares of itself, else as that of any text."""

from __future__ import annotations

import re

from tqa.errors import InputError
from tqa.formats.encoding import Decoded, decode, has_mark
from tqa.formats.lines import line_number
from tqa.formats.read import located

_AHEAD = 4_096  # browsers look at the first 1,024 bytes
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARED = re.compile(
    rb"<meta[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)|\A\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
# The labels of the Encoding Standard (encoding.spec.whatwg.org) for what Arabic and English pages are in; it
# reads ASCII and Latin-1 as Windows-1252, and a page that a reader got so far is in no UTF-16.
_CODECS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"), "utf-8"),
    **dict.fromkeys(("windows-1256", "cp1256", "x-cp1256"), "cp1256"),
    **dict.fromkeys(
        ("iso-8859-6", "iso8859-6", "iso_8859-6", "iso-8859-6-i", "iso-8859-6-e", "arabic", "asmo-708",
         "ecma-114"),
        "iso8859-6",
    ),
    **dict.fromkeys(
        ("windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1",
         "ascii", "us-ascii"),
        "cp1252",
    ),
    **dict.fromkeys(("iso-8859-15", "iso8859-15", "latin9", "l9"), "iso8859-15"),
}  # fmt: skip
_UTF8 = "utf-8"


def decode_page(data: bytes, path: str) -> Decoded:
    """The text of a page whose content is `data`.

    An encoding that is declared counts unless the page is UTF-8 in fact: servers and the browsers that saved
    it overrule the declaration, and no other text with letters beyond ASCII looks like UTF-8. One that is not
    known here says nothing.

    Raises:
        InputError: it is empty, binary or cannot be decoded as what it is declared to be.
    """
    declared = _declared(data)
    codec = _CODECS.get(declared, "")
    if not codec or has_mark(data) or 0 in data:
        return decode(data, path)
    try:
        text = data.decode(_UTF8)
        if codec == _UTF8 or not text.isascii():
            return decode(data, path)
    except UnicodeDecodeError as error:
        if codec == _UTF8:
            raise _damaged(data, error, declared, path) from error
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _damaged(data, error, declared, path) from error
    decode(text.encode(_UTF8), path)  # refuses what is no text
    return Decoded(text, codec)


def _declared(data: bytes) -> str:
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_AHEAD]))
    return (found[1] or found[2]).decode("ascii", "ignore").lower() if found else ""


def _damaged(data: bytes, error: UnicodeDecodeError, declared: str, path: str) -> InputError:
    before = data[: error.start].decode("latin-1")
    where = located(path, line_number(before, len(before)))
    wrong = f"byte 0x{data[error.start]:02X} is not in {declared}, which the page declares"
    return InputError(f"{where}: {wrong}; correct its meta element or save it as UTF-8")
