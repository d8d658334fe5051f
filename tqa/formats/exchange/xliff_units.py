"""The segments of an XLIFF file: of <trans-unit>s in 1.2, of <unit>s in 2.x.

Sources and targets elsewhere are proposals: those in 1.2's <alt-trans> and in 2.x's matches module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tqa.errors import InputError, LanguageError
from tqa.formats.exchange.inline import Budget, Inline
from tqa.formats.language_tags import language_of
from tqa.formats.read import located
from tqa.formats.safe_xml import Feed
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.formats.exchange.inline import Marked, Run

_UNITS = frozenset({"unit", "trans-unit"})
_SIDES = frozenset({"source", "seg-source", "target"})
# What the XLIFF 1.2 representation of PO files calls the unit of their header.
_PO_HEADER = "x-gettext-domain-header"
_HOLDERS = frozenset({"trans-unit", "segment"})
_DECLARED = (
    (Language.ARABIC, "source", ("srcLang", "source-language")),
    (Language.ENGLISH, "target", ("trgLang", "target-language")),
)


class XliffSegment(NamedTuple):
    """A segment with its runs; `target` is None where it has none.

    `unit` numbers the units of the file from 0; `unit_id` is what the file calls it; `segment` the segment's
    id or number in a unit that has several, else "". `doc` is the file that the unit was made from, "" where
    it is not named. `line` is 1-based, the flags tell whether white space is kept.
    """

    unit: int
    unit_id: str
    segment: str
    doc: str
    line: int
    source: tuple[Run, ...]
    target: tuple[Run, ...] | None
    source_preserve: bool
    target_preserve: bool


class _Part:
    """A unit of 1.2 or a segment of 2.x that is being read: its sides, each with whether it keeps space."""

    def __init__(self, name: str, line: int) -> None:
        self.name, self.line = name, line
        self.sides: dict[str, tuple[Marked, bool]] = {}


class _Scope(NamedTuple):
    """What holds inside an element: its name, whether white space is kept, whether text is translated."""

    name: str
    preserve: bool = False
    translate: bool = True


class XliffUnits:
    """The handler of one parse; `segments` are those to be checked, `units` counts the file's units."""

    def __init__(self, path: str, encoding: str | None = None) -> None:
        self._path = path
        self._feed = Feed(path, self, encoding)
        self._budget = Budget(path)
        self.segments: list[XliffSegment] = []
        self.units = 0
        self._scopes = [_Scope("")]
        self._inline: Inline | None = None
        self._doc = self._unit_id = ""
        self._parts: list[_Part] = []

    def read(self, data: bytes) -> None:
        """Read the whole file.

        Raises:
            InputError: as `safe_xml.parse` does, or it is no XLIFF of a known version.
            LanguageError: it declares other languages than a translation from Arabic into English has.
        """
        self._feed.feed(data, last=True)

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""
        if self._inline is not None:
            self._inline.start(name, attributes, self._feed.place)
            return
        outer = self._scopes[-1]
        space, translate = attributes.get("xml:space"), attributes.get("translate")
        if attributes.get("restype") == _PO_HEADER:
            translate = "no"
        self._scopes.append(
            _Scope(
                name,
                outer.preserve if space is None else space == "preserve",
                outer.translate if translate is None else translate != "no",
            )
        )
        if not outer.name:
            self._root(name, attributes, line)
        elif name == "file":
            self._check(attributes, line)
            self._doc = " ".join(attributes.get("original", "").split())
        elif name in _UNITS:
            self._unit_id, self._parts = attributes.get("id", "").strip(), []
        elif name in _SIDES and outer.name in _HOLDERS and self._parts:
            if name == "target":
                self._check({"target-language": attributes.get("xml:lang", "")}, line)
            self._inline = Inline(budget=self._budget)
            self._feed.listen(text=True)
        if name in _HOLDERS:
            self._parts.append(_Part(attributes.get("id", "").strip(), line))

    def text(self, text: str, start: int, end: int, verbatim: bool) -> None:
        """Character data."""
        if self._inline is not None:
            self._inline.add(text, start, end, verbatim)

    def end(self, name: str) -> None:
        """The element ends."""
        if self._inline is not None and self._inline.depth:
            self._inline.end(name, self._feed.place)
            return
        scope = self._scopes.pop()
        if self._inline is not None:
            marked = self._inline.finished(self._feed.place)
            self._parts[-1].sides[name] = marked, scope.preserve
            self._inline = None
            self._feed.listen(text=False)
        elif name in _UNITS:
            if scope.translate:
                self._finish()
            self.units += 1

    def _finish(self) -> None:
        """The unit at hand has ended."""
        several = len(self._parts) > 1
        for number, part in enumerate(self._parts, start=1):
            if "source" not in part.sides:
                continue
            source, keeps = part.sides["source"]
            target, target_keeps = part.sides.get("target", (None, keeps))
            first = XliffSegment(
                self.units,
                self._unit_id,
                (part.name or str(number)) if several else "",
                self._doc,
                part.line,
                source.runs,
                None if target is None else target.runs,
                keeps,
                target_keeps,
            )
            segmented = part.sides.get("seg-source", (source, keeps))[0]
            if target is not None and _same_segments(segmented, target):
                self.segments += (
                    first._replace(segment=mid, source=segmented.segments[mid], target=target.segments[mid])
                    for mid in segmented.segments
                )
            else:
                self.segments.append(first)

    def _root(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        self._feed.listen(text=False)
        where = located(self._path, line)
        if name != "xliff":
            msg = f"{where}: {name[:40]!r} is not the root of an XLIFF file; give an XLIFF, TMX, TSV or JSONL"
            raise InputError(f"{msg} file")
        version = attributes.get("version", "")
        if version.split(".")[0] not in ("1", "2"):
            msg = f"{where}: version {version[:20]!r} of XLIFF is not read; export it as 1.2, 2.0 or 2.1"
            raise InputError(msg)
        self._check(attributes, line)

    def _check(self, attributes: Mapping[str, str], line: int) -> None:
        """A language that is not named (a target's need not be) is taken for the right one."""
        named = [next(filter(None, map(attributes.get, keys)), "") for _, _, keys in _DECLARED]
        wanted = "give a translation from Arabic (ar) into English (en)"
        if list(map(language_of, named)) == [Language.ENGLISH, Language.ARABIC]:
            msg = f"{located(self._path, line)}: translates from English into Arabic, the other way round"
            raise LanguageError(f"{msg}; {wanted}")
        for tag, (language, side, _) in zip(named, _DECLARED, strict=True):
            if tag and language_of(tag) is not language:
                msg = f"{located(self._path, line)}: the {side} language is {tag[:20]!a}"
                raise LanguageError(f"{msg}; {wanted}")


def _same_segments(source: Marked, target: Marked) -> bool:
    """Whether the sides of a unit are cut into the same segments, with all their words."""
    parts = source.segments, target.segments
    return bool(parts[0]) and parts[0].keys() == parts[1].keys() and not source.rest and not target.rest
