"""Text files that say themselves which encoding they are in."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.formats.encoding import decode, has_mark, is_utf8
from tqa.formats.read import located, shown

if TYPE_CHECKING:
    from collections.abc import Collection

    from tqa.formats.encoding import Decoded

_LONGEST = 40


def decode_declared(data: bytes, path: str, charset: str, known: Collection[str]) -> Decoded:
    """Decode the content of `path`, which declares `charset`, "" for none; a byte order mark counts more.

    `known` are the encodings, by Python's names, that the format may be in.

    Raises:
        InputError: the file is empty or binary, declares an encoding that is not known, or is in another.
    """
    if not charset or has_mark(data) or 0 in data:
        return decode(data, path)
    name = shown(charset[:_LONGEST])
    try:
        encoding = codecs.lookup(charset).name
    except (LookupError, ValueError):
        encoding = ""
    if encoding not in known:
        msg = f"{shown(path)}: declares the charset {name}, which is not read here"
        raise InputError(f"{msg}; save the file as UTF-8 and declare that")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        msg = f"{located(path, line)}: byte 0x{data[error.start]:02X} is not {name}, the charset it declares"
        raise InputError(f"{msg}; save the file as UTF-8 and declare that") from error
    if encoding != "utf-8" and is_utf8(data):
        msg = f"{shown(path)}: declares the charset {name} but is in UTF-8"
        raise InputError(f"{msg}; correct the declaration")
    return replace(decode(text.encode("utf-8"), path), encoding=encoding)
