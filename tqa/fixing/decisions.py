"""Reads decisions.json: what a reviewer decided about each finding, as the report page exports it.

Decisions hang on fingerprints, so that they outlive edits elsewhere in the article. A file that is wrong in
itself is refused as a whole; what it says of an article that has changed since is for `tqa.fixing.decide`.
Keys that are not known are passed over: a later version may say more.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tqa.errors import InputError
from tqa.formats.read import file_name, read_bytes, shown
from tqa.model import Span

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 1
_AGAIN = "export the decisions again"


class Choice(StrEnum):
    """What a reviewer may decide: make a fix, make none, write the sentence anew, mute the rule here."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; `number` counts from 1 in the file.

    `fix` says which fix of the finding was accepted, from 0; None for the first. Of an edit, `text`
    replaces the English from `start` to `end`, and `original` are the words that stood there.
    """

    number: int
    fingerprint: str
    rule: str
    choice: Choice
    fix: int | None = None
    text: str = ""
    start: int = 0
    end: int = 0
    original: str = ""

    @property
    def span(self) -> Span:
        """The stretch that an edit replaces, in code points of the text that it was made on."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Decisions:
    """A file of decisions; `target_sha256` tells which English text they were made on."""

    path: str
    target_sha256: str
    each: tuple[Decision, ...]


def text_digest(text: str) -> str:
    """SHA-256 of a text as UTF-8, in hexadecimal; a lone surrogate counts as its own three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_decisions(path: str | Path) -> Decisions:
    """The decisions in a file ("-" is standard input).

    Raises:
        InputError: it is missing, unreadable, not JSON, or not what the report exports.
    """
    return parse_decisions(read_bytes(path), file_name(path))


def parse_decisions(data: bytes, path: str) -> Decisions:
    """The decisions in `data`, the content of the file called `path`.

    Raises:
        InputError: it is not JSON, or not what the report exports.
    """
    where = shown(path)
    value = _json(data, where)
    if not isinstance(value, dict) or not {"version", "article", "decisions"} <= set(value):
        msg = f"{where}: not decisions; expected an object with version, article and decisions"
        raise InputError(f"{msg}, as the report exports it")
    if type(value["version"]) is not int or value["version"] != VERSION:
        msg = f"{where}: version {_quoted(value['version'])} of decisions is not known, only {VERSION}"
        raise InputError(f"{msg}; {_AGAIN} from a report of this tqa")
    article = value["article"]
    digest = article.get("target_sha256") if isinstance(article, dict) else None
    if not isinstance(digest, str):
        msg = f"{where}: article: expected an object with target_sha256, the digest of the English text"
        raise InputError(f"{msg}; {_AGAIN}")
    if not isinstance(value["decisions"], list):
        raise InputError(f"{where}: decisions: expected a list, got {_quoted(value['decisions'])}; {_AGAIN}")
    each = [
        _decision(entry, number, f"{where}: decision {number}")
        for number, entry in enumerate(value["decisions"], 1)
    ]
    return Decisions(path, digest.lower(), tuple(each))


def _json(data: bytes, where: str) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8 at byte {error.start}; {_AGAIN}") from None
    except json.JSONDecodeError as error:
        msg = f"{where}: line {error.lineno}: not JSON from column {error.colno} on"
        raise InputError(f"{msg}; {_AGAIN}") from None
    except RecursionError:
        raise InputError(f"{where}: not decisions (nested too deep); {_AGAIN}") from None
    except ValueError:  # a number with more digits than Python reads
        raise InputError(f"{where}: not decisions (a number is too long); {_AGAIN}") from None


def _decision(entry: object, number: int, where: str) -> Decision:
    if not isinstance(entry, dict):
        raise InputError(f"{where}: expected an object, got {_quoted(entry)}; {_AGAIN}")
    fingerprint, rule = (_text(entry, key, where) for key in ("fingerprint", "rule"))
    if not fingerprint:
        raise InputError(f"{where}: fingerprint is empty; {_AGAIN}")
    if entry.get("decision") not in tuple(Choice):
        choices = ", ".join(Choice)
        said = _quoted(entry.get("decision"))
        raise InputError(f"{where}: decision: expected one of {choices}, got {said}; {_AGAIN}")
    choice = Choice(entry["decision"])
    if choice is Choice.EDIT:
        return _edit(entry, Decision(number, fingerprint, rule, choice), where)
    fix = entry.get("fix")
    if fix is not None and (type(fix) is not int or fix < 0):
        raise InputError(f"{where}: fix: expected a number from 0 or null, got {_quoted(fix)}; {_AGAIN}")
    return Decision(number, fingerprint, rule, choice, fix if choice is Choice.ACCEPT else None)


def _edit(entry: dict[str, Any], plain: Decision, where: str) -> Decision:
    text, original = (_text(entry, key, where) for key in ("text", "original"))
    start, end = entry.get("start"), entry.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        said = f"{_quoted(start)} and {_quoted(end)}"
        raise InputError(f"{where}: start and end: expected numbers of characters, got {said}; {_AGAIN}")
    if len(original) != end - start:
        msg = f"{where}: original has {len(original)} characters, but start and end span {end - start}"
        raise InputError(f"{msg}; {_AGAIN}")
    for char in text:
        if char == "\0" or "\ud800" <= char <= "\udfff":
            raise InputError(f"{where}: text holds U+{ord(char):04X}, which no text may; write it anew")
    return Decision(
        plain.number, plain.fingerprint, plain.rule, plain.choice, None, text, start, end, original
    )


def _text(entry: dict[str, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise InputError(f"{where}: {key}: expected a text, got {_quoted(value)}; {_AGAIN}")
    return value


def _quoted(value: object) -> str:
    """The beginning of a value for a message, whatever it is."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if value is None:
        return "nothing"
    return repr(value)[:40]
