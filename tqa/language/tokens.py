"""Words, numbers and marks of both languages, with their offsets."""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from tqa.language.arabic import INVISIBLES, LETTER_RANGES, MARK_RANGES, TATWEEL, fold
from tqa.model import Span


class Kind(IntEnum):
    """What a token is made of."""

    ARABIC = 0
    LATIN = 1
    NUMBER = 2
    MARK = 3


# In Python 3.11 a member is found in an enumeration ten times as slowly as a name in a module, which counts
# where every token is asked for its kind.
ARABIC, LATIN, NUMBER, MARK = Kind

# Controls that may stand inside a word without parting it: joiners, marks of direction, soft hyphens. The
# others (a zero-width space, the start or end of an embedding) stand between words.
_JOINERS = "\u00ad\u061c\u200c\u200d\u200e\u200f\u2060\ufeff"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_ARABIC = f"{LETTER_RANGES}{MARK_RANGES}{TATWEEL}"
_SIGN = f"{MARK_RANGES}{TATWEEL}"
_OTHER = rf"[^\W\d_{LETTER_RANGES}{TATWEEL}]"
_COMBINING = "\u0300-\u036f\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
# The first class is part of the second, and much faster.
_LATIN = rf"(?:[A-Za-z]|{_OTHER})(?:[A-Za-z]++|{_OTHER}|[{_COMBINING}]|[{_JOINERS}]++(?={_OTHER}))*+"
# One alternative a kind. A number keeps its group and decimal marks ("5,200", "٣٫٥"); a Latin word keeps its
# apostrophes and inner full stops ("Qur'an", "U.S.") and its hyphens, since "self-defence" is one word to
# every rule. No loop gives characters back, so that the pattern is linear on any input.
_PATTERNS = {
    "number": rf"[{_DIGIT}]++(?:[.,:/٫٬][{_DIGIT}]++)*+",
    "arabic": rf"[{_SIGN}]?[{LETTER_RANGES}](?:[{_ARABIC}]|[{_JOINERS}]++(?=[{_ARABIC}]))*+",
    "mark": rf"{TATWEEL}++|[^\w\s{INVISIBLES}]|_",
    "latin": rf"{_LATIN}(?:[’'ʼ`\-‐‑.&]{_LATIN})*+",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()))
# Without groups it is a good deal faster.
_PIECE = re.compile("|".join(["\n", *_PATTERNS.values()]))
_BARE = re.compile("|".join(_PATTERNS.values()))
_GROUPS = {"number": Kind.NUMBER, "arabic": Kind.ARABIC, "latin": Kind.LATIN, "mark": Kind.MARK}
_AT_STOPS = re.compile(r"[.]|[^.]+")
_GLUED = re.compile(r"[a-z][.][A-Z]|[.][^.]{3,}")
_ARABIC_WORD = re.compile(_PATTERNS["arabic"])
# Each with its matching form.
_STOPS = {stop: fold(stop) for stop in ".,;:!?،؛؟"}
# What is longer between blanks is an address, a row of dashes, or no text at all.
_LONGEST_KNOWN = 40
# How many such stretches, and spans, are remembered.
_MOST_KNOWN = 65_536
# One apostrophe and one hyphen for matching, and no controls.
_PLAIN = str.maketrans(
    {**dict.fromkeys("’ʼ`", "'"), **dict.fromkeys("‐‑", "-"), **dict.fromkeys(INVISIBLES, "")}
)


class Token(NamedTuple):
    """A word, number or mark. `norm` is its matching form: folded Arabic, lower-case Latin.

    A named tuple, because it is made three times as fast as a frozen dataclass, and checks make millions;
    of plain numbers for its place, `start` and `end`, since few are ever asked for their span.
    """

    text: str
    norm: str
    kind: Kind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The characters of the text that the token covers."""
        return _spans[self.start, self.end]

    @property
    def is_word(self) -> bool:
        """Whether the token is a word of either script."""
        return self.kind is Kind.ARABIC or self.kind is Kind.LATIN


# Half the time of calling the class, which unpacks and packs its arguments once more.
_new = tuple.__new__


def tokenize(text: str) -> tuple[Token, ...]:
    """Tokens of `text` in order; white space and invisible controls between tokens are left out."""
    # No token holds white space, so that what stands between blanks is read once and remembered.
    chunks = text.split()
    tokens: list[Token] = []
    add = tokens.append
    # Nearly all texts have single spaces, which spares looking for each chunk.
    single = len(text) == sum(map(len, chunks)) + len(chunks) - 1
    start = 0
    known, kinds, new = _parts, _KINDS, _new  # names of the function are found in half the time
    for chunk in chunks:
        if not single:
            start = text.index(chunk, start)
        for piece, norm, kind, first, last in known[chunk]:
            add(new(Token, (piece, norm, kinds[kind], start + first, start + last)))
        start += len(chunk) + single
    return tuple(tokens)


def count_words(text: str) -> int:
    """How many tokens of `text` are words or numbers, far faster than making them."""
    counts = Counter(text.split())
    total = counts.total()
    for chunk in counts:
        # Nearly all are a plain word, perhaps with a stop behind it.
        plain = chunk.isascii() and (chunk.isalpha() or (chunk[-1] in _STOPS and chunk[:-1].isalpha()))
        if not plain:
            total += counts[chunk] * (sum(kind != _MARK for _, _, kind, _, _ in _parts[chunk]) - 1)
    return total


# The text, norm and kind of a token, and where it starts and ends in its chunk. The kind is a plain number:
# tuples of nothing but plain things cost the garbage collector nothing, and tens of thousands are remembered.
_Part = tuple[str, str, int, int, int]
_KINDS = tuple(Kind)
_ARABIC_KIND, _LATIN_KIND, _, _MARK = map(int, Kind)


class _Parts(dict[str, tuple[_Part, ...]]):
    """The tokens of each stretch without white space, remembered.

    A dictionary answers in half the time of `lru_cache`; it begins anew when it is full. Long stretches,
    which hardly come again, are not kept.
    """

    def __missing__(self, chunk: str) -> tuple[_Part, ...]:
        parts = _read_parts(chunk)
        if len(chunk) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[chunk] = parts
        return parts


class _Spans(dict[tuple[int, int], Span]):
    """Spans never change and those of sentences come again and again: looking one up is cheaper."""

    def __missing__(self, ends: tuple[int, int]) -> Span:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        span = self[ends] = Span(*ends)
        return span


_parts = _Parts()
_spans = _Spans()


def _read_parts(chunk: str) -> tuple[_Part, ...]:
    # Nearly all are a plain word, perhaps with a stop behind it.
    if chunk.isalpha() and chunk.isascii():
        return ((chunk, chunk.lower(), _LATIN_KIND, 0, len(chunk)),)
    end = len(chunk) - (chunk[-1] in _STOPS)
    word, stop = chunk[:end], chunk[end:]
    if word.isascii() and word.isalpha():
        one = (word, word.lower(), _LATIN_KIND, 0, end)
    elif _ARABIC_WORD.fullmatch(word):
        one = (word, fold(word), _ARABIC_KIND, 0, end)
    else:
        return _cut(chunk)
    return (one, (stop, _STOPS[stop], _MARK, end, end + 1)) if stop else (one,)


def _cut(chunk: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    for match in _BARE.finditer(chunk):
        piece = match.group()
        kind = kind_of(piece)
        if kind is LATIN and "." in piece and _GLUED.search(piece):
            parts.extend(_split_at_stops(piece, match.start()))
        else:
            parts.append((piece, matching_form(piece, kind), int(kind), *match.span()))
    return tuple(parts)


def pieces(text: str) -> list[str]:
    """The characters of each token, in order, and the line feeds between them, at a fifth of the cost.

    Words glued by a missing space are still one piece: see `unglued`.
    """
    return _PIECE.findall(text)


def kind_of(piece: str) -> Kind:
    """The kind of one of the `pieces` of a text; a line feed is a mark."""
    kind = _kind_by_letter(piece[0])
    return _kind(piece) if kind is None else kind


@lru_cache(maxsize=4096)
def _kind_by_letter(letter: str) -> Kind | None:
    """The kind of every piece that begins with this letter; None where that depends on what follows."""
    return _kind(letter) if letter.isalpha() and letter != TATWEEL else None


def _kind(piece: str) -> Kind:
    match = _TOKEN.match(piece)
    return _GROUPS[match.lastgroup or "mark"] if match else Kind.MARK


def unglued(piece: str) -> list[str]:
    """The words of a Latin piece: two, where a space is missing between sentences."""
    if "." in piece and _GLUED.search(piece):
        return [text for text, _, kind, _, _ in _split_at_stops(piece, 0) if kind == _LATIN_KIND]
    return [piece]


def matching_form(piece: str, kind: Kind) -> str:
    """The `norm` of a token of these characters."""
    lower = piece.lower() if kind is LATIN else piece
    if piece.isascii():
        return lower  # which no table changes
    return lower.translate(_PLAIN) if kind is LATIN else fold(piece)


def _split_at_stops(piece: str, start: int) -> list[_Part]:
    """Two sentences glued by a missing space ("arrest.The") are words and a stop, not one like "U.S."."""
    parts = []
    for match in _AT_STOPS.finditer(piece):
        kind = Kind.MARK if match.group() == "." else Kind.LATIN
        norm = matching_form(match.group(), kind)
        parts.append((match.group(), norm, int(kind), start + match.start(), start + match.end()))
    return parts
