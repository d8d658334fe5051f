"""What is read from Word files, and where it is said to be."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.docx.files import (
    build,
    document,
    load,
    packed,
    para,
    parts,
    relations,
    run,
    text_of,
)
from tqa.errors import InputError
from tqa.formats.registry import detect
from tqa.model import BlockKind

IMAGE = "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"
FLOATING = "<w:r><w:drawing><wp:anchor/></w:drawing></w:r>"


def style(name, called, *properties, kind="paragraph", base=""):
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    inner = "".join(properties)
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{called}"/>{based}{inner}</w:style>'


STYLES = "".join(
    [
        style("berschrift1", "heading 1"),
        style("Mine", "Mine", base="berschrift1"),
        style("Level", "L", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        style("Toc", "toc 2"),
        style("Round", "R", base="Round"),
        style("Secret", "S", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
    ]
)


def within(name, *inner):
    """The elements `inner` in the element w:`name`."""
    return f"<w:{name}>{''.join(inner)}</w:{name}>"


def control(properties, content):
    return within("sdt", within("sdtPr", properties), within("sdtContent", content))


def field(code, result, before="", after=""):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>{before}"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{after}'
    )


def table(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells, properties=""):
    return f"<w:tr>{properties}{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in cells)}</w:tr>"


def box(*blocks):
    return f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"


def alternative(choice, fallback):
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f"<wps:txbx>{choice}</wps:txbx></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{fallback}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["The min", run("ister", "<w:b/>"), " spoke."], "The minister spoke."),
        (["A &amp; B &#8211; &#x201C;C&#x201D;"], "A & B – “C”"),
        (["<w:r><w:t><![CDATA[1 < 2]]> is so</w:t></w:r>"], "1 < 2 is so"),
        (["<w:r><w:t> lost \r\n </w:t><w:t>kept</w:t></w:r>"], "lostkept"),
        (
            ['<w:r xml:space="preserve"><w:t>kept </w:t><w:t xml:space="default"> lost</w:t></w:r>'],
            "kept lost",
        ),
        (["one\r\ntwo"], "one two"),
        (["<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "d"], "a\tb\nc\nd"),
        (["co", "<w:r><w:noBreakHyphen/></w:r>", "op ma", "<w:r><w:softHyphen/></w:r>", "de"], "co-op made"),
        (["call ", '<w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>'], "call \ufffc"),
        (["x is ", "<m:oMath><m:r><m:t>2</m:t></m:r></m:oMath>"], "x is \ufffc"),
        (["before ", IMAGE, " after"], "before \ufffc after"),
        ([IMAGE, "caption"], "caption"),
        (["caption", IMAGE], "caption"),
        (["before ", FLOATING, "after"], "before after"),
        (["<w:proofErr/>", "a", '<w:bookmarkStart w:id="1"/>', "b"], "ab"),
        (["a", "<w:r><w:lastRenderedPageBreak/></w:r>", "b"], "ab"),
        (["kept ", within("ins", run("new"))], "kept new"),
        (["kept", within("del", "<w:r><w:delText>old</w:delText><w:tab/></w:r>")], "kept"),
        (["a ", within("moveFrom", run("gone")), within("moveTo", run("here"))], "a here"),
        (["seen ", run("hidden", "<w:vanish/>"), run("again", '<w:vanish w:val="0"/>')], "seen again"),
        (["seen", run("secret", '<w:rStyle w:val="Secret"/>')], "seen"),
        (["seen ", run("again", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")], "seen again"),
        ([within("hyperlink", run("link")), within("smartTag", run(" tag"))], "link tag"),
        ([field("PAGE", run("7")), " pages"], "7 pages"),
        ([field(" IF ", run("yes"), before=run("code") + field("DATE", run("inner")))], "yes"),
        (['<w:fldSimple w:instr="AUTHOR">' + run("Amal") + "</w:fldSimple>", " wrote"], "Amal wrote"),
        (['<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "never ended"], "never ended"),
        (["a ", control("<w:rPr><w:vanish/></w:rPr>", run("b"))], "a b"),
        (["a", control("<w:showingPlcHdr/>", run("Enter text"))], "a"),
        ([within("r", within("ruby", within("rt", run("over")), within("rubyBase", run("base"))))], "base"),
        ([alternative(box(para("box")), box(para("box"))), "text"], "text\nbox"),
        ([f"<w:r><w:pict><v:textbox>{box(para('box'))}</v:textbox></w:pict></w:r>", "text"], "text\nbox"),
    ],
)
def test_text_of_a_paragraph(runs, text):
    assert text_of(para(*runs), styles=STYLES) == text


def test_order_of_paragraphs():
    cells = table(row(para("one"), para("two") + para("more")), row(para("three"), table(row(para("inner")))))
    notes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p>' + run("no") + "</w:p></w:footnote>"
        '<w:footnote w:id="1">' + para("second note") + "</w:footnote>"
        '<w:footnote w:id="2">' + para("first note") + "</w:footnote>"
        '<w:footnote w:id="3">' + para("not referred to") + "</w:footnote>"
    )
    marks = '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:footnoteReference w:id="1"/></w:r>'
    end = '<w:endnote w:id="5">' + para("the end") + "</w:endnote>"
    data = build(
        para("head"),
        para(),
        cells,
        para("tail", marks[0], " goes", marks[1], '<w:r><w:endnoteReference w:id="5"/></w:r>', " on"),
        footnotes=notes,
        endnotes=end,
    )
    found = load(data)
    spots = [found.carrier.place(found, block.span.start).spot for block in found.blocks]
    assert found.text.split("\n") == [
        "head", "", "one", "two", "more", "three", "inner", "tail goes on",
        "first note", "second note", "the end",
    ]  # fmt: skip
    assert spots == [
        "paragraph 1 “head”",
        "table 1, row 1, cell 1 “one”",
        "table 1, row 1, cell 2 “two”",
        "table 1, row 1, cell 2 “more”",
        "table 1, row 2, cell 1 “three”",
        "table 2, row 1, cell 1 “inner”",
        "paragraph 7 “tail goes on”",
        "footnote 1 “first note”",
        "footnote 2 “second note”",
        "endnote 1 “the end”",
    ]


def test_place_in_a_long_paragraph():
    long = "The minister of transport opened two bridges 😀 and left."
    found = load(build(para("Head"), para(long)))
    place = found.carrier.place(found, found.text.index("and"))
    assert (place.line, place.column, place.utf16_column, place.utf8_column) == (2, 48, 49, 51)
    assert place.spot == "paragraph 2 “The minister of transport opened…”"
    assert found.carrier.place(found, len(found.text)).line == 2
    with pytest.raises(ValueError, match="outside"):
        found.carrier.place(found, len(found.text) + 1)


def test_deleted_paragraph_ends_and_rows():
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    data = build(
        para("The min", properties=gone),
        para("ister", properties=gone),
        para(" spoke."),
        para("Then", properties=gone),
        table(row(para("kept")), row(para("gone"), properties="<w:trPr><w:del w:id='2'/></w:trPr>")),
        para("end"),
    )
    assert load(data).text == "The minister spoke.\nThen\nkept\n\nend"


def test_headings_and_contents():
    def styled(name):
        return f'<w:pStyle w:val="{name}"/>'

    change = f"<w:pPrChange><w:pPr>{styled('berschrift1')}</w:pPr></w:pPrChange>"
    data = build(
        para("A. B. C.", properties=styled("berschrift1")),
        para("D.", properties=styled("Mine")),
        para("E.", properties=styled("Level")),
        para("F.", properties='<w:outlineLvl w:val="0"/>'),
        para("G.", properties=styled("Level") + '<w:outlineLvl w:val="9"/>'),
        para("H.", properties=styled("Toc")),
        para("I.", properties=styled("Round")),
        para("J.", properties=styled("none") + change),
        para(field("TOC \\o", run("K."))),
        styles=STYLES,
    )
    heading, furniture = BlockKind.HEADING, BlockKind.FURNITURE
    assert [block.kind for block in load(data).blocks] == [
        heading, heading, heading, heading, None, furniture, None, None, furniture,
    ]  # fmt: skip


def test_main_part_of_another_name_namespace_and_encoding():
    strict = "http://purl.oclc.org/ooxml/"
    content = parts(para("Strict “words”."))
    text = document(para("Strict “words”.")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", f"{strict}wordprocessingml/main"
    )
    del content["word/document.xml"], content["word/_rels/document.xml.rels"]
    content["word/document2.xml"] = text.replace("UTF-8", "UTF-16").encode("utf-16")
    content["_rels/.rels"] = relations(
        ("officeDocument", "/word/document2.xml"), base=f"{strict}officeDocument/relationships"
    )
    assert load(packed(content)).text == "Strict “words”."


def test_default_namespace():
    content = parts()
    content["word/document.xml"] = document(para("Plain.")).replace("<w:", "<").replace("</w:", "</").replace(
        "xmlns:w=", "xmlns="
    )  # fmt: skip
    assert load(packed(content)).text == "Plain."


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a", "a.txt", "a.tsv"])
def test_content_tells_the_format(name):
    assert detect(name, build(para("x"))).name == "docx"


def test_directory_tells_the_format():
    content = parts(para("x"))
    content = {"media.bin": bytes(range(256)) * 1000, **content}
    assert detect("a.bin", packed(content, stored=("media.bin",))).name == "docx"


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
)


@given(st.lists(st.lists(TEXTS, max_size=4), min_size=1, max_size=5))
def test_python_docx_reads_the_same(paragraphs):
    made = docx.Document()
    made.add_paragraph("First.")
    for runs in paragraphs:
        paragraph = made.add_paragraph()
        for number, text in enumerate(runs):
            paragraph.add_run(text).bold = number % 2 == 1
    stream = io.BytesIO()
    made.save(stream)
    read = docx.Document(io.BytesIO(stream.getvalue()))
    expected = [each.text for each in read.paragraphs if each.text.strip()]
    found = load(stream.getvalue())
    assert [block.span.of(found.text) for block in found.blocks] == expected


def test_no_text():
    with pytest.raises(InputError, match="is empty"):
        load(build(para()))
