from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqa.output.beads.wrap import wrapped
from tqa.output.visible import cells, visible

_TEXTS = st.text(st.one_of(st.sampled_from("ab  表\u0301ن\n\t\u202e👍"), st.characters()), max_size=80)


def test_lines_break_between_words():
    assert wrapped("one two  three\nfour", 9) == ["one two", "three", "four"]
    assert wrapped("one two", 7) == ["one two"]
    assert wrapped(" \n ", 7) == [""]


def test_a_word_wider_than_the_line_is_cut():
    assert wrapped("ab cdefghij kl", 4) == ["ab", "cdef", "ghij", "kl"]
    assert wrapped("表表表", 5) == ["表表", "表"]


def test_what_was_invisible_stays_whole():
    assert wrapped("ab\u202ecd", 8) == ["ab", "⟨U+202E⟩", "cd"]


@given(_TEXTS, st.integers(8, 40))
def test_nothing_is_lost_and_no_line_is_too_wide(text, room):
    lines = wrapped(text, room)
    assert "".join("".join(lines).split()) == visible("".join(text.split()))
    # The longest escape takes ten cells: in less room it stands alone.
    assert all(cells(line) <= max(room, 10) for line in lines)
