"""Fingerprints: the name of a finding that survives edits elsewhere.

Made of the rule, the source segments' words and the target span's words, with a counter for equal ones: no line numbers, no offsets, no
paths. The Arabic source stays put while the English is edited, so it is the anchor.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.model import Finding, Report

_SPACE = re.compile(r"\s+")
_DIGITS = 16


def with_fingerprints(report: Report) -> Report:
    """The same report with the fingerprint of every finding set."""
    seen: Counter[str] = Counter()
    done: list[Finding] = []
    for finding in report.findings:
        parts = [finding.rule, _source_of(report, finding), finding.text]
        base = "\x1f".join(_SPACE.sub(" ", part).strip().casefold() for part in parts)
        seen[base] += 1
        done.append(replace(finding, fingerprint=_digest((base, str(seen[base])))))
    return replace(report, findings=tuple(done))


def _source_of(report: Report, finding: Finding) -> str:
    span = report.bead_span(report.beads[finding.bead], Language.ARABIC)
    return span.of(report.article.source.text) if span is not None else ""


def _digest(parts: Sequence[str]) -> str:
    data = "\x1e".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=_DIGITS // 2).hexdigest()
