from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.strategies import WRITABLE, edits_for
from tqa.config.reading import Reading
from tqa.errors import InputError, OutputError
from tqa.formats.encoding import Decoded, decode
from tqa.formats.splice import apply_edits
from tqa.formats.text import TextCarrier, read
from tqa.model import Document, Edit, Language, Span
from tqa.positions import Place

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1256"]


def _document(text, carrier, path="a.txt"):
    return Document(text, Language.ARABIC, (), carrier, path)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_reads_and_writes_back(tmp_path, encoding, newline):
    path = tmp_path / "مقال 1.txt"
    text = f"قال الوزير:{newline}«لا» ثم مضى.{newline}{newline}"
    path.write_bytes(text.encode(encoding))
    raw = read(path.read_bytes(), path, Language.ARABIC, Reading())
    carrier = raw.carrier
    assert raw.text == text
    assert (raw.path, raw.blocks, carrier.name) == (str(path), (), "text")
    document = _document(text, carrier, str(path))
    assert carrier.render(document, []) == path.read_bytes()
    edited = carrier.render(document, [Edit(Span(0, 3), "ذكر"), Edit(Span(len(text), len(text)), "؟")])
    assert edited == ("ذكر" + text[3:] + "؟").encode(encoding)


@given(WRITABLE.filter(str.strip), st.sampled_from(ENCODINGS), st.data())
def test_edits_change_only_their_characters(text, encoding, data):
    raw = text.encode(encoding, "replace")
    try:
        decoded = decode(raw, "a.txt")
    except InputError:
        return  # what is refused, and why, is for test_encoding
    carrier = TextCarrier(decoded)
    document = _document(decoded.text, carrier)
    assert carrier.render(document, []) == raw
    edits = data.draw(edits_for(decoded.text, st.sampled_from(["", "x", "é", "ب", "“"])))
    expected = decoded.bom + apply_edits(decoded.text, edits).encode(decoded.encoding)
    assert carrier.render(document, edits) == expected


def test_a_character_that_the_encoding_lacks():
    carrier = TextCarrier(Decoded("نص", "cp1256"))
    with pytest.raises(OutputError, match=r"^b\.txt: line 1: .*does not exist in Windows-1256"):
        carrier.render(_document("نص", carrier, "b.txt"), [Edit(Span(0, 1), "😀")])


@pytest.mark.parametrize("edits", [[Edit(Span(1, 2), ""), Edit(Span(0, 1), "")], [Edit(Span(0, 9), "")]])
def test_bad_edits(edits):
    carrier = TextCarrier(Decoded("نص"))
    with pytest.raises(ValueError, match="edit"):
        carrier.render(_document("نص", carrier), edits)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("ab\r\ncd", 5, Place(2, 2, 2, 2)),
        ("ab\rcd", 4, Place(2, 2, 2, 2)),
        ("😀 قَ x", 5, Place(1, 6, 7, 11)),
        ("x", 1, Place(1, 2, 2, 2)),
    ],
)
def test_place(text, offset, place):
    carrier = TextCarrier(Decoded(text))
    assert carrier.place(_document(text, carrier), offset) == place


def test_place_outside():
    carrier = TextCarrier(Decoded("x"))
    with pytest.raises(ValueError, match="outside"):
        carrier.place(_document("x", carrier), 2)
