"""The word lists of this family, each a text file beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _word_sets() -> Mapping[str, frozenset[str]]:
    text = (Path(__file__).parent / "word-sets.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#")).replace("\n  ", " ")
    named = (line.split(": ", 1) for line in lines.splitlines())
    return {name: frozenset(words.split()) for name, words in named}


def word_set(name: str) -> frozenset[str]:
    """The words of the set `name` of word-sets.txt."""
    return _word_sets()[name]


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line.strip() and not line.startswith("#"))


@cache
def plural_of() -> Mapping[str, str]:
    """Singular → plural of the countable nouns that the agreement checks may speak of."""
    return dict(row for row in _rows("nouns") if len(row) == 2)


@cache
def singular_of() -> Mapping[str, str]:
    """Plural → singular of the same nouns."""
    return {plural: singular for singular, plural in _rows("nouns")}


@cache
def base_of_third_person() -> Mapping[str, str]:
    """“provides” → “provide”, for verbs that no noun looks like."""
    return {_third_person(base): base for (base,) in _rows("verbs")}


@cache
def base_of_gerund() -> Mapping[str, str]:
    """“providing” → “provide”, for verbs that no noun looks like and that double no letter."""
    return {
        (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing": base
        for (base,) in _rows("verbs")
    }


@cache
def bases() -> frozenset[str]:
    """The verbs themselves."""
    return frozenset(base for (base,) in _rows("verbs"))


def regular_participle(base: str) -> str:
    """“announce” → “announced”; "" for a verb that is not regular."""
    if base in word_set("irregular"):
        return ""
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
