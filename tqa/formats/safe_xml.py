"""XML that may be hostile, read by expat: no DTD is loaded, no address opened, no entity expanded.

A file that declares an entity is refused, so that none can make the reader open another file or grow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from xml.parsers import expat

from tqa.errors import InputError
from tqa.formats.magic import binary_kind
from tqa.formats.read import located, shown
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

# Between a namespace and a local name; a space is in no name.
_SEPARATOR = " "
# What no real file has, and takes much memory: elements in elements, tags of millions of attributes.
_DEEPEST = 1_000
_LONGEST_TAG = 1 << 20
_BLOCK = 1 << 18
# Formats have a few dozen element names; a hostile file could have millions.
_MOST_NAMES = 1_000
# The complement of the Char production of XML 1.0 (section 2.2).
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Finds the characters that XML cannot hold, references included."""
_XML = "http://www.w3.org/XML/1998/namespace"


class Handler(Protocol):
    """What is told of the elements in their order; `line` is 1-based.

    Names in the root's namespace, and attributes without one, are local names; "xml:lang" and its like keep
    their prefix; other names are "namespace name".
    """

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """The element ends."""

    def text(self, text: str, place: Span, *, verbatim: bool) -> None:
        """A piece of character data that stands at `place`, in bytes of the file.

        It is literally there, or one reference or line end; `verbatim` where it is in a CDATA section.
        """


class Listener(Protocol):
    """What a `Feed` tells of a file; it is a `Handler` that is told places as they come."""

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """The element ends."""

    def text(self, text: str, start: int, end: int, verbatim: bool) -> None:
        """A piece of character data that stands at the bytes `start` to `end` of the file."""


@runtime_checkable
class Placed(Protocol):
    """A handler that wants to know where tags stand: `at` is set before each `start` and `end`."""

    at: int
    """Where the tag begins, in bytes of the file; the end of an empty element is where its only tag ends."""


def parse(data: bytes, path: str, handler: Handler, encoding: str | None = None) -> None:
    """Tell `handler` the elements of the file, whose content is `data`, in linear time.

    `encoding` overrules what the file says of itself.

    Raises:
        InputError: it is no well-formed XML, cannot be decoded, or declares or needs an entity.
    """
    if (kind := binary_kind(data)) is not None:
        raise InputError(f"{shown(path)}: is {kind}; unpack or export it as XML")
    listener = _Places(handler) if isinstance(handler, Placed) else _Spans(handler)
    feed = Feed(path, listener, encoding)
    if isinstance(listener, _Places):
        listener.feed = feed
    feed.feed(data, last=True)


class _Spans:
    """Tells a `Handler` what a `Feed` tells."""

    def __init__(self, handler: Handler) -> None:
        self.start, self.end = handler.start, handler.end
        self._text = handler.text

    def text(self, text: str, start: int, end: int, verbatim: bool) -> None:
        self._text(text, Span(start, end), verbatim=verbatim)


class _Places:
    """Tells a `Handler` that is `Placed` what a `Feed` tells, and where."""

    feed: Feed

    def __init__(self, handler: Handler) -> None:
        self._handler: Any = handler

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        self._handler.at = self.feed.place
        self._handler.start(name, attributes, line)

    def end(self, name: str) -> None:
        self._handler.at = self.feed.place
        self._handler.end(name)

    def text(self, text: str, start: int, end: int, verbatim: bool) -> None:
        self._handler.text(text, Span(start, end), verbatim=verbatim)


class Feed:
    """One parse of a file that may come in blocks: memory holds no more of it than a block."""

    def __init__(self, path: str, listener: Listener, encoding: str | None = None) -> None:
        """Tell `listener` what is in the file `path`; `encoding` overrules what it says of itself."""
        self._path, self._listener = path, listener
        self._root: str | None = None
        self._names: dict[str, str] = {}
        # Character data that waits for the next event, which begins where it ends.
        self._text: list[tuple[str, int]] = []
        self._verbatim = False
        self._depth = self._fed = 0
        self._parser = parser = expat.ParserCreate(encoding, namespace_separator=_SEPARATOR)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = self._start_verbatim
        parser.EndCdataSectionHandler = self._end_verbatim
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._flush
        parser.EntityDeclHandler = self._declared
        parser.SkippedEntityHandler = self._skipped

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Read the next block of the file; raises as `parse` does."""
        view = memoryview(data)
        for start in range(0, len(data) or 1, _BLOCK):
            self._read(view[start : start + _BLOCK], last=last and start + _BLOCK >= len(data))

    def _read(self, block: memoryview, *, last: bool) -> None:
        self._fed += len(block)
        try:
            self._parser.Parse(block, last)
        except expat.ExpatError as error:
            msg = f"{located(self._path, error.lineno)}: no well-formed XML ({expat.ErrorString(error.code)})"
            raise InputError(f"{msg}; export the file again") from error
        except (LookupError, ValueError) as error:  # an encoding that does not exist or is not single-byte
            msg = f"{shown(self._path)}: cannot be decoded ({error}); save the file as UTF-8"
            raise InputError(msg) from error
        # Text is told as it comes; all else must end before any of it is.
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG + _BLOCK:
            self._refuse(f"has a tag or comment of more than {_LONGEST_TAG:,} bytes", "export the file again")

    def listen(self, *, text: bool) -> None:
        """From here on, tell the listener of character data, or do not: most of it only indents."""
        self._parser.CharacterDataHandler = self._characters if text else None

    @property
    def line(self) -> int:
        """The 1-based line of the event at hand."""
        return self._parser.CurrentLineNumber

    @property
    def place(self) -> int:
        """The byte of the file at which the event at hand begins."""
        return self._parser.CurrentByteIndex

    def _characters(self, text: str) -> None:
        if self._text:
            self._flush()
        self._text.append((text, self._parser.CurrentByteIndex))

    def _flush(self, *_: object) -> None:
        if self._text:
            text, start = self._text.pop()
            self._listener.text(text, start, self._parser.CurrentByteIndex, self._verbatim)

    def _start_verbatim(self) -> None:
        self._flush()
        self._verbatim = True

    def _end_verbatim(self) -> None:
        self._flush()
        self._verbatim = False

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._text:
            self._flush()
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse(f"nests its elements deeper than {_DEEPEST:,}", "export the file again")
        if self._root is None:
            self._root = name.rpartition(_SEPARATOR)[0]
        for key in attributes:
            if _SEPARATOR in key:
                attributes = {_attribute(each): value for each, value in attributes.items()}
                break
        local = self._names.get(name) or self._local(name)
        self._listener.start(local, attributes, self._parser.CurrentLineNumber)

    def _end(self, name: str) -> None:
        if self._text:
            self._flush()
        self._depth -= 1
        self._listener.end(self._names.get(name) or self._local(name))

    def _local(self, name: str) -> str:
        namespace, _, local = name.rpartition(_SEPARATOR)
        known = local if namespace == self._root else name
        if len(self._names) < _MOST_NAMES:
            self._names[name] = known
        return known

    def _declared(self, name: str, *_: object) -> None:
        self._refuse(f"declares the entity {name[:40]!r}")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        # The text behind it would be missing without a word.
        if not is_parameter:
            self._refuse(f"uses the entity {name[:40]!r}, which a DTD declares")

    def _refuse(self, what: str, remedy: str = "export the file without entities") -> None:
        where = located(self._path, self._parser.CurrentLineNumber)
        raise InputError(f"{where}: {what}; {remedy}")


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return f"xml:{local}" if namespace == _XML else name
