"""The formats of `tqa align`: each module's `render(alignment, style)` makes the whole text of one format."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tqa.output.beads.alignment import Alignment
    from tqa.output.style import Style

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "tqa.output.beads.text",
        "tsv": "tqa.output.beads.tsv",
        "json": "tqa.output.beads.json_beads",
        "tmx": "tqa.output.beads.tmx",
        "xliff": "tqa.output.beads.xliff",
    }
)
"""Format name to the module that renders it; modules are imported only when their format is asked for."""


def render(name: str, alignment: Alignment, style: Style) -> str:
    """The text of `alignment` in the format called `name`, one of `FORMATS`; encodable as UTF-8.

    Raises:
        KeyError: no format has that name.
    """
    make = cast("Callable[[Alignment, Style], str]", import_module(FORMATS[name]).render)
    return make(alignment, style)
