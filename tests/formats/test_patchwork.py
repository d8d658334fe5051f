"""Edits of a text, made in the file that it lies in in pieces."""

from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.strategies import edits_for
from tqa.formats.patchwork import PLACEHOLDER, Patchwork, Piece, least
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span

# A file in a notation of its own: text with entities, tags in brackets, and a line end between paragraphs.
_PARTS = st.one_of(
    st.tuples(st.just("text"), st.text("abc قال.", min_size=1, max_size=8)),
    st.tuples(st.just("entity"), st.sampled_from(["&amp;", "&lt;", "&#1602;", "&quot;"])),
    st.tuples(st.just("tag"), st.sampled_from(["<b>", "</b>", "<i/>"])),
    st.tuples(st.just("image"), st.just("<img>")),
    st.tuples(st.just("end"), st.just("</p><p>")),
)
_GLUE = {"image": PLACEHOLDER, "end": "\n"}


def _laid(parts):
    """The text, the file and the patchwork between them."""
    text = file = ""
    pieces = []
    for kind, notation in parts:
        shown = _GLUE.get(kind, "" if kind == "tag" else unescape(notation))
        if kind in ("text", "entity"):
            pieces.append(Piece(len(text), len(shown), len(file), len(notation)))
        text, file = text + shown, file + notation
    return text, file, Patchwork(tuple(pieces))


def _read(file):
    """The text of such a file, read without a patchwork."""
    for notation, shown in (
        ("</p><p>", "\n"),
        ("<img>", PLACEHOLDER),
        ("<b>", ""),
        ("</b>", ""),
        ("<i/>", ""),
    ):
        file = file.replace(notation, shown)
    return unescape(file)


def _tags(file):
    return [
        notation
        for notation in ("</p><p>", "<img>", "<b>", "</b>", "<i/>")
        for _ in range(file.count(notation))
    ]


def _made(file, patchwork, edits):
    changes = patchwork.file_edits(edits, lambda text, _: escape(text, quote=False))
    return apply_edits(file, sorted(changes, key=lambda edit: edit.span))


@given(st.lists(_PARTS, max_size=12), st.data())
def test_what_can_be_made_changes_the_text_and_no_tag(parts, data):
    text, file, patchwork = _laid(parts)
    edits = data.draw(edits_for(text, st.sampled_from(["", "x", "& <", "ب"])))
    small = [part for edit in edits for part in least(edit, text)]
    kept = [edit for edit in small if patchwork.can_make(edit)]
    made = _made(file, patchwork, kept)
    assert _read(made) == apply_edits(text, kept)
    assert _tags(made) == _tags(file)


@given(st.lists(_PARTS, max_size=12), st.data())
def test_what_cannot_be_made_touches_something_else(parts, data):
    text, _, patchwork = _laid(parts)
    edits = data.draw(edits_for(text, st.sampled_from(["", "x"])))
    covered = {k for piece in patchwork.pieces for k in range(piece.start, piece.end)}
    for edit in edits:
        if len(edit.span) and not patchwork.can_make(edit):
            assert not set(range(edit.span.start, edit.span.end)) <= covered
        elif len(edit.span):
            assert set(range(edit.span.start, edit.span.end)) <= covered


@given(st.text("ab c.", max_size=30), st.text("ab c.", max_size=30), st.text(max_size=4))
def test_least_edits_make_the_same_text(old, new, before):
    text = before + old + "!"
    edit = Edit(Span(len(before), len(before) + len(old)), new)
    assert apply_edits(text, least(edit, text)) == apply_edits(text, [edit])


def test_least_edits_leave_words_alone():
    text = "He said that the minister left."
    edit = Edit(Span(0, len(text)), "He stated that the minister had left.")
    assert [(part.span.of(text), part.text) for part in least(edit, text)] == [("aid", "tated"), ("", " had")]


def test_long_texts_are_not_compared_word_by_word():
    text = "a b " * 1_000_000
    edit = Edit(Span(0, len(text)), "c d " * 1_000_000)
    assert len(least(edit, text)) == 1


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, 3), (1, 4), (2, 5), (3, 12), (4, 17), (5, 18), (6, 18)],
)
def test_file_offsets(offset, expected):
    # <p>ab</p><p>&amp;c</p>
    patchwork = Patchwork((Piece(0, 2, 3, 2), Piece(3, 1, 12, 5), Piece(4, 1, 17, 1)))
    assert patchwork.file_offset(offset) == expected


def test_a_forbidden_edit_is_an_error():
    patchwork = Patchwork((Piece(0, 2, 3, 2), Piece(3, 1, 12, 5)))
    with pytest.raises(ValueError, match=r"edit 1\.\.3 changes more than text"):
        list(patchwork.file_edits([Edit(Span(1, 3), "")], lambda text, _: text))


def test_no_pieces():
    patchwork = Patchwork(())
    assert patchwork.file_offset(0) == 0
    assert patchwork.can_make(Edit(Span(0, 0), ""))
    assert not patchwork.can_make(Edit(Span(0, 0), "x"))
