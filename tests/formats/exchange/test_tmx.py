"""TMX 1.4b: which units are rows, and what they are called."""

from __future__ import annotations

import pytest

import tqa
from tests.formats.exchange.files import ARABIC, Line, lines_of, opened, tmx
from tests.output.beads.samples import ALIGNMENTS
from tqa.errors import InputError
from tqa.formats import is_bilingual
from tqa.model import Bead
from tqa.output.beads import tmx as written
from tqa.output.style import Style


def memory(*units, head="<header srclang='ar'/>"):
    return f'<tmx version="1.4">{head}<body>{"".join(units)}</body></tmx>'


def unit(*variants, attributes="", before=""):
    inner = "".join(f'<tuv xml:lang="{key}"><seg>{text}</seg></tuv>' for key, text in variants)
    return f"<tu{attributes}>{before}{inner}</tu>"


PAIR = ("ar-SA", ARABIC), ("en_GB", "The bridge is open.")


def rows(article):
    segments = article.target.segments
    texts = [
        [side.segment_text(k) for side in (article.source, article.target)] for k in range(len(segments))
    ]
    return [(each.id, each.group, *pair) for each, pair in zip(segments, texts, strict=True)]


def test_names_and_content_tell_the_format(tmp_path):
    for name in ("memory.tmx", "memory.xml", "memory"):
        path = tmp_path / name
        path.write_text(memory(unit(*PAIR)), encoding="utf-8")
        assert is_bilingual(path)
        assert tqa.read(path).target.carrier.name == "tmx"


def test_units_in_any_order_of_languages():
    turned = unit(("EN", "Yes."), ("en-GB", "No."), ("ara", "نعم."), ("fr", "Oui."), attributes=' tuid="x 1"')
    article = opened(memory(turned, "\n", unit(*PAIR)), "tmx")
    assert rows(article) == [("x 1", "", "نعم.", "Yes."), ("2", "", ARABIC, "The bridge is open.")]
    assert [each.line for each in article.target.segments] == [1, 2]


def test_units_of_other_pairs_are_no_rows_and_blank_ones_are():
    other = unit(("fr", "Oui."), ("en", "Yes."))
    article = opened(memory(other, unit(PAIR[0], ("en", " ")), unit(*PAIR)), "tmx")
    assert [each[3] for each in rows(article)] == [" ", "The bridge is open."]
    assert article.beads == (Bead((0,), ()), Bead((1,), (1,)))


def test_the_language_of_tmx_1_1():
    article = opened(memory(unit(*PAIR).replace("xml:lang", "lang")), "tmx")
    assert article.target.text == "The bridge is open."


@pytest.mark.parametrize("key", ["x-document", "file", "FileName", "x-filename"])
def test_a_property_names_the_article(key):
    named = unit(
        *PAIR, before=f'<note>n</note><prop type="{key}"> news\n 1 &amp; 2</prop><prop type="x">y</prop>'
    )
    article = opened(memory(named, unit(*PAIR)), "tmx")
    assert [each.group for each in article.target.segments] == ["news 1 & 2", ""]
    assert [each.group for each in article.source.segments] == ["news 1 & 2", ""]


def test_ids_that_stand_twice():
    same = [unit(*PAIR, attributes=' tuid="a"')] * 3
    article = opened(memory(*same), "tmx")
    assert [each.id for each in article.target.segments] == ["a", "a~2", "a~3"]
    place = article.target.carrier.place(article.target, article.target.segments[2].span.start)
    assert (place.field, place.spot) == ("target", "unit a")


def test_what_is_not_a_translation_memory_of_the_pair():
    french = memory(unit(PAIR[0], ("fr", "Oui.")))
    with pytest.raises(InputError, match=r"no unit has both Arabic and English \(languages found: ar, fr\)"):
        opened(french, "tmx")
    with pytest.raises(InputError, match=r"\(languages found: none\); check xml:lang of the <tuv> elements"):
        opened(memory(), "tmx")
    with pytest.raises(InputError, match="no unit has both"):
        opened(memory(unit(PAIR[0], ("en", " "))), "tmx")


@pytest.mark.parametrize("make", ALIGNMENTS.values())
def test_what_align_writes(make):
    alignment = make()
    article = opened(written.render(alignment, Style()), "tmx")
    both = [bead for bead in alignment.beads if alignment.has_both(bead)]
    assert len(article.target.segments) == len(both) > 0
    texts = [alignment.target_text(bead) for bead in both]
    if not any(character in text for text in texts for character in "\0\r\n"):
        assert [each[3] for each in rows(article)] == texts
        assert [each[1] for each in rows(article)] == [alignment.doc(bead) for bead in both]


def test_a_fix_leaves_notes_properties_and_other_languages_alone(tmp_path):
    path = tmp_path / "a.tmx"
    more = ("fr", "Le pont , ouvert"), ("en", "The bridge , is")
    units = unit(
        PAIR[0], ("en", "The bridge , is open."), *more, before="<note>a , b</note>", attributes=" tuid='1'"
    )
    path.write_text(memory(units), encoding="utf-8")
    article = tqa.read(path)
    fixed = tqa.fix(article, tqa.check(article))
    after = article.target.carrier.render(article.target, fixed.edits).decode()
    assert after == path.read_text(encoding="utf-8").replace("bridge , is open", "bridge, is open")


def test_articles_of_one_memory_are_told_apart():
    name = "antiquities-trial"
    first, second = tmx(lines_of(name)[:3], "one"), tmx([Line("x", ARABIC, "It is open.")], "two")
    body = second[second.index("    <tu ") : second.index("  </body>")]
    article = opened(first.replace("  </body>", f"{body}  </body>"), "tmx")
    assert [each.group for each in article.target.segments] == ["one"] * 3 + ["two"]
