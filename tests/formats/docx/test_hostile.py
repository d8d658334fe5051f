"""Damaged and hostile Word files end in one line that names the file and the remedy, at once."""

from __future__ import annotations

import io
import resource
import struct
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.docx.files import HEAD, NAMES, build, document, load, packed, para, parts, relations, run
from tqa.errors import InputError, OutputError
from tqa.formats.annotation import Remark
from tqa.model import Edit, Severity, Span

GOOD = build(para("The minister spoke."), para("He left."))


def with_main(text):
    content = parts()
    content["word/document.xml"] = text
    return packed(content)


def without(name):
    content = parts(para("x"))
    del content[name]
    return packed(content)


def bomb(size, block=b"<w:p/>"):
    """A main part of `size` bytes of nothing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts().items():
            with archive.open(name, "w") as member:
                if name != "word/document.xml":
                    member.write(data if isinstance(data, bytes) else data.encode())
                    continue
                head, _, tail = data.partition("<w:sectPr/>")
                member.write(head.encode())
                many = block * (1_000_000 // len(block))
                for _ in range(size // 1_000_000):
                    member.write(many)
                member.write(tail.encode())
    return stream.getvalue()


def lying():
    """A bomb that says it is small, in both of its headers."""
    data = bytearray(bomb(80_000_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
        size = struct.pack("<L", info.file_size)
    at = data.find(size)
    while at >= 0:
        data[at : at + 4] = struct.pack("<L", 1_000_000)
        at = data.find(size, at + 4)
    return bytes(data)


def unpacked(blocks):
    content = {**parts(), "word/document.xml": document(blocks)}
    return packed(content, stored=tuple(content))


def twice(name):
    content = parts(para("x"))
    stream = io.BytesIO(packed(content))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, document(para("another")))
    return stream.getvalue()


def crowded():
    content = {f"a{number}": "" for number in range(10_001)}
    return packed({**content, **parts(para("x"))})


def flagged(offset_in_entry, offset_in_local, value):
    """A file whose main part's headers say something else."""
    data = bytearray(GOOD)
    name = b"word/document.xml"
    local, entry = data.find(name) - 30, data.rfind(name) - 46
    struct.pack_into("<H", data, local + offset_in_local, value)
    struct.pack_into("<H", data, entry + offset_in_entry, value)
    return bytes(data)


def damaged():
    data = bytearray(GOOD)
    data[data.find(b"word/document.xml") + 40] ^= 0xFF
    return bytes(data)


def other_main(name):
    content = parts(para("x"))
    content["_rels/.rels"] = relations(("officeDocument", name))
    content[name] = "<a/>"
    return packed(content)


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"no archive", "is no Word file"),
        (lambda: b"PK\x03\x04", "is a truncated ZIP archive"),
        (lambda: GOOD[: len(GOOD) // 2], "is a truncated ZIP archive"),
        (lambda: GOOD[100:], "is a damaged or unusual ZIP archive|is no Word file"),
        (lambda: GOOD[:-40] + GOOD[-22:], "is a damaged or unusual ZIP archive"),
        (damaged, "word/document.xml is damaged"),
        (lambda: flagged(8, 6, 1), "is encrypted; save the file without a password"),
        (lambda: flagged(10, 8, 12), r"is packed by an unknown method \(12\)"),
        (lambda: bomb(80_000_000), "unpacks to 80,000,"),
        (lambda: bomb(30_000_000), "unpacks to 30,000,"),
        (lying, "word/document.xml is damaged"),
        (lambda: unpacked(para() * 1_000_000), "has 2,000,006 tags"),
        (lambda: unpacked("<w:p/>" * 200_000), "is empty"),
        (crowded, "holds 10,006 parts"),
        (lambda: twice("word/document.xml"), "holds 2 parts called word/document.xml"),
        (lambda: twice("word/DOCUMENT.xml".lower()), "holds 2 parts called"),
        (lambda: without("word/document.xml"), "holds no Word document"),
        (lambda: without("_rels/.rels"), "holds no Word document"),
        (lambda: other_main("xl/workbook.xml"), "is an Excel workbook"),
        (lambda: other_main("ppt/presentation.xml"), "is a PowerPoint presentation"),
        (lambda: other_main("word/other.xml"), r"is no Word document \(its main part is a\)"),
        (lambda: with_main(LAUGHS + document(para("&b;"))[len(HEAD) :]), "declares the entity 'a'"),
        (lambda: with_main(OUTSIDE + document(para("&a;"))[len(HEAD) :]), "declares the entity 'a'"),
        (lambda: with_main(document(para("&nbsp;"))), "undefined entity"),
        (lambda: with_main(document("<w:p>")), "word/document.xml: line 2: no well-formed XML"),
        (lambda: with_main(document(para("ا")).encode("cp1256")), "not in UTF-8 or UTF-16"),
        (lambda: with_main(document(para("x")).replace("UTF-8", "windows-1256")), "not in UTF-8 or UTF-16"),
        (lambda: with_main(document(para("x") + "\x00")), "no well-formed XML"),
        (build, "is empty"),
    ],
)  # fmt: skip
def test_refused_at_once(make, words):
    data = make()
    with pytest.raises(InputError, match=words) as raised:
        load(data)
    message = str(raised.value)
    assert message.startswith("article.docx: ")
    assert message.isprintable()
    assert ";" in message


def test_a_bomb_takes_no_memory(tmp_path):
    path = tmp_path / "bomb.docx"
    path.write_bytes(bomb(300_000_000))
    (tmp_path / "a.txt").write_text("قال الوزير إن الجسر فتح اليوم.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tqa", "check", str(tmp_path / "a.txt"), str(path)],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000)),
    )
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert "which is no real document" in done.stderr.decode()


@pytest.mark.parametrize(
    "blocks",
    [
        lambda count: "".join(para(f"Line {number} of them.") for number in range(count)),
        lambda count: para(*(run(f"w{number} ") for number in range(count))),
        lambda count: para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * count, "shown"),
        lambda count: para(run("&amp;" * count)),
        lambda count: para(f"<w:r><w:t>{' ' * count}x{' ' * count}</w:t></w:r>"),
        lambda count: para(*["<w:r><w:t/></w:r>"] * count, run("é" * count)),
    ],
    ids=["paragraphs", "runs", "fields", "entities", "spaces", "letters"],
)
def test_much_of_anything_is_read_and_written(blocks):
    content = {**parts(), "word/document.xml": document(blocks(20_000))}
    found = load(packed(content, stored=tuple(content)))
    last = len(found.text)
    remark = Remark(Span(last - 1, last), "rule", Severity.MINOR, "said")
    with zipfile.ZipFile(io.BytesIO(found.carrier.annotate(found, [remark]))) as archive:
        assert archive.read("word/comments.xml").count(b"said") == 1
    again = load(found.carrier.render(found, [Edit(Span(last - 1, last), "z")]))
    assert len(again.text) == last
    assert again.text.endswith("z")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ],
    ids=["controls", "boxes", "tables"],
)
def test_nesting_has_an_end(start, end):
    assert load(build(start * 200 + para("deep") + end * 200)).text.strip() == "deep"
    with pytest.raises(InputError, match=r"nests its elements deeper than 1,000"):
        load(build(start * 2_000 + para("deep") + end * 2_000))


def test_a_hundred_thousand_paragraphs():
    content = {**parts(), "word/document.xml": document(*(para(f"Line {n}.") for n in range(100_000)))}
    found = load(packed(content, stored=tuple(content)))
    assert found.carrier.place(found, len(found.text)).spot == "paragraph 100000 “Line 99999.”"


@given(st.data())
def test_damage_is_told_in_one_line(data):
    raw = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    refusal = ""
    try:
        found = load(bytes(raw))
        edit = Edit(Span(0, 1), "x")
        if found.carrier.can_make(found, edit):
            found.carrier.render(found, [edit])
        found.carrier.annotate(found, [Remark(Span(0, 1), "rule", Severity.MINOR, "said")])
    except (InputError, OutputError) as error:
        refusal = str(error)
    assert refusal.isprintable()


NAMES_USED = (
    "p", "r", "t", "tbl", "tr", "tc", "rPr", "pPr", "trPr", "del", "sdt", "sdtPr", "fldSimple", "txbxContent",
    "footnote", "instrText", "ruby", "rt",
)  # fmt: skip
FOREIGN = ("mc:AlternateContent", "mc:Choice", "mc:Fallback", "m:oMath", "wp:inline")
EMPTY = (
    "br", "tab", "vanish", "showingPlcHdr", "dataBinding", 'fldChar w:fldCharType="begin"',
    'fldChar w:fldCharType="separate"', 'fldChar w:fldCharType="end"', 'footnoteReference w:id="1"', "r", "t",
)  # fmt: skip
ELEMENTS = (*(f"w:{name}" for name in NAMES_USED), *FOREIGN)
MARKUP = st.lists(
    st.sampled_from(
        [
            "a b",
            *(f"<w:{name}/>" for name in EMPTY),
            *(f"<{name}>" for name in ELEMENTS),
            *(f"</{name}>" for name in ELEMENTS),
        ]
    ),
    max_size=40,
)


def balanced(pieces):
    """The pieces with what is not closed closed, and what closes nothing left out."""
    made, opened = [], []
    for piece in pieces:
        if piece.startswith("</"):
            name = piece[2:-1]
            while name in opened:
                made.append(f"</{opened[-1]}>")
                if opened.pop() == name:
                    break
            continue
        if piece.startswith("<") and not piece.endswith("/>"):
            opened.append(piece[1:-1].partition(" ")[0])
        made.append(piece)
    return "".join([*made, *(f"</{name}>" for name in reversed(opened))])


@given(MARKUP)
def test_elements_in_any_order(pieces):
    data = with_main(f"{HEAD}<w:document {NAMES}><w:body>{para('x')}{balanced(pieces)}</w:body></w:document>")
    found = load(data)
    assert found.text.startswith("x")
    end = len(found.text)
    for edit in (Edit(Span(0, end), "y"), Edit(Span(end - 1, end), "y")):
        if found.carrier.can_make(found, edit):
            load(found.carrier.render(found, [edit]))
    remarks = [Remark(Span(0, end), "rule", Severity.MINOR, "said")]
    assert load(found.carrier.annotate(found, remarks)).text == found.text
