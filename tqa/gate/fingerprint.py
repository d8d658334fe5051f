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


def with_fingerprints(report: Report) -> Report:
    """The same report with a fingerprint for every finding: 16 hexadecimal digits, unique in the report."""
    seen: Counter[tuple[str, ...]] = Counter()
    done: list[Finding] = []
    for finding in report.findings:
        name = (finding.name, folded(source_of(report, finding)), folded(finding.text))
        seen[name] += 1
        done.append(replace(finding, fingerprint=_digest((*name, str(seen[name])))))
    return replace(report, findings=tuple(done))


def source_of(report: Report, finding: Finding) -> str:
    """The Arabic behind the sentence of `finding`, "" where there is none."""
    span = report.bead_span(report.beads[finding.bead], Language.ARABIC)
    return span.of(report.article.source.text) if span is not None else ""


def folded(text: str) -> str:
    """The text without what reflowing and capitals change."""
    return " ".join(text.split()).casefold()


def _digest(parts: Sequence[str]) -> str:
    # A separator that stands in no part, since white space is folded: "a", "b c" and "a b", "c" must differ.
    data = "\x1e".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=_DIGITS // 2).hexdigest()
