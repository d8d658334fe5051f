"""The pattern that says how the files of an article are called, such as `{name}.ar.{ext}={name}.en.{ext}`.

`{name}` stands for any text, folders included, `{ext}` for what follows the last dot. A pattern holds from
the end of a path, so that `ar/{name}.txt` matches `sport/ar/final.txt` too; what is in front stays the same
on both sides.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT = "{name}.ar.{ext}={name}.en.{ext}"

_FIELD = re.compile(r"\{([^{}]*)\}")
_MEANS = {"name": ".+", "ext": r"[^/.]+"}
_EXAMPLE = "write something like '{name}.ar.txt={name}.en.txt'"
# No file system takes a longer path; a longer one is not worth looking at.
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Pair:
    """The paths of the two files of an article, with slashes."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Naming:
    """How source and target are called."""

    source: str
    target: str

    def pairs(self, path: str) -> Iterator[Pair]:
        """The pairs that the file at `path` may be a side of, likeliest first; none for a foreign name."""
        path = path.replace(os.sep, "/")
        if len(path) > _LONGEST:
            return
        for own, other in ((self.source, self.target), (self.target, self.source)):
            for partner in _partners(own, other, path):
                yield Pair(path, partner) if own is self.source else Pair(partner, path)


def parse_naming(text: str, where: str) -> Naming:
    """The naming that `text` ("SOURCE=TARGET") describes; `where` begins the message of an error.

    Raises:
        ConfigError: it describes none.
    """
    source, equals, target = text.partition("=")
    flaws = {
        f"has no = between the two names; {_EXAMPLE}": not equals,
        "names both sides alike; the two files of an article need different names": source == target,
        "has a backslash; folders are parted by /": "\\" in text,
        "has a second =; one parts the two names": "=" in target,
    }
    for problem, applies in flaws.items():
        if applies:
            raise ConfigError(f"{where}: {text!a} {problem}")
    for side in (source, target):
        _check_side(side, f"{where}: {text!a}")
    if set(_FIELD.findall(source)) != set(_FIELD.findall(target)):
        raise ConfigError(f"{where}: {text!a} has {{ext}} on one side only; put it into both or none")
    return Naming(source.removeprefix("./"), target.removeprefix("./"))


def _check_side(side: str, where: str) -> None:
    fields = _FIELD.findall(side)
    unknown = [field for field in fields if field not in _MEANS]
    if unknown:
        raise ConfigError(f"{where}: {{{unknown[0]}}} stands for nothing; known are {{name}} and {{ext}}")
    if "name" not in fields:
        raise ConfigError(f"{where}: {side!a} has no {{name}}; {_EXAMPLE}")
    if len(set(fields)) < len(fields):
        raise ConfigError(f"{where}: {side!a} has a field twice; use each once")
    if set("{}") & set(_FIELD.sub("", side)):
        raise ConfigError(f"{where}: {side!a} has a brace alone; write {{name}} or {{ext}}")
    if side.startswith("/") or ".." in side.split("/"):
        raise ConfigError(f"{where}: {side!a} leads elsewhere; it says how the end of a path looks")


def _partners(own: str, other: str, path: str) -> Iterator[str]:
    """What the other side's file may be called, where `path` fits the side `own`; the longest match first."""
    compiled = re.compile(
        "".join(
            f"(?P<{piece}>{_MEANS[piece]})" if index % 2 else re.escape(piece)
            for index, piece in enumerate(_FIELD.split(own))
        ),
        re.DOTALL,
    )
    starts = [0, *(index + 1 for index, char in enumerate(path) if char == "/" and index + 1 < len(path))]
    for start in starts:
        match = compiled.fullmatch(path, start)
        if match is None or path[start] == "/":
            continue
        fields = match.groupdict()
        yield path[:start] + other.format(**fields)
        if own.startswith("{name}"):
            # What stands in front of the name is the same on both sides in any case.
            return
