"""Remarks in XLIFF files."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

import tqa
from tests.formats.exchange.files import ARABIC, PAIR, V1, V2, Line, lines_of, opened, said, xliff_1, xliff_2
from tests.output.beads.samples import ALIGNMENTS
from tqa.formats.annotation import Annotates, Remark
from tqa.model import Severity, Span
from tqa.output.beads import xliff as written
from tqa.output.style import Style

LINES = [
    Line("1", ARABIC, "It is open ."),
    Line("2", "أ", "Two  cars"),
    Line("3", "ب", "Three"),
    Line("4", "ج", "4"),
]
NOTE = re.compile(r'\s*<(?:\w+:)?note (?:from|category)="tqa"[^>]*>[^<]*</(?:\w+:)?note>')


def remarks(article, *rows, text="Mend <this> & “that”"):
    """One on each of some rows, counted from 0."""
    spans = [article.target.segments[row].span for row in rows]
    return [Remark(Span(span.start, span.start + 1), "spacing", Severity.MAJOR, text) for span in spans]


def annotated(file, *rows, **more):
    data = file if isinstance(file, bytes) else file.encode()
    article = opened(data)
    assert isinstance(article.target.carrier, Annotates)
    return article.target.carrier.annotate(article.target, remarks(article, *rows, **more))


@pytest.mark.parametrize("make", [xliff_1, xliff_2])
def test_notes_come_and_go(make):
    file = make(LINES).encode()
    assert annotated(file) == file
    first = annotated(file, 0, 1, 3)
    assert first.count(b"Mend &lt;this&gt; &amp;") == 3
    assert annotated(first, 0, 1, 3) == first
    assert annotated(annotated(first, 2), 0, 1, 3) == first
    assert annotated(first) == file
    article, before = opened(first), opened(file)
    assert (article.source.text, article.target.text) == (before.source.text, before.target.text)
    assert said(tqa.check(article)) == said(tqa.check(before))


def test_where_version_1_has_them():
    made = annotated(xliff_1(LINES), 0, 0).decode()
    note = '        <note from="tqa" annotates="target" priority="2">Mend &lt;this&gt; &amp; “that”</note>\n'
    assert f"It is open .</target>\n{note}{note}        <alt-trans" in made


def test_where_version_2_has_them():
    made = annotated(xliff_2(LINES), 1, 2, text="Bad").decode()
    for unit, first, which in (("u1", "s1", "s2"), ("u2", "s3", "s3")):
        note = f'<note category="tqa" appliesTo="target" priority="2">segment {which}: Bad</note>'
        notes = f"      <notes>\n        {note}\n      </notes>\n"
        assert f'<unit id="{unit}">\n{notes}      <segment id="{first}">' in made


def test_notes_of_people_stay():
    notes = "<notes>\n        <note id='n'>Ours</note>\n      </notes>\n      <originalData/>\n      "
    file = xliff_2(LINES).replace('<segment id="s1">', f'{notes}<segment id="s1">')
    made = annotated(file, 0, text="Bad").decode()
    assert "Ours</note>\n        <note category" in made
    assert made.count("<notes>") == 1
    assert annotated(made).decode() == file
    human = xliff_1(LINES).replace("</target>\n", "</target>\n        <note from='Huda'>Ours</note>\n", 1)
    made = annotated(human, 0).decode()
    assert made.index('from="tqa"') < made.index("from='Huda'")
    assert annotated(made).decode() == human


def test_files_without_layout_a_target_or_a_default_namespace():
    flat = re.sub(r">\s+<", "><", xliff_1(LINES))
    assert NOTE.sub("", annotated(flat, 0, 2).decode()) == flat
    unit = f"<trans-unit id='1'><source>{ARABIC}</source></trans-unit>"
    more = "<trans-unit id='2'><source>أ</source><target>x</target></trans-unit>"
    blank = f"<xliff {V1}><file original='a' {PAIR}><body>{unit}{more}</body></file></xliff>"
    assert f"{ARABIC}</source><note " in annotated(blank, 0).decode()
    own = (
        xliff_2(LINES)
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("<x:?", "<?")
        .replace("xmlns", "xmlns:x")
    )
    made = annotated(own, 0).decode()
    assert '<x:notes>\n        <x:note category="tqa"' in made
    assert annotated(made).decode() == own


def test_any_remark_can_be_written():
    text = "a\x07\ud800<b>]]>—\u202e"
    file = xliff_2(LINES).replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="windows-1256"?>')
    made = annotated(file.encode("cp1256"), 0, text=text)
    [note] = ET.fromstring(made).iter("{urn:oasis:names:tc:xliff:document:2.0}note")
    assert note.text == "segment s1: a\ufffd\ufffd<b>]]>—\u202e"
    assert annotated(made) == file.encode("cp1256")


@pytest.mark.parametrize("make", ALIGNMENTS.values())
def test_what_align_writes_takes_notes(make):
    file = written.render(make(), Style())
    made = annotated(file, 0)
    assert opened(made).target.text == opened(file).target.text
    assert annotated(made).decode() == file
    tags = [
        each.tag.rpartition("}")[2]
        for each in next(ET.fromstring(made).iter(f"{{{V2.split(chr(34))[1]}}}unit"))
    ]
    assert tags[0] == "notes"
    assert tags.count("notes") == 1


def test_fixes_and_notes_go_together(tmp_path):
    path = tmp_path / "a.xlf"
    path.write_text(xliff_2(lines_of("antiquities-trial")), encoding="utf-8")
    article = tqa.read(path)
    report = tqa.check(article)
    made = [Remark(each.span, each.name, each.severity, each.message) for each in report.findings]
    path.write_bytes(article.target.carrier.annotate(article.target, made))
    noted = tqa.read(path)
    fixed = tqa.fix(noted, replace(tqa.check(noted)))
    assert fixed.edits
    after = noted.target.carrier.render(noted.target, fixed.edits).decode()
    assert NOTE.findall(after) == NOTE.findall(path.read_text(encoding="utf-8"))
    assert len(NOTE.findall(after)) == len(report.findings)
