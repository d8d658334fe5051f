"""The tags and texts of an HTML page with their offsets, as browsers tell them apart.

Follows the states of the tokenizer in the HTML Standard (html.spec.whatwg.org, 13.2.5), in linear time: an
unclosed comment or quotation takes the rest of the page, as it does in a browser. Why not a library: lxml and
html5lib give no offsets, selectolax and BeautifulSoup write the whole page anew, and html.parser of Python
3.11 takes the square of the time for unclosed tags and disagrees with browsers on comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SPACE = " \t\n\r\f"
_TAG = re.compile(rf"<(/?)([A-Za-z][^{_SPACE}/>]*)")
_GAP = re.compile(rf"[{_SPACE}/]*")
_NAME = re.compile(rf"=?[^{_SPACE}/>=]*")
_EQUALS = re.compile(rf"[{_SPACE}]*=[{_SPACE}]*")
_BARE = re.compile(rf"[^{_SPACE}>]*")
_COMMENT_END = re.compile(r"--!?>")
# What their content is: no tags at all, and in the second of them no references either.
_REFERENCES_ONLY = frozenset({"title", "textarea"})
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_ENDLESS = "plaintext"
_LONGEST_VALUE = 10_000


class TokenKind(StrEnum):
    """What a token is; comments and doctypes are none."""

    START = "start"
    END = "end"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """One token at `start`..`end` of the page; `name` is lower-case, "" for text.

    `closed` marks a start tag that ends in "/>".
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] | None = None
    closed: bool = False


def tokens(page: str) -> Iterator[Token]:
    """The tokens of `page` in order; none of them is empty, and text between tags is one token."""
    at = text_start = 0
    while True:
        tag_start = page.find("<", at)
        if tag_start < 0:
            break
        end, token = _markup(page, tag_start)
        if end == tag_start:  # a "<" that begins no tag is text
            at = tag_start + 1
            continue
        if text_start < tag_start:
            yield Token(TokenKind.TEXT, text_start, tag_start)
        at = text_start = end
        if token is None:
            continue
        yield token
        if token.kind is TokenKind.START and _has_no_tags(token.name):
            at = text_start = _raw_end(page, token)
            if token.end < at:
                yield Token(TokenKind.TEXT, token.end, at)
    if text_start < len(page):
        yield Token(TokenKind.TEXT, text_start, len(page))


def _has_no_tags(name: str) -> bool:
    return name in _RAW or name in _REFERENCES_ONLY or name == _ENDLESS


def _raw_end(page: str, token: Token) -> int:
    if token.name == _ENDLESS:
        return len(page)
    found = re.compile(rf"</{token.name}(?=[{_SPACE}/>])", re.IGNORECASE).search(page, token.end)
    return found.start() if found else len(page)


def _markup(page: str, start: int) -> tuple[int, Token | None]:
    """Where the markup that begins with the "<" at `start` ends, and its token; `start` where it is text."""
    tag = _TAG.match(page, start)
    if tag is not None:
        return _tag(page, tag)
    if page.startswith("<!--", start):
        # "<!-->" and "<!--->" are whole comments.
        closed = re.compile(r"-?>").match(page, start + 4) or _COMMENT_END.search(page, start + 4)
        return (closed.end() if closed else len(page)), None
    if page.startswith(("<!", "<?", "</"), start) and len(page) > start + 2:
        closing = page.find(">", start + 2)
        return (closing + 1 if closing >= 0 else len(page)), None
    return start, None


def _tag(page: str, tag: re.Match[str]) -> tuple[int, Token | None]:
    at = tag.end()
    attributes: dict[str, str] = {}
    while True:
        at, gap_start = _end(_GAP, page, at), at
        if at >= len(page):
            return len(page), None
        if page[at] == ">":
            break
        name_start, at = at, _end(_NAME, page, at)
        name = page[name_start:at].lower()
        equals = _EQUALS.match(page, at)
        value = ""
        if equals is not None:
            at = equals.end()
            quote = page[at : at + 1]
            if quote and quote in "\"'":
                closing = page.find(quote, at + 1)
                if closing < 0:
                    return len(page), None
                value, at = page[at + 1 : closing], closing + 1
            else:
                value_start, at = at, _end(_BARE, page, at)
                value = page[value_start:at]
        if len(value) <= _LONGEST_VALUE:  # pictures in addresses are of no use here
            attributes.setdefault(name, unescape(value) if "&" in value else value)
    kind = TokenKind.END if tag[1] else TokenKind.START
    closed = page[at - 1] == "/" and at > gap_start
    return at + 1, Token(kind, tag.start(), at + 1, tag[2].lower(), attributes, closed)


def _end(pattern: re.Pattern[str], page: str, at: int) -> int:
    found = pattern.match(page, at)
    return found.end() if found is not None else at
