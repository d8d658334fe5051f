"""The phrases that web-page furniture is made of, from `data/furniture.*.txt` beside this module."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tqa.language.arabic import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tqa.model import Language

_DATA = Path(__file__).parent / "data"
WILDCARD_WORDS = 6
NUMBER, ANY = "{number}", "{words}"
_IN_TAILS = ("phrases", "headers", "buttons", "fillers")
# Behind these anything may follow.
_FREE = ("openers", "homes")
_SECTIONS = ("phrases", "buttons", "links", "fillers", "openers", "headers", "homes")

# Combining marks belong to the word that they vocalise, though \\w leaves them out.
_LETTER = r"[\w\u0610-\u061a\u064b-\u065f\u0670]"
WORD = re.compile(rf"%(?:\d+\$)?[sd]|{_LETTER}+(?:['’\u02bc.\-]{_LETTER}+)*")


class Word(NamedTuple):
    """A word of a line in matching form, with its place."""

    norm: str
    start: int
    end: int


@dataclass(frozen=True)
class Lists:
    """The sections of one language's file: each maps an entry's first word to the entries, as words.

    `first` holds the first words of all, `seconds` what may follow each, where not anything may. `last` has
    the entries that may end a paragraph (`furniture_tail`) by their last word, `open_ended` the first two
    words of those that end in any words; `longest` counts words.
    """

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    buttons: Mapping[str, tuple[tuple[str, ...], ...]]
    links: Mapping[str, tuple[tuple[str, ...], ...]]
    fillers: Mapping[str, tuple[tuple[str, ...], ...]]
    openers: Mapping[str, tuple[tuple[str, ...], ...]]
    headers: Mapping[str, tuple[tuple[str, ...], ...]]
    homes: Mapping[str, tuple[tuple[str, ...], ...]]
    first: frozenset[str]
    seconds: Mapping[str, frozenset[str]]
    last: Mapping[str, tuple[tuple[str, ...], ...]]
    open_ended: frozenset[tuple[str, str]]
    longest: int


def words_of(line: str) -> list[Word]:
    """The words of a line with their places."""
    return [Word(norm_of(match.group()), *match.span()) for match in WORD.finditer(line)]


@lru_cache(maxsize=16384)
def norm_of(word: str) -> str:
    """The matching form of a word."""
    return fold(word.casefold()).replace("ـ", "")


def _words(entry: str) -> tuple[str, ...]:
    """The words of an entry in matching form, and its `NUMBER` and `ANY`."""
    pieces = entry.split()
    if "".join(pieces).isalnum():
        return tuple(map(norm_of, pieces))  # as most of the thousands are
    return tuple([word for piece in pieces for word in _piece_words(piece)])


def _piece_words(piece: str) -> tuple[str, ...]:
    return (piece,) if piece in (NUMBER, ANY) else tuple([word.norm for word in words_of(piece)])


def _seconds(sections: Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]]) -> dict[str, frozenset[str]]:
    """What may stand behind each first word; not of those that anything may follow."""
    first = frozenset().union(*sections.values())
    seconds: dict[str, set[str]] = {word: set() for word in first}
    free = {word for name in _FREE for word, entries in sections[name].items() if (word,) in entries}
    for entries in (group for section in sections.values() for group in section.values()):
        for word, *rest in entries:
            seconds[word] |= {rest[0]} if rest else first
            if rest and rest[0] in (NUMBER, ANY):
                free.add(word)
    return {word: frozenset(found) for word, found in seconds.items() if word not in free}


@cache
def lists_of(language: Language) -> Lists:
    """The lists for the furniture of pages in `language`."""
    sections: dict[str, dict[str, list[tuple[str, ...]]]] = {name: {} for name in _SECTIONS}
    name = ""
    path = _DATA / f"furniture.{language.value}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if entry.startswith("[") and entry.endswith("]"):
            name = entry[1:-1]
        elif entry and not entry.startswith("#"):
            words = _words(entry)
            sections[name].setdefault(words[0], []).append(words)
    tails = [entry for name in _IN_TAILS for entries in sections[name].values() for entry in entries]
    closing: dict[str, list[tuple[str, ...]]] = {}
    for tail in tails:
        closing.setdefault(tail[-1], []).append(tail)
    return Lists(
        **{
            name: {first: tuple(entries) for first, entries in found.items()}
            for name, found in sections.items()
        },
        first=frozenset().union(*sections.values()),
        seconds=_seconds(sections),
        last={word: tuple(entries) for word, entries in closing.items()},
        open_ended=frozenset((entry[0], entry[1]) for entry in tails if entry[-1] == ANY),
        longest=max(sum(WILDCARD_WORDS if piece == ANY else 1 for piece in entry) for entry in tails),
    )
