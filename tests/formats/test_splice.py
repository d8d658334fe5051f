from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.strategies import HOSTILE, edits_for
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("abc", [], "abc"),
        ("abc", [(0, 3, "")], ""),
        ("", [(0, 0, "x")], "x"),
        ("abc", [(1, 1, "x"), (1, 1, "y")], "axybc"),
        ("abc", [(1, 1, "x"), (1, 2, "y")], "axyc"),
        ("abc", [(0, 1, "x"), (1, 2, "y"), (3, 3, "z")], "xycz"),
        ("👍🏽ab", [(0, 2, "ok ")], "ok ab"),
        ("كتَب", [(2, 3, "")], "كتب"),
    ],
)
def test_edits_are_made(text, edits, expected):
    assert apply_edits(text, [Edit(Span(a, b), new) for a, b, new in edits]) == expected


@pytest.mark.parametrize(
    "edits",
    [
        [(0, 2, "x"), (1, 3, "y")],
        [(2, 3, "x"), (0, 1, "y")],
        [(1, 3, "x"), (2, 2, "y")],
        [(1, 2, "x"), (1, 1, "y")],
        [(2, 4, "x")],
        [(4, 4, "x")],
    ],
)
def test_unsorted_overlapping_or_outside(edits):
    with pytest.raises(ValueError, match="edit "):
        apply_edits("abc", [Edit(Span(a, b), new) for a, b, new in edits])


@given(HOSTILE, st.data())
def test_what_no_edit_covers_stays(text, data):
    edits = data.draw(edits_for(text))
    result = apply_edits(text, edits)
    kept = grown = 0
    for edit in edits:
        stretch = edit.span.start - kept
        assert result[grown : grown + stretch] == text[kept : edit.span.start]
        grown += stretch
        assert result[grown : grown + len(edit.text)] == edit.text
        grown += len(edit.text)
        kept = edit.span.end
    assert result[grown:] == text[kept:]


@given(HOSTILE, st.data())
def test_undone_by_the_reverse_edits(text, data):
    edits = data.draw(edits_for(text))
    shift = 0
    reverse = []
    for edit in edits:
        start = edit.span.start + shift
        reverse.append(Edit(Span(start, start + len(edit.text)), edit.span.of(text)))
        shift += len(edit.text) - len(edit.span)
    assert apply_edits(apply_edits(text, edits), reverse) == text
