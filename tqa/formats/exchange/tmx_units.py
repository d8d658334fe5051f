"""The units of a TMX file (LISA TMX 1.4b) as they come, for memories of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tqa.errors import InputError
from tqa.formats.exchange.inline import BREAK, Budget, Inline
from tqa.formats.exchange.wrapping import unwrapped
from tqa.formats.language_tags import language_of, primary
from tqa.formats.patchwork import PLACEHOLDER
from tqa.formats.read import located, shown
from tqa.formats.safe_xml import Feed
from tqa.model import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.formats.exchange.inline import Run

# How programs call the file that a unit is from: memoQ; OmegaT; Okapi; the last two are guesses of the kind.
_DOCUMENT = frozenset({"x-document", "file", "filename", "x-filename", "x-file"})
_MOST_LANGUAGES = 8
_LONGEST_NAME = 1_000


class Variant(NamedTuple):
    """One side of a unit; `preserve` is whether it keeps its white space."""

    runs: tuple[Run, ...]
    preserve: bool

    @property
    def text(self) -> str:
        """The words as people read them, without what stands for tags."""
        whole = self.runs[0].text if len(self.runs) == 1 else "".join([run[0] for run in self.runs])
        return (whole.replace(BREAK, "\n") if self.preserve else unwrapped(whole)).replace(PLACEHOLDER, "")


class TmxUnit(NamedTuple):
    """A unit with both Arabic and English; `id` and `doc` are "" where there is none, `line` is 1-based.

    Of several variants of a language the first counts.
    """

    id: str
    doc: str
    line: int
    arabic: Variant
    english: Variant


class TmxUnits:
    """Reads a file block by block; either language may be the source."""

    def __init__(self, path: str, encoding: str | None = None, most: int | None = None) -> None:
        """Read the file `path`.

        `encoding` overrules what it says of itself. Units with more than `most` characters on a side are
        passed over.
        """
        self._path, self._most = path, most
        # Whoever wants no long sides streams the file and holds none of it.
        self._budget = Budget(path) if most is None else None
        self._feed = Feed(path, self, encoding)
        self._done: list[TmxUnit] = []
        self._languages: set[str] = set()
        self._parents: list[str] = []
        self._spaces = [False]
        self._inline: Inline | None = None
        self._named: list[str] | None = None
        self._language: Language | None = None
        self._id = self._doc = ""
        self._line = 0
        self._sides: dict[Language, Variant | None] = {}

    def feed(self, data: bytes, *, last: bool = False) -> list[TmxUnit]:
        """The units that end in the next block of the file.

        Raises:
            InputError: as `safe_xml.parse` does, or the root is not that of TMX.
        """
        self._feed.feed(data, last=last)
        units, self._done = self._done, []
        return units

    @property
    def line(self) -> int:
        """The 1-based line that was read last."""
        return self._feed.line

    def nothing(self) -> InputError:
        """The error of a file without a unit of both languages, all of which was read."""
        languages = ascii(", ".join(sorted(self._languages)) or "none")[1:-1]
        msg = f"{shown(self._path)}: no unit has both Arabic and English (languages found: {languages})"
        return InputError(f"{msg}; check xml:lang of the <tuv> elements")

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""
        if self._inline is not None:
            self._inline.start(name, attributes, self._feed.place)
            return
        parent = self._parents[-1] if self._parents else ""
        self._parents.append(name)
        space = attributes.get("xml:space") if attributes else None
        self._spaces.append(self._spaces[-1] if space is None else space == "preserve")
        if name == "tu":
            self._id, self._doc, self._line = attributes.get("tuid", "").strip(), "", line
            self._sides = {}
        elif name == "tuv":
            self._declared(attributes.get("xml:lang") or attributes.get("lang") or "")
        elif name == "seg" and parent == "tuv":
            if self._language is not None and self._language not in self._sides:
                self._inline = Inline(self._most, self._budget)
                self._feed.listen(text=True)
        elif name == "prop" and parent == "tu" and attributes.get("type", "").lower() in _DOCUMENT:
            self._named = []
            self._feed.listen(text=True)
        elif not parent:
            self._feed.listen(text=False)
            if name != "tmx":
                msg = f"{located(self._path, line)}: {name[:40]!r} is not the root of a TMX file"
                raise InputError(f"{msg}; give a TMX, XLIFF, TSV or JSONL file")

    def text(self, text: str, start: int, end: int, verbatim: bool) -> None:
        """Character data."""
        if self._inline is not None:
            self._inline.add(text, start, end, verbatim)
        elif self._named is not None and len(self._named) < _LONGEST_NAME:
            self._named.append(text)

    def end(self, name: str) -> None:
        """The element ends."""
        if self._inline is not None and self._inline.depth:
            self._inline.end(name, self._feed.place)
            return
        self._parents.pop()
        preserve = self._spaces.pop()
        if self._inline is not None:
            self._finish(self._inline, preserve=preserve)
        elif name == "tu":
            arabic, english = self._sides.get(Language.ARABIC), self._sides.get(Language.ENGLISH)
            if arabic is not None and english is not None:
                self._done.append(TmxUnit(self._id, self._doc, self._line, arabic, english))
        elif self._named is not None:
            self._doc = self._doc or " ".join("".join(self._named).split())[:_LONGEST_NAME]
            self._named = None
            self._feed.listen(text=False)

    def _declared(self, tag: str) -> None:
        self._language = language_of(tag)
        if len(self._languages) < _MOST_LANGUAGES and tag:
            self._languages.add(primary(tag)[:12])

    def _finish(self, inline: Inline, *, preserve: bool) -> None:
        marked = inline.finished(self._feed.place)
        if self._language is not None:
            self._sides[self._language] = None if inline.too_long else Variant(marked.runs, preserve)
        self._inline = None
        self._feed.listen(text=False)
