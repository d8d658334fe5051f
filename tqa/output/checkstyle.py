"""Checkstyle's XML, which Jenkins, reviewdog and many more read: the errors of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.output.location import ordered
from tqa.output.region import ERROR, NOTE, WARNING, level, path_of, region, told
from tqa.output.visible import visible
from tqa.output.xml_text import DECLARATION, attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqa.model import Finding, Report
    from tqa.output.style import Style

# The version of the format that consumers know; it is not ours.
_VERSION = "4.3"
_SEVERITIES = {ERROR: "error", WARNING: "warning", NOTE: "info"}


def part(report: Report, style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """The target's file with an error for each finding."""
    errors = "".join(_error(report, finding) for finding in ordered(report))
    name = attribute(visible(path_of(report.article.target)))
    return f"  <file name={name}>\n{errors}  </file>\n"


def whole(parts: Iterable[str]) -> Iterator[str]:
    """All files in one document."""
    yield f'{DECLARATION}<checkstyle version="{_VERSION}">\n'
    yield from parts
    yield "</checkstyle>\n"


def _error(report: Report, finding: Finding) -> str:
    start = region(report.article.target, finding.span).start
    values = {
        "line": str(start.line),
        "column": str(start.column),
        "severity": _SEVERITIES[level(finding)],
        "message": told(report, finding),
        "source": f"tqa.{finding.name}",
    }
    return "    <error " + " ".join(f"{name}={attribute(value)}" for name, value in values.items()) + "/>\n"
