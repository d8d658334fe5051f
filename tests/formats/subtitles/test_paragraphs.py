from __future__ import annotations

import re
from difflib import SequenceMatcher

import pytest

import tqa
from tests.formats.bead_rows import ARTICLES, files_of, found
from tests.formats.subtitles.files import srt, vtt
from tqa.config.reading import Reading
from tqa.formats import read_pair
from tqa.formats.annotation import Annotates, Remark
from tqa.formats.patch_carrier import Rereads
from tqa.formats.subtitles import srt as srt_format
from tqa.formats.subtitles import vtt as vtt_format
from tqa.formats.units import split_units
from tqa.model import BlockKind, Document, Edit, Language, Severity, Span

_MODULES = {"srt": srt_format, "vtt": vtt_format}


def document(data, kind="srt"):
    raw = _MODULES[kind].read(data, f"a.{kind}", Language.ENGLISH, Reading())
    segments = split_units(raw.text, Language.ENGLISH, blocks=raw.blocks)
    return Document(raw.text, Language.ENGLISH, segments, raw.carrier, raw.path, raw.blocks)


def paragraphs(made):
    return [block.span.of(made.text) for block in made.blocks]


def render(made, *edits):
    return made.carrier.render(made, list(edits)).decode()


def replaced(made, old, new):
    start = made.text.index(old)
    return Edit(Span(start, start + len(old)), new)


SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>The minister said</i> \r\n<b>that</b> the\r\n\r\n"
    "2\r\n00:00:02,600 --> 00:00:04,5  X1:10\r\n{\\an8}harbour & port  would open. \r\n\r\n\r\n"
    "3\r\n00:00:05,000-->00:00:06,000\r\n- When?\r\n- In May, he said\r\n– as the press knows.\r\n\r\n"
    "4\r\n00:00:06,100 --> 00:00:07,000\r\n[applause]\r\n\r\n"
    "5\r\n00:00:07,000 --> 00:00:07,500\r\n\r\n"
    "6\r\n0:00:08,000 --> 0:00:09,000\r\n5 < 6\r\n42\r\n\r\n"
    "7\r\n00:00:12,000 --> 00:00:13,000\r\n-5 degrees"
)


def test_srt():
    made = document(SRT.encode())
    assert paragraphs(made) == [
        "The minister said that the harbour & port  would open.",
        "When?",
        "In May, he said – as the press knows.",
        "[applause]",
        "5 < 6 42",
        "-5 degrees",
    ]
    assert [block.kind for block in made.blocks].count(BlockKind.FURNITURE) == 1
    assert render(made) == SRT
    spots = [
        ("minister", "00:00:01,000"),
        ("that", "00:00:01,000"),
        ("harbour", "00:00:02,600"),
        ("When", "00:00:05,000"),
        ("press", "00:00:05,000"),
        ("[", "00:00:06,100"),
        ("5 <", "0:00:08,000"),
        ("-5", "00:00:12,000"),
    ]
    for words, time in spots:
        place = made.carrier.place(made, made.text.index(words))
        assert place.spot == time
        assert SRT.splitlines()[place.line - 1][place.column - 1 :].startswith(words)
    assert isinstance(made.carrier, Rereads)


def test_edits_of_srt():
    made = document(SRT.encode())
    edit = replaced(made, "port  would", "port would")
    assert made.carrier.can_make(made, edit)
    assert render(made, edit) == SRT.replace("port  would", "port would")
    # The words change on the lines that they stand on.
    edit = replaced(made, "minister said that", "ministry told that")
    assert render(made, edit) == SRT.replace("minister said", "ministry told")
    # A line break is a space that may go.
    edit = replaced(made, "said that", "that")
    assert made.carrier.can_make(made, edit)
    assert render(made, edit) == SRT.replace("said</i> \r\n<b>that", "</i><b>that")
    # No edit joins two cues, empties a line or brings one.
    assert not made.carrier.can_make(made, replaced(made, "the harbour", "a harbour"[:1]))
    assert made.carrier.can_make(made, replaced(made, "the harbour", "its harbour"))
    assert not made.carrier.can_make(made, replaced(made, "the harbour", "harbour"))
    assert not made.carrier.can_make(made, replaced(made, "[applause]", ""))
    assert not made.carrier.can_make(made, replaced(made, "42", ""))
    assert not made.carrier.can_make(made, replaced(made, "42", "4\n2"))
    assert not made.carrier.can_make(made, replaced(made, "When?\nIn", "When? In"))


VTT = (
    "\ufeffWEBVTT - news\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE a\nb\n\n"
    "REGION\nid:x\n\nintro\n00:01.000 --> 00:02.000 line:0\n<v.loud Rana Haddad>The caf&eacute; &amp;\n"
    "<c.big>port</c> <00:01.500>are</v>\n\n"
    "00:00:02.100 --> 00:00:03.000\n<v.loud Rana Haddad>open.&nbsp;<b>We</b> wait\n\n"
    "00:00:03.000 --> 00:00:04.000\n<v Omar>for &bad; news &lrm; &lt;b&gt; now.\n\n"
    "lost line\n\n00:10.000 --> 00:11.000\nEnd\n"
)


def test_vtt():
    made = document(VTT.encode(), "vtt")
    assert paragraphs(made) == [
        "The café & port are open.\xa0We wait",
        "for &bad; news \u200e <b> now.",
        "End",
    ]
    assert render(made) == VTT
    place = made.carrier.place(made, made.text.index("We"))
    assert (place.spot, place.line, place.column) == ("00:00:02.100", 19, 35)
    assert made.carrier.place(made, 0).spot == "00:01.000"
    assert render(made, replaced(made, "café & port", "R&D <x> & port")) == VTT.replace(
        "caf&eacute; &amp;", "R&amp;D &lt;x&gt; &amp;"
    )
    assert not made.carrier.can_make(made, replaced(made, "End", ""))


def _remarks(made, *said):
    for words, text in said:
        start = made.text.index(words)
        yield Remark(Span(start, start + len(words)), "rule", Severity.MINOR, text)


def test_notes():
    made = document(VTT.encode(), "vtt")
    assert isinstance(made.carrier, Annotates)
    assert not isinstance(document(SRT.encode()).carrier, Annotates)
    remarks = list(_remarks(made, ("The", "one -->\ntwo"), ("port", "more"), ("End", "last")))
    data = made.carrier.annotate(made, remarks)
    assert data.decode() == VTT.replace(
        "intro\n", "NOTE (tqa) one -> two\n\nNOTE (tqa) more\n\nintro\n"
    ).replace("00:10.000", "NOTE (tqa) last\n\n00:10.000")
    again = document(data, "vtt")
    assert again.text == made.text
    assert again.carrier.annotate(again, remarks) == data
    assert again.carrier.annotate(again, []).decode() == VTT
    assert made.carrier.annotate(made, []).decode() == VTT


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize(("convert", "kind"), [(srt, "srt"), (vtt, "vtt")])
def test_a_sample_article_is_found_to_be_the_same_and_keeps_all_but_its_fixes(name, convert, kind, tmp_path):
    plain = tqa.check(tqa.read(*files_of(name)))
    paths = [tmp_path / f"a.{side}.{kind}" for side in ("ar", "en")]
    for path, original in zip(paths, files_of(name), strict=True):
        path.write_bytes(convert(original.read_text(encoding="utf-8")))
    report = tqa.check(tqa.read(*paths))
    target = report.article.target
    assert found(report) == found(plain)
    data = paths[1].read_bytes()
    assert target.carrier.render(target, []) == data
    fixed = tqa.fix(report.article, report)
    written = target.carrier.render(target, fixed.edits)
    again = document(written, kind)
    assert again.text == fixed.text
    old, new = (_frame(each.decode()) for each in (data, written))
    assert old == new
    assert _changed_lines(data.decode(), written.decode()) <= {
        line
        for edit in fixed.edits
        for line in range(
            target.carrier.place(target, edit.span.start).line,
            target.carrier.place(target, edit.span.end).line + 1,
        )
    }


def _changed_lines(old, new):
    matcher = SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    return {
        line
        for kind, first, last, *_ in matcher.get_opcodes()
        if kind != "equal"
        for line in range(first + 1, last + 1)
    }


def _frame(text):
    return [line for line in re.split(r"\r?\n", text) if "-->" in line or not line or line.isdigit()]


@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_libraries_read_the_same_text(kind):
    convert = {"srt": srt, "vtt": vtt}[kind]
    data = convert(files_of(ARTICLES[0])[1].read_text(encoding="utf-8"))
    made = document(data, kind)
    library = pytest.importorskip("srt" if kind == "srt" else "webvtt", reason="the library is not installed")
    if kind == "srt":
        theirs = [cue.content for cue in library.parse(data.decode())]
    else:
        theirs = [caption.text for caption in library.from_string(data.decode()).captions]
    assert " ".join(theirs).split() == made.text.split()


def test_what_libraries_write_is_read():
    library = pytest.importorskip("srt", reason="srt is not installed")
    data = srt(files_of(ARTICLES[0])[1].read_text(encoding="utf-8"))
    written = library.compose(library.parse(data.decode()), eol="\r\n").encode()
    made = document(written)
    assert made.text == document(data).text
    assert made.carrier.render(made, []) == written
    web = pytest.importorskip("webvtt", reason="webvtt-py is not installed")
    content = web.from_string(vtt("One & two.\nThree.").decode()).content.encode()
    assert document(content, "vtt").text == "One & two.\nThree."


def test_by_name_and_by_content(tmp_path):
    for name, content in (("a.txt", SRT), ("b.srt", SRT), ("c.srt", VTT), ("d", VTT)):
        (tmp_path / name).write_text(content, encoding="utf-8", newline="")
    kinds = {}
    for source, target in (("a.txt", "b.srt"), ("c.srt", "d")):
        pair = read_pair(tmp_path / source, tmp_path / target)
        kinds |= {source: pair.source.carrier.name, target: pair.target.carrier.name}
    assert kinds == {"a.txt": "srt", "b.srt": "srt", "c.srt": "vtt", "d": "vtt"}
