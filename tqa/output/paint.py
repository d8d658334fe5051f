"""Colours of the terminal form. rich does the work, and is imported only when colours are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Painter = Callable[[str, str], str]


def painter(*, colour: bool) -> Painter:
    """A function from text and a rich style such as "bold red" to the text as the terminal should get it."""
    if not colour:
        return lambda text, _style: text
    from rich.color import ColorSystem  # noqa: PLC0415 - most runs print no colour
    from rich.style import Style  # noqa: PLC0415

    return lambda text, style: Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
