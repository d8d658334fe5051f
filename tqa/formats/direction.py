"""Whether a bilingual file translates Arabic into English, by what its first bytes declare and show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.formats.language_tags import language_of
from tqa.formats.sniff import readable
from tqa.language.arabic import LETTER_RANGES
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTER = re.compile(f"[{LETTER_RANGES}]")
_PO_CHARSET = re.compile(rb"charset=([\w.:-]{1,40})")
_PO_FIELD = re.compile(r'(?:"|\\n)(Language|X-Source-Language):[ \t]*([^"\\]*)', re.IGNORECASE)
_PO_ENTRY = re.compile(r"^[ \t]*msgid\b", re.MULTILINE)
_PO_SOURCE = re.compile(r'^[ \t]*msgid(?:_plural)?[ \t]*((?:\s*"[^"\r\n]*+")+)', re.MULTILINE)
_XLIFF_SOURCE = re.compile(r"\b(?:source-language|srcLang)\s*=\s*[\"']([^\"'<>]{0,40})")
_XLIFF_TARGET = re.compile(r"\b(?:target-language|trgLang)\s*=\s*[\"']([^\"'<>]{0,40})")
_XLIFF_TEXT = re.compile(r"<(?:[\w.-]{1,40}:)?source\b[^>]{0,400}>([^<]*)")
_TMX_VARIANT = re.compile(r"<tuv\b[^>]{0,400}?\blang\s*=\s*[\"']([^\"'<>]{0,40})")


def from_arabic(name: str, head: bytes) -> bool:
    """Whether a file of the format `name` (po, xliff, tmx) that begins with `head` is of our languages.

    A language that is not declared is taken for the right one if the source shows Arabic letters.
    """
    if name == "po":
        return _po(_po_text(head))
    text = readable(head)
    if name == "tmx":
        return set(Language) <= set(map(language_of, _TMX_VARIANT.findall(text)))
    sources, targets = _XLIFF_SOURCE.findall(text)[:1], _XLIFF_TARGET.findall(text)[:1]
    return _declared(sources, targets, _XLIFF_TEXT.findall(text))


def _po(text: str) -> bool:
    fields: dict[str, str] = {}
    entries = [match.start() for match, _ in zip(_PO_ENTRY.finditer(text), range(2), strict=False)]
    header = text[: entries[1]] if len(entries) > 1 else text
    for field, value in _PO_FIELD.findall(header):
        fields.setdefault(field.lower(), value)
    sources, targets = fields.get("x-source-language", ""), fields.get("language", "")
    return _declared(filter(None, [sources]), filter(None, [targets]), _PO_SOURCE.findall(text))


def _po_text(head: bytes) -> str:
    charset = _PO_CHARSET.search(head)
    if charset is None:
        return readable(head)
    try:
        return head.decode(charset[1].decode("ascii", "replace"), "replace")
    except (LookupError, UnicodeError):
        # It is none of Python's ("idna" is one and decodes no file): the reader of PO says what is wrong.
        return readable(head)


def _declared(sources: Iterable[str], targets: Iterable[str], texts: Iterable[str]) -> bool:
    if any(language_of(target) is not Language.ENGLISH for target in targets):
        return False
    declared = list(map(language_of, sources))
    if declared:
        return declared[0] is Language.ARABIC
    return any(map(_LETTER.search, texts))
