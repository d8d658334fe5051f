"""HTML tags and comments, written out or escaped (&lt;br&gt;), that the source does not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.rule import Hit, replace
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.unit import Unit

_BLOCKS = "address article aside blockquote br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe li main nav ol p pre script section style table tbody td tfoot th thead title tr ul video".split()
_INLINE = "abbr acronym audio b bdi bdo big button cite code del dfn em embed font i img input ins kbd label mark nobr object param q s samp select small span strike strong sub sup svg time tt u var wbr".split()
_ATTRIBUTES = r"(?:\s[^<>]{0,500})?"
_TAG = re.compile(rf"</?(?P<name>a(?=\s|>)|{'|'.join(sorted(_BLOCKS + _INLINE, key=len, reverse=True))}){_ATTRIBUTES}\s?/?>|<!--.{{0,1000}}?-->|<!\[CDATA\[|\]\]>", re.IGNORECASE | re.DOTALL)
_ESCAPED = re.compile(rf"&lt;\s?/?\s?(?P<name>a(?=\s|&)|{'|'.join(sorted(_BLOCKS + _INLINE, key=len, reverse=True))})(?:\s[^<>&]{{0,300}})?\s?/?\s?&gt;", re.IGNORECASE)
_SHORTCODE = re.compile(r"\[/?(?P<name>caption|gallery|embed|video|audio|quote|url|img)(?:[ =][^\[\]]{0,300})?\]|\[/(?:b|i|u)\]", re.IGNORECASE)


def find(unit: Unit) -> Iterator[Hit]:
    """A hit for every tag; its fix drops the tag and leaves one space where a line break or block stood."""
    text = unit.target
    for pattern in (_TAG, _ESCAPED, _SHORTCODE):
        for match in pattern.finditer(text):
            name = (match.groupdict().get("name") or "").lower()
            if _in_source(match.group(), name, unit.source):
                continue
            yield _hit(text, match, name)


def _in_source(tag: str, name: str, source: str) -> bool:
    return tag in source or (bool(name) and re.search(rf"<\s?/?\s?{name}\b", source, re.IGNORECASE) is not None)


def _hit(text: str, match: re.Match[str], name: str) -> Hit:
    start, end = match.span()
    gap_before = start > 0 and text[start - 1].isspace()
    gap_behind = end < len(text) and text[end].isspace()
    inner = bool(text[max(0, start - 1) : start]) and end < len(text)
    replacement = " " if inner and not gap_before and not gap_behind and name in _BLOCKS else ""
    if gap_before and (gap_behind or end == len(text)) and text[start - 1] == " ":
        start -= 1
    elif not start and gap_behind and text[end] == " ":
        end += 1
    fix = replace(Span(start, end), replacement, Applicability.SAFE, "Drop the tag.")
    return Hit(Span(*match.span()), f"“{_short(match.group())}” is a markup tag.", fixes=(fix,))


def _short(tag: str) -> str:
    return tag if len(tag) <= 40 else f"{tag[:40]}…"
