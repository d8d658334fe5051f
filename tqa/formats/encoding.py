"""From bytes to text and back, with the encoding that the file was saved in.

Arabic newsrooms still hand over Windows-1256 and UTF-16 beside UTF-8. The encoding is told by the byte order
mark, else by where NUL bytes stand, else by trying UTF-8 and then Windows-1256; nothing is ever decoded with
replacement characters, so what is written back differs in the edits only. Newlines stay as they are.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from tqa.errors import InputError, OutputError
from tqa.formats.lines import line_number
from tqa.formats.magic import binary_kind
from tqa.formats.office import office_kind
from tqa.formats.read import located, shown

_UTF8 = "utf-8"
_CP1256 = "cp1256"
_NAMES = {
    _UTF8: "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    _CP1256: "Windows-1256",
}
# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, _UTF8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_TEXT = "convert it to text first"
_AS_UTF8 = "save the file as UTF-8"

_BYTE_LINE_END = re.compile(rb"\r\n|\r|\n")
# Tab, the line ends, vertical tab (a soft break in word processors) and form feed belong to texts.
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_CONTROLS_AT_MOST = 1 / 20

# The characters of an Arabic or English article, for telling UTF-16 from other data with NUL bytes.
_ORDINARY = re.compile(
    "[\t\n\r\x20-\u024f\u0600-\u06ff\u0750-\u077f\u2000-\u206f\u20a0-\u20cf\ufb50-\ufdff\ufe70-\ufeff]"
)
_SAMPLE = 65_536

# What Windows-1256 text does not look like. Read in it, other Arabic code pages put French letters into
# Arabic words, Western ones put Arabic letters into Latin words, Cyrillic and Chinese ones do both, and many
# put symbols into words or vowel marks where no letter is. A capital may follow an Arabic prefix, though.
_ARABIC = "\u0621-\u063f\u0641-\u0652\u0670-\u06d3"
_VOWELS = "\u064b-\u0652"
_SMALL = "a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153\u0192"
_SYMBOL = "\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf×÷ˆ‚„†‡‰€™"
_IMPLAUSIBLE = re.compile(
    f"(?<=[{_ARABIC}])[{_SMALL}]|(?<=[A-Z{_SMALL}])[{_ARABIC}]|(?<![{_ARABIC}\u0640])[{_VOWELS}]"
    f"|(?<=[{_ARABIC}])[{_SYMBOL}]|[{_SYMBOL}](?=[{_ARABIC}])"
)
_IMPLAUSIBLE_AT_MOST = 1 / 10


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and what writes it back: Python's name of the encoding, the byte order mark or b""."""

    text: str
    encoding: str = _UTF8
    bom: bytes = b""


def decode(data: bytes, path: str) -> Decoded:
    """Decode the content of `path`, which is only named in messages.

    Raises:
        InputError: if the file is empty, binary, damaged, or in an encoding that tqa does not know.
    """
    office = office_kind(data)
    if office is not None:
        raise InputError(f"{shown(path)}: is {office.name}, not a text file; {office.remedy}")
    kind = binary_kind(data)
    if kind is not None:
        raise InputError(f"{shown(path)}: is {kind}, not a text file; {_AS_TEXT}")
    decoded = _with_mark(data, path) or _without_mark(data, path)
    _refuse_binary(decoded.text, path)
    if not decoded.text.strip():
        raise InputError(f"{shown(path)}: is empty; give a file that holds text")
    return decoded


def encode(text: str, decoded: Decoded, path: str = "") -> bytes:
    """Encode `text` as the file behind `decoded` was, with its byte order mark.

    Raises:
        OutputError: if a character does not exist in that encoding.
    """
    try:
        return decoded.bom + text.encode(decoded.encoding)
    except UnicodeEncodeError as error:
        character = text[error.start]
        where = located(path, line_number(text, error.start))
        name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
        if "\ud800" <= character <= "\udfff":
            msg = f"{where}: {name} is half a surrogate pair and cannot be written; remove it from the text"
        else:
            known = _NAMES.get(decoded.encoding, decoded.encoding)
            msg = f"{where}: {character!r} ({name}) does not exist in {known}; {_AS_UTF8} and run again"
        raise OutputError(msg) from error


def _with_mark(data: bytes, path: str) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return Decoded(body.decode(encoding), encoding, mark)
            except UnicodeDecodeError as error:
                line = line_number(readable := body[: error.start].decode(encoding, "ignore"), len(readable))
                known = _NAMES[encoding]
                msg = f"{located(path, line)}: is marked as {known} but damaged here; {_AS_UTF8} again"
                raise InputError(msg) from error
    return None


def has_mark(data: bytes) -> bool:
    """Whether the data begin with a byte order mark."""
    return data.startswith(tuple(mark for mark, _ in MARKS))


def is_utf8(data: bytes) -> bool:
    """Whether a text, not ASCII alone, is UTF-8, which none in a single-byte encoding is by accident."""
    if data.isascii():
        return False
    try:
        data.decode(_UTF8)
    except UnicodeDecodeError:
        return False
    return True


def _without_mark(data: bytes, path: str) -> Decoded:
    if 0 in data:
        decoded = _utf16(data)
        if decoded is None:
            raise InputError(f"{shown(path)}: is binary (it holds NUL bytes), not a text file; {_AS_TEXT}")
        return decoded
    try:
        return Decoded(data.decode(_UTF8))
    except UnicodeDecodeError as error:
        decoded = _windows1256(data)
        if decoded is None:
            line = len(_BYTE_LINE_END.findall(data, 0, error.start)) + 1
            bad = f"byte 0x{data[error.start]:02X}"
            msg = f"{located(path, line)}: {bad} is neither UTF-8 nor plausible Windows-1256; {_AS_UTF8}"
            raise InputError(msg) from error
        return decoded


def _utf16(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: spaces, digits and line ends put NULs on one side of byte pairs only."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 or max(even, odd) < 10 * min(even, odd) or even == odd:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE]
    if len(_ORDINARY.findall(sample)) < 0.9 * len(sample):
        return None
    return Decoded(text, encoding)


def _windows1256(data: bytes) -> Decoded | None:
    if _mostly_utf8(data):
        return None
    text = data.decode(_CP1256)
    if len(_IMPLAUSIBLE.findall(text)) > _count_non_ascii(text) * _IMPLAUSIBLE_AT_MOST:
        return None
    return Decoded(text, _CP1256)


def _mostly_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with some damage: in Windows-1256, well-formed sequences are rare accidents."""
    text = data.decode(_UTF8, "replace")
    damage = text.count("\ufffd")
    return _count_non_ascii(text) - damage >= damage


def _count_non_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _refuse_binary(text: str, path: str) -> None:
    nul = text.find("\0")
    if nul >= 0:
        where = located(path, line_number(text, nul))
        raise InputError(f"{where}: is binary (it holds NUL characters), not a text file; {_AS_TEXT}")
    controls = len(_CONTROL.findall(text))
    if controls > len(text) * _CONTROLS_AT_MOST:
        raise InputError(
            f"{shown(path)}: is binary ({controls} control characters), not a text file; {_AS_TEXT}"
        )
