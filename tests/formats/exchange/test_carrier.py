"""What TMX and XLIFF files have in common: findings, fixes, places."""

from __future__ import annotations

import random
import re
from xml.sax.saxutils import escape

import pytest

import tqa
from tests.formats.bead_rows import ARTICLES
from tests.formats.exchange.files import (
    Line,
    diff,
    in_xliff,
    lines_of,
    opened,
    said,
    tmx,
    tsv,
    xliff_1,
    xliff_2,
)
from tqa.errors import OutputError
from tqa.formats.exchange.carrier import unique_ids, xml_text
from tqa.formats.patchwork import PLACEHOLDER
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span

MAKERS = {"tmx": tmx, "xliff": xliff_1, "xlf": xliff_2}


@pytest.mark.parametrize("name", ARTICLES)
def test_findings_are_those_of_the_same_rows_in_a_table(tmp_path, name):
    """Running text is aligned, a file of units is not: the table of the same beads is what compares."""
    lines = lines_of(name)
    (tmp_path / "a.tsv").write_text(tsv(lines), encoding="utf-8")
    wanted = said(tqa.check(tqa.read(tmp_path / "a.tsv")))
    for ending, make in MAKERS.items():
        path = tmp_path / f"a.{ending}"
        path.write_text(make(lines), encoding="utf-8")
        article = tqa.read(path)
        assert said(tqa.check(article)) == wanted
        assert article.target.carrier.render(article.target, []) == path.read_bytes()


@pytest.mark.parametrize("ending", MAKERS)
def test_the_difference_is_the_fixes(tmp_path, ending):
    lines = lines_of("antiquities-trial")
    path, table = tmp_path / f"a.{ending}", tmp_path / "a.tsv"
    path.write_text(MAKERS[ending](lines), encoding="utf-8")
    table.write_text(tsv(lines), encoding="utf-8")
    fixes = []
    for each in (path, table):
        article = tqa.read(each)
        report = tqa.check(article)
        fixed = tqa.fix(article, report, applicability="suggested")
        fixes.append((fixed, article))
    (fixed, article), (other, _) = fixes
    assert fixed.text == other.text != article.target.text
    assert fixed.report is not None
    after = article.target.carrier.render(article.target, fixed.edits).decode()
    changed = {row for row, edits in enumerate(_by_row(article.target, fixed.edits)) if edits}
    differing = diff(path.read_text(encoding="utf-8"), after)
    assert len(differing) == len(changed) > 1
    for before, now in differing:
        inner = [re.sub(r"<[^<>]*>", "", line).strip() for line in (before, now)]
        assert inner[0] in [escape(line.target) for line in lines]
        assert inner[1] in [escape(fixed.text.split("\n")[row]) for row in changed]
    path.write_text(after, encoding="utf-8")
    assert tqa.read(path).target.text == fixed.text


def _by_row(document, edits):
    return [[edit for edit in edits if segment.span.covers(edit.span)] for segment in document.segments]


def edited(inner, old, new, attributes="", encoding="utf-8"):
    """What becomes of the inner markup where `old` in its text becomes `new`; None where that cannot be."""
    file = in_xliff(inner, attributes=attributes)
    if encoding != "utf-8":
        file = file.replace('<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{encoding}"?>')
    article = opened(file, encoding=encoding)
    target = article.target
    at = target.text.index(old)
    edit = Edit(Span(at, at + len(old)), new)
    if not target.carrier.can_make(target, edit):
        return None
    after = target.carrier.render(target, [edit])
    assert opened(after).target.text == apply_edits(target.text, [edit])
    before, end = file.partition(inner)[::2]
    changed = after.decode(encoding)
    assert changed.startswith(before)
    assert changed.endswith(end)
    return changed[len(before) : -len(end)]


@pytest.mark.parametrize(
    ("inner", "old", "new", "after"),
    [
        ("the <pc id='1'>old</pc> bridge", "old bridge", "new bridge", "the <pc id='1'>new</pc> bridge"),
        ("<pc id='1'>One</pc> two", "One two", "Only one two", "<pc id='1'>Only one</pc> two"),
        ("A &amp; B", "A & B", "A and B", "A and B"),
        ("A &amp; B", "B", "C & <D>", "A &amp; C &amp; &lt;D&gt;"),
        ("<![CDATA[a < b]]>", "b", "c ]]> & d", "<![CDATA[a < c ]]]]><![CDATA[> & d]]>"),
        ("wrapped\n   text", "ed text", "text", "wrapptext"),
        ("x<cp hex='0007'/>y", "x\x07", "x", "xy"),
        ("Over <ph id='1'/> cars", f"{PLACEHOLDER} ", "", None),
        ("At <ph id='1'/> cars", f"At {PLACEHOLDER} cars", f"By {PLACEHOLDER} cars", "By <ph id='1'/> cars"),
        ("<mrk id='m' translate='no'>Foo</mrk> bar", "Foo", "Boo", None),
        ("<sm id='m' translate='no'/>Foo<em startRef='m'/> bar", "Foo", "Boo", None),
        ("<mrk translate='no'>F</mrk>b", "b", "c", "<mrk translate='no'>F</mrk>c"),
        ("one", "one", "a\x07", None),
        ("one", "one", "two\nlines", None),
    ],
)  # fmt: skip
def test_edits(inner, old, new, after):
    assert edited(inner, old, new) == after


def test_white_space_that_is_preserved_is_text():
    assert edited(" a\n  b ", "\n", "\n\n", " xml:space='preserve'") == " a\n\n  b "
    assert edited(" a b ", "a b", "a\rb", " xml:space='preserve'") == " a&#13;b "


def test_an_edit_that_xml_cannot_hold_is_refused_where_it_is_forced():
    article = opened(in_xliff("one"))
    with pytest.raises(OutputError, match=r"memory.xlf: line 5: XML cannot hold U\+0007; leave it out"):
        article.target.carrier.render(article.target, [Edit(Span(0, 3), "\x07")])
    with pytest.raises(ValueError, match="U\\+D800"):
        xml_text("\ud800", "utf-8")


def test_text_in_a_section_is_interrupted_for_what_it_cannot_hold():
    assert xml_text("a—\r", "latin-1", verbatim=True) == "a]]>&#8212;<![CDATA[]]>&#13;<![CDATA["


def test_ids():
    assert unique_ids(["a", "", "a", "a~2", "a", "6", ""]) == ["a", "2", "a~2", "a~2~2", "a~3", "6", "7"]
    assert unique_ids(["2", ""]) == ["2", "#2"]


def test_places_of_a_large_file_are_those_of_its_text():
    shuffled = random.Random(5)
    lines = [
        Line(str(k), "نص " * shuffled.randint(1, 9), "w\U0001f600é " * shuffled.randint(1, 9) + "&")
        for k in range(300)
    ]
    article = opened(tmx(lines), "tmx")
    target = article.target
    text = tmx(lines)
    for segment in target.segments[::7]:
        place = target.carrier.place(target, segment.span.start)
        line = text.split("\n")[place.line - 1]
        assert line[place.column - 1 :].startswith("w\U0001f600é ")
        assert place.spot == f"unit {segment.id}"
