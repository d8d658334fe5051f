"""The paragraphs of a Markdown text as a reader sees them, and where their characters stand in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tqa.formats.stretch import Stretch
from tqa.language.furniture import is_furniture
from tqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tqa.formats.stretch import Paragraph
    from tqa.model import Language

    # What pulldown-cmark names an event by, and what it says of it, if anything.
    Event = str | Mapping[str, Any]

_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Superscript", "Subscript"})
# No text of the article: code, raw HTML, what stands before it, and what is said of a picture.
_SILENT = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock", "Image"})
_VISIBLE = frozenset({"Code", "InlineMath", "DisplayMath"})
_BREAKS = ("<br>", "<br/>", "<br />")


def paragraphs(
    text: str, events: Iterable[tuple[Event, Mapping[str, int]]], language: Language
) -> Iterator[Paragraph]:
    """The paragraphs, headings, list items and table cells of `text` that hold text, in order.

    Args:
        text: the file.
        events: those of pyromark for it, whose ranges are in bytes of its UTF-8.
        language: of the text, to tell a heading from furniture.
    """
    walk = _Walk(text)
    for event, place in events:
        done = walk.step(event, place)
        if done is not None and done.text.strip():
            kind = BlockKind.HEADING if walk.was_heading and not is_furniture(done.text, language) else None
            yield replace(done, kind=kind)


class _Walk:
    """The paragraph that the events are in, and how far in the file they are."""

    def __init__(self, text: str) -> None:
        self._text, self._data = text, text.encode()
        self._bytes = self._characters = 0
        self._stretch = Stretch()
        self._silent = ""
        self._heading = False
        # The start of a line break that waits for the start of the next line's text.
        self._break: int | None = None
        self._end = 0
        self.was_heading = False

    def step(self, event: Event, place: Mapping[str, int]) -> Paragraph | None:
        """The paragraph that ends with the event, if one does."""
        name: str
        detail: Any
        name, detail = (event, "") if isinstance(event, str) else next(iter(event.items()))
        if self._silent:
            if name == "End" and _tag(detail) == self._silent:
                self._silent = ""
            return None
        if name in {"Start", "End"}:
            return self._tagged(name, _tag(detail), place)
        if name == "SoftBreak":
            self._break = self._offset(place["start"])
        elif name == "Text":
            self._literal(detail, self._offset(place["start"]), self._offset(place["end"]))
        elif name == "HardBreak" or (name == "InlineHtml" and detail.lower() in _BREAKS):
            self._stretch.line_break()
        elif name in _VISIBLE:
            self._join(self._offset(place["start"]))
            self._stretch.placeholder()
        return None

    def _tagged(self, name: str, tag: str, place: Mapping[str, int]) -> Paragraph | None:
        if name == "Start" and (tag in _INLINE or tag == "Image"):
            self._join(self._offset(place["start"]))
        if name == "Start" and tag in _SILENT:
            self._silent = tag
        if tag in _INLINE:
            return None
        if tag == "Image":
            self._stretch.placeholder()
            return None
        self.was_heading, self._heading = self._heading, name == "Start" and tag == "Heading"
        done, self._stretch, self._break = self._stretch.finish(), Stretch(), None
        return done

    def _literal(self, meant: str, start: int, end: int) -> None:
        escaped = start > self._end and self._text[start - 1] == "\\" and len(meant) == end - start
        self._join(start - escaped)
        if escaped:
            self._stretch.append(meant[0], start - 1, start + 1)
            start, meant = start + 1, meant[1:]
        if len(meant) != end - start:
            meant = meant.replace("\n", " ").replace("\r", " ")
        self._stretch.append(meant, start, end)
        self._end = end

    def _join(self, start: int) -> None:
        """Make the line break that waits, with what stands before the text of the next line, a space."""
        if self._break is not None and len(self._stretch):
            self._stretch.append(" ", self._break, start)
        self._break = None

    def _offset(self, byte: int) -> int:
        """The code point at a byte, which lies behind those that were asked for before but for a few."""
        if byte < self._bytes:
            self._characters -= len(self._data[byte : self._bytes].decode())
        else:
            self._characters += len(self._data[self._bytes : byte].decode())
        self._bytes = byte
        return self._characters


def _tag(detail: Any) -> str:  # noqa: ANN401 - as pyromark has it
    return detail if isinstance(detail, str) else next(iter(detail))
