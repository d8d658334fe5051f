"""How far a long command is: one line that changes on a terminal, a few quiet lines anywhere else."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Self

import click

from tqa.cli.streams import say

if TYPE_CHECKING:
    from types import TracebackType

_CLEAR = "\r\x1b[K"


class Progress:
    """Shows on standard error what share of a command is done; leaves no trace on a terminal."""

    def __init__(self) -> None:
        self._terminal = sys.stderr is not None and sys.stderr.isatty()
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._write(_CLEAR)

    def reading(self, done: int, of: int) -> None:
        """Bytes of the input that were read."""
        self._show(f"reading {100 * done // max(of, 1)} %")

    def training(self, done: int, of: int) -> None:
        """Rounds that are done; without a terminal, each is a line."""
        self._show(f"training {100 * done // max(of, 1)} %")
        if not self._terminal:
            say(f"round {done} of {of}")

    def judging(self, done: int, of: int) -> None:
        """Texts that a model has read."""
        self._show(f"judging {100 * done // max(of, 1)} %")

    def _show(self, text: str) -> None:
        if self._terminal and text != self._shown:
            self._write(_CLEAR + text)
            self._shown = text

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            click.echo(text, err=True, nl=False, color=True)
