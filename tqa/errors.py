"""What can go wrong for a user, and the exit codes the command line promises."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExitCode(IntEnum):
    """Exit codes of every `tqa` command."""

    OK = 0
    FINDINGS = 1
    ERROR = 2


def internal(error: Exception) -> str:
    """What to call an `error` that is none of tqa's own, such as "internal error (KeyError: 3)"."""
    kind = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"internal error ({kind})"


class TqaError(Exception):
    """A problem the user can mend: the message is one line naming file, place and remedy."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What to tell the user, each on a line of its own."""
        return (str(self),)


class ConfigError(TqaError):
    """The configuration file or a command-line setting is wrong."""


class InputError(TqaError):
    """An input file cannot be read or is not what it should be."""


class GlossaryError(InputError):
    """Lines of a glossary are wrong; the message names the first, `lines` all of them."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(problems[0])
        self._problems = tuple(problems)

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each problem."""
        return self._problems


class LanguageError(InputError):
    """The two sides are not an Arabic source and an English target."""


class OutputError(TqaError):
    """A result cannot be written."""
