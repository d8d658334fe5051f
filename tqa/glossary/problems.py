"""What is wrong with a glossary, gathered so that a user mends all of it at once; one line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.errors import GlossaryError
from tqa.formats.read import located, shown

if TYPE_CHECKING:
    from pathlib import Path

_MOST_TOLD = 20
_LONGEST = 40


class Problems:
    """The problems of one file; the first twenty are told, the others counted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._told: list[str] = []
        self._more = 0

    def add(self, line: int, problem: str) -> None:
        """Note a problem, with its remedy, of the 1-based `line`."""
        if len(self._told) < _MOST_TOLD:
            self._told.append(f"{located(self.path, line)}: {problem}")
        else:
            self._more += 1

    def settle(self) -> None:
        """Go on, if there is nothing to tell.

        Raises:
            GlossaryError: there is.
        """
        if self._more:
            self._told.append(f"{shown(self.path)}: {self._more} more lines are wrong; mend these first")
            self._more = 0
        if self._told:
            raise GlossaryError(self._told)


def quoted(text: str) -> str:
    """A piece of the file for a message, cut where it is long."""
    return f'"{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"}"'
