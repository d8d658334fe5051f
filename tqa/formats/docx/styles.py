"""What the styles of a Word file say of the text in them: headings, tables of contents, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.model import Span

# Word stores the names of its own styles in English, whatever language it speaks; their ids are translated.
_HEADING = re.compile(r"heading [1-9]|title", re.IGNORECASE)
_CONTENTS = re.compile(r"toc [1-9]|table of figures", re.IGNORECASE)
# Word's outline levels are 0 to 8; 9 is body text.
_BODY_LEVEL = 9
_MOST_ANCESTORS = 30
_OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class Style:
    """One style; None where it leaves a question to the style that it is based on."""

    heading: bool | None = None
    contents: bool | None = None
    hidden: bool | None = None


PLAIN = Style()


def value(attributes: Mapping[str, str], name: str = "val") -> str | None:
    """The attribute of that local name, whose namespace is that of Word or of its strict sister."""
    return next((each for key, each in attributes.items() if key.rpartition(" ")[2] == name), None)


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a toggle is on: without a value it is."""
    return (value(attributes) or "1") not in _OFF


def level_says(attributes: Mapping[str, str]) -> bool | None:
    """Whether an outline level makes a heading; None where it is no number."""
    level = value(attributes) or ""
    return int(level) < _BODY_LEVEL if level.isascii() and level.isdecimal() and len(level) < 3 else None


class StyleReader:
    """Collects the styles of a styles.xml part; `styles` then has them by their ids, inheritance resolved."""

    def __init__(self) -> None:
        self._own: dict[str, Style] = {}
        self._bases: dict[str, str] = {}
        self._id: str | None = None

    @property
    def styles(self) -> dict[str, Style]:
        """The styles by their ids."""
        return {name: self._resolved(name) for name in self._own}

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:  # noqa: ARG002 - the protocol
        """An element begins."""
        if name == "style":
            self._id = value(attributes, "styleId") or ""
            self._own[self._id] = PLAIN
        if self._id is None:
            return
        style = self._own[self._id]
        if name == "basedOn":
            self._bases[self._id] = value(attributes) or ""
        elif name == "name":
            called = value(attributes) or ""
            if _HEADING.fullmatch(called):
                style = replace(style, heading=True)
            elif _CONTENTS.fullmatch(called):
                style = replace(style, contents=True)
        elif name == "outlineLvl" and style.heading is None:
            style = replace(style, heading=level_says(attributes))
        elif name == "vanish":
            style = replace(style, hidden=is_on(attributes))
        self._own[self._id] = style

    def end(self, name: str) -> None:
        """The element ends."""
        if name == "style":
            self._id = None

    def text(self, text: str, place: Span, *, verbatim: bool) -> None:
        """Styles have no text."""

    def _resolved(self, name: str) -> Style:
        style, base = self._own[name], self._bases.get(name)
        # A chain that leads in a circle ends as well.
        for _ in range(_MOST_ANCESTORS):
            parent = self._own.get(base) if base is not None else None
            if base is None or parent is None:
                break
            style = Style(
                style.heading if style.heading is not None else parent.heading,
                style.contents if style.contents is not None else parent.contents,
                style.hidden if style.hidden is not None else parent.hidden,
            )
            base = self._bases.get(base)
        return style
