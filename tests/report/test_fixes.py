"""Fixes as an editor reads them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqa.model import Applicability, Edit, Fix, Span
from tqa.report.fixes import FixView, fix_view, shorten

SUGGESTED = Applicability.SUGGESTED


def plain(view: FixView) -> list[tuple[str, str]]:
    return [(change.kind, "".join(run.text for run in change.runs)) for change in view.changes]


def test_a_replacement_stands_in_its_context() -> None:
    text = "We condemn and condemn it."
    view = fix_view(text, Span(0, len(text)), Fix(SUGGESTED, (Edit(Span(3, 22), "denounce and condemn"),)))
    assert plain(view) == [
        ("keep", "We "),
        ("del", "condemn and condemn"),
        ("ins", "denounce and condemn"),
        ("keep", " it."),
    ]
    assert (view.applicability, view.applies) == ("suggested", True)


def test_several_edits_are_shown_in_the_order_of_the_text() -> None:
    text = "call &quot;it&quot; now"
    edits = (Edit(Span(13, 19), "”"), Edit(Span(5, 11), "“"))
    assert plain(fix_view(text, Span(0, len(text)), Fix(SUGGESTED, edits))) == [
        ("keep", "call "), ("del", "&quot;"), ("ins", "“"), ("keep", "it"), ("del", "&quot;"), ("ins", "”"),
        ("keep", " now"),
    ]  # fmt: skip


def test_the_context_ends_at_the_pair_and_at_a_word() -> None:
    text = "Other. " + "word " * 20 + "X" + " word" * 20 + " Other."
    at = text.index("X")
    view = fix_view(text, Span(7, len(text) - 7), Fix(SUGGESTED, (Edit(Span(at, at + 1), ""),)))
    before, gone, after = plain(view)
    assert gone == ("del", "X")
    assert before[1].startswith("… word ")
    assert after[1].endswith(" word …")
    assert "Other" not in before[1] + after[1]
    assert len(before[1]) <= 50


def test_white_space_that_goes_is_named() -> None:
    change = fix_view("a .", Span(0, 3), Fix(SUGGESTED, (Edit(Span(1, 2), ""),))).changes[1]
    assert (change.kind, change.runs[0].chip) == ("del", "space")


def test_advice_without_an_edit_has_no_changes() -> None:
    view = fix_view("a", Span(0, 1), Fix(Applicability.DISPLAY, (), "look at «وندين»"))
    assert view.changes == ()
    assert (view.applicability, view.applies) == ("display", False)
    assert [part.arabic for part in view.reason] == [False, True, False]


@given(st.text(max_size=60), st.data())
def test_what_goes_and_what_comes_are_never_shortened(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(max_size=200))
    view = dict(plain(fix_view(text, Span(0, len(text)), Fix(SUGGESTED, (Edit(Span(start, end), new),)))))
    assert view.get("del", "") == text[start:end]
    assert view.get("ins", "") == new


@given(st.text(max_size=100), st.integers(4, 50))
def test_shortening_keeps_both_ends_and_the_room(text: str, room: int) -> None:
    short = shorten(text, room)
    assert short == text or (" … " in short and len(short) <= room + 3)
    head, _, tail = short.partition(" … ")
    assert text.startswith(head)
    assert text.endswith(tail)
