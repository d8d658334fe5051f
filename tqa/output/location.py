"""How the outside world addresses a finding: by pair id with offsets, and by place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tqa.model import Document, Finding, Report, Segment
    from tqa.positions import Place


@dataclass(frozen=True, slots=True)
class Address:
    """The pair's `id`, and the code points of target and source document that its offsets count from."""

    id: str
    target_base: int
    source_base: int

    def target(self, span: Span) -> Span:
        """A span of the target document as the outside counts it.

        Raises:
            ValueError: if the span begins before the row that the address names.
        """
        return span.shift(-self.target_base)

    def source(self, span: Span) -> Span:
        """A span of the source document as the outside counts it.

        Raises:
            ValueError: if the span begins before the row that the address names.
        """
        return span.shift(-self.source_base)


def address(report: Report, finding: Finding) -> Address:
    """The address of `finding`: its row in bilingual input, its bead (from "1") in a monolingual pair."""
    row = _row(report, finding)
    if row is None:
        return Address(str(finding.bead + 1), 0, 0)
    bead = report.beads[finding.bead]
    # A row whose one side is empty may have no segment there: what is found then is at offset 0.
    source_start = 0 if finding.source_span is None else finding.source_span.start
    return Address(
        row.id,
        _start(report.article.target, bead.target, finding.span.start),
        _start(report.article.source, bead.source, source_start),
    )


def is_row(report: Report, finding: Finding) -> bool:
    """Whether `finding` lies in a row of a bilingual file."""
    return _row(report, finding) is not None


def place(report: Report, finding: Finding) -> Place:
    """Where a person finds the first character of `finding` in the target's file."""
    target = report.article.target
    return target.carrier.place(target, finding.span.start)


def ordered(report: Report, findings: Iterable[Finding] | None = None) -> list[Finding]:
    """Findings (those of `report`, if no others are given) by position in the target.

    Those at the same place have a fixed order of their own.
    """
    return sorted(report.findings if findings is None else findings, key=_order)


def _order(finding: Finding) -> tuple[Span, str, bool, Span, str, str]:
    source = finding.source_span
    # An empty span is falsy: only None means that there is none.
    located = Span(0, 0) if source is None else source
    return (finding.span, finding.name, source is None, located, finding.message, finding.fingerprint)


def _row(report: Report, finding: Finding) -> Segment | None:
    bead = report.beads[finding.bead]
    article = report.article
    for document, indices in ((article.target, bead.target), (article.source, bead.source)):
        if indices and document.segments[indices[0]].kind is BlockKind.ROW:
            return document.segments[indices[0]]
    return None


def _start(document: Document, indices: tuple[int, ...], otherwise: int) -> int:
    return document.segments[indices[0]].span.start if indices else otherwise
