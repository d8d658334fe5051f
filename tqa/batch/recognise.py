"""What a file is that nobody named: by its first bytes, whether it is bilingual, or a report of ours."""

from __future__ import annotations

import json
from pathlib import Path

from tqa.errors import InputError
from tqa.formats.direction import from_arabic
from tqa.formats.html.names import REPORT_MARK
from tqa.formats.parquet.file import column_names
from tqa.formats.registry import TEXT, by_ending
from tqa.formats.sniff import names_both, sniff, sniff_unsure

_FIRST = 65536
_HEAD = 1024
_DECLARED = frozenset({"po", "xliff", "tmx"})
_HTML = (".html", ".htm")
_REPORT = f"{REPORT_MARK}=".encode()


def is_report(path: str) -> bool:
    """Whether the file is the page that an earlier run wrote of some article, which is no article itself.

    The page of "a.en.txt" is called "a.en.html": by its name alone it would pass for a side of one.
    """
    if Path(path).suffix.lower() not in _HTML:
        return False
    try:
        with Path(path).open("rb") as stream:
            return _REPORT in stream.read(_HEAD)
    except (OSError, ValueError):
        return False


def looks_bilingual(path: str) -> bool:
    """Whether a file in a bilingual format translates Arabic into English, by its first bytes.

    A table names a source and a target in its first line; the other formats declare their languages, or show
    Arabic. A file that cannot be read passes: reading it is going to say what is wrong.
    """
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(_FIRST)
    except (OSError, ValueError):
        return True
    named = by_ending(path)
    name = sniff(head) or (sniff_unsure(head) if named in (None, TEXT) else named.name)
    if name in _DECLARED:
        return from_arabic(name, head)
    if name == "parquet":
        return _parquet(path)
    return _table(head, is_json=name == "jsonl")


def _parquet(path: str) -> bool:
    try:
        return names_both(column_names(path))
    except InputError:
        return True


def _table(head: bytes, *, is_json: bool) -> bool:
    line = head.lstrip(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if b"\0" in line:  # UTF-16, which tables may come in; one letter in two will do
        line = line.replace(b"\0", b"").lstrip(b"\xff\xfe\xfe\xff")
    text = line.decode("utf-8", "replace")
    return names_both(_keys(text) if is_json else _cells(text))


def _keys(line: str) -> list[str]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        # A line that is cut at the limit still shows its keys.
        return line.split('"') if len(line) >= _FIRST // 4 else []
    return list(value) if isinstance(value, dict) else []


def _cells(line: str) -> list[str]:
    for delimiter in "\t;,":
        if delimiter in line:
            return [cell.strip().strip('"') for cell in line.split(delimiter)]
    return []
