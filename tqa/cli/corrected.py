"""The corrected file, written or shown as a diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from tqa.cli.streams import write_stdout
from tqa.errors import OutputError
from tqa.formats.read import shown

if TYPE_CHECKING:
    from pathlib import Path

    from tqa.fixing.apply import Fixed
    from tqa.formats.encoding import Decoded


def deliver_file(fixed: Fixed, changed: bytes | None, path: Path | None, *, in_place: bool) -> None:
    """Write the file to `path`, or to standard output for None.

    `changed` is its new content, None where it stays as it is: then a file in place keeps its time stamp.

    Raises:
        OutputError: it cannot be written, or a terminal would show the bytes of a document.
    """
    from tqa.formats.write import write_bytes  # noqa: PLC0415 - after `--help`

    if path is None and _decoded(fixed) is None and sys.stdout is not None and sys.stdout.isatty():
        msg = f"{shown(fixed.target.path)}: is no text that a terminal can show"
        raise OutputError(f"{msg}; add --output FILE, --in-place or --diff")
    if changed is None and in_place:
        return
    data = fixed.target.carrier.render(fixed.target, ()) if changed is None else changed
    if path is None:
        write_stdout(data)
    else:
        write_bytes(path, data)


def unified(fixed: Fixed) -> str:
    """A unified diff of the file as it stands on disk, so that `patch` can apply it.

    Of a file that is no text, such as DOCX, it is a diff of the text in it.
    """
    from difflib import unified_diff  # noqa: PLC0415 - 20 ms that only this needs

    target = fixed.target
    decoded = _decoded(fixed)
    if decoded is None:
        old, new = target.text, fixed.text
    else:
        old, new = decoded.text, _text(fixed.render(), decoded)
    name = shown(target.path)
    lines = unified_diff(_lines(old), _lines(new), f"a/{name}", f"b/{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


@runtime_checkable
class _OfText(Protocol):
    """A carrier whose file is text."""

    @property
    def decoded(self) -> Decoded:
        """The file's text, and how its bytes spell it."""


def _decoded(fixed: Fixed) -> Decoded | None:
    """The text of the target's file; None for a file that is none."""
    carrier = fixed.target.carrier
    return carrier.decoded if isinstance(carrier, _OfText) else None


def _text(data: bytes, decoded: Decoded) -> str:
    return data[len(decoded.bom) :].decode(decoded.encoding)


def _lines(text: str) -> list[str]:
    """The lines as `patch` counts them: only a line feed ends one."""
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])
