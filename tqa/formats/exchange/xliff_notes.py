"""Remarks as notes of an XLIFF file, where its schema has them.

In 1.2 a <note from="tqa" annotates="target"> follows the unit's <target>; in 2.x a <note category="tqa"
appliesTo="target"> stands in the unit's <notes>, which come before its original data and segments. Notes that
tqa wrote before are taken out, each with the white space before it, and so is a <notes> that held no others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tqa.formats.annotation import AUTHOR
from tqa.formats.exchange.carrier import xml_text
from tqa.formats.safe_xml import FORBIDDEN, Feed
from tqa.formats.splice import apply_edits
from tqa.formats.xml_places import CodePoints, tag_end
from tqa.model import Edit, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tqa.formats.annotation import Remark

# XLIFF's scale runs from 1, the highest, to 10.
_PRIORITIES = {Severity.CRITICAL: 1, Severity.MAJOR: 2, Severity.MINOR: 3}
_UNITS = frozenset({"unit", "trans-unit"})
_AFTER_NOTES = frozenset({"originalData", "segment", "ignorable"})
_BEFORE_NOTE = frozenset({"source", "seg-source", "target"})
_SPACE = re.compile(r"[ \t\r\n]*\Z")
_PREFIX = re.compile(r"<([^\s:<>/]+:)?")


@dataclass(slots=True)
class _Unit:
    """Where a unit has notes, in bytes: of tqa's own, where each begins and where its last tag does.

    `beside` is where the last tag of the element begins that a note of 1.2 follows, and `layout` where its
    first does; of 2.x, where the first element begins that <notes> come before.
    """

    version: int
    start: int
    beside: int = -1
    layout: int = -1
    notes: tuple[int, int] | None = None
    others: int = 0
    own: list[tuple[int, int]] = field(default_factory=list)


class _Places:
    """The handler of one parse."""

    def __init__(self, path: str) -> None:
        self.feed = Feed(path, self, "utf-8")
        self.units: list[_Unit] = []
        self._open: list[str] = []
        self._starts: list[int] = []
        self._own: list[bool] = []

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:  # noqa: ARG002 - the protocol
        parent = self._open[-1] if self._open else ""
        place = self.feed.place
        self._open.append(name)
        self._starts.append(place)
        self._own.append(AUTHOR in (attributes.get("from"), attributes.get("category")))
        if not parent:
            self.feed.listen(text=False)
        elif name in _UNITS:
            self.units.append(_Unit(1 if name == "trans-unit" else 2, place))
        elif parent == "unit" and name in _AFTER_NOTES and self.units[-1].beside < 0:
            self.units[-1].beside = place
        elif parent == "trans-unit" and name in _BEFORE_NOTE:
            self.units[-1].layout = place

    def text(self, text: str, start: int, end: int, verbatim: bool) -> None:
        """Nothing of the text matters here."""

    def end(self, name: str) -> None:
        self._open.pop()
        start, own, place = self._starts.pop(), self._own.pop(), self.feed.place
        parent = self._open[-1] if self._open else ""
        if parent == "trans-unit" and name in _BEFORE_NOTE:
            self.units[-1].beside = place
        elif parent == "unit" and name == "notes":
            self.units[-1].notes = start, place
        elif name == "note" and parent in ("notes", "trans-unit") and self._in_unit(parent):
            if own:
                self.units[-1].own.append((start, place))
            else:
                self.units[-1].others += 1

    def _in_unit(self, parent: str) -> bool:
        return parent == "trans-unit" or self._open[-2:-1] == ["unit"]


def annotated(text: str, encoding: str, path: str, said: Mapping[int, Sequence[Remark]]) -> str:
    """The file's text with the remarks of each unit, which are numbered in its order from 0.

    `encoding` is what the text is to be written in.

    Raises:
        InputError: the text is no XML.
    """
    places = _Places(path)
    body = text.encode("utf-8")
    places.feed.feed(body, last=True)
    notes = _Notes(text, CodePoints(body), encoding)
    edits = [
        edit for number, unit in enumerate(places.units) for edit in notes.edits(unit, said.get(number, ()))
    ]
    return apply_edits(text, sorted(edits, key=lambda edit: edit.span))


class _Notes:
    """The edits of one file."""

    def __init__(self, text: str, points: CodePoints, encoding: str) -> None:
        self._text, self._at, self._encoding = text, points.at, encoding

    def edits(self, unit: _Unit, remarks: Sequence[Remark]) -> list[Edit]:
        """What takes the unit's old notes out, and puts the new ones in."""
        if unit.beside < 0:
            return []
        prefix = (match[1] or "") if (match := _PREFIX.match(self._text, self._at(unit.start))) else ""
        if unit.version == 1:
            old = [self._removal(*each) for each in unit.own]
            at = tag_end(self._text, self._at(unit.beside))
            space = self._space_before(self._at(unit.layout))
            new = "".join(f"{space}{self._old_note(prefix, remark)}" for remark in remarks)
            return [*old, *([Edit(Span(at, at), new)] if new else [])]
        return self._of_2(unit, prefix, remarks)

    def _of_2(self, unit: _Unit, prefix: str, remarks: Sequence[Remark]) -> list[Edit]:
        beside = self._at(unit.beside)
        space = self._space_before(beside)
        notes = [self._new_note(prefix, remark) for remark in remarks]
        if unit.notes is None or not unit.others:
            # None of a person's: they come and go with their element.
            old = [] if unit.notes is None else [self._removal(*unit.notes)]
            at = beside - len(space) if unit.notes is None else old[0].span.end
            inner = "".join(f"{_deeper(space)}{note}" for note in notes)
            new = f"{space}<{prefix}notes>{inner}{space}</{prefix}notes>" if notes else ""
            return [*old, *([Edit(Span(at, at), new)] if new else [])]
        old = [self._removal(*each) for each in unit.own]
        end = self._at(unit.notes[1])
        closing = self._space_before(end)
        at = end - len(closing)
        new = "".join(f"{_deeper(closing)}{note}" for note in notes)
        return [*old, *([Edit(Span(at, at), new)] if new else [])]

    def _removal(self, start: int, last: int) -> Edit:
        first = self._at(start)
        space = self._space_before(first)
        return Edit(Span(first - len(space), tag_end(self._text, self._at(last))), "")

    def _space_before(self, at: int) -> str:
        """The line end and indentation before a tag; what is no layout of lines is left alone."""
        line = self._text[max(0, at - 200) : at]
        match = _SPACE.search(line)
        space = match[0] if match else ""
        return space if "\n" in space or "\r" in space else ""

    def _old_note(self, prefix: str, remark: Remark) -> str:
        mark = f'from="{AUTHOR}" annotates="target" priority="{_PRIORITIES[remark.severity]}"'
        return f"<{prefix}note {mark}>{self._said(remark)}</{prefix}note>"

    def _new_note(self, prefix: str, remark: Remark) -> str:
        mark = f'category="{AUTHOR}" appliesTo="target" priority="{_PRIORITIES[remark.severity]}"'
        return f"<{prefix}note {mark}>{self._said(remark)}</{prefix}note>"

    def _said(self, remark: Remark) -> str:
        return xml_text(FORBIDDEN.sub("\ufffd", remark.text), self._encoding)


def _deeper(space: str) -> str:
    """The indentation of what stands one level further in."""
    line_end = re.match(r".*[\r\n]", space, re.DOTALL)
    width = space[line_end.end() :] if line_end else ""
    step = "\t" if width.startswith("\t") else "  "
    return space + step if space else ""
