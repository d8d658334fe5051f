"""Word lists kept as data files beside the rules: one entry a line, "#" opens a comment, lower case."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def word_list(name: str, folder: Path = _HERE) -> frozenset[str]:
    """The entries of `name`.txt in `folder`."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


@cache
def word_lists(*names: str) -> frozenset[str]:
    """The entries of several lists of this folder together."""
    return frozenset().union(*map(word_list, names))


@cache
def phrase_list(name: str, folder: Path = _HERE) -> tuple[tuple[str, ...], ...]:
    """The entries of `name`.txt as word tuples, longest first."""
    phrases = [tuple(entry.split()) for entry in word_list(name, folder)]
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
