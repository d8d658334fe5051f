from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.formats.units import Unit, split_units
from tqa.language.sentences import split_document
from tqa.model import BlockKind, Language

AR, EN = Language.ARABIC, Language.ENGLISH
_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["a.", "b", "نص", " ", "\n", "\r\n", "\r", "\n\n", "\u2028", "\x0c"]), st.characters()
    ),
    max_size=30,
).map("".join)


def pieces(text, unit, language=EN):
    return [segment.span.of(text) for segment in split_units(text, language, unit)]


def test_sentences_are_the_default():
    text = "A title\n\nOne. Two.\n"
    assert split_units(text, EN) == split_units(text, EN, Unit.SENTENCE) == split_document(text, EN)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_with_something_on_it_is_a_unit(line_end):
    text = line_end.join(["", "  One. Two. ", " \t", "Three", "\u00a0", "* * *", ""])
    assert pieces(text, Unit.LINE) == ["One. Two.", "Three", "* * *"]


def test_only_what_editors_count_ends_a_line():
    assert pieces("a\u2028b\x85c\x0bd\x0ce\nf", Unit.LINE) == ["a\u2028b\x85c\x0bd\x0ce", "f"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_paragraphs_are_parted_by_blank_lines(line_end):
    text = line_end.join(["", "One", "two ", " \t", "", "three", "", "four", "five"])
    assert pieces(text, Unit.PARAGRAPH) == [f"One{line_end}two", "three", f"four{line_end}five"]


@pytest.mark.parametrize("text", ["One\ntwo\nthree", "\n\nOne\n two\nthree\n\n\n"])
def test_where_no_blank_line_parts_any_two_every_line_is_a_paragraph(text):
    assert pieces(text, Unit.PARAGRAPH) == ["One", "two", "three"]


@pytest.mark.parametrize("unit", [Unit.LINE, Unit.PARAGRAPH])
def test_furniture_and_lines_without_a_word_are_told(unit):
    text = "شارك الخبر\n\nوصل الوزير إلى المدينة.\n\n* * *\n"
    assert [(segment.kind, segment.block) for segment in split_units(text, AR, unit)] == [
        (BlockKind.FURNITURE, 0),
        (BlockKind.SENTENCE, 1),
        (BlockKind.FURNITURE, 2),
    ]


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("text", ["", "\n \r\n\t"])
def test_nothing(unit, text):
    assert split_units(text, EN, unit) == ()


@given(_TEXTS, st.sampled_from(Unit))
def test_units_hold_every_character_but_white_space_once(text, unit):
    segments = split_units(text, EN, unit)
    assert all(before.span.end <= after.span.start for before, after in pairwise(segments))
    inside = "".join(segment.span.of(text) for segment in segments)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(segment.span.of(text).strip() == segment.span.of(text) != "" for segment in segments)


@given(_TEXTS)
def test_lines_are_the_lines_that_python_reads(text):
    read = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert pieces(text, Unit.LINE) == [line.strip() for line in read if line.strip()]


@given(_TEXTS)
def test_a_line_never_reaches_from_one_paragraph_into_another(text):
    paragraphs = [segment.span for segment in split_units(text, EN, Unit.PARAGRAPH)]
    for line in split_units(text, EN, Unit.LINE):
        assert sum(paragraph.covers(line.span) for paragraph in paragraphs) == 1
