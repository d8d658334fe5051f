"""What stands in a message for something else: placeholders of program code, tags, marks of shortcuts.

Placeholders that stand for something visible show as `PLACEHOLDER`; formatting tags and shortcut marks have
no width. What a `%` or `{` means follows the flags of GNU gettext ("c-format", "python-brace-format", ...).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import escape, unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.formats.patchwork import PLACEHOLDER, Piece
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_C = r"%(?:\d{1,3}\$)?[-+ #0']{0,6}(?:\d{1,4}|\*)?(?:\.(?:\d{1,4}|\*))?(?:hh|h|ll|l|L|q|j|z|t)?[a-zA-Z@]"
_PYTHON = r"%(?:\([^()\s]{1,80}\))?[-+ #0]{0,6}(?:\d{1,4}|\*)?(?:\.(?:\d{1,4}|\*))?[a-zA-Z]"
_BRACES = r"\{[^{}\r\n]{0,80}\}"
_SHELL = r"\$(?:\{[A-Za-z_]\w{0,79}\}|[A-Za-z_]\w{0,79})"
# Of each flag, its placeholders, and the doubled characters that stand for one.
_NOTATIONS = {
    "c-format": (_C, "%%"),
    "objc-format": (_C, "%%"),
    "php-format": (_C, "%%"),
    "perl-format": (_C, "%%"),
    "boost-format": (r"%\d{1,3}%|%\|[^|\r\n]{1,40}\||" + _C, "%%"),
    "qt-format": (r"%L?\d{1,2}|%n", "%%"),
    "qt-plural-format": (r"%L?(?:\d{1,2}|n)", "%%"),
    "python-format": (_PYTHON, "%%"),
    "python-brace-format": (_BRACES, "{{ }}"),
    "perl-brace-format": (_BRACES, ""),
    "csharp-format": (_BRACES, "{{ }}"),
    "c++-format": (_BRACES, "{{ }}"),
    "java-format": (_BRACES, ""),
    "javascript-format": (_C, "%%"),
    "sh-format": (_SHELL, ""),
}
# What no prose has, whatever the flags say: %(name)s, {name}, {0}. In a translation it has to be in the
# original too: a machine may leave such things behind.
_ANYWHERE = r"%\([A-Za-z_][\w.]{0,79}\)[sdifrxc]|\{(?:[A-Za-z_][\w.]{0,79}|\d{1,2})\}"
_UNFLAGGED = re.compile(_ANYWHERE)

_TAG_NAMES = (
    "a|abbr|b|big|bdi|bdo|br|cite|code|del|em|font|hr|i|img|ins|kbd|li|mark|ol|p|q|s|small|span|strong|sub|sup"
    "|tt|u|ul|var|wbr"
)
_TAG = rf"</?(?:{_TAG_NAMES})(?:\s[^<>]{{0,2000}})?/?>"
_ENTITY = r"&(?:amp|lt|gt|quot|apos|nbsp|[a-z]{3,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
_MARKUP = re.compile(f"{_TAG}|{_ENTITY}", re.IGNORECASE)
_SEEN = re.compile(r"</?(?:img|hr)\b", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|p|li|ul|ol)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a text that shows as `text`; `opaque` where no edit may touch it."""

    span: Span
    text: str
    opaque: bool = True


@dataclass(frozen=True, slots=True)
class Notation:
    """How the messages of an entry write what is no text.

    `doubled` are the characters that are written twice to stand for themselves, `shared` the unflagged
    placeholders of the original.
    """

    pattern: re.Pattern[str]
    doubled: str
    markup: bool
    accelerator: str
    shared: frozenset[str]

    def cuts(self, text: str) -> Iterator[Cut]:
        """What is no plain text in `text`, in order."""
        marked = False
        for match in self.pattern.finditer(text):
            found = match[0]
            if match.lastgroup == "doubled":
                yield Cut(Span(*match.span()), found[0], opaque=False)
            elif match.lastgroup == "tag":
                yield Cut(Span(*match.span()), _of_tag(found))
            elif match.lastgroup == "entity":
                character = unescape(found)
                if len(character) == 1 and character not in "\0\r\n":
                    yield Cut(Span(*match.span()), character, opaque=False)
            elif match.lastgroup == "unflagged":
                if found in self.shared:
                    yield Cut(Span(*match.span()), PLACEHOLDER)
            elif match.lastgroup == "accelerator":
                if not marked:
                    marked = True
                    yield Cut(Span(match.start(), match.start() + len(self.accelerator)), "")
            else:
                yield Cut(Span(*match.span()), PLACEHOLDER)

    def escaped(self, text: str) -> str:
        """New text as it has to be written to stand for itself."""
        if self.markup:
            text = escape(text, quote=False)
        return "".join(c * 2 if c in self.doubled else c for c in text)


def notation(flags: Iterable[str], original: str, accelerator: str = "") -> Notation:
    """The notation of an entry with these gettext flags; tags and entities count if the `original` has some.

    `accelerator` marks the letter of a keyboard shortcut, "" where the file says of none.
    """
    known = [_NOTATIONS[flag] for flag in flags if flag in _NOTATIONS]
    doubled = "".join(sorted({pair[0] for _, pairs in known for pair in pairs.split()}))
    parts = [f"(?P<doubled>{'|'.join(re.escape(c * 2) for c in doubled)})"] if doubled else []
    parts += [f"(?:{pattern})" for pattern, _ in known]
    parts.append(f"(?P<unflagged>{_ANYWHERE})")
    markup = _MARKUP.search(original) is not None
    if markup:
        parts.insert(0, f"(?P<tag>(?i:{_TAG}))|(?P<entity>{_ENTITY})")
    if accelerator:
        parts.append(rf"(?P<accelerator>{re.escape(accelerator)}(?=\w))")
    shared = frozenset(match[0] for match in _UNFLAGGED.finditer(original))
    return Notation(re.compile("|".join(parts)), doubled, markup, accelerator, shared)


def carve(text: str, pieces: Sequence[Piece], cuts: Iterable[Cut]) -> tuple[str, tuple[Piece, ...]]:
    """The text and its pieces with `cuts` (in order, not overlapping) made.

    A cut that is not opaque stays a piece where it stands in the file in one stretch.
    """
    starts = [piece.start for piece in pieces]
    kept: list[Piece] = []
    shown: list[str] = []
    at = length = 0
    for cut in cuts:
        kept += (_moved(piece, length - at) for piece in _clipped(pieces, starts, Span(at, cut.span.start)))
        shown += (text[at : cut.span.start], cut.text)
        length += cut.span.start - at
        if not cut.opaque and (whole := _one(list(_clipped(pieces, starts, cut.span)), cut.span)) is not None:
            kept.append(Piece(length, len(cut.text), whole.start, len(whole)))
        length += len(cut.text)
        at = cut.span.end
    kept += (_moved(piece, length - at) for piece in _clipped(pieces, starts, Span(at, len(text))))
    shown.append(text[at:])
    return "".join(shown), tuple(kept)


def _of_tag(tag: str) -> str:
    if _SEEN.match(tag):
        return PLACEHOLDER
    return "\n" if _BREAK.match(tag) else ""


def _clipped(pieces: Sequence[Piece], starts: Sequence[int], span: Span) -> Iterator[Piece]:
    """The pieces within `span`, cut to it; one that cannot be cut is left out where it reaches beyond."""
    index = max(0, bisect_right(starts, span.start) - 1)
    while index < len(pieces) and pieces[index].start < span.end:
        piece = pieces[index]
        index += 1
        start, end = max(piece.start, span.start), min(piece.end, span.end)
        if start >= end:
            continue
        if end - start == piece.length:
            yield piece
        elif piece.literal:
            yield Piece(start, end - start, piece.file_start + start - piece.start, end - start)


def _moved(piece: Piece, by: int) -> Piece:
    return Piece(piece.start + by, piece.length, piece.file_start, piece.file_length, piece.verbatim)


def _one(pieces: Sequence[Piece], span: Span) -> Span | None:
    """Where `span` of the text stands in the file, if in one stretch."""
    if not pieces or sum(piece.length for piece in pieces) != len(span):
        return None
    joined = all(a.file_end == b.file_start for a, b in pairwise(pieces))
    return Span(pieces[0].file_start, pieces[-1].file_end) if joined else None
