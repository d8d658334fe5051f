"""Writes a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.errors import OutputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_bytes(path: str | Path, data: bytes) -> None:
    """Replace the content of `path` by `data` in one step; its mode stays, a symbolic link stays a link.

    A device or pipe, such as /dev/stdout, is written to directly.

    Raises:
        OutputError: if the file cannot be written; what was there before is then untouched.
    """
    write_pieces(path, (data,))


def write_pieces(path: str | Path, pieces: Iterable[bytes]) -> None:
    """Write as `write_bytes` does what comes in pieces; what stops them on their way is raised as it is.

    Raises:
        OutputError: if the file cannot be written; what was there before is then untouched.
    """
    try:
        try:
            is_stream = _is_stream(path)
        except ValueError as error:  # a NUL in the name
            msg = f"{shown(path)}: cannot be written ({error}); give another path"
            raise OutputError(msg) from error
        if is_stream:
            with Path(path).open("wb") as stream:
                stream.writelines(pieces)
        else:
            _replace(Path(os.path.realpath(path)), pieces)
    except OSError as error:
        raise OutputError(f"{shown(path)}: {_reason(error)}") from error


def _is_stream(path: str | Path) -> bool:
    # /dev/stdout may lead to a regular file that the shell holds open: replacing it would orphan that one.
    if Path(os.path.abspath(path)).is_relative_to("/dev"):  # noqa: PTH100 - resolving would follow the link
        return True
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    if path.is_dir():
        raise IsADirectoryError
    temporary = path.with_name(f".tqa-{secrets.token_hex(8)}.tmp")
    try:
        # Opening with 0o666 lets the user's umask decide on a new file, as for any other program.
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with open(handle, "wb") as stream:  # noqa: PTH123 - a descriptor, not a path
            if path.exists():
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            stream.writelines(pieces)
            stream.flush()
            os.fsync(handle)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _reason(error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return "is a directory; give the path of a file"
    if isinstance(error, FileNotFoundError):
        return "its folder does not exist; create it first"
    if isinstance(error, PermissionError):
        return "may not be written; check the permissions of the file and its folder"
    return f"cannot be written ({error.strerror or error}); check the path and the free space"
