"""What a file's first bytes show of its format, before it is read."""

from __future__ import annotations

import json
import re

from tqa.formats.columns import Column, column_of
from tqa.formats.encoding import MARKS
from tqa.formats.office import office_kind

_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(xliff|tmx|html)\b", re.IGNORECASE)
_DOCTYPE_HTML = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
# What may stand before the first element of a marked-up file, by how it begins, and how it ends.
_BEFORE_ROOT = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))
_VTT = re.compile(r"WEBVTT(?:[ \t\r\n]|\Z)")
_SRT = re.compile(r"\s*\d{1,9}[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3} +--> +\d{1,3}:\d\d:\d\d[,.]\d{1,3}")
_PO = re.compile(
    r'(?:(?:#[^\r\n]*)?\r?\n|msgctxt "[^\r\n]*"\r?\n){0,1000}msgid "[^\r\n]*"\r?\n'
    r'(?:"|msg(?:str|id_plural)\b)'
)
_PARQUET = b"PAR1"
_ZIP = b"PK\x03\x04"


def sniff(head: bytes, tail: bytes = b"") -> str:
    """The name of the format that the first bytes of a file can only be of; "" where they show none."""
    if head.startswith(_PARQUET) and (not tail or tail.endswith(_PARQUET)):
        return "parquet"
    if head.startswith(_ZIP):
        # The directory at the end names all that is in it; an OpenDocument file may hold such names too.
        named = any(name in part for name in (b"word/", b"[Content_Types].xml") for part in (head, tail))
        return "docx" if named and office_kind(head) is None else ""
    text = readable(head)
    if _VTT.match(text):
        return "vtt"
    return _marked_up(text)


def _marked_up(text: str) -> str:
    """The format that a doctype or the first element names; "" for another one, or none."""
    at = 0
    while True:
        while text[at : at + 1].isspace():
            at += 1
        if _DOCTYPE_HTML.match(text, at):
            return "html"
        end = next((end for start, end in _BEFORE_ROOT if text.startswith(start, at)), None)
        if end is None:
            root = _ROOT.match(text, at)
            return root[1].lower() if root else ""
        closed = text.find(end, at)
        if closed < 0:
            return ""
        at = closed + len(end)


def sniff_unsure(head: bytes) -> str:
    """The format that the first bytes look like, for a file whose name says nothing; "" for none."""
    text = readable(head)
    for name, pattern in (("srt", _SRT), ("po", _PO)):
        if pattern.match(text):
            return name
    line = text.lstrip().partition("\n")[0].rstrip("\r")
    if names_both(_keys(line)):
        return "jsonl"
    for name, delimiter in (("tsv", "\t"), ("csv", ","), ("csv", ";")):
        if names_both([cell.strip().strip('"') for cell in line.split(delimiter)]):
            return name
    return ""


def names_both(names: list[str]) -> bool:
    """Whether a source and a target are among the names of some columns."""
    return {Column.SOURCE, Column.TARGET} <= {column_of(name) for name in names}


def readable(head: bytes) -> str:
    """The text of a file's first bytes as far as it can be told: by its mark, by NULs, else as UTF-8."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if b"\0" in head:
        odd = head[1::2].count(0) >= head[::2].count(0)
        return head.decode("utf-16-le" if odd else "utf-16-be", "replace")
    return head.decode("utf-8", "replace")


def _keys(line: str) -> list[str]:
    if not line.startswith("{"):
        return []
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return []
    return list(value) if isinstance(value, dict) else []
