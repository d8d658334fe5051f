from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.model import Span
from tqa.output.excerpt import Excerpt, excerpt
from tqa.output.visible import cells, visible


def everything(text: str) -> Span:
    return Span(0, len(text))


def test_a_short_sentence_is_shown_whole():
    assert excerpt("one two three", Span(4, 13), Span(8, 13), 40) == Excerpt("two ", "three", "")


def test_a_long_sentence_is_cut_between_words_on_both_sides():
    text = " ".join(f"word{number}" for number in range(60))
    start = text.index("word30")
    made = excerpt(text, everything(text), Span(start, start + 6), 40)
    assert made == Excerpt("…word28 word29 ", "word30", " word31 word32…")


def test_room_that_one_side_does_not_need_goes_to_the_other():
    text = " ".join(f"word{number}" for number in range(60))
    first = excerpt(text, everything(text), Span(0, 5), 40)
    assert first == Excerpt("", "word0", " word1 word2 word3 word4 word5…")
    last = excerpt(text, everything(text), Span(len(text) - 6, len(text)), 40)
    assert last == Excerpt("…word55 word56 word57 word58 ", "word59", "")


def test_a_span_longer_than_the_line_is_cut_at_its_end():
    text = "x " * 100
    made = excerpt(text, everything(text), Span(10, 190), 40)
    assert made.marked == "x " * 19 + "…"
    assert made.before == "…"
    assert made.after == ""


def test_a_word_without_end_is_cut_anywhere():
    text = "x" * 500
    assert excerpt(text, everything(text), Span(250, 251), 21) == Excerpt("…" + "x" * 9, "x", "x" * 9 + "…")


def test_escapes_are_never_cut_in_two():
    text = "\x00" * 100
    made = excerpt(text, everything(text), Span(50, 51), 42)
    assert made == Excerpt("…⟨U+0000⟩⟨U+0000⟩", "⟨U+0000⟩", "⟨U+0000⟩⟨U+0000⟩…")


@given(st.text(st.sampled_from("ab  ن\u0301表👍\u202e\n"), max_size=200), st.data(), st.integers(38, 90))
def test_it_fits_and_says_what_the_text_says(text, data, room):
    within = Span(*sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2))))
    span = Span(*sorted(data.draw(st.tuples(*[st.integers(within.start, within.end)] * 2))))
    made = excerpt(text, within, span, room)
    assert cells(made.before + made.marked + made.after) <= room
    before, after = visible(text[within.start : span.start]), visible(text[span.end : within.end])
    assert before.endswith(made.before.removeprefix("…"))
    assert after.startswith(made.after.removesuffix("…"))
    assert visible(span.of(text)).startswith(made.marked.removesuffix("…"))
    assert (made.before == before) or made.before.startswith("…")
    assert (made.marked == visible(span.of(text))) or made.marked.endswith("…")


@pytest.mark.parametrize("character", ["x", "\u0301", "\u202e", "ن", " "])
def test_a_megabyte_is_no_trouble(character):
    text = character * 1_000_000
    for start in range(0, 1_000_000, 50_000):
        made = excerpt(text, everything(text), Span(start, 1_000_000), 80)
        assert len(made.before + made.marked + made.after) < 1000
