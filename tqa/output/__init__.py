"""The output formats: each module's `render(report, style)` makes the whole text of one format."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from tqa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tqa.model import Report
    from tqa.output.style import Style

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "tqa.output.text",
        "jsonl": "tqa.output.jsonl",
        "json": "tqa.output.json_report",
    }
)
"""Format name to the module that renders it; modules are imported only when their format is asked for."""


def render(name: str, report: Report, style: Style) -> str:
    """The text of `report` in the format called `name`, encodable as UTF-8.

    Raises:
        ConfigError: if no format has that name.
    """
    if name not in FORMATS:
        raise ConfigError(_unknown(name))
    make = cast("Callable[[Report, Style], str]", import_module(FORMATS[name]).render)
    return make(report, style)


def _unknown(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped name needs it

    nearest = get_close_matches(name.casefold(), FORMATS, n=1, cutoff=0.4)
    guess = f"; did you mean {nearest[0]}?" if nearest else ";"
    return f"--format: no format is called {name!a}{guess} known are {', '.join(sorted(FORMATS))}"
