r"""The ten columns of Marot, Google's viewer for MQM annotation, so that findings open in it.

system, doc, docSegId, globalSegId, rater, source, target, category, severity, metadata: one line for each
finding, the stretch that it marks between <v> and </v>; a segment without a finding has one line with the
severity "No-error". Metadata is JSON with the corrected translation where there is one. A tab or a line end
inside a text becomes a space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tqa.model import Applicability, Language, Severity, Span
from tqa.output.location import address, ordered
from tqa.output.region import path_of
from tqa.output.safe_json import dumps
from tqa.output.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tqa.model import Edit, Finding, Report
    from tqa.output.style import Style

_COLUMNS = ("system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity")
_SYSTEM = "translation"
_RATER = "tqa"
_OPEN, _CLOSE = "<v>", "</v>"
_SEVERITIES = {Severity.MINOR: "minor", Severity.MAJOR: "major", Severity.CRITICAL: "critical"}


def part(report: Report, style: Style) -> tuple[tuple[str, ...], ...]:  # noqa: ARG001 - every format takes a style
    """The rows of one report, without the number of the segment in the whole run."""
    by_bead: dict[int, list[Finding]] = {}
    for finding in ordered(report):
        by_bead.setdefault(finding.bead, []).append(finding)
    rows: list[tuple[str, ...]] = []
    for bead in range(len(report.beads)):
        rows += _rows(report, bead, by_bead.get(bead, ()))
    return tuple(rows)


def whole(parts: Iterable[tuple[tuple[str, ...], ...]]) -> Iterator[str]:
    """The header, then all rows; segments are numbered through the run."""
    yield "\t".join((*_COLUMNS, "metadata")) + "\n"
    number, before = 0, ("", "")
    for rows in parts:
        before = ("", "")
        for doc, segment, *others in rows:
            if (doc, segment) != before:
                number, before = number + 1, (doc, segment)
            yield "\t".join((_SYSTEM, doc, segment, str(number), _RATER, *others)) + "\n"


def _rows(report: Report, bead: int, findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    doc, segment = _clean(path_of(report.article.target)), str(bead + 1)
    english, arabic = _texts(report, bead)
    if not findings:
        yield doc, segment, _clean(arabic), _clean(english), "no-error", "No-error", "{}"
    for finding in findings:
        inside = _clipped(finding.span, _span(report, bead, Language.ENGLISH))
        metadata: dict[str, Any] = {
            "id": address(report, finding).id,
            "rule": finding.name,
            "note": finding.message,
            "confidence": round(finding.confidence, 4),
        }
        corrected = _corrected(report, bead, finding)
        if corrected is not None:
            metadata["corrected_translation"] = corrected
        yield (
            doc,
            segment,
            _clean(_source(report, bead, finding)),
            _clean(_marked(english, inside)),
            _clean(finding.category),
            _SEVERITIES[finding.severity],
            dumps(metadata),
        )


def _texts(report: Report, bead: int) -> tuple[str, str]:
    english = _span(report, bead, Language.ENGLISH).of(report.article.target.text)
    return english, _span(report, bead, Language.ARABIC).of(report.article.source.text)


def _span(report: Report, bead: int, language: Language) -> Span:
    """The bead's text; where a side has none, an empty stretch, for English where the finding lies."""
    found = report.bead_span(report.beads[bead], language)
    if found is not None:
        return found
    spans = [finding.span for finding in report.findings if finding.bead == bead]
    if language is Language.ENGLISH and spans:
        return Span(spans[0].start, spans[0].start)
    return Span(0, 0)


def _source(report: Report, bead: int, finding: Finding) -> str:
    whole_ = _span(report, bead, Language.ARABIC)
    arabic = whole_.of(report.article.source.text)
    # Marot marks the side that the error is seen on: what is missing stands in the source alone.
    if len(finding.span) or finding.source_span is None:
        return arabic
    return _marked(arabic, _clipped(finding.source_span, whole_))


def _clipped(span: Span, whole_: Span) -> Span:
    """The part of `span` in a bead's text, counted from its start; a finding may reach into the next bead."""
    start = min(max(span.start, whole_.start), whole_.end)
    return Span(start, max(start, min(span.end, whole_.end))).shift(-whole_.start)


def _marked(text: str, span: Span) -> str:
    if not len(span):
        return text
    return f"{text[: span.start]}{_OPEN}{span.of(text)}{_CLOSE}{text[span.end :]}"


def _corrected(report: Report, bead: int, finding: Finding) -> str | None:
    """The English of the bead with the finding's best fix made, None where there is none."""
    whole_ = _span(report, bead, Language.ENGLISH)
    for fix in finding.fixes:
        inside = all(whole_.covers(edit.span) for edit in fix.edits)
        if fix.edits and inside and fix.applicability is not Applicability.DISPLAY:
            return _edited(report.article.target.text, whole_, fix.edits)
    return None


def _edited(text: str, whole_: Span, edits: Sequence[Edit]) -> str:
    pieces, done = [], whole_.start
    for edit in sorted(edits, key=lambda each: each.span):
        pieces += [text[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join([*pieces, text[done : whole_.end]])


def _clean(text: str) -> str:
    """`text` as a field of a line: no tab, nothing that ends a line, hides or has no UTF-8 form."""
    return visible(" ".join(text.replace("\t", " ").splitlines()))
