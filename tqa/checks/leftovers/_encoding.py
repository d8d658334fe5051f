"""Text decoded in the wrong encoding: UTF-8 or Windows-1256 read as Windows-1252, and U+FFFD."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit, replace
from tqa.language.arabic import is_arabic
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.unit import Unit
    from tqa.model import Fix

# What Windows-1252 shows for the bytes 80 to FF, the five holes as the C1 controls that browsers show there.
_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    bytes([byte]).decode("cp1252"): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_RUN = re.compile(f"[{re.escape(''.join(_BYTES))}]{{2,2000}}")
# A UTF-8 sequence: a lead byte and its continuation bytes.
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# The first two of the three bytes of a quotation mark; the third, 9D, is a hole that many programs drop.
_CUT_QUOTE = re.compile(f"â€(?![{re.escape(''.join(_BYTES))}])")
_LONGEST_QUOTATION = 2_000
_GARBLED_OPENER = "â€œ"
_LATIN_WORD = re.compile("[À-ÿ]{4,40}")
_LOST = re.compile("\ufffd+")


def find(unit: Unit) -> Iterator[Hit]:
    """A hit for every stretch of garbled text, with what it reads like when decoded rightly."""
    if unit.target.isascii():
        return
    runs = list(_RUN.finditer(unit.target))
    for match in runs:
        yield from _garbled(match)
    # What else is garbled is such a run too.
    for match in _CUT_QUOTE.finditer(unit.target) if runs else ():
        yield _cut_quote(unit.target, match)
    for match in _LATIN_WORD.finditer(unit.target) if runs else ():
        yield from _arabic_code_page(match)
    for match in _LOST.finditer(unit.target):
        yield _lost(unit.target, match)


def _garbled(match: re.Match[str]) -> Iterator[Hit]:
    data = bytes(_BYTES[char] for char in match.group())
    start = end = -1
    text = ""
    for sequence in _SEQUENCE.finditer(data):
        try:
            char = sequence.group().decode("utf-8")
        except UnicodeDecodeError:
            continue
        if sequence.start() != end:
            yield from _reading(match, start, end, text)
            start, text = sequence.start(), ""
        end = sequence.end()
        text += char
    yield from _reading(match, start, end, text)


def _reading(match: re.Match[str], start: int, end: int, text: str) -> Iterator[Hit]:
    """The hit for one stretch, if its reading makes sense where the stretch itself does not."""
    if not text or not _makes_sense(text, match.group()[start:end]):
        return
    span = Span(match.start() + start, match.start() + end)
    shown = "" if text == "\ufeff" else text.replace("\u00a0", " ")
    applicability = Applicability.SUGGESTED if any(map(is_arabic, text)) else Applicability.SAFE
    quoted = f"«{shown}»" if any(map(is_arabic, text)) else f"“{shown}”"
    fix = replace(span, shown, applicability, "Decode it as UTF-8.")
    yield Hit(span, f"“{match.group()[start:end]}” is {quoted} decoded in the wrong encoding.", fixes=(fix,))


def _cut_quote(text: str, match: re.Match[str]) -> Hit:
    """A closing quotation mark without its last byte, if one was opened and a word or stop stands before."""
    span, before = Span(*match.span()), text[max(0, match.start() - _LONGEST_QUOTATION) : match.start()]
    fixes: tuple[Fix, ...] = ()
    opened = before.count(_GARBLED_OPENER) + before.count("“") > before.count("”")
    if opened and before[-1:].strip():
        fixes = (replace(span, "”", Applicability.SUGGESTED, "Decode it as UTF-8."),)
    return Hit(span, f"“{match.group()}” is a mark decoded in the wrong encoding and cut short.", fixes=fixes)


def _makes_sense(text: str, garbled: str) -> bool:
    """Whether the reading is likelier than the stretch: one pair such as "É»" may be right as it stands."""
    if all("\u0600" <= char <= "\u06ff" for char in text):
        return len(text) > 1
    if len(text) == 1 and garbled[-1:] in "»”’":
        return False
    return all(
        "\u00a0" <= char <= "\u017f"
        or "\u2010" <= char <= "\u2122"
        or char in "\ufeff\ufffd"
        or is_arabic(char)
        or char > "\U0001f000"
        for char in text
    )


def _arabic_code_page(match: re.Match[str]) -> Iterator[Hit]:
    """Four or more accented letters in a row are no word of any Latin script."""
    try:
        text = bytes(_BYTES[char] for char in match.group()).decode("cp1256")
    except UnicodeDecodeError:
        return
    if all(map(is_arabic, text)):
        span = Span(*match.span())
        fix = replace(span, text, Applicability.SUGGESTED, "Decode it as Windows-1256.")
        yield Hit(span, f"“{match.group()}” is «{text}» decoded in the wrong encoding.", fixes=(fix,))


def _lost(text: str, match: re.Match[str]) -> Hit:
    """A character that could not be decoded; before the end of a contraction it was an apostrophe."""
    span = Span(*match.span())
    between = text[match.start() - 1 : match.start()].isalpha() if match.start() else False
    fixes: tuple[Fix, ...] = ()
    if between and re.match(r"(?:s|t|re|ve|ll|d|m)\b", text[match.end() : match.end() + 3]):
        fixes = (replace(span, "'", Applicability.SUGGESTED, "Put the apostrophe back."),)
    return Hit(span, "A character was lost in decoding (U+FFFD).", fixes=fixes)
