"""What a file is that nobody named: by its first line, whether it is bilingual, or a report of ours."""

from __future__ import annotations

import json
from pathlib import Path

from tqa.formats.columns import Column, column_of

_FIRST = 65536
_HEAD = 1024
_JSON = (".jsonl", ".ndjson")
_HTML = (".html", ".htm")
# What the template of the report (tqa/report) writes into its first tag.
_REPORT = b"data-report-hash="


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
    """Whether the first line of a .tsv, .csv or .jsonl file names a source and a target.

    A file that cannot be read passes: reading it is going to say what is wrong.
    """
    try:
        with Path(path).open("rb") as stream:
            line = stream.read(_FIRST).lstrip(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    except (OSError, ValueError):
        return True
    if b"\0" in line:  # UTF-16, which tables may come in; one letter in two will do
        line = line.replace(b"\0", b"").lstrip(b"\xff\xfe\xfe\xff")
    text = line.decode("utf-8", "replace")
    names = _keys(text) if Path(path).suffix.lower() in _JSON else _cells(text)
    return {Column.SOURCE, Column.TARGET} <= {column_of(name) for name in names}


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
