"""XML files of every encoding, and those that are hostile or not what they say."""

from __future__ import annotations

import codecs
import re

import pytest

from tests.formats.exchange.files import ARABIC, Line, in_xliff, opened, tmx, xliff_2
from tqa.errors import InputError
from tqa.model import Edit, Span


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-8-sig"])
def test_the_file_keeps_its_encoding(encoding):
    declared = {"cp1256": "windows-1256", "iso8859-6": "ISO-8859-6"}.get(encoding, encoding[:6].rstrip("-"))
    head = f'<?xml version="1.0" encoding="{declared}"?>\n'
    file = head + in_xliff("one two").partition("\n")[2]
    data = file.encode(encoding)
    article = opened(data)
    target = article.target
    assert (article.source.text, target.text) == (ARABIC, "one two")
    assert target.carrier.render(target, []) == data
    after = target.carrier.render(target, [Edit(Span(0, 3), "1 — \U0001f600")]).decode(encoding)
    wide = encoding.startswith("utf")
    new = "1 — \U0001f600" if wide else "1 — &#128512;" if encoding == "cp1256" else "1 &#8212; &#128512;"
    assert after == file.replace("one", new)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n'
OUTSIDE = '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'
WHOLE = xliff_2([Line("a", ARABIC, "The minister opened the new bridge .")])


@pytest.mark.parametrize(
    ("head", "inner", "message"),
    [
        (LAUGHS, "&b;", "line 1: declares the entity 'a'; export the file without entities"),
        (OUTSIDE, "&y;", "line 1: declares the entity 'y'"),
        ('<!DOCTYPE x SYSTEM "t.dtd">', "&y;", "uses the entity 'y', which a DTD declares"),
        ("", "&y;", "no well-formed XML (undefined entity)"),
        ("", "<b>", "no well-formed XML (mismatched tag)"),
        ("", "a\0b", "no well-formed XML (not well-formed (invalid token))"),
        ("", "\ud800", "is no UTF-8, which XML is if it declares nothing else; export the file as UTF-8"),
        ("<html/>", "", "line 1: 'html' is not the root of "),
    ],
)
@pytest.mark.parametrize("ending", ["xlf", "tmx"])
def test_hostile_files_end_in_one_line(head, inner, message, ending):
    make = {"xlf": xliff_2, "tmx": tmx}[ending]
    body = re.sub(r"^(<\?.*|<!DOC.*)\n", "", make([Line("1", ARABIC, "T")]), flags=re.MULTILINE)
    file = head if head == "<html/>" else head + body.replace(">T<", f">{inner}<")
    with pytest.raises(InputError) as caught:
        opened(file.encode("utf-8", "surrogatepass"), ending)
    assert str(caught.value).startswith(f"memory.{ending}: ")
    assert message in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("ending", ["xlf", "tmx"])
def test_what_is_no_xml_at_all(ending):
    with pytest.raises(InputError, match="is gzip-compressed; unpack or export it as XML"):
        opened(b"\x1f\x8b\x08\0", ending)
    with pytest.raises(InputError, match=r"line 1: no well-formed XML \(no element found\)"):
        opened(b"", ending)


@pytest.mark.parametrize(
    ("head", "encoding", "message"),
    [
        (
            '<?xml version="1.0" encoding="klingon"?>',
            "utf-8",
            "declares the encoding 'klingon', which is not read",
        ),
        (
            '<?xml version="1.0" encoding="utf-7"?>',
            "utf-8",
            "declares the encoding 'utf-7', which is not read",
        ),
        (
            '<?xml version="1.0" encoding="rot13"?>',
            "utf-8",
            "declares the encoding 'rot13', which is not read",
        ),
        (
            "<?xml version='1.0' encoding='windows-1256'?>",
            "utf-8",
            "'windows-1256' but is UTF-8; correct its decl",
        ),
        (
            "<?xml version='1.0' encoding='windows-1256'?>",
            "utf-8-sig",
            "'windows-1256' but is UTF-8; correct its",
        ),
        (
            "<?xml version='1.0' encoding='UTF-16'?>",
            "utf-8",
            "declares the encoding 'UTF-16' but is not; correct",
        ),
        ("<?xml version='1.0' encoding='UTF-8'?>", "utf-16", "encoding 'UTF-8' but is UTF-16-LE; correct"),
        (
            "<?xml version='1.0' encoding='UTF-16BE'?>",
            "utf-16",
            "encoding 'UTF-16BE' but is UTF-16-LE; correct",
        ),
        (
            "<?xml version='1.0' encoding='UTF-8'?>",
            "cp1256",
            "line 7: is no UTF-8, as the file says it is; export",
        ),
        ("<?xml version='1.0'?>", "cp1256", "line 7: is no UTF-8, which XML is if it declares nothing else"),
        ("<?xml version='1.0' encoding='us-ascii'?>", "utf-8", "line 7: is no us-ascii, as the file says"),
    ],
)
def test_a_wrong_declaration_ends_in_one_line(head, encoding, message):
    file = head + "\n" + WHOLE.partition("\n")[2]
    with pytest.raises(InputError) as caught:
        opened(file, encoding=encoding)
    assert message in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_a_damaged_file_with_a_mark():
    with pytest.raises(InputError, match="is no UTF-16-LE, which XML is if it declares nothing else"):
        opened(codecs.BOM_UTF16_LE + WHOLE.encode("utf-16-le")[:-1])


def test_a_file_of_nothing_but_references_is_refused(monkeypatch):
    monkeypatch.setattr("tqa.formats.exchange.inline._MOST_RUNS", 1_000)
    with pytest.raises(InputError, match="more than 1,000 tags and references in its texts; split it into"):
        opened(in_xliff("&amp;" * 2_000))


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        (
            "<pc id='1'>" * 2_000 + "a" + "</pc>" * 2_000,
            "line 9: nests its elements deeper than 1,000; export",
        ),
        (
            f"<!--{' ' * 3_000_000}-->a",
            "has a tag or comment of more than 1,048,576 bytes; export the file again",
        ),
        ("<pc " + " ".join(f"a{k}=''" for k in range(300_000)) + "/>a", "has a tag or comment of more than"),
    ],
)
def test_what_would_take_much_memory_is_refused(inner, message):
    with pytest.raises(InputError) as caught:
        opened(in_xliff(inner))
    assert message in str(caught.value)
