"""Texts split into runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.model import Span
from tqa.report.markup import Mark, Run, grow, parts, runs

TEXT = st.text(
    st.one_of(
        st.sampled_from(
            "ab .«»،نستكروة ـ\u064b\u0301\u200c\u200d\u200e\u200f\u202e\u2066\u00a0\x00\n\ud800😀👨"
        ),
        st.characters(),
    ),
    max_size=40,
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXT)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = draw(st.lists(ends, max_size=6))
    ranks = draw(st.lists(st.integers(0, 2), min_size=len(spans), max_size=len(spans)))
    return text, [
        Mark(Span(min(pair), max(pair)), number, rank)
        for number, (pair, rank) in enumerate(zip(spans, ranks, strict=True), start=1)
    ]


def covered(done: tuple[Run, ...], number: int) -> set[int]:
    """The offsets that are highlighted for a finding."""
    found, position = set(), 0
    for run in done:
        if number in run.marks:
            found.update(range(position, position + len(run.text)))
        position += len(run.text)
    return found


@given(marked())
def test_the_runs_give_the_text_back(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    assert "".join(run.text for run in runs(text, marks)) == text


@given(marked())
def test_every_character_of_a_finding_is_marked_and_nothing_but_the_grown_span(
    case: tuple[str, list[Mark]],
) -> None:
    text, marks = case
    done = runs(text, marks)
    for mark in marks:
        span = grow(text, mark.span)
        assert covered(done, mark.number) == set(range(span.start, span.end))
        assert set(range(mark.span.start, mark.span.end)) <= covered(done, mark.number)


@given(marked())
def test_every_finding_ends_exactly_once_at_its_end(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    ends, position = [], 0
    for run in runs(text, marks):
        position += len(run.text)
        ends += [(number, position) for number in run.ends]
    assert sorted(ends) == [(mark.number, grow(text, mark.span).end) for mark in marks]


@given(marked())
def test_the_rank_is_the_worst_of_the_findings_that_cover_a_run(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    ranks = {mark.number: mark.rank for mark in marks}
    for run in runs(text, marks):
        assert run.rank == max((ranks[number] for number in run.marks), default=-1)
        assert list(run.marks) == sorted(run.marks)


@given(marked())
def test_no_border_of_a_run_falls_into_an_arabic_word(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    position = 0
    for run in runs(text, marks)[:-1]:
        position += len(run.text)
        if 0 < position < len(text):
            assert not ("ء" <= text[position - 1] <= "ي" and "ء" <= text[position] <= "ي")


@given(TEXT)
def test_what_is_shown_can_be_encoded_and_turns_nothing_around(text: str) -> None:
    shown = "".join(run.shown for run in runs(text))
    shown.encode("utf-8")
    assert not set(shown) & set("\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_overlapping_findings_share_the_run_they_share() -> None:
    done = runs("one two three", [Mark(Span(0, 7), 1, 0), Mark(Span(4, 13), 2, 2)])
    assert [(run.text, run.marks, run.rank, run.ends) for run in done] == [
        ("one ", (1,), 0, ()),
        ("two", (1, 2), 2, (1,)),
        (" three", (2,), 2, (2,)),
    ]


def test_an_insertion_point_is_an_empty_run() -> None:
    done = runs("one two", [Mark(Span(3, 3), 1, 1)])
    assert [(run.text, run.marks, run.ends) for run in done] == [
        ("one", (), ()),
        ("", (1,), (1,)),
        (" two", (), ()),
    ]


def test_an_insertion_point_in_an_empty_text_is_shown() -> None:
    assert runs("", [Mark(Span(0, 0), 4, 2)]) == (Run("", (4,), 2, (4,), begins=(4,)),)
    assert runs("") == ()


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("نستنكر وندين", Span(8, 10), "وندين"),
        ("نستنكر وندين", Span(0, 6), "نستنكر"),
        ("«وندين»", Span(2, 4), "وندين"),
        ("كتابٌ جديد", Span(0, 4), "كتابٌ"),
        ("in الخرطوم today", Span(4, 6), "الخرطوم"),
        ("condemned", Span(0, 7), "condemn"),
        ("cafe\u0301s", Span(0, 4), "cafe\u0301"),
        ("مي\u200cشود", Span(0, 2), "مي\u200cشود"),
        ("بعد 12 عاماً", Span(4, 5), "1"),
    ],
)
def test_highlights_grow_over_arabic_words_and_combining_marks_only(
    text: str, span: Span, expected: str
) -> None:
    assert grow(text, span).of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u00a0b", [("a", ""), ("\u00a0", "NBSP"), ("b", "")]),
        ("a\u200f\u200f\u200fb", [("a", ""), ("\u200f" * 3, "RLM ×3"), ("b", "")]),
        ("شعـــرية في", [("شعـــرية", ""), ("", "tatweel ×3"), (" في", "")]),
        ("شـعـر", [("شـعـر", ""), ("", "tatweel ×2")]),
        ("المبنى\u200f.", [("المبنى\u200f", ""), ("", "RLM"), (".", "")]),
        ("ـه", [("ـه", ""), ("", "tatweel")]),
        ("م\u200cن و", [("م\u200cن", ""), ("", "ZWNJ"), (" و", "")]),
        ("م\u202eن", [("م", ""), ("\u202e", "RLO"), ("ن", "")]),
    ],
)
def test_chips_stand_at_the_character_or_behind_its_arabic_word(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(run.text, run.chip) for run in runs(text)] == expected


def test_a_chip_behind_a_highlighted_word_belongs_to_the_highlight() -> None:
    done = runs("شعـرية في", [Mark(Span(0, 3), 1, 0)])
    assert [(run.text, run.chip, run.marks, run.ends) for run in done] == [
        ("شعـرية", "", (1,), ()),
        ("", "tatweel", (1,), (1,)),
        (" في", "", (), ()),
    ]


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "ب\u0640" * 300_000, "\u200f" * 1_000_000, "«" * 1_000_000, "\x00 " * 50_000]
)
def test_a_huge_line(text: str) -> None:
    assert "".join(run.text for run in runs(text, [Mark(Span(5, len(text) - 5), 1, 0)])) == text
    assert "".join(run.text for part in parts(text) for run in part.runs) == text


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("«نعم», «لا» too", [("«", False), ("نعم", True), ("», «", False), ("لا", True), ("» too", False)]),
        ("«12 مليون» is 12", [("«", False), ("12 مليون", True), ("» is 12", False)]),
        ("bare وزارة الثقافة here", [("bare ", False), ("وزارة الثقافة", True), (" here", False)]),
        ("«plain»", [("«plain»", False)]),
        ("«نعم", [("«", False), ("نعم", True)]),
        ("", []),
    ],
)  # fmt: skip
def test_arabic_inside_a_message_is_a_part_of_its_own(message: str, expected: list[tuple[str, bool]]) -> None:
    assert [("".join(run.text for run in part.runs), part.arabic) for part in parts(message)] == expected


@given(TEXT)
def test_the_parts_give_the_message_back(text: str) -> None:
    assert "".join(run.text for part in parts(text) for run in part.runs) == text
