"""HTML tags and comments, written out or escaped (&lt;br&gt;), that the source does not hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit, replace
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.unit import Unit


def _names(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


_BLOCKS = _names("tags-block")
_NAMES = "|".join(sorted(_BLOCKS | _names("tags-inline"), key=len, reverse=True))
_TAG = re.compile(
    rf"</?(?P<name>a(?=\s|>)|{_NAMES})(?:\s[^<>]{{0,500}})?\s?/?>|<!--.{{0,1000}}?-->|<!\[CDATA\[|\]\]>",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPED = re.compile(
    rf"&lt;\s?/?\s?(?P<name>a(?=\s|&)|{_NAMES})(?:\s[^<>&]{{0,300}})?\s?/?\s?&gt;",
    re.IGNORECASE,
)
# Marks that stand close to the word before them.
_CLOSERS = frozenset(",.;:!?)]”’%")
_SHORTCODE = re.compile(
    r"\[/?(?P<name>caption|gallery|embed|video|audio|quote|url|img)(?:[ =][^\[\]]{0,300})?\]|\[/(?:b|i|u)\]",
    re.IGNORECASE,
)

_PATTERNS = ((_TAG, ("<", "]]>")), (_ESCAPED, ("&",)), (_SHORTCODE, ("[",)))


def find(unit: Unit) -> Iterator[Hit]:
    """A hit for every tag; its fix drops the tag and leaves one space where a line break or block stood."""
    text = unit.target
    for pattern, marks in _PATTERNS:
        # Nearly no unit has what all matches begin with, and looking for that is far faster.
        if not any(map(text.__contains__, marks)):
            continue
        for match in pattern.finditer(text):
            name = (match.groupdict().get("name") or "").lower()
            if _in_source(match.group(), name, unit.source):
                continue
            yield _hit(text, match, name)


def _in_source(tag: str, name: str, source: str) -> bool:
    return tag in source or (
        bool(name) and re.search(rf"<\s?/?\s?{name}\b", source, re.IGNORECASE) is not None
    )


def _hit(text: str, match: re.Match[str], name: str) -> Hit:
    start, end = match.span()
    gap_before = start > 0 and text[start - 1].isspace()
    gap_behind = end < len(text) and text[end].isspace()
    inner = bool(text[max(0, start - 1) : start]) and end < len(text)
    closes = inner and text[end] in _CLOSERS
    replacement = " " if inner and not (gap_before or gap_behind or closes) and name in _BLOCKS else ""
    if gap_before and (gap_behind or closes or end == len(text)) and text[start - 1] == " ":
        start -= 1
    elif not start and gap_behind and text[end] == " ":
        end += 1
    fix = replace(Span(start, end), replacement, Applicability.SAFE, "Drop the tag.")
    return Hit(Span(*match.span()), f"“{_short(match.group())}” is a markup tag.", fixes=(fix,))


def _short(tag: str) -> str:
    return tag if len(tag) <= 40 else f"{tag[:40]}…"
