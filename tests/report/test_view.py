"""The view model: rows, columns, highlights and cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tqa.errors import OutputError
from tqa.model import (
    Applicability,
    Article,
    Bead,
    BlockKind,
    Edit,
    Finding,
    Fix,
    Language,
    Report,
    Segment,
    Severity,
    Span,
)
from tqa.report.view import page_view

from .making import document, one_pair

if TYPE_CHECKING:
    from tqa.report.sides import Side


def texts(side: Side) -> list[str]:
    return ["".join(run.text for run in stretch.runs) for stretch in side.stretches]


def marked(side: Side, number: int) -> str:
    return "".join(run.text for stretch in side.stretches for run in stretch.runs if number in run.marks)


def test_every_row_shows_exactly_its_segments(report: Report) -> None:
    article = report.article
    for bead, row in zip(report.beads, page_view(report).beads, strict=True):
        for doc, indices, side in (
            (article.target, bead.target, row.target),
            (article.source, bead.source, row.source),
        ):
            assert " ".join(texts(side)) == " ".join(doc.segment_text(index) for index in indices)
            assert (side.lang, side.dir) == (("ar", "rtl") if doc is article.source else ("en", "ltr"))


def test_findings_are_numbered_in_reading_order_and_marked_on_both_sides(report: Report) -> None:
    page = page_view(report)
    assert [finding.number for finding in page.findings] == list(range(1, 11))
    row = page.beads[4]
    assert [finding.rule for finding in row.findings] == ["doubled-coordination"]
    number = row.findings[0].number
    assert marked(row.target, number) == "condemn and condemn"
    assert marked(row.source, number) == "نستنكر وندين"


def test_an_omission_has_an_empty_target_and_a_caret_where_it_belongs(report: Report) -> None:
    page = page_view(report)
    row = page.beads[8]
    number = row.findings[0].number
    assert row.target.stretches == ()
    assert row.type == "1 : 0"
    assert marked(row.source, number) == report.article.source.segment_text(9)
    last = page.beads[7].target.stretches[-1].runs[-1]
    assert (last.text, last.marks, last.ends) == ("", (number,), (number,))


def test_rows_know_what_they_are(report: Report) -> None:
    rows = page_view(report).beads
    assert [row.number for row in rows if row.moved] == [11]
    assert [row.number for row in rows if row.furniture] == [14]
    assert [row.type for row in rows if row.type] == ["2 : 1", "1 : 0", "0 : 1"]
    assert rows[0].target.stretches[0].kind is BlockKind.HEADING
    assert all(row.opens for row in rows)


def two_sentences(gap: str) -> Report:
    target = document(Language.ENGLISH, [(("One.", "Two."), BlockKind.SENTENCE)], "b.txt")
    text = f"One.{gap}Two."
    second = Segment(Span(4 + len(gap), len(text)))
    target = replace(target, text=text, segments=(Segment(Span(0, 4)), second))
    source = document(Language.ARABIC, [(("واحد.", "اثنان."), BlockKind.SENTENCE)], "a.txt")
    finding = Finding(
        "punctuation-spacing", Severity.MINOR, "", "Gap.", Span(4, 4 + len(gap)), gap, 0,
        fixes=(Fix(Applicability.SAFE, (Edit(Span(4, 4 + len(gap)), " "),)),),
    )  # fmt: skip
    return Report(Article(source, target), (Bead((0,), (0,)), Bead((1,), (1,))), (finding,))


def test_a_finding_in_the_gap_behind_its_sentence_is_shown_there() -> None:
    first, second = page_view(two_sentences("   ")).beads
    assert texts(first.target) == ["One.   "]
    assert marked(first.target, 1) == "   "
    assert texts(second.target) == ["Two."]
    assert first.opens
    assert not second.opens


def test_a_finding_over_several_rows_is_marked_in_each() -> None:
    report = two_sentences(" ")
    wide = replace(report.findings[0], span=Span(0, 9), fixes=())
    first, second = page_view(replace(report, findings=(wide,))).beads
    assert marked(first.target, 1) + marked(second.target, 1) == "One. Two."


def test_segments_apart_become_stretches_apart() -> None:
    lines = [((word,), BlockKind.SENTENCE) for word in ("One.", "Two.", "Three.")]
    target = document(Language.ENGLISH, lines, "b.txt")
    source = document(Language.ARABIC, [(("واحد.",), BlockKind.SENTENCE)], "a.txt")
    report = Report(Article(source, target), (Bead((0,), (0, 2)), Bead((), (1,))), ())
    assert texts(page_view(report).beads[0].target) == ["One.", "Three."]


def test_rows_of_a_bilingual_file_carry_their_id_and_open_their_article() -> None:
    report = one_pair("جملة", "A.")
    target = report.article.target
    rows = (Segment(Span(0, 2), BlockKind.ROW, 0, "tu-7", "news-1", 3),)
    article = replace(report.article, target=replace(target, segments=rows))
    row = page_view(replace(report, article=article)).beads[0]
    assert (row.row, row.group) == ("tu-7", "news-1")


def test_the_title_is_the_given_one_then_the_headline_then_the_file(report: Report) -> None:
    assert page_view(report, "My title").plain_title == "My title"
    assert page_view(report).plain_title.startswith("Culture Ministry reopens")
    assert page_view(one_pair("جملة", "A.")).plain_title == "a.en.txt"


def test_an_empty_article_has_a_page() -> None:
    empty = Report(Article(document(Language.ARABIC, [], ""), document(Language.ENGLISH, [], "")), (), ())
    assert page_view(empty).beads == ()
    assert page_view(empty).plain_title == "Untitled article"


@pytest.mark.parametrize(
    "changes",
    [
        {"bead": 1},
        {"bead": -1},
        {"span": Span(0, 99)},
        {"source_span": Span(98, 99)},
        {"fixes": (Fix(Applicability.SAFE, (Edit(Span(98, 99), ""),)),)},
    ],
)
def test_a_finding_outside_the_article_is_refused_in_one_line(changes: dict[str, object]) -> None:
    with pytest.raises(
        OutputError, match=r"^'a\.(en|ar)\.txt': finding 'calque' .* outside the article; .*again"
    ) as caught:
        page_view(one_pair("جملة", "A.", **changes))
    assert "\n" not in str(caught.value)


def test_a_bead_outside_the_article_is_refused() -> None:
    report = replace(one_pair("جملة", "A."), findings=(), beads=(Bead((0,), (1,)),))
    with pytest.raises(OutputError, match="pair 1 names a segment outside the article"):
        page_view(report)
