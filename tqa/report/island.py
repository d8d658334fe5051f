"""The page's data for its script: one inert JSON island, so that the script parses data and never markup.

Offsets are code points into the English text; the script converts them to its own UTF-16 units.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tqa._version import __version__
from tqa.model import segments_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.model import Document, Finding, Fix, Report
    from tqa.report.wording import Wording

VERSION = 1
# With everything beyond ASCII written as \uXXXX, what is left that HTML could take for markup.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}


def island(report: Report, order: Sequence[Finding], words: Wording) -> dict[str, Any]:
    """What the script needs to know, as plain values.

    "bead" indexes "beads", whose items are spans into the English: that of a bead without English is empty
    and stands where its translation would.

    Args:
        report: what the page shows.
        order: its findings in page order: the first has the number 1.
        words: the interface's language.
    """
    article = report.article
    return {
        "version": VERSION,
        "tool": f"tqa {__version__}",
        "article": {
            "source": article.source.path,
            "target": article.target.path,
            "target_sha256": text_digest(article.target.text),
        },
        "target": article.target.text,
        "beads": [{"start": start, "end": end} for start, end in _bead_spans(report)],
        "findings": [_finding(number, finding) for number, finding in enumerate(order, start=1)],
        "strings": {"locale": words.locale, **words.sections["script"]},
    }


def text_digest(text: str) -> str:
    """SHA-256 of a text as UTF-8, in hexadecimal; a lone surrogate counts as its own three bytes."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def report_digest(data: dict[str, Any]) -> str:
    """What tells this report from others, whatever the language of the page: 32 hexadecimal digits."""
    own = {key: value for key, value in data.items() if key not in {"strings", "tool"}}
    return sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()[:32]


def island_json(data: dict[str, Any]) -> str:
    """`data` as ASCII JSON that ends no element and opens none, whatever it says."""
    return json.dumps(data, separators=(",", ":")).translate(_ESCAPES)


def fixable(finding: Finding) -> str:
    """The surest fix that can be applied: "safe", "suggested" or "none"."""
    offers = [fix.applicability for fix in finding.fixes if can_apply(fix)]
    return min(offers, key=lambda offer: offer.rank).value if offers else "none"


def can_apply(fix: Fix) -> bool:
    """Whether `fix` can be made, rather than only be read."""
    return bool(fix.edits) and fix.applicability.value != "display"


def _finding(number: int, finding: Finding) -> dict[str, Any]:
    return {
        "number": number,
        "fingerprint": finding.fingerprint,
        "rule": finding.name,
        "severity": finding.severity.value,
        "bead": finding.bead,
        "start": finding.span.start,
        "end": finding.span.end,
        "fixes": [
            {
                "applicability": fix.applicability.value,
                "edits": [
                    {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits
                ],
            }
            for fix in finding.fixes
        ],
    }


def _bead_spans(report: Report) -> Iterator[tuple[int, int]]:
    target: Document = report.article.target
    behind = 0
    for bead in report.beads:
        span = segments_span(target, bead.target)
        if span is None:
            yield behind, behind
            continue
        behind = span.end
        yield span.start, span.end
