from __future__ import annotations

from dataclasses import replace

import pytest

from tqa.model import Bead, Span
from tqa.output.location import Address, address, is_row, ordered, place

from .samples import article_report, clean_report, table_report


def test_a_pair_is_addressed_by_bead_number_and_document_offsets():
    report = article_report()
    for finding in report.findings:
        assert address(report, finding) == Address(str(finding.bead + 1), 0, 0)
        assert not is_row(report, finding)


def test_a_row_is_addressed_by_its_id_and_offsets_into_its_texts():
    report = table_report()
    for finding in report.findings:
        where = address(report, finding)
        row = report.article.target.segments[finding.bead]
        assert where.id == row.id
        assert is_row(report, finding)
        assert where.target(finding.span).of(report.article.target.segment_text(finding.bead)) == finding.text
        assert where.source(finding.source_span).of(report.article.source.segment_text(finding.bead)) == (
            finding.source_text
        )


def test_a_row_without_a_target_segment_goes_by_the_source_row():
    report = table_report()
    beads = (*report.beads[:2], Bead((2,), ()))
    report = replace(report, beads=beads)
    missing = next(finding for finding in report.findings if finding.bead == 2)
    where = address(report, missing)
    assert where.id == "r3"
    assert where.target(missing.span) == Span(0, 0)
    assert where.source(missing.source_span) == Span(0, len("شكرا لكم."))


def test_a_row_without_a_source_segment_and_without_source_span():
    report = table_report()
    report = replace(report, beads=(Bead((), (0,)), *report.beads[1:]))
    finding = replace(report.findings[1], source_span=None)
    assert address(report, finding) == Address("r1", 0, 0)


def test_an_empty_source_span_still_counts_from_its_row():
    report = table_report()
    start = report.article.source.segments[1].span.start
    finding = replace(report.findings[0], source_span=Span(start, start))
    assert address(report, finding).source(finding.source_span) == Span(0, 0)


def test_a_span_in_front_of_its_row_is_an_error_and_not_a_wrong_number():
    with pytest.raises(ValueError, match="not a span"):
        Address("r2", 10, 0).target(Span(9, 12))


def test_place_asks_the_carrier():
    report = table_report()
    spot = place(report, report.findings[0])
    assert (spot.line, spot.column, spot.field) == (3, 15, "target")


def test_order_is_by_position_and_then_fixed():
    report = article_report()
    spans = [finding.span for finding in ordered(report)]
    assert spans == sorted(spans)
    one = replace(report.findings[0], source_span=None)
    two = replace(one, source_span=Span(0, 0))
    three = replace(one, source_span=Span(0, 0), message="z")
    for findings in ((one, two, three), (three, two, one), (two, one, three)):
        assert ordered(replace(report, findings=findings)) == [two, three, one]


def test_no_findings_no_order():
    assert ordered(clean_report()) == []
