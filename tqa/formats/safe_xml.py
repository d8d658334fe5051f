"""XML that may be hostile, read by expat: no DTD is loaded, no address opened, no entity expanded.

A file that declares an entity is refused, so that none can make the reader open another file or grow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable
from xml.parsers import expat

from tqa.errors import InputError
from tqa.formats.magic import binary_kind
from tqa.formats.read import located, shown
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

# Between a namespace and a local name; a space is in no name.
_SEPARATOR = " "
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
    events = _Events(path, handler, encoding)
    parser = events.parser
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        msg = f"{located(path, error.lineno)}: no well-formed XML ({expat.ErrorString(error.code)})"
        raise InputError(f"{msg}; export the file again") from error
    except (LookupError, ValueError) as error:  # an encoding that does not exist or is not single-byte
        raise InputError(f"{shown(path)}: cannot be decoded ({error}); save the file as UTF-8") from error


class _Events:
    """The handlers of one parse."""

    def __init__(self, path: str, handler: Handler, encoding: str | None) -> None:
        self._path, self._handler = path, handler
        self._placed = handler if isinstance(handler, Placed) else None
        self._root: str | None = None
        # Character data that waits for the next event, which begins where it ends.
        self._text: list[tuple[str, int]] = []
        self._verbatim = False
        self.parser = parser = expat.ParserCreate(encoding, namespace_separator=_SEPARATOR)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = self._start_verbatim
        parser.EndCdataSectionHandler = self._end_verbatim
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._flush
        parser.EntityDeclHandler = self._declared
        parser.SkippedEntityHandler = self._skipped

    def _characters(self, text: str) -> None:
        self._flush()
        self._text.append((text, self.parser.CurrentByteIndex))

    def _flush(self, *_: object) -> None:
        if self._text:
            text, start = self._text.pop()
            place = Span(start, self.parser.CurrentByteIndex)
            self._handler.text(text, place, verbatim=self._verbatim)

    def _start_verbatim(self) -> None:
        self._flush()
        self._verbatim = True

    def _end_verbatim(self) -> None:
        self._flush()
        self._verbatim = False

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._flush()
        if self._root is None:
            self._root = name.rpartition(_SEPARATOR)[0]
        if self._placed is not None:
            self._placed.at = self.parser.CurrentByteIndex
        named = {_attribute(key): value for key, value in attributes.items()}
        self._handler.start(self._local(name), named, self.parser.CurrentLineNumber)

    def _end(self, name: str) -> None:
        self._flush()
        if self._placed is not None:
            self._placed.at = self.parser.CurrentByteIndex
        self._handler.end(self._local(name))

    def _local(self, name: str) -> str:
        namespace, _, local = name.rpartition(_SEPARATOR)
        return local if namespace == self._root else name

    def _declared(self, name: str, *_: object) -> None:
        self._refuse(f"declares the entity {name[:40]!r}")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        # The text behind it would be missing without a word.
        if not is_parameter:
            self._refuse(f"uses the entity {name[:40]!r}, which a DTD declares")

    def _refuse(self, what: str) -> None:
        where = located(self._path, self.parser.CurrentLineNumber)
        raise InputError(f"{where}: {what}; export the file without entities")


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return f"xml:{local}" if namespace == _XML else name
