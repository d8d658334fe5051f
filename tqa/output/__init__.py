"""The output formats, one module each.

A run has one report for each article. `part(report, style)` of a format's module says all that there is to
say of one report (a value that a worker process can send); `whole(parts)` makes the text of the run from
them, in pieces, so that a run over many articles needs the memory of one.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, cast

from tqa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tqa.model import Report
    from tqa.output.style import Style

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "tqa.output.text",
        "jsonl": "tqa.output.jsonl",
        "json": "tqa.output.json_report",
        "sarif": "tqa.output.sarif",
        "github": "tqa.output.github",
        "gitlab": "tqa.output.gitlab",
        "junit": "tqa.output.junit",
        "checkstyle": "tqa.output.checkstyle",
        "rdjson": "tqa.output.rdjson",
        "marot": "tqa.output.marot",
    }
)
"""Format name to the module that makes it; modules are imported only when their format is asked for."""


class Format(Protocol):
    """What the module of a format offers. A part is for `whole` alone to understand."""

    def part(self, report: Report, style: Style) -> Any:  # noqa: ANN401
        """What the format says of one report."""

    def whole(self, parts: Iterable[Any]) -> Iterator[str]:
        """The text of a run, in pieces, encodable as UTF-8."""


def find(name: str) -> Format:
    """The format called `name`.

    Raises:
        ConfigError: if no format has that name.
    """
    if name not in FORMATS:
        raise ConfigError(_unknown(name))
    return cast("Format", import_module(FORMATS[name]))


def render(name: str, report: Report, style: Style) -> str:
    """The text of a run with a single report, in the format called `name`.

    Raises:
        ConfigError: if no format has that name.
    """
    made = find(name)
    return "".join(made.whole([made.part(report, style)]))


def _unknown(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped name needs it

    nearest = get_close_matches(name.casefold(), FORMATS, n=1, cutoff=0.4)
    guess = f"; did you mean {nearest[0]}?" if nearest else ";"
    return f"--format: no format is called {name!a}{guess} known are {', '.join(sorted(FORMATS))}"
