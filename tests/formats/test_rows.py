from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.strategies import HOSTILE, edits_for
from tqa.errors import InputError
from tqa.formats.encoding import Decoded
from tqa.formats.rows import Row, Side, build_article, edits_by_row, locate
from tqa.formats.splice import apply_edits
from tqa.formats.text import TextCarrier
from tqa.model import Bead, BlockKind, Edit, Language, Segment, Span

_ROWS = st.lists(st.tuples(HOSTILE, HOSTILE), min_size=1, max_size=6)


def _row(source="نص", target="text", reference=None, *, id="", doc="", line=2):  # noqa: A002
    return Row(id, source, target, reference, doc, line)


def _article(rows, path="a.tsv"):
    return build_article(rows, lambda side: TextCarrier(Decoded(side)), path)


def test_documents_and_segments():
    article = _article([_row("س\nص", "one", id="x", doc="d1", line=2), _row("ع", "two\r\n", line=4)])
    assert article.source.text == "س\nص\nع"
    assert article.target.text == "one\ntwo\r\n"
    assert article.source.language is Language.ARABIC
    assert article.target.language is Language.ENGLISH
    assert article.source.path == article.target.path == "a.tsv"
    assert article.target.segments == (
        Segment(Span(0, 3), BlockKind.ROW, 0, "x", "d1", 2),
        Segment(Span(4, 9), BlockKind.ROW, 1, "2", "", 4),
    )
    assert article.reference is None
    assert article.beads == (Bead((0,), (0,)), Bead((1,), (1,)))


def test_each_side_has_its_carrier():
    article = _article([_row(reference="ref")])
    assert article.source.carrier == TextCarrier(Decoded(Side.SOURCE))
    assert article.target.carrier == TextCarrier(Decoded(Side.TARGET))
    assert article.reference.carrier == TextCarrier(Decoded(Side.REFERENCE))


def test_a_reference_where_any_row_has_one():
    article = _article([_row(), _row(reference="ref"), _row(reference="")])
    assert article.reference.text == "\nref\n"
    assert article.reference.language is Language.ENGLISH
    assert [segment.span for segment in article.reference.segments] == [Span(0, 0), Span(1, 4), Span(5, 5)]
    assert _article([_row(reference="")]).reference is None


def test_blank_sides_make_omissions_and_additions():
    article = _article([_row("س", ""), _row("", "one"), _row("س", " \u00a0"), _row("", "")])
    assert article.beads == (Bead((0,), ()), Bead((), (1,)), Bead((2,), ()), Bead((3,), (3,)))
    assert [segment.span for segment in article.source.segments] == [
        Span(0, 1),
        Span(2, 2),
        Span(3, 4),
        Span(5, 5),
    ]
    assert [len(segment.span) for segment in article.target.segments] == [0, 3, 2, 0]


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        (["a", "b", "a"], "a.tsv: line 4: the id 'a' stands on line 2 too; give each row an id of its own"),
        (
            ["2", ""],
            "a.tsv: line 3: the id '2' (a row without an id gets its number) stands on line 2 too; give",
        ),
        (["", "1"], "a.tsv: line 3: the id '1' stands on line 2 too; give"),
        (["x\ny", "x\ny"], r"a.tsv: line 3: the id 'x\ny' stands on line 2 too; give"),
    ],
)
def test_duplicate_ids(ids, message):
    with pytest.raises(InputError) as caught:
        _article([_row(id=name, line=number) for number, name in enumerate(ids, start=2)])
    assert str(caught.value).startswith(message)


def test_no_rows():
    with pytest.raises(InputError, match=r"^a\.tsv: holds no rows; add"):
        _article([])


@given(_ROWS)
def test_segments_hold_the_row_texts(rows):
    article = _article([_row(source, target) for source, target in rows])
    assert [article.source.segment_text(index) for index in range(len(rows))] == [
        source for source, _ in rows
    ]
    assert [article.target.segment_text(index) for index in range(len(rows))] == [
        target for _, target in rows
    ]
    for offset in range(len(article.target.text) + 1):
        row, within = locate(article.target, offset)
        assert within <= len(rows[row][1])
        assert article.target.segments[row].span.start + within == offset


@pytest.mark.parametrize("offset", [-1, 5])
def test_locate_outside(offset):
    with pytest.raises(ValueError, match="outside"):
        locate(_article([_row()]).target, offset)


@given(st.data())
def test_edits_by_row(data):
    rows = data.draw(_ROWS)
    document = _article([_row(source, target) for source, target in rows]).target
    per_row = [data.draw(edits_for(target)) for _, target in rows]
    edits = [
        Edit(edit.span.shift(segment.span.start), edit.text)
        for segment, row_edits in zip(document.segments, per_row, strict=True)
        for edit in row_edits
    ]
    grouped = edits_by_row(document, edits)
    assert grouped == {index: row_edits for index, row_edits in enumerate(per_row) if row_edits}
    joined = "\n".join(apply_edits(target, edits) for (_, target), edits in zip(rows, per_row, strict=True))
    assert apply_edits(document.text, edits) == joined


def test_an_edit_across_rows():
    document = _article([_row(target="one"), _row(target="two")]).target
    for span in (Span(2, 4), Span(3, 4), Span(0, 7)):
        with pytest.raises(ValueError, match="beyond its row"):
            edits_by_row(document, [Edit(span, "")])
