from __future__ import annotations

from dataclasses import replace

import pytest

from tests.output.documents import running
from tqa.formats.memory import MemoryCarrier
from tqa.model import Bead, Document, Language, Segment, Span
from tqa.output.beads.alignment import bead_type, first_lines, rounded
from tqa.output.beads.summary import summarise, summary_line

from .samples import news, pair, table


def test_names_are_numbers_or_the_ids_of_rows():
    assert [news().name(index) for index in range(8)] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert [table().name(index) for index in range(4)] == ["r 1", "صف-٢", "r3", "<4>"]


def test_rows_name_their_article_and_a_pair_of_files_is_one():
    assert {news().doc(bead) for bead in news().beads} == {"article.en.txt"}
    assert {table().doc(bead) for bead in table().beads} == {"doc 1"}


def test_the_texts_of_a_bead_are_joined_by_a_space():
    alignment = news()
    assert alignment.target_text(alignment.beads[6]) == (
        "It stands by the park (الحديقة). It has two floors & a café."
    )
    assert alignment.source_text(alignment.beads[7]) == ""


def test_blank_texts_are_no_side():
    alignment = news()
    assert [alignment.has_both(bead) for bead in alignment.beads] == [
        True, True, False, True, True, False, True, False,
    ]  # fmt: skip
    assert not pair("نص", " \u00a0").has_both(Bead((0,), (0,)))
    assert not pair(" ", "x").has_both(Bead((0,), (0,)))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_first_lines_count_as_editors_do(line_end):
    text = line_end.join(["", "one. two.", " ", "\u2028three", ""])
    starts = [text.index(word) for word in ("one", "two", "three")]
    segments = tuple(Segment(Span(start, start + 3)) for start in starts)
    assert first_lines(Document(text, Language.ENGLISH, segments, MemoryCarrier())) == [2, 2, 4]


def test_first_lines_of_rows_are_those_of_the_file():
    assert first_lines(table().article.source) == [2, 3, 4, 5]


@pytest.mark.parametrize(("score", "said"), [(1 / 3, 0.3333), (1, 1.0), (-1e-9, 0.0)])
def test_rounded(score, said):
    assert str(rounded(score)) == str(said)


def test_bead_type():
    assert bead_type(Bead((4, 5), (1,))) == "2-1"


def test_summary_figures():
    found = summarise(news())
    assert list(found.types.items()) == [
        ("0-1", 1), ("1-0", 2), ("1-1", 2), ("1-2", 1), ("2-1", 1), ("2-2", 1),
    ]  # fmt: skip
    assert (found.source, found.target, found.lone_source, found.lone_target) == (9, 8, 2, 1)
    assert found.moved == 1
    # Of the five beads with two sides: those without a partner are no pairs to trust or doubt.
    assert found.confidence == pytest.approx((0.7 + 0.987654 + 0.9 + 1 / 3 + 0.5) / 5)


def test_types_are_ordered_by_size_not_by_spelling():
    beads = (Bead(tuple(range(10)), (0,)), Bead((10, 11), (1,)))
    article = replace(
        news().article,
        source=running(Language.ARABIC, "", *["نص"] * 12),
        target=running(Language.ENGLISH, "", "a", "b"),
    )
    assert list(summarise(replace(news(), article=article, beads=beads)).types) == ["2-1", "10-1"]


def test_summary_line():
    assert summary_line(news()) == (
        "9 Arabic and 8 English sentences in 8 beads: 1-1 × 2, 1-2 × 1, 2-1 × 1, 2-2 × 1, 0-1 × 1, 1-0 × 2; "
        "unmatched: 2 Arabic, 1 English; moved: 1; mean confidence: 0.68"
    )


def test_summary_line_where_nothing_is_paired():
    alone = replace(news(), beads=(Bead((0,), ()),), unit="line")
    assert summary_line(alone) == (
        "9 Arabic and 8 English lines in 1 bead: 1-0 × 1; "
        "unmatched: 1 Arabic, 0 English; moved: 0; mean confidence: none"
    )
