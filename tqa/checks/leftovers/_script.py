"""Arabic script that stands in the English by accident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit
from tqa.language.arabic import LETTER_RANGES, MARK_RANGES
from tqa.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.unit import Unit

_LETTER = re.compile(f"[{LETTER_RANGES}]")
# A word of two letters or more; words follow each other across blanks, digits and marks.
_WORD = rf"[{LETTER_RANGES}{MARK_RANGES}\u0640\u200c-\u200f]++"
_RUN = re.compile(rf"{_WORD}(?:[\s\d.,:/()،؛؟\-–]{{1,20}}{_WORD})*+")
# What shows Arabic on purpose: brackets, quotation marks, an equals sign or colon or hash before it.
_SHOWN_BEFORE = frozenset("([{“«‘\"'`=:#@/|_*")
# Ligatures that stand for a formula of reverence and are printed in English too: ﷺ, ﷻ.
_FORMULAE = frozenset("\ufdfa\ufdfb")
# Nouns that name what follows, which then stands in its own script.
_NAMED = re.compile(
    r"\b(?:users?|accounts?|channels?|pages?|hashtags?|words?|terms?|letters?|phrases?|arabic|called|named|titled)$",
    re.IGNORECASE,
)
_REACH = 12
_GREAT_SHARE = 0.5
_SHOWN = 60
# No honest text leaves more stretches than this; each is looked for in the whole source.
_LOOKED_UP = 100


def arabic_hits(unit: Unit) -> Iterator[Hit]:
    """A hit for each stretch of Arabic that nothing shows on purpose."""
    if unit.target.isascii() or not _LETTER.search(unit.target):
        return
    letters = sum(map(str.isalpha, unit.target))
    places: dict[str, int] = {}
    for match in _RUN.finditer(unit.target):
        text = match.group()
        count = len(_LETTER.findall(text))
        if count < 2 or set(text) <= _FORMULAE or _is_shown(unit.target, match.start(), match.end()):
            continue
        severity = Severity.CRITICAL if count > _GREAT_SHARE * letters else Severity.MAJOR
        quoted = text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
        span = Span(match.start(), match.end())
        if text not in places and len(places) < _LOOKED_UP:
            places[text] = unit.source.find(text)
        source = places.get(text, -1)
        behind = Span(source, source + len(text)) if source >= 0 else None
        yield Hit(span, f"«{quoted}» was left in Arabic.", behind, severity=severity, confidence=0.95)


def _is_shown(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _REACH) : start].rstrip()
    behind = text[end : end + _REACH].lstrip()
    if before.endswith(":") and not re.search(r"\w", before):
        return False  # the colons of a list, not of a label
    if before[-1:] in _SHOWN_BEFORE and before[-1:]:
        return True
    if _NAMED.search(before):
        return True
    # A translation in brackets, or behind an equals sign.
    return behind[:1] in ("(", "=") and bool(re.match(r"[(=]\s*[\"“'‘]?[A-Za-z]", behind))
