"""Bitext files as streams: unpacked where they are gzip, read line by line, never held as a whole."""

from __future__ import annotations

import gzip
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from tqa.errors import InputError
from tqa.formats.magic import binary_kind
from tqa.formats.read import located, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    # Told (bytes read, bytes in all).
    Progress = Callable[[int, int], None]

_GZIP = b"\x1f\x8b"
_HEAD = 65_536
_BLOCK = 1 << 20
# Bytes of one line; a sentence pair has a few hundred.
LONGEST_LINE = 8 * 1024 * 1024


@dataclass(slots=True)
class Stream:
    """An open bitext file: `head` is its beginning, unpacked; `line` the 1-based line that is being read."""

    path: Path
    head: bytes
    raw: BinaryIO
    data: BinaryIO
    line: int = 0

    @property
    def where(self) -> str:
        """The start of a message about the line at hand."""
        return located(self.path, self.line)

    @property
    def read(self) -> int:
        """How many bytes of the file as it lies on the disk were read."""
        return self.raw.tell()

    def blocks(self) -> Iterator[bytes]:
        """The content in pieces of one MiB."""
        while block := self.data.read(_BLOCK):
            yield block

    def lines(self) -> Iterator[str]:
        """Lines without their ends, without a byte order mark; `line` says which one is at hand.

        Raises:
            InputError: a line is not UTF-8 or longer than any table's.
        """
        while line := self.data.readline(LONGEST_LINE + 1):
            self.line += 1
            if len(line) > LONGEST_LINE:
                limit = LONGEST_LINE // (1024 * 1024)
                raise InputError(f"{self.where}: longer than {limit} MiB; write one sentence pair a line")
            try:
                text = line.decode("utf-8-sig" if self.line == 1 else "utf-8")
            except UnicodeDecodeError as error:
                msg = f"{self.where}: not UTF-8 ({error.reason}); convert the file first"
                raise InputError(msg) from error
            yield text.rstrip("\r\n")


@contextmanager
def opened(path: Path) -> Iterator[Stream]:
    """The file at `path`, unpacked where its content is gzip, whatever its name says.

    Raises:
        InputError: the file is missing or not readable, its archive is damaged, or it is no text.
    """
    stream: Stream | None = None
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == _GZIP or path.suffix == ".gz"
            raw.seek(0)
            data = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw
            head = data.read(_HEAD)
            data.seek(0)
            kind = binary_kind(head)
            if kind is not None:
                raise InputError(f"{shown(path)}: is {kind}, not a bitext; export it as TMX or TSV")
            stream = Stream(path, head, raw, data)
            yield stream
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        line = stream.line if stream else 0
        msg = f"{shown(path)}: the gzip archive is damaged after line {line}; fetch or pack it again"
        raise InputError(msg) from error
    except OSError as error:
        msg = f"{shown(path)}: {error.strerror or error}; name an existing bitext file"
        raise InputError(msg) from error
