"""Units of TMX 1.4b, XLIFF 1.2 and XLIFF 2.x files."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.strategies import INLINE
from tests.output.beads.samples import ALIGNMENTS
from tqa.errors import InputError
from tqa.formats.exchange import Unit, is_exchange, read_units
from tqa.output.beads import tmx, xliff
from tqa.output.style import Style

ARABIC = "افتتح الوزير الجسر."
V1 = 'xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"'
V2 = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"'
PAIR = 'source-language="ar" target-language="en-GB"'
LAUGHS = '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n'


@pytest.fixture
def read(tmp_path):
    def call(text, name="memory.xlf"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_units(path)

    return call


def memory(*units):
    return f'<tmx version="1.4"><header srclang="ar"/><body>{"".join(units)}</body></tmx>'


def tu(english, attributes="", arabic=ARABIC):
    sides = (("ar-SA", arabic), ("en_GB", english))
    inner = "".join(f'<tuv xml:lang="{key}"><seg>{text}</seg></tuv>' for key, text in sides)
    return f"<tu{attributes}>{inner}</tu>"


def old(*units, languages=PAIR):
    return f"<xliff {V1}><file original='a' {languages}><body>{''.join(units)}</body></file></xliff>"


def new(*units, languages='srcLang="ar" trgLang="en"'):
    return f"<xliff {V2} {languages}><file id='f'>{''.join(units)}</file></xliff>"


def one(target):
    return f'<unit id="u"><segment><source>{ARABIC}</source><target>{target}</target></segment></unit>'


def test_names():
    assert [is_exchange(f"a{end}") for end in (".tmx", ".XLF", ".xliff", ".xml", ".tsv")] == [True] * 3 + [
        False
    ] * 2


def test_tmx(read):
    units = read(memory(tu("The bridge is open.", ' tuid="b1"'), "\n", tu("Second.")), "a.tmx")
    assert units == (Unit("b1", 1, ARABIC, "The bridge is open."), Unit(None, 2, ARABIC, "Second."))


def test_tmx_sides_in_any_order_and_a_missing_one(read):
    turned = '<tu><tuv lang="EN"><seg>Yes.</seg></tuv><tuv xml:lang="en"><seg>No.</seg></tuv>'
    turned += '<tuv xml:lang="ar"><seg>نعم.</seg></tuv></tu>'
    french = '<tu tuid="x"><tuv xml:lang="fr"><seg>Oui.</seg></tuv></tu>'
    assert read(memory(turned, french), "a.tmx") == (Unit(None, 1, "نعم.", "Yes."), Unit("x", 1, "", ""))


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        ('<bpt i="1">&lt;b&gt;</bpt>Open<ept i="1">&lt;/b&gt;</ept> now', "Open now"),
        ("<ph>{0}<sub>a note</sub></ph>seen", " a note seen"),
        ("<hi>high</hi>er", "higher"),
        ('one<ph type="lb"/>two', "one two"),
        ("<![CDATA[a < b]]> &amp; &#x41;", "a < b & A"),
    ],
)
def test_tmx_inline(read, inline, text):
    assert read(memory(tu(inline)), "a.tmx")[0].english == text


def test_xliff_1(read):
    unit = (
        f'<group><trans-unit id="7"><source>{ARABIC}</source><seg-source>{ARABIC}</seg-source>'
        '<target><mrk mtype="seg" mid="1">The <g id="1">minister</g></mrk> opened<x id="2" ctype="lb"/>it.'
        "</target><alt-trans><source>س</source><target>Proposal.</target></alt-trans></trans-unit></group>"
    )
    empty = '\n<trans-unit id="8"><source>س</source></trans-unit>'
    bin_unit = '<bin-unit id="9"><bin-source/><target>no text</target></bin-unit>'
    wanted = (Unit("7", 1, ARABIC, "The minister opened it."), Unit("8", 2, "س", ""))
    assert read(old(unit, empty, bin_unit)) == wanted


def test_xliff_2_segments_are_joined(read):
    unit = (
        '<unit id="u1"><segment><source>أ</source><target>He <pc id="1">came</pc>.</target></segment>'
        "<ignorable><source> </source><target> </target></ignorable>"
        '<segment><source>ب</source><target><mrk id="m" type="comment">She</mrk> left.</target></segment>'
        '<segment><source>ج</source><target>They slept<cp hex="0021"/><cp hex="D800"/></target></segment>'
        "</unit>"
    )
    assert read(new(unit)) == (Unit("u1", 1, "أ ب ج", "He came. She left. They slept!\ufffd"),)


def test_xliff_2_order_and_matches(read):
    unit = (
        '<unit id="u"><m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#1">'
        "<source>س</source><target>Proposal.</target></m:match></m:matches>"
        '<segment><source>أ</source><target order="2">second</target></segment>'
        '<segment><source>ب</source><target order="1">First,</target></segment></unit>'
    )
    assert read(new(unit))[0].english == "First, second"


@pytest.mark.parametrize("make", ALIGNMENTS.values())
def test_what_align_writes(read, make):
    alignment = make()
    units = read(xliff.render(alignment, Style()))
    assert len(units) == len(alignment.beads)
    both = [bead for bead in alignment.beads if alignment.has_both(bead)]
    kept = read(tmx.render(alignment, Style()), "a.tmx")
    assert len(kept) == len(both) > 0
    if not any(character in unit.english for unit in units for character in "\0\ufffd"):
        assert [unit.english for unit in kept] == [alignment.target_text(bead) for bead in both]
        assert [unit.english for unit in units] == [alignment.target_text(bead) for bead in alignment.beads]
        assert [unit.arabic for unit in units] == [alignment.source_text(bead) for bead in alignment.beads]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    texts=st.lists(
        INLINE.filter(lambda text: not set(text) & {"\x0b", "\ufffe", "\uffff"}), min_size=1, max_size=4
    ),
    name=st.sampled_from(["id", "يد 1", "a&b", "<"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    blank=st.sampled_from(["", "\n", "<!-- note -->", "<?tool x?>"]),
)
def test_any_text_comes_back(read, texts, name, encoding, blank):
    texts = ["Start.", *texts]
    made = [
        f"<unit id={quoteattr(name)}>{blank}<segment><source>س</source>{blank}<target>{escape(text)}</target>"
        f"</segment></unit>{blank}"
        for text in texts
    ]
    units = read(new(*made).encode(encoding))
    assert [(unit.id, unit.english) for unit in units] == [(name, text) for text in texts]
    pairs = [tu(escape(text), f" tuid={quoteattr(name)}") + blank for text in texts]
    units = read(memory(*pairs).encode(encoding), "a.tmx")
    assert [(unit.id, unit.english) for unit in units] == [(name, text) for text in texts]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS + memory(tu("&b;")), "line 1: declares the entity 'a'; export the file without entities"),
        (
            '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + memory(tu("&x;")),
            "line 1: declares the entity 'x'",
        ),
        ('<!DOCTYPE tmx SYSTEM "t.dtd">\n' + memory(tu("&x;")), "line 2: uses the entity 'x'"),
        (memory(tu("a"))[:-20], "line 1: no well-formed XML (unclosed token)"),
        ("", "line 1: no well-formed XML (no element found)"),
        (new(one("a\0b")), "line 1: no well-formed XML"),
        (b"<tmx>\xff</tmx>", "line 1: no well-formed XML"),
        ('<?xml version="1.0" encoding="klingon"?><tmx/>', "cannot be decoded"),
        (b"\x1f\x8b\x08\0", "is gzip-compressed; unpack"),
        ("<html/>", "line 1: 'html' is the root of no TMX or XLIFF file"),
        ('<xliff version="3.0"/>', "line 1: version '3.0' of XLIFF is not read"),
        (
            old("\n", languages='source-language="fr"'),
            "line 1: the source language is 'fr'; give a translation",
        ),
        (new(one("a"), languages='srcLang="ar" trgLang="de"'), "line 1: the target language is 'de'"),
        (new(one("a").replace("<target", '\n<target xml:lang="fr"')), "line 2: the target language is 'fr'"),
        (new(one("a"), languages='srcLang="en" trgLang="ar"'), "line 1: the source language is 'en'"),
        (
            new(one("")),
            "none of its 1 units has a target: 'u' on line 1 is the first; give a translated file",
        ),
        (new(), "none of its 0 units has a target; give"),
        (new(one('<cp hex="110000"/>')), "line 1: '110000' is the number of no character"),
        (
            memory(tu("a")).replace("en_GB", "de"),
            "no unit has both Arabic and English (languages found: ar, de); check xml:lang",
        ),
        (memory(), "no unit has both Arabic and English (languages found: none)"),
    ],
)
def test_refusals(read, text, message):
    with pytest.raises(InputError) as caught:
        read(text)
    assert f"memory.xlf: {message}" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("text", ["<pc id='1'>" * 100_000, "a" * 3_000_000, "a<x/>" * 200_000])
def test_hostile_units_are_read(read, text):
    closing = "</pc>" * text.count("<pc")
    assert read(new(one(f"{text}{closing}b")))[0].english.endswith("b")
