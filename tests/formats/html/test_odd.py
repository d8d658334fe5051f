"""Odd and hostile pages, and what a browser shows of them."""

from __future__ import annotations

import pickle
import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from tests.formats.html.reading import document, read
from tests.programs import BROWSERS, program
from tqa.errors import InputError
from tqa.formats.html.slots import slots
from tqa.formats.html.tree import events
from tqa.model import Edit, Span

pytest.importorskip("trafilatura", reason="the extra 'formats' is not installed")


@pytest.mark.parametrize(
    "page",
    ["<" * 300_000, "<a " * 100_000, "<!--" * 100_000, '<a b="' * 100_000, "&amp" * 50_000, "&" * 300_000,
     "<script>" * 100_000, "</x>" * 100_000, " " * 1_000_000, "a" * 1_000_000, "<br>" * 9_000,
     "<table>" + "<td>x" * 4_000, "\u202e\u2066" * 100_000, "&#" + "9" * 500_000 + ";",
     "&" + "a" * 500_000, "<div>" * 400 + "</b>" * 100_000, "<p>x" + "<b>" * 450],
)  # fmt: skip
def test_hostile_pages_take_linear_time(page):
    data = f"<body><p>word</p>{page}".encode()
    raw = read(data)
    assert raw.text.startswith("word")
    assert raw.carrier.render(document(raw), []) == data


_BITS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", "<div>", "</div>", "<ul><li>", "<td>", "<table>", "</table>",
     "<!--",     "-->", "&amp;", "&lt", "&#x41;", "&", "<", ">", "word", " two ", "\n", "\r\n",
     "<img>", "<pre>", "</pre>",
     "<a href='x>y'>", "</a>", "<script>",
     "</script>", "نص", "<svg>", "</svg>", "\xa0", "<h2>", "<tr>", '"',
     "/"]
)  # fmt: skip


@given(st.lists(_BITS, max_size=40).map("".join), st.data())
def test_any_page(page, data):
    raw = read("<p>start</p>" + page)
    held = document(raw)
    assert held.carrier.render(held, []) == ("<p>start</p>" + page).encode()
    for piece in raw.carrier.patchwork.pieces:
        assert piece.length > 0
        assert piece.end <= len(raw.text)
    start = data.draw(st.integers(0, len(raw.text)))
    edit = Edit(Span(start, data.draw(st.integers(start, len(raw.text)))), "Edit")
    if not raw.carrier.can_make(held, edit):
        return
    again = raw.carrier.reread(held.carrier.render(held, [edit]), "page.html")
    expected = raw.text[:start] + "Edit" + raw.text[edit.span.end :]
    assert again.text == expected


@pytest.mark.browser
def test_text_is_what_chromium_shows():
    """Random tags without tables: in one of those, browsers move stray text before it, which we leave."""
    chromium = program(*BROWSERS)
    bits = "<p>|</p>|<b>|</b>|<br>|<div>|</div>|<ul><li>|<li>|</ul>|<!--|-->|&amp;|&lt|&#x41;|&|<|>|word"
    bits += (
        "| two |\n|<i>|</i>|<a href='x>y'>|</a>|نص|<h2>|</h2>|\"|/|&ampx|&notit;|&#150;|<!x>|<dl><dt>|<dd>"
    )
    bits += "|<em class='a|<article>|</article>|<h3>|<span>|</span>|<td>"
    chosen = random.Random(7)
    with sync_playwright() as playwright:
        tab = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"]).new_page()
        for _ in range(150):
            soup = "".join(chosen.choices(bits.split("|"), k=chosen.randint(2, 25)))
            page = f"<!doctype html><p>start</p>{soup}"
            tab.set_content(page)
            shown = tab.evaluate("document.body.innerText").split("\n")
            ours = [line for slot in slots(page, events(page, "")) for line in slot.text.split("\n")]
            assert _lines(ours) == _lines(shown), soup


def _lines(lines):
    return [" ".join(line.split()) for line in lines if line.strip()]


def test_carriers_go_to_other_processes():
    raw = read("<p>One <b>two</b></p>")
    again = pickle.loads(pickle.dumps(raw))
    assert again.carrier.render(document(again), [Edit(Span(4, 7), "2")]) == b"<p>One <b>2</b></p>"
    assert again.carrier.place(document(again), 4).spot == "/html/body/p"


@pytest.mark.parametrize("library", ["lxml.html", "trafilatura"])
def test_without_the_libraries(library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    name = library.partition(".")[0]
    with pytest.raises(
        InputError, match=rf"page.html: HTML is read with {name}, which is not installed; run pip"
    ):
        read("<p>text")
