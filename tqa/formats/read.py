"""Bytes from a file or from standard input, or one clear line that says why not."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import InputError

if TYPE_CHECKING:
    from typing import BinaryIO

STDIN = "-"
STDIN_NAME = "<stdin>"
MAX_BYTES = 64 * 1024 * 1024
MAX_TEXT = 4_000_000
"""Characters of a text that is taken out of markup, which is slower than reading it; a long book has half."""


def file_name(path: str | Path) -> str:
    """What a document calls its file: the path as the user wrote it, `<stdin>` for "-"."""
    text = os.fspath(path)
    return STDIN_NAME if text == STDIN else text


def shown(path: str | Path) -> str:
    """The file's name for a message: on one line and printable, whatever characters it holds."""
    name = file_name(path)
    return name if name.isprintable() else repr(name)[1:-1]


def located(path: str | Path, line: int) -> str:
    """The start of every message about one line of a file; `line` is 1-based."""
    return f"{shown(path)}: line {line}"


def read_bytes(path: str | Path) -> bytes:
    """The whole content of `path`, or of standard input for "-".

    Raises:
        InputError: if the file is missing, a directory, not readable or larger than `MAX_BYTES`.
    """
    try:
        if os.fspath(path) == STDIN:
            data = _read_stdin()
        else:
            with Path(path).open("rb") as stream:
                data = _read_limited(stream)
    except OSError as error:
        raise InputError(f"{shown(path)}: {_reason(error)}") from error
    except ValueError as error:  # a NUL in the name, or a standard input that was closed
        raise InputError(f"{shown(path)}: cannot be read ({error}); give the path of a text file") from error
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise InputError(f"{shown(path)}: larger than {limit} MiB; split it into smaller files")
    return data


def _read_limited(stream: BinaryIO) -> bytes:
    # One byte past the limit tells that it was passed, and an endless device is never read to its end.
    return stream.read(MAX_BYTES + 1)


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise ValueError("there is no standard input")
    return _read_limited(sys.stdin.buffer)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path"
    if isinstance(error, IsADirectoryError):
        return "is a directory; give the path of a text file"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    return f"cannot be read ({error.strerror or error}); check the path"
