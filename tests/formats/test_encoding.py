from __future__ import annotations

import codecs
import gzip
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.strategies import WRITABLE
from tqa.errors import InputError, OutputError
from tqa.formats.encoding import Decoded, decode, encode

ARABIC = "قال وزير الخارجية، أمس: «لن نتراجع».\r\nوأضافت وكالة BBC أن 25% من الناخبين شاركوا؟\n"
ENGLISH = "The minister said yesterday: “We won’t retreat” – 25% voted.\n"
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("text", [ARABIC, ENGLISH, "Hello, world.\r", "قال 😀 كَتَبَ e\u0301"])
@pytest.mark.parametrize("encoding", MARKS)
def test_marked_files(text, encoding):
    data = MARKS[encoding] + text.encode(encoding)
    assert decode(data, "a.txt") == Decoded(text, encoding, MARKS[encoding])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1256"])
def test_arabic_without_a_mark(encoding):
    assert decode(ARABIC.encode(encoding), "a.txt") == Decoded(ARABIC, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1256"])
def test_english_without_a_mark(encoding):
    assert decode(ENGLISH.encode(encoding), "a.txt") == Decoded(ENGLISH, encoding)


@pytest.mark.parametrize(
    "text", ["Café prices rose.", "It’s £5 – naïve façade", "ال", "پاکستان", "وBBC قالت ذلك"]
)
def test_short_windows_1256(text):
    assert decode(text.encode("cp1256"), "a.txt") == Decoded(text, "cp1256")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("قال وزير الخارجية إن الوضع لن يتغير", "iso8859-6"),
        ("قال وزير الخارجية إن الوضع لن يتغير", "mac-arabic"),
        ("قال وزير الخارجية إن الوضع لن يتغير", "cp720"),
        ("Málaga y España", "latin-1"),
        ("Москва не сразу строилась", "cp1251"),
        ("中华人民共和国外交部发言人", "gb18030"),
        ("外務省の報道官は", "shift-jis"),
    ],
)
def test_other_encodings_are_refused(text, encoding):
    data = b"line one\n" + text.encode(encoding)
    with pytest.raises(
        InputError, match=r"^a\.txt: line 2: byte 0x.. is neither UTF-8 .*; save the file as UTF-8$"
    ):
        decode(data, "a.txt")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_damaged_utf8_is_not_taken_for_windows_1256(newline):
    data = ARABIC.replace("\r\n", newline).encode()
    cut = data[:60] + data[61:]
    with pytest.raises(InputError, match=r"^a\.txt: line 1: byte 0x"):
        decode(cut, "a.txt")
    with pytest.raises(InputError, match=r"^a\.txt: line 2: byte 0xFF"):
        decode(("سطر" + newline).encode() + b"\xff" + data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + b"one\n\xd8",
        codecs.BOM_UTF16_LE + "one\ntwo".encode("utf-16-le") + b"\x00",
        codecs.BOM_UTF16_BE + "one\n".encode("utf-16-be") + b"\xd8\x00\x00a",
        codecs.BOM_UTF32_LE + "one\n".encode("utf-32-le") + b"\xff\xff\xff\xff",
    ],
)
def test_damage_after_a_mark(data):
    with pytest.raises(InputError, match=r"^a\.txt: line 2: is marked as UTF-.* damaged here; save the file"):
        decode(data, "a.txt")


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u00a0\u2003\u3000\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_empty(text, encoding):
    with pytest.raises(InputError, match=r"^a\.txt: is empty; "):
        decode(MARKS[encoding] + text.encode(encoding), "a.txt")


def _zipped():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        (_zipped(), "DOCX"),
        (gzip.compress(ARABIC.encode()), "gzip"),
        (codecs.encode(ARABIC.encode(), "bz2"), "bzip2"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"GIF89a\x01\x00", "a GIF image"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "Microsoft Office"),
        (b"{\\rtf1\\ansi hello}", "RTF"),
        (b"PAR1\x15\x04PAR1", "a Parquet table"),
    ],
)
def test_well_known_binaries_are_named(data, name):
    with pytest.raises(
        InputError, match=rf"^a\.txt: is .*{name}.*; (convert it to text first|save it as \.docx)$"
    ):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"one\ntwo\0three", ""),
        (bytes(range(256)), ""),
        (b"\0" * 64, ""),
        (b"\1\2\3\4\5\6", ""),
        ("text in UTF-32".encode("utf-32-le"), ""),
        (codecs.BOM_UTF16_LE + "a\nb\0c".encode("utf-16-le"), " line 2:"),
    ],
)
def test_other_binaries(data, place):
    with pytest.raises(InputError, match=rf"^a\.txt:{place} is binary .*; convert it to text first$"):
        decode(data, "a.txt")


def test_a_few_control_characters_are_text():
    text = "A stray \x07 bell and \u202eoverride\u202c in an otherwise ordinary line of text.\n"
    assert decode(text.encode(), "a.txt").text == text


def test_long_line():
    text = "قال الوزير " * 100_000
    for encoding in ("utf-8", "utf-16-le", "cp1256"):
        assert decode(text.encode(encoding), "a.txt") == Decoded(text, encoding)


def test_the_path_in_messages_is_one_line():
    with pytest.raises(InputError) as caught:
        decode(b"", "evil\nname\u202e.txt")
    assert str(caught.value).startswith(r"evil\nname\u202e.txt: is empty")


@pytest.mark.parametrize(
    ("character", "name"),
    [("😀", "U+1F600 GRINNING FACE"), ("ș", "U+0219 LATIN"), ("\u202e", "U+202E RIGHT-TO-LEFT")],
)
def test_windows_1256_lacks_a_character(character, name):
    with pytest.raises(OutputError) as caught:
        encode("one\r\ntwo " + character, Decoded("", "cp1256"), "a.txt")
    message = str(caught.value)
    assert message.startswith(f"a.txt: line 2: {character!r} ({name}")
    assert message.endswith("does not exist in Windows-1256; save the file as UTF-8 and run again")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-32-be", "cp1256"])
def test_lone_surrogates_cannot_be_written(encoding):
    with pytest.raises(OutputError, match=r"^a\.txt: line 1: U\+D83D is half a surrogate pair .*; remove it"):
        encode("x\ud83d", Decoded("", encoding), "a.txt")


@given(
    WRITABLE,
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1256"]),
    st.booleans(),
)
def test_what_decodes_encodes_to_the_same_bytes(text, encoding, marked):
    mark = MARKS.get(encoding, b"") if marked else b""
    data = mark + text.encode(encoding, "replace")
    try:
        decoded = decode(data, "a.txt")
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - whether it is refused depends on the text
        return
    assert encode(decoded.text, decoded) == data
    if mark:
        assert decoded.text == text


@given(st.binary(max_size=200))
def test_any_bytes_decode_exactly_or_are_refused_in_one_line(data):
    try:
        decoded = decode(data, "a.txt")
    except InputError as error:
        assert str(error).startswith("a.txt: ")  # noqa: PT017
        assert "\n" not in str(error)  # noqa: PT017
        return
    assert encode(decoded.text, decoded) == data
