"""Invisible characters that have no business in English, and tatweel."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit, replace
from tqa.language.arabic import INVISIBLES, TATWEEL, is_arabic
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.unit import Unit

# C0 and C1 controls but for tab and line ends, which are white space.
_CONTROLS = "".join(map(chr, [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]))
_CHARS = INVISIBLES + _CONTROLS + "\u180e\u2028\u2029\u2061\u2062\u2063\u2064\ufff9\ufffa\ufffb"
_LINE_ENDS = "\u2028\u2029"
_BREAKS = "\u200b\ufeff\u2060"
_RUN = re.compile(f"[{re.escape(_CHARS)}]+")
_TATWEELS = re.compile(f" ?{TATWEEL}+ ?")
_REACH = 3


def is_invisible(text: str) -> bool:
    """Whether `text` consists of invisible characters alone."""
    return bool(text) and all(char in _CHARS for char in text)


def find(unit: Unit) -> Iterator[Hit]:
    """Hits for invisible characters that no right-to-left word or emoji needs, and for stray tatweel."""
    text = unit.target
    # Nothing in `_CHARS` is printable, and asking that takes a twentieth of the time.
    for match in _RUN.finditer(text) if not text.isprintable() else ():
        if not _is_needed(text, match):
            yield _hidden(text, match)
    for match in _TATWEELS.finditer(text) if TATWEEL in text else ():
        if not _beside_rtl(text, match):
            yield _tatweel(match)


def _is_needed(text: str, match: re.Match[str]) -> bool:
    return _beside_rtl(text, match) or ("\u200d" in match.group() and _beside_symbol(text, match))


def _beside_rtl(text: str, match: re.Match[str]) -> bool:
    """Whether a right-to-left letter is near, on which a control may act."""
    around = text[max(0, match.start() - _REACH) : match.start()] + text[match.end() : match.end() + _REACH]
    return any(
        char != TATWEEL and (is_arabic(char) or unicodedata.bidirectional(char) in ("R", "AL"))
        for char in around
    )


def _beside_symbol(text: str, match: re.Match[str]) -> bool:
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return any(char and unicodedata.category(char) in ("So", "Sk", "Mn") for char in (before, behind))


def _hidden(text: str, match: re.Match[str]) -> Hit:
    start, end = match.span()
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    line_end = any(char in _LINE_ENDS for char in match.group())
    replacement = " " if line_end and before.strip() and behind.strip() else ""
    span = Span(start, end + 1) if before == " " and behind == " " else Span(start, end)
    between = before.isalnum() and behind.isalnum() and any(char in _BREAKS for char in match.group())
    applicability = Applicability.SUGGESTED if between else Applicability.SAFE
    names = ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in match.group()))
    fix = replace(span, replacement, applicability, "Drop what nobody can see.")
    return Hit(Span(start, end), f"An invisible character stands here ({names}).", fixes=(fix,))


def _tatweel(match: re.Match[str]) -> Hit:
    apart = match.group().startswith(" ") and match.group().endswith(" ")
    start = match.start() + (match.group()[0] == " " and not apart)
    end = match.end() - (match.group()[-1] == " " and not apart)
    replacement, applicability = (" – ", Applicability.SUGGESTED) if apart else ("", Applicability.SAFE)
    begin = match.start() + match.group().index(TATWEEL)
    fix = replace(Span(start, end), replacement, applicability, "Drop the Arabic lengthening stroke.")
    return Hit(
        Span(begin, match.start() + match.group().rindex(TATWEEL) + 1),
        f"«{TATWEEL}» lengthens Arabic letters only.",
        fixes=(fix,),
    )
