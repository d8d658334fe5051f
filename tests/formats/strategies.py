"""Texts and edits for the property tests of the formats."""

from __future__ import annotations

from hypothesis import strategies as st

from tqa.model import Edit, Span

# Line ends of every kind and what looks like them, quotes, separators, bidi controls, marks, emoji.
_TRICKY = st.sampled_from(list('\r\n\t",;\\\u2028\x85\x0b\u202e\u200f\u064e\u0301\ufeff😀بكتEe1 '))
HOSTILE = st.text(st.one_of(_TRICKY, st.characters()), max_size=30)
# Without lone surrogates and control characters: what a readable file can hold.
WRITABLE = st.text(st.one_of(_TRICKY, st.characters(exclude_categories=("Cs", "Cc"))), max_size=30)
INLINE = WRITABLE.map(lambda text: text.translate({ord(c): "·" for c in "\r\n\t"}))


@st.composite
def edits_for(draw, text, replacement=HOSTILE, most=4):
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2 * most)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(Span(start, end), draw(replacement)) for start, end in pairs]


def edits_by_text(texts, replacement=HOSTILE):
    """For each of `texts` a list of edits of it."""
    return st.tuples(*(edits_for(text, replacement) for text in texts))
