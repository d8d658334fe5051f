"""Character references of HTML, such as "&amp;", and the notation of new text."""

from __future__ import annotations

import re
from html import escape as escape_html
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERIC = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_NAMED = re.compile(r"&[A-Za-z][A-Za-z0-9]{0,40};?")
_REPLACEMENT = "\ufffd"
_LAST = 0x10FFFF
_DIGITS_AT_MOST = 8
# Names that HTML knows without their semicolon too.
_SHORT_NAMES = frozenset(name for name in html5 if not name.endswith(";"))
_SHORTEST, _LONGEST = min(map(len, _SHORT_NAMES)), max(map(len, _SHORT_NAMES))
_WORD = r"(?:[^ \t\n\r\f&]++|&(?![A-Za-z#]))++"
_TEXT = re.compile(rf"{_WORD}(?: {_WORD})*+|[ \t\n\r\f]+|&")
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)\s*")


def reference(page: str, at: int) -> tuple[str, int] | None:
    """What the reference at `at` stands for and where it ends; None where the "&" there begins none."""
    numeric = _NUMERIC.match(page, at)
    if numeric is not None:
        return _numbered(numeric[1], numeric[2]), numeric.end()
    named = _NAMED.match(page, at)
    if named is None:
        return None
    name = named.group()[1:]
    if name.endswith(";") and name in html5:
        return html5[name], named.end()
    for length in range(min(len(name), _LONGEST), _SHORTEST - 1, -1):
        if name[:length] in _SHORT_NAMES:
            return html5[name[:length]], at + 1 + length
    return None


def parts(page: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The text of `page` from `start` to `end` in parts: what each stands for, where it starts and ends.

    A part is either literal text that has no white space but single spaces between words, or one run of white
    space, or one reference.
    """
    at = start
    while at < end:
        found = _TEXT.match(page, at, end)
        if found is None:  # every character is in one of the alternatives
            break
        if found.group() == "&":
            referred = reference(page, at)
            meant, at_end = referred if referred is not None and referred[1] <= end else ("&", at + 1)
        else:
            meant, at_end = found.group(), found.end()
        yield meant, at, at_end
        at = at_end


def escape(text: str, verbatim: bool, encoding: str) -> str:
    """The notation of new text in a page: markup characters and those that `encoding` lacks as references.

    A new line is a line break; `verbatim` text, that of a title, has none.
    """
    text = escape_html(text, quote=False)
    text = _LINE_END.sub(" " if verbatim else "<br>", text)
    return text.encode(encoding, "xmlcharrefreplace").decode(encoding) if encoding != "utf-8" else text


def _numbered(hexadecimal: str | None, decimal: str | None) -> str:
    digits = (hexadecimal or decimal or "").lstrip("0")
    if not digits or len(digits) > _DIGITS_AT_MOST:
        return _REPLACEMENT
    code = int(digits, 16 if hexadecimal else 10)
    if code > _LAST or 0xD800 <= code <= 0xDFFF:
        return _REPLACEMENT
    if 0x80 <= code <= 0x9F:  # HTML reads them as Windows-1252 has them
        return bytes([code]).decode("cp1252", "replace")
    return chr(code)
