"""Marks of other scripts in English: the Arabic comma and its kin, and French quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit, replace
from tqa.checks.typography._text import REACH, SPACES, char_before
from tqa.language.arabic import is_arabic
from tqa.model import Applicability, Edit, Fix, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "۔": "."}
# All marks that this module looks for.
MARKS = "".join(_LATIN) + "«»"
_MARK = re.compile(rf"(?<![{SPACES}])[{SPACES}]*([{''.join(_LATIN)}])[,;?%.]?")
# A quotation in guillemets, which holds no other quotation mark; the bound keeps it linear.
_GUILLEMETS = re.compile(rf"«([{SPACES}]*)([^«»“”\"]{{1,400}}?)([{SPACES}]*)»")
_MISMATCHED = re.compile(
    r"«[^«»“”\"]{1,400}(”)|“[^«»“”\"]{1,400}(»)|«[^«»“”\"]{1,400}(\")|\"[^«»“”\"]{1,400}(»)"
)
_ENGLISH_QUOTE = re.compile(r"[“”\"]")


def arabic(text: str) -> Iterator[Hit]:
    """Arabic marks outside a run of Arabic."""
    for match in _MARK.finditer(text):
        place = match.start(1)
        before = char_before(text, place)
        if _in_arabic(text, place):
            continue
        mark = _LATIN[match.group(1)]
        after = text[match.end() : match.end() + 1]
        gap = " " if after.isalnum() or after in ("“", "(") else ""
        start = match.start() if before else place
        span = Span(start, match.end())
        fix = replace(span, mark + gap, Applicability.SAFE, "Use the English mark.")
        yield Hit(Span(place, place + 1), f"«{match.group(1)}» is an Arabic mark.", fixes=(fix,))


def _in_arabic(text: str, place: int) -> bool:
    """Whether the nearest letter before the mark is Arabic, or, at the start, the nearest one behind it."""
    letters = (char for char in reversed(text[max(0, place - REACH) : place]) if char.isalpha())
    nearest = next(letters, "") or next(
        (char for char in text[place + 1 : place + REACH] if char.isalpha()), ""
    )
    return bool(nearest) and is_arabic(nearest)


def guillemets(text: str) -> Iterator[Hit]:
    """French quotation marks where the text otherwise quotes in the English way."""
    if "«" not in text and "»" not in text:
        return
    if not _ENGLISH_QUOTE.search(text):
        return
    curly = "“" in text or "”" in text
    depth = seen = straight = 0
    for match in _GUILLEMETS.finditer(text):
        depth += text.count("“", seen, match.start()) - text.count("”", seen, match.start())
        straight += text.count('"', seen, match.start())
        seen = match.start()
        nested = depth > 0 or straight % 2 == 1
        opener, closer = (
            (("‘", "’") if nested else ("“", "”")) if curly else (("'", "'") if nested else ('"', '"'))
        )
        edits = (
            Edit(Span(match.start(), match.end(1)), opener),
            Edit(Span(match.start(3), match.end()), closer),
        )
        fix = Fix(Applicability.SAFE, edits, "Quote in one way throughout.")
        yield Hit(Span(*match.span()), "French quotation marks stand among English ones.", fixes=(fix,))
    for match in _MISMATCHED.finditer(text):
        yield _mended(text, match)


def _mended(text: str, match: re.Match[str]) -> Hit:
    """A quotation opened in one way and closed in the other."""
    straight = text[match.start()] == '"' or match.group()[-1] == '"'
    edits = []
    if text[match.start()] == "«":
        edits.append(Edit(Span(match.start(), match.start() + 1), '"' if straight else "“"))
    else:
        edits.append(Edit(Span(match.end() - 1, match.end()), '"' if straight else "”"))
    fix = Fix(Applicability.SAFE, tuple(edits), "Quote in one way throughout.")
    return Hit(Span(*match.span()), "The quotation is opened in one way and closed in another.", fixes=(fix,))
