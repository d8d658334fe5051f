"""What the typography rules share: words and chunks around a place, and which straight quotes open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from tqa.model import Span

# How far a rule looks for the ends of a word: words are shorter, hostile text is not.
REACH = 40
SPACES = " \t\u00a0\u202f"

_TECHNICAL = re.compile(r"://|www\.|[@\\_=#{}<>~`|]|%\w+[.]|\d:\d|[a-z]:[a-z]|\w[.]\w{1,10}/|^/|\w\.\w+\.\w")
_ENTITY = re.compile(r"&[ ]?#?[ ]?\w{1,31}[ ]?;$")
_LEFT = re.compile(r"\S+$")
_RIGHT = re.compile(r"\S+")
_WORD_LEFT = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*$")
_INCH = re.compile(r'\d"')


def chunk_at(text: str, position: int) -> str:
    """The stretch without white space around `position`, no more than `REACH` characters either way."""
    left = _LEFT.search(text[max(0, position - REACH) : position])
    right = _RIGHT.match(text[position : position + REACH])
    return (left.group() if left else "") + (right.group() if right else "")


def char_before(text: str, position: int) -> str:
    """The nearest character before `position` that is no white space; "" where there is none within reach."""
    return text[max(0, position - REACH) : position].rstrip()[-1:]


def char_behind(text: str, position: int) -> str:
    """The nearest character from `position` on that is no white space; "" where none is within reach."""
    return text[position : position + REACH].lstrip()[:1]


def is_technical(chunk: str) -> bool:
    """Whether `chunk` is an address, a path or code, where stops and colons mean other things."""
    return _TECHNICAL.search(chunk) is not None


def ends_entity(text: str, position: int) -> bool:
    """Whether the semicolon before `position` ends an HTML entity, which is no punctuation."""
    return _ENTITY.search(text[max(0, position - REACH) : position]) is not None


def word_before(text: str, position: int) -> str:
    """The word that ends at `position`, with its inner stops and hyphens; "" where none does."""
    found = _WORD_LEFT.search(text[max(0, position - REACH) : position])
    return found.group() if found else ""


def is_abbreviation(word: str) -> bool:
    """Whether a full stop behind `word` may belong to it rather than end the sentence."""
    return len(word) < 3 or "." in word or word.lower() in word_list("abbreviations")


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of the list `name` beside this module."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def with_words(text: str, span: Span) -> Span:
    """`span` widened by the words that touch it, so that a reader sees where it is."""
    left = _LEFT.search(text[max(0, span.start - REACH) : span.start])
    right = re.match(r"[^\W_]+", text[span.end : span.end + REACH])
    start = span.start - len(_tail_word(left.group())) if left else span.start
    return Span(start, span.end + (len(right.group()) if right else 0))


def _tail_word(chunk: str) -> str:
    found = re.search(r"[^\W_]+[^\w\s]*$|[^\w\s]+$", chunk)
    return found.group() if found else ""


@dataclass(frozen=True)
class StraightQuotes:
    """The straight double quotes of a text, told apart by turns; `certain` where the turns can be trusted."""

    openers: frozenset[int]
    closers: frozenset[int]
    certain: bool


def straight_quotes(text: str) -> StraightQuotes:
    """Every other straight quote opens; inch marks, an odd number, or a wrong lean make that uncertain."""
    places = [match.start() for match in re.finditer('"', text)]
    openers, closers = places[::2], places[1::2]
    leaning = any(_glued_left(text, place) and not _glued_right(text, place) for place in openers) or any(
        _glued_right(text, place) and not _glued_left(text, place) for place in closers
    )
    touching = any(second - first < 2 for first, second in pairwise(places))
    certain = (
        len(places) % 2 == 0 and not leaning and not touching and not (len(places) > 2 and _INCH.search(text))
    )
    return StraightQuotes(frozenset(openers), frozenset(closers), certain)


def _glued_left(text: str, place: int) -> bool:
    return place > 0 and text[place - 1].isalnum()


def _glued_right(text: str, place: int) -> bool:
    return place + 1 < len(text) and text[place + 1].isalnum()
