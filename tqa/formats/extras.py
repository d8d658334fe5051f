"""Libraries that some formats need and the core does without."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tqa.errors import InputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from pathlib import Path


def needed(module: str, path: str | Path, what: str, instead: str = "") -> Any:  # noqa: ANN401 - a module
    """The library `module`, which reading the file `path` needs; `what` names its format.

    `instead` says what the user can do without it.

    Raises:
        InputError: it is not installed, or something that it needs itself.
    """
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        absent = isinstance(error, ModuleNotFoundError) and error.name in (library, module)
        why = "is not installed" if absent else f"cannot be loaded ({' '.join(str(error).split())})"
        msg = f"{shown(path)}: {what} is read with {library}, which {why}"
        remedy = "run pip install 'tqa[formats]'" + (f", or {instead}" if instead else "")
        raise InputError(f"{msg}; {remedy}") from error
