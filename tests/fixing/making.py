"""Articles for fixing, made of the sample articles' own sentences."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

import tqa
from tqa.formats.memory import MemoryCarrier
from tqa.language.sentences import split_document
from tqa.model import Article, Document, Language

ARTICLES = Path(__file__).parents[2] / "corpora" / "articles"


@cache
def sentence_pairs() -> list[tuple[str, str]]:
    """Sentences of the human translations with their Arabic, one to one."""
    return [pair for path in sorted(ARTICLES.glob("*.ref.txt")) for pair in _pairs_of(path)]


def _pairs_of(path):
    article = tqa.read(path.with_name(path.name.replace(".ref.", ".ar.")), path)
    for bead in tqa.check(article).beads:
        if len(bead.source) == len(bead.target) == 1 and bead.score > 0.2:
            yield article.source.segment_text(bead.source[0]), article.target.segment_text(bead.target[0])


def running_article(pairs) -> Article:
    """An article with one paragraph for each pair."""
    sides = []
    for language, side in ((Language.ARABIC, 0), (Language.ENGLISH, 1)):
        text = "\n\n".join(pair[side] for pair in pairs) + "\n"
        sides.append(
            Document(text, language, split_document(text, language), MemoryCarrier(), f"{language}.txt")
        )
    return Article(*sides)


def _double(text, at):
    words = text.split(" ")
    words.insert(at % len(words), words[at % len(words)])
    return " ".join(words)


def _double_phrase(text, at):
    words = text.split(" ")
    start = at % max(1, len(words) - 4)
    return " ".join(words[: start + 4] + words[start : start + 4] + words[start + 4 :])


def _at_space(piece):
    def inject(text, at):
        spaces = [index for index, char in enumerate(text) if char == " "] or [0]
        place = spaces[at % len(spaces)]
        return text[:place] + piece + text[place:]

    return inject


def _capital(text, at):
    words = text.split(" ")
    words[at % len(words)] = words[at % len(words)].capitalize()
    return " ".join(words)


INJECTIONS = {
    "doubled word": _double,
    "doubled phrase": _double_phrase,
    "capital": _capital,
    **{
        repr(piece): _at_space(piece)
        for piece in (
            " ,", " .", "&quot;", " &amp; ", "&#8217; s", "<br>", " <b>", "\u200b", "\u00a0", "  ", "،", " ؛",
            "â€™s", " “", "” ", ' "', " (", ",,", "..", " ?", " @-@ ", "\u202e", "\ufeff", " he said", " - ",
            "ـ", "%s", ";", " &apos; ", "&apos; ", " &#39;", " '",
        )
    },
}  # fmt: skip


@st.composite
def damaged_pairs(draw, most=4):
    """A few sentence pairs whose English is damaged in some places."""
    pairs = draw(st.lists(st.sampled_from(sentence_pairs()), min_size=1, max_size=most, unique=True))
    damaged = []
    for arabic, clean in pairs:
        english = clean
        for name in draw(st.lists(st.sampled_from(sorted(INJECTIONS)), max_size=3)):
            english = INJECTIONS[name](english, draw(st.integers(0, 200)))
        damaged.append((arabic, english))
    return damaged
