from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tqa.model import Bead, Segment, Span
from tqa.output.beads.text import render
from tqa.output.style import Style
from tqa.output.visible import PDI, RLI, cells

from .samples import as_furniture, news, pair, table


def blocks(alignment, style=Style()):  # noqa: B008 - frozen
    return [block.split("\n") for block in render(alignment, style).removesuffix("\n").split("\n\n")]


LIBRARY = "افتتحت البلدية يوم الاثنين مكتبة عامة في حي الزهور، وقال المدير إنها تضم 12 ألف كتاب."


def test_a_bead_reads_name_type_confidence_and_its_texts_with_their_lines():
    assert blocks(news())[3] == [
        "#4  1-2  confidence 0.90",
        f"  ar  3  {RLI}{LIBRARY}{PDI}",
        "  en  3  The municipality opened a public library in the al-Zuhour district on Monday.",
        "  en  4  The director said that it holds 12,000 books.",
    ]


def test_heads():
    assert [block[0] for block in blocks(news())] == [
        "#1  1-1  confidence 0.70  moved",
        "#2  1-1  confidence 0.99",
        "#3  1-0  confidence 1.00  no English  page furniture",
        "#4  1-2  confidence 0.90",
        "#5  2-1  confidence 0.33",
        "#6  1-0  confidence 0.25  no English",
        "#7  2-2  confidence 0.50",
        "#8  0-1  confidence 0.00  no Arabic",
    ]


def test_furniture_on_the_english_side():
    alignment = news()
    article = replace(alignment.article, target=as_furniture(alignment.article.target, 7))
    assert (
        blocks(replace(alignment, article=article))[7][0]
        == "#8  0-1  confidence 0.00  no Arabic  page furniture"
    )


def test_rows_go_by_their_ids():
    assert blocks(table())[1][0] == "#\u2068صف-٢\u2069  1-1  confidence 1.00"


def test_arabic_in_english_is_isolated():
    assert "  en  6  It stands by the park (\u2068الحديقة\u2069)." in blocks(news())[6]


def test_line_numbers_stand_below_each_other():
    alignment = pair("x", "x")
    source = replace(alignment.article.source, text="\n" * 11 + "نص", segments=(Segment(Span(11, 13)),))
    alignment = replace(alignment, article=replace(alignment.article, source=source))
    assert blocks(alignment)[0][1:] == [f"  ar  12  {RLI}نص{PDI}", "  en   1  x"]


def test_long_texts_go_on_below_their_own_beginning():
    lines = blocks(pair("كلمة " * 30, "word " * 30), Style(width=50))[0][1:]
    assert len([line for line in lines if line.startswith("  ar  1  ")]) == 1
    assert len([line for line in lines if line.startswith("  en  1  ")]) == 1
    assert all(line.startswith(("  ar  1  ", "  en  1  ", " " * 9)) for line in lines)
    assert len(lines) > 6


def test_a_text_without_a_word_is_an_empty_line():
    assert blocks(pair("نص", " "))[0][2] == "  en  1"


@given(
    st.text(st.sampled_from("ab e\u0301表👍ن\u202e\x1b\n"), max_size=200),
    st.text(st.sampled_from("بت ث\u064e12\u2067\n"), max_size=200),
    st.integers(20, 120),
)
def test_no_line_is_wider_than_the_terminal(english, arabic, width):
    made = render(pair(arabic, english), Style(width=width))
    assert all(cells(line) <= max(width, 40) for line in made.split("\n"))
    for line in made.split("\n"):
        assert line.count("\u2067") + line.count("\u2068") == line.count("\u2069")


def test_colour_adds_nothing_but_colour():
    coloured = render(news(), Style(colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(news(), Style())
    assert "\x1b[35mmoved" in coloured
    assert coloured.count("\x1b[33m") == 3


def test_an_alignment_without_beads_is_empty():
    assert render(replace(news(), beads=()), Style()) == ""


def test_no_bead_is_left_out():
    many = tuple(Bead((i,), ()) for i in range(9))
    assert len(blocks(replace(news(), beads=many))) == 9
