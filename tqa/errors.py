"""What can go wrong for a user, and the exit codes the command line promises."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every `tqa` command."""

    OK = 0
    FINDINGS = 1
    ERROR = 2


class TqaError(Exception):
    """A problem the user can mend: the message is one line naming file, place and remedy."""


class ConfigError(TqaError):
    """The configuration file or a command-line setting is wrong."""


class InputError(TqaError):
    """An input file cannot be read or is not what it should be."""


class LanguageError(InputError):
    """The two sides are not an Arabic source and an English target."""


class OutputError(TqaError):
    """A result cannot be written."""
