"""Importing what the optional extras install, or one clear line that says what to install."""

from __future__ import annotations

import contextlib
import importlib.util
import sys
from typing import TYPE_CHECKING

from tqa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator


def available(*packages: str) -> bool:
    """Whether all of `packages` are installed; imports none of them."""
    return all(map(_installed, packages))


@contextlib.contextmanager
def needed(*packages: str, extra: str, what: str = "encoder") -> Iterator[None]:
    """A block that imports `packages`, which `pip install 'tqa[extra]'` brings and `what` needs.

    Raises:
        ConfigError: one of them is not installed, or breaks while it is imported.
    """
    missing = [package for package in packages if not _installed(package)]
    remedy = f"pip install 'tqa[{extra}]'"
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        raise ConfigError(f"{what}: {', '.join(missing)} {verb} not installed; {remedy}")
    try:
        yield
    # A library may fail on import with whatever its native parts raise.
    except (ImportError, OSError, RuntimeError, AttributeError) as error:
        names = " or ".join(packages)
        raise ConfigError(f"{what}: {names} cannot be imported ({first_line(error)}); {remedy}") from error


def first_line(error: BaseException) -> str:
    """What went wrong, on one line: libraries write whole paragraphs."""
    lines = [line.strip() for line in str(error).splitlines()]
    text = next((line for line in lines if line), "")
    text = text if text.isprintable() else repr(text)[1:-1]
    return text.rstrip(".:") or type(error).__name__


def _installed(package: str) -> bool:
    if package in sys.modules:
        return sys.modules[package] is not None
    return importlib.util.find_spec(package) is not None
