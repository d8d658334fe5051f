"""GitLab's code quality report: a JSON array of violations.

GitLab drops a violation whose fingerprint it has seen, so equal ones of equal articles are told apart by
their paths; it shows no rule names, so each stands in front of its message.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from tqa.output.location import ordered
from tqa.output.region import path_of, region, told
from tqa.output.safe_json import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqa.model import Finding, Report
    from tqa.output.style import Style

_DOES_NOT_GATE = "info"


def part(report: Report, style: Style) -> tuple[dict[str, Any], ...]:  # noqa: ARG001 - every format takes a style
    """The violations of one report."""
    return tuple(_violation(report, finding) for finding in ordered(report))


def whole(parts: Iterable[tuple[dict[str, Any], ...]]) -> Iterator[str]:
    """The array of all of them, one a line."""
    seen: set[str] = set()
    separator = "[\n  "
    for violations in parts:
        for violation in violations:
            print_ = violation["fingerprint"]
            while print_ in seen:
                print_ = _digest(f"{print_} {violation['location']['path']}")
            seen.add(print_)
            yield separator + dumps(violation | {"fingerprint": print_})
            separator = ",\n  "
    yield "\n]\n" if seen else "[]\n"


def _violation(report: Report, finding: Finding) -> dict[str, Any]:
    document = report.article.target
    of = region(document, finding.span)
    said = told(report, finding)
    return {
        "description": f"{finding.name}: {said}",
        "check_name": finding.name,
        "fingerprint": _digest(finding.fingerprint),
        "severity": finding.severity.value if finding.gates else _DOES_NOT_GATE,
        "location": {"path": path_of(document), "lines": {"begin": of.start.line, "end": of.end.line}},
    }


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
