"""Path patterns as configurations write them: `archive/**`, `*.en.txt`, `sport/2024-??/*.tsv`.

`*` and `?` stay within one folder, `**` stands for any number of folders, `[ab]` and `[!ab]` for a character.
A pattern without a slash is about the file's name, in any folder; one that ends in a slash is about all that
lies in the folder. Patterns count from the folder of the configuration.
"""

from __future__ import annotations

import os.path
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SET = re.compile(r"\[(!?)(\][^\]]*|[^\]]+)\]", re.DOTALL)
_ABSOLUTE = re.compile(r"[/~]|[A-Za-z]:")
_STEPS = frozenset(("", ".", ".."))
_PIECE = re.compile(rf"{_SET.pattern}|.", re.DOTALL)


def flaw(pattern: str) -> str | None:
    """What is wrong with `pattern`, with the remedy; None where nothing is."""
    parts = pattern.removesuffix("/").split("/")
    literal = "".join(_SET.sub("", part) for part in parts)
    flaws = {
        "has a backslash; folders are parted by /": "\\" in pattern,
        "is an absolute path; patterns count from the folder of this file": bool(_ABSOLUTE.match(pattern)),
        "has an empty part, . or .. in it; patterns count from the folder of this file": bool(
            _STEPS.intersection(parts)
        ),
        "has ** beside other characters; it stands for whole folders, as in a/**/b": any(
            "**" in part and part != "**" for part in parts
        ),
        "has braces; give one pattern for each choice": "{" in literal,
        "has a [ that opens no set of characters such as [ab]": "[" in literal,
    }
    problem = next((problem for problem, applies in flaws.items() if applies), None)
    if problem is None:
        try:
            _compiled(pattern)
        except re.error:
            return "has a range in [ ] that runs backwards"
    return problem


def any_matches(patterns: Sequence[str], files: Sequence[str], config: str) -> bool:
    """Whether one of the `files` matches one of the `patterns` of the configuration file `config`.

    A file outside the configuration's folder can only match by its name.
    """
    return any(
        _compiled(pattern).fullmatch(name)
        for file in files
        for name in _names(file, os.path.dirname(config))  # noqa: PTH120 - "" stays the current folder
        for pattern in patterns
    )


def _names(file: str, folder: str) -> set[str]:
    """`file` as seen from `folder`, along the path as given and with links followed."""
    if not file or "\0" in file:
        return set()  # reading it is going to say what is wrong
    pairs = (
        (Path(os.path.abspath(file)), Path(os.path.abspath(folder))),  # noqa: PTH100 - keeps links
        (Path(os.path.realpath(file)), Path(os.path.realpath(folder))),
    )
    seen = (path.relative_to(base) if path.is_relative_to(base) else path.name for path, base in pairs)
    # A leading slash, so that a pattern about names can ask for one. Some systems store accents and Arabic
    # vowel signs decomposed.
    return {"/" + unicodedata.normalize("NFC", Path(name).as_posix()) for name in seen}


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = unicodedata.normalize("NFC", pattern)
    if pattern.endswith("/"):
        pattern += "**"
    parts = pattern.split("/")
    if len(parts) == 1:
        parts = ["**", *parts]
    last = len(parts) - 1
    return re.compile("".join(_part(part, last=index == last) for index, part in enumerate(parts)))


def _part(part: str, *, last: bool) -> str:
    if part == "**":
        return "/.+" if last else "(?:/[^/]+)*"
    return "/" + "".join(_piece(piece[0]) for piece in _PIECE.finditer(part))


def _piece(piece: str) -> str:
    if piece == "*":
        return "[^/]*"
    if piece == "?":
        return "[^/]"
    inside = _SET.fullmatch(piece)
    if inside is None:
        return re.escape(piece)
    members = re.sub(r"([\[\]\\^&~|])", r"\\\1", inside[2])
    return f"(?!/)[{'^' if inside[1] else ''}{members}]"
