"""JUnit XML, which every build server shows as tests: articles are suites, findings failed cases.

What cannot fail a run is a skipped case with its message; a clean article has one case that passes, since a
suite without any reads as if nothing had run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.output.location import ordered
from tqa.output.proposals import proposals
from tqa.output.region import path_of, region, told
from tqa.output.visible import visible
from tqa.output.xml_text import DECLARATION, attribute, character_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqa.model import Finding, Report
    from tqa.output.style import Style

_LONGEST_FIX = 80
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Suite:
    """One article's suite as XML."""

    xml: str


def part(report: Report, style: Style) -> Suite:  # noqa: ARG001 - every format takes a style
    """The suite of one report."""
    name = attribute(visible(path_of(report.article.target)))
    found = ordered(report)
    cases = [_case(report, finding, name) for finding in found]
    cases = cases or [f'    <testcase classname={name} name="no findings"/>\n']
    failed = sum(finding.gates for finding in found)
    counts = f'tests="{len(cases)}" failures="{failed}" errors="0" skipped="{len(found) - failed}"'
    return Suite(f"  <testsuite name={name} {counts}>\n{''.join(cases)}  </testsuite>\n")


def whole(parts: Iterable[Suite]) -> Iterator[str]:
    """All suites in one document."""
    yield f'{DECLARATION}<testsuites name="tqa">\n'
    yield from (each.xml for each in parts)
    yield "</testsuites>\n"


def _case(report: Report, finding: Finding, article: str) -> str:
    document = report.article.target
    start = region(document, finding.span).start
    spot = f"{path_of(document)}:{start.line}:{start.column}"
    title = attribute(visible(f"{finding.name} at {start.line}:{start.column}"))
    message = told(report, finding)
    if finding.gates:
        body = "\n".join([spot, message, *proposals(document, finding, _LONGEST_FIX)])
        kind = f"message={attribute(message)} type={attribute(visible(finding.severity.value))}"
        outcome = f"<failure {kind}>{character_data(visible_lines(body), lambda _: _REPLACEMENT)}</failure>"
    else:
        outcome = f"<skipped message={attribute(message)}/>"
    return f"    <testcase classname={article} name={title}>\n      {outcome}\n    </testcase>\n"


def visible_lines(text: str) -> str:
    """Every line of `text` made visible, the line ends kept."""
    return "\n".join(visible(line) for line in text.split("\n"))
