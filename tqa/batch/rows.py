"""What the results of a batch say of an article and of its findings, as rows of tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tqa.language.tokens import count_words
from tqa.model import Severity
from tqa.output.location import address, ordered, place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.batch.checking import Outcome
    from tqa.batch.jobs import Job
    from tqa.model import Finding, Report

TEXT, WHOLE, NUMBER, TRUTH, EDITS = "text", "whole", "number", "truth", "edits"
"""Kinds of columns; EDITS is a list of {"start", "end", "text"}."""

FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "article": TEXT, "source_file": TEXT, "target_file": TEXT, "id": TEXT, "rule": TEXT, "part": TEXT,
        "severity": TEXT, "category": TEXT, "message": TEXT, "text": TEXT, "source_text": TEXT,
        "start": WHOLE, "end": WHOLE, "source_start": WHOLE, "source_end": WHOLE, "line": WHOLE,
        "column": WHOLE, "field": TEXT, "spot": TEXT, "confidence": NUMBER, "gates": TRUTH,
        "fingerprint": TEXT, "fix_applicability": TEXT, "fix_reason": TEXT, "fix_edits": EDITS,
    }
)  # fmt: skip
"""Name and kind of each column of the table of findings."""

ARTICLES: Mapping[str, str] = MappingProxyType(
    {
        "article": TEXT, "source_file": TEXT, "target_file": TEXT, "reference_file": TEXT, "pairs": WHOLE,
        "words": WHOLE, "findings": WHOLE, "critical": WHOLE, "major": WHOLE, "minor": WHOLE, "known": WHOLE,
        "mqm": NUMBER, "error": TEXT,
    }
)  # fmt: skip
"""Name and kind of each column of the table of articles; SECONDS is for those who ask for it."""

SECONDS: Mapping[str, str] = MappingProxyType({"seconds": NUMBER})

# As in the JSON report: equal runs must write equal bytes.
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Rows:
    """Of one article: sentences or rows that have a partner, words of its English, and its findings.

    `findings` have the columns of FINDINGS but for the first three, which say whose they are.
    """

    pairs: int
    words: int
    findings: tuple[dict[str, Any], ...]


def rows_of(report: Report) -> Rows:
    """The rows of one report."""
    return Rows(
        sum(bool(bead.source and bead.target) for bead in report.beads),
        count_words(report.article.target.text),
        tuple(_finding(report, finding) for finding in ordered(report)),
    )


def finding_rows(outcome: Outcome) -> list[dict[str, Any]]:
    """The rows of an article in the table of findings."""
    whose = _whose(outcome.job)
    return [whose | row for row in outcome.rows.findings] if outcome.rows is not None else []


def article_row(outcome: Outcome) -> dict[str, Any]:
    """The row of an article in the table of articles; of one that could not be checked, with the reason."""
    job = outcome.job
    row: dict[str, Any] = {**_whose(job), "reference_file": job.reference}
    if outcome.rows is not None:
        counts: Counter[Severity] = Counter()
        for kind, count in outcome.tally.items():
            counts[kind.severity] += count
        row |= {"pairs": outcome.rows.pairs, "words": outcome.rows.words, "findings": counts.total()}
        row |= {severity.value: counts[severity] for severity in Severity}
        row |= {"known": outcome.known, "mqm": _rounded(outcome.mqm)}
    return row | {"error": "\n".join(outcome.errors) or None, "seconds": _rounded(outcome.seconds)}


def _whose(job: Job) -> dict[str, Any]:
    return {"article": job.key, "source_file": job.source, "target_file": job.target}


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    where, spot = address(report, finding), place(report, finding)
    span = where.target(finding.span)
    source = where.source(finding.source_span) if finding.source_span is not None else None
    fix = finding.fixes[0] if finding.fixes else None
    moved = [(where.target(edit.span), edit.text) for edit in fix.edits] if fix is not None else None
    return {
        "id": where.id,
        "rule": finding.rule,
        "part": finding.part,
        "severity": finding.severity.value,
        "category": finding.category,
        "message": finding.message,
        "text": finding.text,
        "source_text": finding.source_text,
        "start": span.start,
        "end": span.end,
        "source_start": source.start if source is not None else None,
        "source_end": source.end if source is not None else None,
        "line": spot.line,
        "column": spot.column,
        "field": spot.field,
        "spot": spot.spot,
        "confidence": _rounded(finding.confidence),
        "gates": finding.gates,
        "fingerprint": finding.fingerprint,
        "fix_applicability": fix.applicability.value if fix is not None else None,
        "fix_reason": fix.reason if fix is not None else None,
        "fix_edits": (
            [{"start": each.start, "end": each.end, "text": text} for each, text in moved]
            if moved is not None
            else None
        ),
    }


def _rounded(value: float | None) -> float | None:
    # Adding 0.0 turns -0.0 into 0.0.
    return None if value is None else round(float(value), _DECIMALS) + 0.0
