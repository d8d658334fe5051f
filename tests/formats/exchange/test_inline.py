"""Inline elements, odd but valid ones too."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.exchange.files import ARABIC, Line, in_xliff, opened, tmx
from tests.formats.strategies import INLINE, edits_for
from tqa.formats.patchwork import PLACEHOLDER
from tqa.formats.splice import apply_edits

INLINES = [
    ("The <pc id='1'>bridge</pc> is<sc id='2'/> open<ec startRef='2'/>.", "The bridge is open."),
    ("Over <ph id='1'/> cars", f"Over {PLACEHOLDER} cars"),
    ("One.<ph id='1' type='fmt' subType='xlf:lb'/>Two.", "One.\nTwo."),
    ("One.<ph id='1' subType='xlf:lb'/>\n   Two.", "One.\nTwo."),
    ("<![CDATA[a < b]]> &amp; &#x41;", "a < b & A"),
    ("wrapped \n\t  text\n", "wrapped text"),
    ("  a  b ", "  a  b "),
    ("\r\n  a<pc id='1'>\r\n b</pc>", "a b"),
    ("x<cp hex='0007'/>y<cp hex='D800'/><cp hex='zz'/><cp hex='110000'/>", "x\x07y\ufffd\ufffd\ufffd"),
    ("<mrk id='m' type='term'>Bridge</mrk>", "Bridge"),
    ("a<!-- no -->b<?no text?>c", "abc"),
    ("<o:x xmlns:o='urn:o'>code</o:x>text", "text"),
]


@pytest.mark.parametrize(("inner", "text"), INLINES)
def test_inline_elements(inner, text):
    file = in_xliff(inner)
    article = opened(file)
    assert article.target.text == text
    assert article.target.carrier.render(article.target, []).decode() == file


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<bpt i="1">&lt;b&gt;</bpt>Open<ept i="1">&lt;/b&gt;</ept> now', "Open now"),
        ("<ph>{0}<sub>a note</sub></ph> seen", f"{PLACEHOLDER} seen\na note"),
        ("<hi>high</hi>er", "higher"),
        ('one<ph type="lb"/>two<it pos="begin">x</it>', "one\ntwo"),
        ("one<ut>x</ut>", f"one{PLACEHOLDER}"),
        ('<ph type="bold">x</ph>one', "one"),
    ],
)
def test_inline_elements_of_tmx(inner, text):
    file = tmx([Line("1", ARABIC, "T")]).replace(">T<", f">{inner}<")
    article = opened(file, "tmx")
    assert article.target.text == text
    assert article.target.carrier.render(article.target, []).decode() == file


@pytest.mark.parametrize(
    ("inner", "shown", "count"),
    [
        ("<pc id='1'>" * 900 + "a" + "</pc>" * 900, "a", 1),
        ("a" * 1_000_000, "a", 1_000_000),
        (" " * 1_000_000 + "a", "a", 1),
        ("a<ph id='1'/>" * 50_000, "a", 50_000),
        ("\n" * 300_000 + "a", "a", 1),
        ("&amp;" * 100_000, "&", 100_000),
        ("<mrk id='m' mtype='seg' mid='1'>a</mrk>" * 20_000, "a", 20_000),
        ("<sub>a</sub>" * 20_000, "a", 20_000),
        ("\u202e<cp hex='0001'/>a" * 20_000, "a", 20_000),
    ],
)
def test_odd_files_are_read(inner, shown, count):
    file = in_xliff(inner)
    article = opened(file)
    assert article.target.text.count(shown) == count
    assert article.target.carrier.render(article.target, []).decode() == file


# What stands around a text: nothing, tags, comments, sections, references, layout.
_AROUND = st.sampled_from(
    ["{}", "<pc id='1'>{}</pc>", "<!-- c -->{}", "<sc id='2'/>{}<?p i?>", "\n  {}", "{}\r\n\t",
     "<mrk id='m'>{}</mrk>", "{}<ph id='3'/>", "{}<ph subType='xlf:lb' id='4'/>", "{}<cp hex='0001'/>",
     "&#x64;{}", "{}<data:x xmlns:data='d'>y</data:x>"]
)  # fmt: skip
_WORDS = INLINE.filter(lambda text: not set(text) & {"\x0b", "\ufffe", "\uffff"})


def _section(text):
    return f"<![CDATA[{text.replace(']]>', '')}]]>"


@given(
    parts=st.lists(st.tuples(_WORDS, _AROUND, st.sampled_from([escape, _section])), min_size=1, max_size=5),
    preserve=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    data=st.data(),
)
def test_any_edit_of_an_odd_file_changes_the_text_alone(parts, preserve, encoding, data):
    inner = "x" + "".join(around.replace("{}", write(text)) for text, around, write in parts)
    file = in_xliff(inner, attributes=" xml:space='preserve'" * preserve)
    article = opened(file, encoding=encoding)
    target = article.target
    assert target.carrier.render(target, []) == file.encode(encoding)
    oracle = ET.fromstring(file.encode())
    element = next(oracle.iter("{urn:oasis:names:tc:xliff:document:2.0}target"))
    visible = "".join(_words_of(element))
    plain = target.text.replace(PLACEHOLDER, "").replace("\x01", "")
    assert re.sub(r"[ \t\r\n]", "", plain) == re.sub(r"[ \t\r\n]", "", visible)
    edits = data.draw(edits_for(target.text, _WORDS))
    made = [edit for edit in edits if target.carrier.can_make(target, edit)]
    after = target.carrier.render(target, made)
    again = target.carrier.reread(after, "memory.xlf").target.text
    assert _loose(again) == _loose(apply_edits(target.text, made))
    tags = r"<(?!!\[CDATA)[^>]*>"
    kept = [
        re.findall(tags, re.sub(r"<!\[CDATA\[.*?\]\]>", "", text, flags=re.DOTALL))
        for text in (file, after.decode(encoding))
    ]
    kept = [[tag for tag in each if not tag.startswith("<cp ")] for each in kept]
    assert kept[0] == kept[1]


def _words_of(element):
    """The text that the standard library reads, without the code of another namespace."""
    if not element.tag.startswith("{d}"):
        yield element.text or ""
        for child in element:
            yield from _words_of(child)
            yield child.tail or ""


def _loose(text):
    """White space that comes to lie beside the layout of lines becomes part of it."""
    return re.sub(r"[ \t\r\n]+", "", text)
