"""Findings as comments of a Word file: in the right place, once, and nothing else changed."""

from __future__ import annotations

import io
import re

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.docx.files import (
    HEAD,
    R,
    build,
    contents,
    load,
    main_part,
    packed,
    para,
    parts,
    relations,
    run,
)
from tests.formats.docx.test_write import odd_files
from tqa.formats.annotation import Annotates, Remark
from tqa.model import Severity, Span

MINE = '<w:comment w:id="4" w:author="Salma" w:initials="S">' + para("Please check.") + "</w:comment>"
MARKED = (
    '<w:commentRangeStart w:id="4"/>',
    run("Salma"),
    '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>',
)


def remark(found, words, text="double-word: say it once"):
    start = found.text.index(words)
    return Remark(Span(start, start + len(words)), "double-word", Severity.MINOR, text)


def annotated(data, *words, text="double-word: say it once"):
    found = load(data)
    remarks = sorted((remark(found, each, text) for each in words), key=lambda each: each.span)
    return found.carrier.annotate(found, remarks)


def commented(data):
    """The words that each comment by tqa is on, as python-docx and the marks say; and what it says."""
    said = {
        comment.comment_id: comment.text
        for comment in docx.Document(io.BytesIO(data)).comments
        if comment.author == "tqa"
    }
    text = main_part(data)
    words = {}
    for number in said:
        mark = f'w:id="{number}"/>'
        inner = text.partition(f"<w:commentRangeStart {mark}")[2].partition(f"<w:commentRangeEnd {mark}")[0]
        assert text.count(f"<w:commentReference {mark}") == 1
        words[number] = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inner))
    return [(words[number], said[number]) for number in said]


def test_a_comment_is_on_the_very_words():
    data = build(para("He said that that was ", run("quite all right", "<w:b/>"), "."))
    out = annotated(data, "that that", "quite", "all right", text="a <b> & “c”\x00\ud800")
    said = "a <b> & “c”\ufffd\ufffd"
    assert commented(out) == [("that that", said), ("quite", said), ("all right", said)]
    assert load(out).text == load(data).text
    assert isinstance(load(data).carrier, Annotates)
    kept = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    assert re.sub(r"<w:comment[^>]*>", "", main_part(out)).count(kept) == 3
    assert re.search(r"w:(date|time)", contents(out)["word/comments.xml"].decode()) is None


def test_only_the_parts_of_comments_change():
    data = build(para("The the end."))
    before, after = contents(data), contents(annotated(data, "The the"))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert after.keys() - before.keys() == {"word/comments.xml"}


def test_again_the_same_and_gone():
    data = build(para("The the end ", "<w:r><w:t>of of it</w:t><w:tab/><w:t>or or not</w:t></w:r>"))
    out = annotated(data, "The the", "of of it", "or or")
    assert annotated(out, "The the", "of of it", "or or") == out
    fewer = annotated(out, "of of")
    assert [words for words, _ in commented(fewer)] == ["of of"]
    none = annotated(fewer)
    assert commented(none) == []
    assert "comment" not in main_part(none)
    assert annotated(none) == none
    assert annotated(data) == data
    assert load(none).text == load(data).text


def test_a_tab_or_break_at_an_end():
    data = build(para("<w:r><w:rPr><w:b/></w:rPr><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/></w:r>"))
    found = load(data)
    spans = (0, 4), (3, 4), (3, 7), (4, 8)
    remarks = [Remark(Span(*each), "rule", Severity.MINOR, "x") for each in spans]
    out = found.carrier.annotate(found, remarks)
    assert [words for words, _ in commented(out)] == ["one", "", "two", "two"]
    assert load(out).text == found.text == "one\ttwo\n"
    assert load(out).carrier.annotate(load(out), remarks) == out


def test_comments_of_people_stay():
    data = build(para("The the end ", *MARKED, " the the rest"), comments=MINE)
    out = annotated(data, "The the", "Salma the the")
    found = docx.Document(io.BytesIO(out)).comments
    assert [(each.comment_id, each.author) for each in found] == [(4, "Salma"), (5, "tqa"), (6, "tqa")]
    assert MARKED[0] in main_part(out)
    assert annotated(out, "The the", "Salma the the") == out
    none = annotated(out)
    assert contents(none)["word/comments.xml"] == contents(data)["word/comments.xml"]
    assert annotated(none) == none


def test_comments_that_word_saved_again():
    out = contents(annotated(build(para("The the end.")), "The the"))
    text = out["word/document.xml"].decode()
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    styled = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    saved = f'<w:r w:rsidR="1">{styled}<w:commentReference w:id="0"></w:commentReference></w:r>'
    out["word/document.xml"] = text.replace(reference, saved).replace(
        '<w:commentRangeEnd w:id="0"/>', '<w:commentRangeEnd w:id="0" ></w:commentRangeEnd>'
    )
    assert saved in main_part(packed(out))
    gone = main_part(annotated(packed(out)))
    assert "omment" not in gone
    assert "rsidR" not in gone


def test_boxes_and_notes_are_commented_where_they_hang():
    boxed = (
        "<w:r><w:pict><v:textbox><w:txbxContent>"
        + para("box box")
        + "</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = '<w:footnote w:id="1">' + para("note note") + "</w:footnote>"
    data = build(para("Body ", boxed, " goes on", mark), footnotes=note)
    text = main_part(annotated(data, "box box", "note note"))
    assert f'<w:commentRangeStart w:id="0"/>{boxed}<w:commentRangeEnd w:id="0"/>' in text
    assert f'<w:commentRangeStart w:id="1"/>{mark}<w:commentRangeEnd w:id="1"/>' in text


@pytest.mark.parametrize(
    ("start", "end", "words"), [(7, 7, "e"), (0, 0, "T"), (9, 9, "B"), (0, 11, "The endBy"), (8, 9, "B")]
)
def test_empty_spans_and_paragraph_ends(start, end, words):
    data = build(para("The end,"), para("By"))
    found = load(data)
    assert found.text == "The end,\nBy"
    out = found.carrier.annotate(found, [Remark(Span(start, end), "omission", Severity.MAJOR, "x")])
    expected = {"e": ",", "The endBy": "The end,By"}.get(words, words)
    assert [said for said, _ in commented(out)] == [
        {7: "d"}.get(start, expected) if words == "e" else expected
    ]


def test_names_and_relations_of_other_programs():
    content = parts(para("The the end."))
    text = content["word/document.xml"].replace("w:", "x:").replace("xmlns:w=", "xmlns:x=")
    content["word/document.xml"] = f"{HEAD}<!-- <a> -->{text[len(HEAD) :]}"
    content["word/_rels/document.xml.rels"] = relations().replace("></Relationships>", "/>")
    out = annotated(packed(content), "The the")
    assert len(docx.Document(io.BytesIO(out)).comments) == 1
    del content["word/_rels/document.xml.rels"]
    out = annotated(packed(content), "The the")
    assert f'Type="{R}/comments"' in contents(out)["word/_rels/document.xml.rels"].decode()
    assert len(docx.Document(io.BytesIO(out)).comments) == 1


def test_default_namespace():
    content = parts(para("The the end."))
    plain = (
        content["word/document.xml"].replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=")
    )
    content["word/document.xml"] = plain
    out = annotated(packed(content), "The the")
    assert [each.text for each in docx.Document(io.BytesIO(out)).comments] == ["double-word: say it once"]
    assert annotated(out, "The the") == out


@given(odd_files(), st.data())
def test_odd_files_keep_their_text(data, draw):
    found = load(data)
    size = len(found.text)
    spans = draw.draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, size)), max_size=5))
    remarks = [Remark(Span(min(each), max(each)), "rule", Severity.MINOR, "said") for each in sorted(spans)]
    out = found.carrier.annotate(found, remarks)
    assert load(out).text == found.text
    again = load(out)
    assert again.carrier.annotate(again, remarks) == out
    assert load(again.carrier.annotate(again, ())).text == found.text
    if remarks:
        assert len(docx.Document(io.BytesIO(out)).comments) == len(remarks)
