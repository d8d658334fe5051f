"""Reads what a translator hands over: a pair of files, or one bilingual file."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.config.reading import Reading
from tqa.errors import InputError
from tqa.formats.raw import RawPair, RawText
from tqa.formats.read import STDIN, STDIN_NAME, read_bytes, shown
from tqa.formats.registry import FORMATS, can_be_looked_into, detect, is_bilingual
from tqa.model import Language

if TYPE_CHECKING:
    from tqa.model import Article

__all__ = ["RawPair", "RawText", "is_bilingual", "read_bilingual", "read_pair", "read_running"]

_PLAIN = Reading()


def read_pair(
    source: str | Path, target: str | Path, reference: str | Path | None = None, reading: Reading = _PLAIN
) -> RawPair:
    """Load a source file, its translation, and a human translation where there is one.

    "-" stands for standard input, once.

    Raises:
        InputError: if a file cannot be read, is not what it should be, is bilingual, or is given twice.
    """
    paths = [source, target] if reference is None else [source, target, reference]
    formats = [reading.source_format, reading.target_format, ""]
    for index, path in enumerate(paths):
        for other in paths[:index]:
            _refuse_same(other, path)
    languages = (Language.ARABIC, Language.ENGLISH, Language.ENGLISH)
    texts = [
        read_running(path, language, asked, reading)
        for path, asked, language in zip(paths, formats, languages, strict=False)
    ]
    return _without_template(RawPair(*texts))


def _without_template(pair: RawPair) -> RawPair:
    """The pair without what two web pages share that come out of one template."""
    if pair.source.carrier.name != "html":
        return pair
    from tqa.formats.html.page import without_shared_boxes  # noqa: PLC0415 - most articles are no web pages

    source, target = without_shared_boxes(pair.source, pair.target)
    reference = pair.reference
    if reference is not None:
        _, reference = without_shared_boxes(pair.source, reference)
    return RawPair(source, target, reference)


def read_bilingual(path: str | Path, asked: str = "") -> Article:
    """The article in one bilingual file.

    `asked` names its format; its content or its name's ending does where that is "".

    Raises:
        InputError: if it is in no bilingual format, or the file is unreadable or not what it says.
    """
    if not asked and not is_bilingual(path) and not _read_once(path):
        _refuse_half(path)
    data = _content(path)
    kind = detect(path, data, asked)
    if not kind.bilingual:
        _refuse_half(path)
    # Which delimiter a table has is told by its ending, and by the asked format before that.
    ending = (kind.endings[0],) if asked and kind.module == "table" else ()
    article: Article = kind.reader.read(data, path, *ending)
    return article


def _content(path: str | Path) -> bytes:
    data = read_bytes(path)
    if not data:  # said here for all formats: what is empty is no damaged Word file or XML
        raise InputError(f"{shown(path)}: is empty; give a file that holds text")
    return data


def _read_once(path: str | Path) -> bool:
    """Whether only reading tells what the file is: it is standard input or a pipe."""
    try:
        return not can_be_looked_into(path)
    except (OSError, ValueError):
        return False  # it is missing, and its name says all


def _refuse_half(path: str | Path) -> None:
    endings = ", ".join(each.endings[0] for each in FORMATS if each.bilingual)
    msg = f"{shown(path)}: needs a second file, its translation"
    raise InputError(f"{msg}; or give one bilingual file ({endings})")


def read_running(path: str | Path, language: Language, asked: str = "", reading: Reading = _PLAIN) -> RawText:
    """The text of one side, "-" for standard input; `asked` names its format, "" to tell it.

    Raises:
        InputError: if the file cannot be read, is not what it should be, or is bilingual.
    """
    if is_bilingual(path, asked):
        _refuse_bilingual(path)
    data = _content(path)
    kind = detect(path, data, asked)
    if kind.bilingual:
        _refuse_bilingual(path)
    text: RawText = kind.reader.read(data, path, language, reading)
    return text


def _refuse_bilingual(path: str | Path) -> None:
    msg = f"{shown(path)}: is a bilingual file and comes without a second one"
    raise InputError(f"{msg}; give it alone")


def _refuse_same(first: str | Path, second: str | Path) -> None:
    if STDIN in (os.fspath(first), os.fspath(second)):
        if os.fspath(first) == os.fspath(second):
            raise InputError(f"{STDIN_NAME}: is given twice; read one of the two texts from a file")
        return
    same = os.fspath(first) == os.fspath(second)
    with contextlib.suppress(OSError, ValueError):  # a missing file is reported when it is read
        same = same or Path(first).samefile(second)
    if same:
        msg = f"{shown(second)}: is the same file as {shown(first)}"
        raise InputError(f"{msg}; give the source and its translation as two files")
