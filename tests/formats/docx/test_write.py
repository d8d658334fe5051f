"""Word files written back: nothing but the edited characters changes."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.docx.files import build, contents, document, load, main_part, packed, para, parts, run
from tqa.errors import OutputError
from tqa.formats.patch_carrier import Rereads
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span


def edit(found, old, new):
    start = found.text.index(old)
    return Edit(Span(start, start + len(old)), new)


def written(data, *changes):
    """The file with each of the old words replaced by the new, once it is sure that it reads so."""
    found = load(data)
    edits = sorted((edit(found, *change) for change in changes), key=lambda each: each.span)
    assert all(found.carrier.can_make(found, each) for each in edits)
    out = found.carrier.render(found, edits)
    assert load(out).text == apply_edits(found.text, edits)
    assert [each.text for each in docx.Document(io.BytesIO(out)).paragraphs if each.text.strip()]
    return out


def test_without_edits_the_file_is_the_same():
    data = build(para("Head"), para("Tail"))
    found = load(data)
    assert found.carrier.render(found, ()) == data
    assert found.carrier.render(found, [edit(found, "Head", "Head")]) == data
    assert isinstance(found.carrier, Rereads)
    assert found.carrier.name == "docx"


def test_formatting_and_tracked_changes_survive():
    blocks = (
        para("The min", run("ister", "<w:b/>"), "<w:ins w:id='1'>", run("s were"), "</w:ins>", " here."),
        para(
            "<w:del w:id='2'><w:r><w:delText>Old</w:delText></w:r></w:del>",
            "New & “odd”.".replace("&", "&amp;"),
        ),
    )
    data = build(*blocks)
    out = written(data, ("ministers", "miners"), ("&", "and <so>"))
    expected = document(*blocks).replace(">ister<", ">er<").replace("&amp;", "and &lt;so&gt;")
    assert main_part(out) == expected


def test_words_over_two_runs_keep_their_formatting():
    data = build(para("He ", run("quick", "<w:i/>"), run("ly went", "<w:b/>")))
    out = written(data, ("quickly", "soon"))
    assert main_part(out) == document(para("He ", run("soon", "<w:i/>"), run(" went", "<w:b/>")))


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("<w:t>the the end</w:t>", ("the the", "the"), "<w:t>the end</w:t>"),
        ("<w:t>cut here</w:t>", ("here", ""), '<w:t xml:space="preserve">cut </w:t>'),
        ("<w:t>\n  cut here \n</w:t>", ("here", ""), '<w:t xml:space="preserve">cut </w:t>'),
        ("<w:t xml:space='default'>cut here</w:t>", ("cut", ""), '<w:t xml:space="preserve"> here</w:t>'),
        ('<w:t xml:space="preserve">cut here</w:t>', ("here", ""), '<w:t xml:space="preserve">cut </w:t>'),
        ("<w:t>all</w:t>", ("all", ""), "<w:t></w:t>"),
        ("<w:t>a &#x2014; b</w:t>", ("—", "–"), "<w:t>a – b</w:t>"),
        ("<w:t>c]]x></w:t>", ("x", ""), "<w:t>c]]&gt;</w:t>"),
        ("<w:t><![CDATA[z]]></w:t>", ("z", "]]>"), "<w:t><![CDATA[]]]]><![CDATA[>]]></w:t>"),
    ],
)  # fmt: skip
def test_white_space_and_notations(before, change, after):
    data = build(para("Stays", f"<w:r>{before}</w:r>"))
    assert main_part(written(data, change)) == document(para("Stays", f"<w:r>{after}</w:r>"))


def test_a_paragraph_that_is_emptied_stays():
    data = build(para("one"), para(run("tw", "<w:b/>"), "o"), para("three"))
    out = written(data, ("two", ""))
    assert load(out).text == "one\n\nthree"
    assert re.findall("<[^>]*>", main_part(out)) == re.findall("<[^>]*>", main_part(data))


def test_what_no_edit_may_touch():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    link = field.replace("REF x", 'HYPERLINK "a"')
    bound = (
        "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + run("bound") + "</w:sdtContent></w:sdt>"
    )
    data = build(
        para(field, run("result"), end, link, run("link"), end, bound), para("a", "<w:r><w:tab/></w:r>", "b")
    )
    found = load(data)

    def can(old, new):
        return found.carrier.can_make(found, edit(found, old, new))

    assert can("link", "words")
    assert not can("result", "words")
    assert not can("bound", "words")
    assert not can("\t", " ")
    assert not can("\na", " a")
    assert not can("link", "two\nlines")
    assert not can("link", "half \ud800")
    with pytest.raises(ValueError, match="more than text"):
        found.carrier.render(found, [edit(found, "result", "words")])
    with pytest.raises(OutputError, match=r"^article\.docx: U\+D800 .*take it out"):
        found.carrier.render(found, [edit(found, "link", "half \ud800")])


def test_notes_are_edited_in_their_part():
    notes = "".join(
        f'<w:footnote w:id="{number}">{para(text)}</w:footnote>'
        for number, text in ((1, "late"), (2, "early"))
    )
    marks = [f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in (2, 1)]
    data = build(para("Body", *marks), footnotes=notes)
    out = written(data, ("early", "first"), ("late", "second"))
    before, after = contents(data), contents(out)
    expected = before.pop("word/footnotes.xml").replace(b"early", b"first").replace(b"late", b"second")
    assert after.pop("word/footnotes.xml") == expected
    assert after == before


def infos(data):
    """What the directory says of each member but for its size and place."""
    said = (
        "date_time", "compress_type", "flag_bits", "extra", "comment", "external_attr", "internal_attr",
        "create_system", "create_version", "extract_version",
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info.filename: [getattr(info, name) for name in said] for info in archive.infolist()}
        return archive.comment, members


def raw_members(data):
    """The bytes of each member as they are packed, with their local header."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        starts = [info.header_offset for info in archive.infolist()] + [archive.start_dir]
        return {
            info.filename: data[start:end]
            for info, start, end in zip(archive.infolist(), starts, starts[1:], strict=False)
        }


class Unseekable(io.BytesIO):
    """A stream that one cannot go back in, so that sizes are written behind the data."""

    def seekable(self):
        return False

    def tell(self):
        raise OSError

    def seek(self, *_):
        raise OSError


def streamed(content, *, large=False):
    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"made by hand"
        for name, data in content.items():
            with archive.open(name, "w", force_zip64=large) as member:
                member.write(data if isinstance(data, bytes) else data.encode())
    return stream.getvalue()


def seekable(content):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(data if isinstance(data, bytes) else data.encode())
    return stream.getvalue()


@pytest.mark.parametrize(
    "pack",
    [
        packed,
        lambda content: packed(content, stored=tuple(content)),
        streamed,
        lambda content: streamed(content, large=True),
        seekable,
    ],
    ids=["plain", "stored", "sizes-behind", "sizes-behind-64", "sizes-64"],
)
def test_other_parts_stay_as_they_are_packed(pack):
    data = pack(parts(para("The old words. " + "More of them follow. " * 30)))
    out = written(data, ("old", "entirely new"))
    before, after = raw_members(data), raw_members(out)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert infos(out) == infos(data)
    assert main_part(out) == main_part(data).replace("old", "entirely new")


WORDS = st.lists(st.sampled_from(["the", "the", "old", "“new”", "&", "<b>", "é", "😀", "x" * 40]), min_size=1)
SPACE = st.sampled_from(["", " ", "\t", "\u00a0", "\n "])


BREAKS = "<w:br/><w:t{}>{}</w:t><w:tab/>"
LINK = "<w:hyperlink>{}</w:hyperlink>"


@st.composite
def odd_files(draw):
    """A file whose words are cut into runs, with and without kept white space, between other elements."""
    blocks = []
    for _ in range(draw(st.integers(1, 3))):
        blocks += [para()] * draw(st.integers(0, 1))
        runs = ["<w:r><w:t>x</w:t></w:r>"]
        for _ in range(draw(st.integers(0, 5))):
            text = draw(SPACE) + " ".join(draw(WORDS)) + draw(SPACE)
            text = text.replace("&", "&amp;").replace("<", "&lt;")
            if draw(st.booleans()):
                text = "".join(f"&#{ord(each)};" if each in "é“" else each for each in text)
            kept = draw(st.sampled_from(["", ' xml:space="preserve"', " xml:space='default'"]))
            tag = draw(
                st.sampled_from(
                    ["<w:t{}>{}</w:t>", "<w:t{}><!-- a > -->{}</w:t >", "<w:br/><w:t{}>{}</w:t><w:tab/>"]
                )
            )
            style = draw(st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", "<w:rPr/>"]))
            wrap = draw(
                st.sampled_from(
                    [
                        "{}",
                        "<w:ins w:id='3'>{}</w:ins>",
                        "<w:bookmarkEnd/>{}",
                        "<w:hyperlink>{}</w:hyperlink>",
                    ]
                )
            )
            runs.append(wrap.format(f"<w:r a:b='>' xmlns:a='a'>{style}{tag.format(kept, text)}</w:r>"))
        blocks.append(para(*runs))
    return build(*blocks)


@st.composite
def edited(draw):
    data = draw(odd_files())
    found = load(data)
    cuts = sorted(draw(st.lists(st.integers(0, len(found.text)), max_size=6, unique=True)))
    made = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        each = Edit(Span(start, end), draw(st.sampled_from(["", " ", "new", " a & b", "<", "“q” ", "]]>"])))
        if found.carrier.can_make(found, each):
            made.append(each)
    return data, made


@given(edited())
def test_odd_files_read_as_they_were_edited(case):
    data, edits = case
    found = load(data)
    assert found.carrier.render(found, ()) == data
    if edits and found.text.strip():
        expected = apply_edits(found.text, edits)
        out = found.carrier.render(found, edits)
        if expected.strip():
            assert load(out).text == expected
        docx.Document(io.BytesIO(out))
