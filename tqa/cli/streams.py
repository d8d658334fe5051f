"""Standard output and standard error: always UTF-8, quiet when the reader has gone, one line for an error."""

from __future__ import annotations

import contextlib
import io
import os
import sys

import click

from tqa.errors import OutputError


def use_utf8() -> None:
    """Make both streams UTF-8, whatever the locale says: Arabic must never be what ends a run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write_stdout(data: bytes) -> None:
    """Write bytes as they are; a reader that has gone (head, less) had what it wanted.

    Raises:
        OutputError: standard output is closed, or what it leads to is full or broken.
    """
    if sys.stdout is None:
        msg = "standard output is closed; write to a file with --output"
        raise OutputError(msg)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        forget_stdout()
    except OSError as error:
        forget_stdout()
        msg = f"standard output: cannot be written ({error.strerror or error}); check where it leads"
        raise OutputError(msg) from error


def print_line(text: str) -> None:
    """Print a line of text on standard output.

    Raises:
        OutputError: standard output cannot be written.
    """
    write_stdout(f"{text}\n".encode("utf-8", "backslashreplace"))


def say(text: str) -> None:
    """A line for the user on standard error, beside the output; where that is closed, nobody listens."""
    with contextlib.suppress(OSError):
        click.echo(one_line(text), err=True)


def one_line(text: str) -> str:
    """`text` on one line: what does not print becomes an escape."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def forget_stdout() -> None:
    """Lead standard output nowhere, since Python would try to flush the rest of it again at its end."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
