"""Fingerprints: the name of a finding that survives edits elsewhere.

Made of the rule, the words of the Arabic behind the finding and the words it marks, with a counter for equal
ones: no line numbers, no offsets, no paths. The Arabic stays put while the English is edited, so it is the
anchor.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Finding, Report

_DIGITS = 16
# Stands in no part, since white space is folded: "a", "b c" and "a b", "c" must differ.
_SEPARATOR = b"\x1e"


def with_fingerprints(report: Report) -> Report:
    """The same report with a fingerprint for every finding: 16 hexadecimal digits, unique in the report."""
    seen: Counter[tuple[str, ...]] = Counter()
    done: list[Finding] = []
    # A bead's Arabic is read once, and hashed once a rule: it may be long and have many findings.
    sources: dict[int, str] = {}
    begun: dict[tuple[str, int], hashlib.blake2b] = {}
    for finding in report.findings:
        place = (finding.name, finding.bead)
        if finding.bead not in sources:
            sources[finding.bead] = folded(source_of(report, finding))
        if place not in begun:
            start = _bytes((finding.name, sources[finding.bead]))
            begun[place] = hashlib.blake2b(start, digest_size=_DIGITS // 2)
        name = (finding.name, sources[finding.bead], folded(finding.text))
        seen[name] += 1
        digest = begun[place].copy()
        digest.update(_SEPARATOR + _bytes((name[-1], str(seen[name]))))
        done.append(replace(finding, fingerprint=digest.hexdigest()))
    return replace(report, findings=tuple(done))


def source_of(report: Report, finding: Finding) -> str:
    """The Arabic behind the sentence of `finding`, "" where there is none."""
    span = report.bead_span(report.beads[finding.bead], Language.ARABIC)
    return span.of(report.article.source.text) if span is not None else ""


def folded(text: str) -> str:
    """The text without what reflowing and capitals change."""
    return " ".join(text.split()).casefold()


def _bytes(parts: Sequence[str]) -> bytes:
    return _SEPARATOR.join(part.encode("utf-8", "surrogatepass") for part in parts)
