"""Template placeholders that the source does not hold, and the word pieces of translation models."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit, replace
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.unit import Unit

_SAFE, _SUGGESTED = Applicability.SAFE, Applicability.SUGGESTED
_NAMES = (
    "name|user|username|title|count|number|total|date|year|time|value|url|link|email|site|author|city|country"
)
# A percentage has its figure before the sign; a word in braces may be a newspaper's way of quoting, so a bare
# name must look like a variable.
_PLACEHOLDER = re.compile(
    r"(?<![\w%])(?<!\d )%(?:\d{1,2}\$)?(?:\.\d)?[sdifu@](?!\w)|%\(\w{1,40}\)[sdif]"
    r"|\{\d{1,2}\}|\{\{[^{}]{1,60}\}\}|\$\{[^{}]{1,60}\}|\{%[^{}]{1,60}%\}"
    rf"|\{{(?:{_NAMES}|[a-z]+_\w{{1,40}}|[a-z]+[A-Z]\w{{0,40}})\}}"
)
_PIECES = re.compile(
    r" ?@-@ ?|@@ (?=\w)|(?:^|(?<=\s)|(?<=\w))\u2581+|\[UNK\]|</?unk>|</s>|<pad>|<eos>|<bos>|\u2047"
)

# Every match has one of these in it, and nearly no unit has: looking for them is far faster.
_MARKS = "%{@<\u2581\u2047["


def find(unit: Unit) -> Iterator[Hit]:
    """Hits for placeholders and for debris of tokenisers."""
    if not any(map(unit.target.__contains__, _MARKS)):
        return
    for match in _PLACEHOLDER.finditer(unit.target):
        if match.group() not in unit.source:
            yield Hit(Span(*match.span()), f"“{match.group()}” is a placeholder that nothing was put into.")
    for match in _PIECES.finditer(unit.target):
        piece = match.group().strip()
        if piece not in unit.source:
            yield _piece(unit.target, match)


def _piece(text: str, match: re.Match[str]) -> Hit:
    span, piece = Span(*match.span()), match.group().strip()
    message = f"“{piece}” is a token of the translation system."
    if piece == "@-@":
        return Hit(span, message, fixes=(replace(span, "-", _SAFE, "Join the word."),))
    if piece == "@@":
        return Hit(span, message, fixes=(replace(span, "", _SAFE, "Join the word."),))
    if piece.startswith("\u2581"):
        gap = " " if match.start() and not text[match.start() - 1].isspace() else ""
        return Hit(span, message, fixes=(replace(span, gap, _SAFE, "Put the space that it stands for."),))
    return Hit(span, message)
