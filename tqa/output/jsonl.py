"""JSON Lines: the machine contract, one finding per line, by position (schemas/finding.schema.json)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tqa.output.location import address, ordered
from tqa.output.safe_json import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tqa.model import Finding, Fix, Report
    from tqa.output.location import Address
    from tqa.output.style import Style


def part(report: Report, style: Style) -> str:
    """One line of JSON per finding; "" where there is none. Of many articles, ids begin with the key."""
    found = [finding_object(report, finding) for finding in ordered(report)]
    if style.article:
        found = [each | {"id": f"{style.article}:{each['id']}"} for each in found]
    return "".join(dumps(each) + "\n" for each in found)


def whole(parts: Iterable[str]) -> Iterator[str]:
    """The lines of all reports."""
    yield from parts


def finding_object(report: Report, finding: Finding) -> dict[str, Any]:
    """The contract's object for one finding, keys in the contract's order.

    `start` and `end` are code points into the target segment (bilingual input) or into the target document
    (monolingual pair).
    """
    where = address(report, finding)
    span = where.target(finding.span)
    return {
        "id": where.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "category": finding.category,
        "start": span.start,
        "end": span.end,
        "text": finding.text,
        "source_text": finding.source_text,
        "message": finding.message,
        "fixes": [_fix_object(fix, where) for fix in finding.fixes],
        "fingerprint": finding.fingerprint,
    }


def _fix_object(fix: Fix, where: Address) -> dict[str, Any]:
    moved = [(where.target(edit.span), edit.text) for edit in fix.edits]
    edits = [{"start": span.start, "end": span.end, "text": text} for span, text in moved]
    return {"applicability": fix.applicability.value, "edits": edits}
