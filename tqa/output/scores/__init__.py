"""The formats of `tqa score`: each module's `render(scored)` makes the whole text of one format."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tqa.output.scores.scored import Scored

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "tqa.output.scores.text",
        "json": "tqa.output.scores.json_scores",
        "markdown": "tqa.output.scores.markdown",
    }
)
"""Format name to the module that renders it; modules are imported only when their format is asked for."""


def render(name: str, scored: Scored) -> str:
    """The text of `scored` in the format called `name`, one of `FORMATS`; encodable as UTF-8.

    Raises:
        KeyError: no format has that name.
    """
    make = cast("Callable[[Scored], str]", import_module(FORMATS[name]).render)
    return make(scored)
