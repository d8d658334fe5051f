"""What the Arabic itself writes in Latin letters and English must keep: symbols, addresses, abbreviations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.once import once_per_unit
from tqa.language.arabic import DIGITS
from tqa.language.tokens import Kind
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit
    from tqa.language.tokens import Token

# "S/2020/123", "A/RES/61/1 (II)"; English may put spaces around the strokes.
_SYMBOL = re.compile(r"(?<![\w/.])[A-Z]{1,4}(?: ?/ ?[A-Z0-9][A-Za-z0-9.\-]{0,30}){1,6}")
_ADDRESS = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>\"'“”«»()،؛]{1,500}", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z]")
_MARKED = re.compile(r"[A-Z] ?/|://|[Ww]{3}\.")
_CAPITALS = re.compile(r"[A-Z]{3}|[A-Z][.&-]")
_DIGITS = str.maketrans(DIGITS)
_DIGIT = re.compile(r"\d")
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Changed:
    """A symbol or address of the Arabic, and the one that stands in its place; None where none does."""

    source: Span
    target: Span | None


@once_per_unit
def has_latin(unit: Unit) -> bool:
    """Whether the Arabic has a Latin letter: few have, and one class is found far faster than words are."""
    return _LETTER.search(unit.source) is not None


def changed_symbols(unit: Unit) -> Iterator[Changed]:
    """Document symbols and web addresses that the English gives otherwise or not at all."""
    if not has_latin(unit) or not _MARKED.search(unit.source):
        return
    for pattern in (_SYMBOL, _ADDRESS):
        arabic, english = _found(pattern, unit.source), _found(pattern, unit.target)
        kept = [text for text, _ in english]
        written = [text for text, _ in arabic]
        whole = _plain(unit.target)
        lost = [(text, span) for text, span in arabic if text not in kept and not _is_within(text, whole)]
        new = [span for text, span in english if text not in written]
        for index, (text, span) in enumerate(lost):
            if pattern is _ADDRESS or _DIGIT.search(text):
                yield Changed(span, new[index] if index < len(new) and len(lost) == len(new) else None)


def _found(pattern: re.Pattern[str], text: str) -> list[tuple[str, Span]]:
    found = []
    for match in pattern.finditer(text):
        end = match.end() - len(match.group()) + len(match.group().rstrip(".,;:-"))
        found.append((_plain(text[match.start() : end]), Span(match.start(), end)))
    return found


def _plain(text: str) -> str:
    return "".join(text.translate(_DIGITS).split()).lower().rstrip("/")


def _is_within(symbol: str, text: str) -> bool:
    """Whether a symbol, or all of it behind its first stroke, stands somewhere in a text without spaces."""
    return symbol in text or (symbol.count("/") > 1 and symbol.partition("/")[2] in text)


def lost_abbreviations(unit: Unit) -> list[int]:
    """Abbreviations in Latin capitals that the English neither has nor spells out, as Arabic tokens."""
    if not has_latin(unit) or not _CAPITALS.search(unit.source):
        return []
    tokens = [
        (i, token)
        for i, token in enumerate(unit.source_tokens)
        if token.kind is Kind.LATIN and len(token.text) >= _LEAST_LETTERS and token.text.isupper()
    ]
    if not tokens:
        return []
    whole = "".join(unit.target.split()).lower()
    initials = _initials(unit.target_tokens)
    lost = []
    for i, token in tokens:
        bare = token.norm.replace(".", "").replace("&", "")
        if bare not in whole.replace(".", "") and bare not in initials and bare[:-1] not in initials:
            lost.append(i)
    return lost


def _initials(tokens: Sequence[Token]) -> str:
    """The first letters of the words, in which an abbreviation that is spelled out is found."""
    words = [part for token in tokens if token.kind is Kind.LATIN for part in token.text.split("-") if part]
    plain = "".join(word[0].lower() for word in words)
    return f"{plain} {''.join(word[0].lower() for word in words if word[0].isupper())}"
