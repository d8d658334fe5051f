"""Where a command's main output goes, and how it may look there."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from tqa.cli.streams import write_stdout

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH = 100


def coloured(wish: str, output: Path | None) -> bool:
    """Whether to colour: as wished ("always", "never"), or with "auto" where a terminal shows the output."""
    if wish != "auto":
        return wish == "always"
    return (
        output is None and sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )


def width() -> int:
    """Columns of the terminal; a fixed width where the output goes elsewhere, so that runs compare."""
    if sys.stdout is None or not sys.stdout.isatty():
        return _WIDTH
    return shutil.get_terminal_size((_WIDTH, 24)).columns


def deliver(text: str, output: Path | None) -> None:
    """Write `text` as UTF-8 to the file `output`, whole or not at all, or to standard output.

    Raises:
        OutputError: it cannot be written.
    """
    from tqa.formats.write import write_bytes  # noqa: PLC0415 - after `--help`

    data = text.encode("utf-8", "backslashreplace")
    if output is not None:
        write_bytes(output, data)
    else:
        write_stdout(data)
