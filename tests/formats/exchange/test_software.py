"""TMX and XLIFF files of other software, and other software on ours: translate-toolkit, lxml."""

from __future__ import annotations

import io

import pytest

import tqa
from tests.formats.exchange.files import ARABIC, Line, lines_of, opened, said, tmx, tsv, xliff_1, xliff_2
from tqa.formats.annotation import Remark
from tqa.formats.patchwork import PLACEHOLDER
from tqa.model import Severity

po = pytest.importorskip("translate.storage.po")
xliff_store = pytest.importorskip("translate.storage.xliff")
tmx_store = pytest.importorskip("translate.storage.tmx")
etree = pytest.importorskip("lxml.etree")

NAME = "antiquities-trial"


def catalogue(lines):
    """A PO file, as the converters take it."""
    store = po.pofile()
    store.updateheader(add=True, Language="en", Content_Type="text/plain; charset=UTF-8")
    for number, line in enumerate(lines, start=1):
        unit = store.addsourceunit(line.source)
        unit.target = line.target
        unit.addlocation(f"page.html:{number}")
    return bytes(store)


def converted(store, lines):
    for line in lines:
        unit = store.addsourceunit(line.source)
        unit.target = line.target
    return bytes(store)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "a.tsv"
    path.write_text(tsv(lines_of(NAME)), encoding="utf-8")
    return said(tqa.check(tqa.read(path)))


def test_po2xliff(tmp_path, wanted):
    po2xliff = pytest.importorskip("translate.convert.po2xliff")
    output = io.BytesIO()
    po2xliff.convertpo(io.BytesIO(catalogue(lines_of(NAME))), output, None)
    # The converter knows no source language but English, which a person corrects in the file.
    path = tmp_path / "a.xlf"
    path.write_bytes(output.getvalue().replace(b'source-language="en-US"', b'source-language="ar"'))
    article = tqa.read(path)
    assert article.target.carrier.render(article.target, []) == path.read_bytes()
    assert [each.target.strip() for each in lines_of(NAME) if each.target] == [
        each for each in article.target.text.split("\n") if each.strip()
    ]
    assert said(tqa.check(article)) == wanted


def test_po2tmx(tmp_path):
    po2tmx = pytest.importorskip("translate.convert.po2tmx")
    template = po2tmx.tmxmultifile(str(tmp_path / "a.tmx"), "wb")
    po2tmx.convertpo(
        io.BytesIO(catalogue(lines_of(NAME))),
        template.openoutputfile(str(tmp_path / "a.po")),
        None,
        sourcelanguage="ar",
        targetlanguage="en",
        comment="type",
    )
    template.tmxfile.savefile(str(tmp_path / "a.tmx"))
    article = tqa.read(tmp_path / "a.tmx")
    assert article.target.carrier.render(article.target, []) == (tmp_path / "a.tmx").read_bytes()
    texts = [each.target for each in lines_of(NAME) if each.target]
    assert article.target.text.split("\n") == texts


HARD = [
    Line("1", ARABIC, "A & B < C > D \"quoted\" 'x' \U0001f600"),
    Line("2", "نص\u200f آخر", "tabs\tand  spaces "),
    Line("3", "ثالث", "]]> &amp; &lt;"),
]


@pytest.mark.parametrize(
    ("ending", "store"),
    [
        ("xlf", lambda: xliff_store.xlifffile(sourcelanguage="ar", targetlanguage="en")),
        ("tmx", lambda: tmx_store.tmxfile(sourcelanguage="ar", targetlanguage="en")),
    ],
)
def test_the_library_writes_what_we_read(ending, store):
    made = store()
    if ending == "tmx":
        for line in HARD:
            made.addtranslation(line.source, "ar", line.target, "en")
        data = bytes(made)
    else:
        data = converted(made, HARD)
    article = opened(data, ending)
    texts = [[side.segment_text(k) for k in range(len(HARD))] for side in (article.source, article.target)]
    assert texts == [[line.source for line in HARD], [line.target for line in HARD]]


@pytest.mark.parametrize(
    ("ending", "make", "store"), [("xlf", xliff_1, "xlifffile"), ("tmx", tmx, "tmxfile")]
)
def test_the_library_reads_what_we_read(ending, make, store):
    data = make(lines_of(NAME)).encode()
    module = {"xlf": xliff_store, "tmx": tmx_store}[ending]
    units = getattr(module, store).parsestring(data).units
    article = opened(data, ending)
    ours = [article.target.segment_text(k) for k in range(len(article.target.segments))]
    theirs = [unit.gettarget("en-US") if ending == "tmx" else unit.target for unit in units]
    assert [" ".join(each.split()) for each in ours] == [" ".join((each or "").split()) for each in theirs]


def test_the_library_reads_our_notes_and_lxml_our_file():
    article = opened(xliff_1(HARD))
    remark = Remark(article.target.segments[1].span, "spacing", Severity.MINOR, "Mend <this> & that")
    made = article.target.carrier.annotate(article.target, [remark])
    units = xliff_store.xlifffile.parsestring(made).units
    assert [unit.getnotes(origin="tqa") for unit in units] == ["", "Mend <this> & that", ""]
    assert [unit.target.split() for unit in units] == [line.target.split() for line in HARD]
    [note] = etree.fromstring(made).iter("{*}note")
    assert dict(note.attrib) == {"from": "tqa", "annotates": "target", "priority": "3"}


def test_the_library_reads_version_2_with_our_notes():
    store = pytest.importorskip("translate.storage.xliff2")
    lines = lines_of(NAME)
    article = opened(xliff_2(lines))
    remarks = [
        Remark(each.span, "spacing", Severity.MINOR, "Mend it") for each in article.target.segments[::3]
    ]
    made = article.target.carrier.annotate(article.target, remarks)
    assert made.count(b"Mend it") == len(remarks)
    units = store.Xliff2File.parsestring(made).units
    assert [unit.target.split() for unit in units] == [line.target.split() for line in lines]
    assert [unit.source.split() for unit in units] == [line.source.split() for line in lines]
    assert [unit.getid().replace("::", "/") for unit in units] == [
        f"{each.id}/s{number}" if "/" not in each.id else each.id
        for number, each in enumerate(article.target.segments, start=1)
    ]


OKAPI = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" \
xmlns:okp="okapi-framework:xliff-extensions" \
xmlns:its="http://www.w3.org/2005/11/its" xmlns:itsxlf="http://www.w3.org/ns/its-xliff/" its:version="2.0">
<file original="bridge.html" source-language="ar" target-language="en" \
datatype="html" okp:inputEncoding="UTF-8">
<body>
<trans-unit id="tu1" restype="x-title">
<source xml:lang="ar">{first}</source>
<seg-source><mrk mid="0" mtype="seg">{first}</mrk></seg-source>
<target xml:lang="en"><mrk mid="0" mtype="seg">A new bridge</mrk></target>
</trans-unit>
<group id="p1" restype="x-paragraph">
<trans-unit id="tu2" xml:space="preserve">
<source xml:lang="ar">{second}</source>
<seg-source><mrk mid="0" mtype="seg">{third}</mrk> <mrk mid="1" mtype="seg">{third}</mrk></seg-source>
<target xml:lang="en"><mrk mid="0" mtype="seg">The <bpt id="1" ctype="bold">&lt;b&gt;</bpt>minister\
<ept id="1">&lt;/b&gt;</ept> came , late.</mrk> <mrk mid="1" mtype="seg">See <ph id="2" ctype="image">\
&lt;img src="a.png"/&gt;</ph> here &amp; \
<it id="3" pos="open" ctype="italic">&lt;i&gt;</it>there.</mrk></target>
<alt-trans match-quality="80.0" origin="tm" okp:matchType="FUZZY"><source xml:lang="ar">س</source>\
<target xml:lang="en">The minister , came.</target></alt-trans>
</trans-unit>
</group>
</body>
</file>
</xliff>
"""


def test_a_file_as_okapi_writes_it(tmp_path):
    """Written by hand from the specification, with what Okapi's filters put into theirs."""
    parts = {"first": "جسر جديد", "second": f"{ARABIC} {ARABIC}", "third": ARABIC}
    text = OKAPI.format(**parts)
    path = tmp_path / "bridge.html.xlf"
    path.write_text(text, encoding="utf-8")
    article = tqa.read(path)
    ours = [article.target.segment_text(k) for k in range(3)]
    assert ours == ["A new bridge", "The minister came , late.", f"See {PLACEHOLDER} here & there."]
    report = tqa.check(article)
    assert [each.text for each in report.findings if each.rule == "punctuation-spacing"] == ["came ,"]
    fixed = tqa.fix(article, report)
    after = article.target.carrier.render(article.target, fixed.edits).decode()
    assert after == text.replace("came , late", "came, late")
