"""The baseline: findings that somebody has looked at and decided to live with, one JSON object a line.

Sorted, and without line numbers, counts, dates or absolute paths, so that it changes only where a finding
comes or goes, and two people's changes merge line by line.
"""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from tqa.errors import InputError
from tqa.gate.fingerprint import folded, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tqa.model import Finding, Report


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One known finding.

    `article` is the target's path from the folder of the baseline, with slashes; `rule` names the sub-rule
    too. `source` holds the words of the Arabic behind the finding, `text` those it marks, both `folded`.
    """

    article: str
    rule: str
    source: str
    text: str
    fingerprint: str


_KEYS = tuple(field.name for field in fields(Entry))


def entry_of(report: Report, finding: Finding, article: str) -> Entry:
    """The entry that makes `finding` known; `report` has fingerprints, `article` is the entry's."""
    source = folded(source_of(report, finding))
    return Entry(article, finding.name, source, folded(finding.text), finding.fingerprint)


def render_baseline(entries: Iterable[Entry]) -> bytes:
    """The file that holds `entries`, as UTF-8."""
    lines = (
        json.dumps(dict(zip(_KEYS, astuple(entry), strict=True)), ensure_ascii=False)
        for entry in sorted(set(entries))
    )
    return "".join(f"{_visible(line)}\n" for line in lines).encode()


def _visible(line: str) -> str:
    """The same JSON with what does not print escaped: people review this file."""
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)


def parse_baseline(data: bytes, name: str) -> tuple[Entry, ...]:
    """The entries in the file `data` called `name`; a damaged file must not pass for one that knows little.

    Raises:
        InputError: a line is not an entry, or two are of the same finding.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 at byte {error.start}; restore the baseline") from None
    entries: dict[tuple[str, str], Entry] = {}
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            continue
        entry = _entry(line, f"{name}: line {number}")
        if entries.setdefault((entry.article, entry.fingerprint), entry) is not entry:
            raise InputError(f"{name}: line {number}: this finding stands here twice; keep one of the lines")
    return tuple(sorted(entries.values()))


def _entry(line: str, where: str) -> Entry:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"{where}: not a baseline entry (no JSON); is a merge unfinished?") from None
    if not isinstance(value, dict) or set(value) != set(_KEYS):
        keys = ", ".join(_KEYS)
        raise InputError(f"{where}: not a baseline entry; expected an object with the keys {keys}")
    if not all(isinstance(part, str) for part in value.values()):
        raise InputError(f"{where}: not a baseline entry; every value is a text")
    return Entry(**value)
