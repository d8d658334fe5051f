"""Tells the outcomes of a run in every format, each to its place, as they come."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from tqa.cli.streams import write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tqa.batch.checking import Outcome
    from tqa.batch.spool import Spool
    from tqa.cli.bar import Bar
    from tqa.cli.outputs import Destination


def tell(outcomes: Iterable[Outcome], told: Sequence[Destination], bar: Bar) -> None:
    """Write every format's text of a run; `outcomes` have a part for each of `told`.

    The last of the formats is written while the outcomes come; the parts of the others wait on disk. Without
    any format the outcomes are gone through all the same.

    Raises:
        OutputError: a text cannot be written.
    """
    from tqa.output import find  # noqa: PLC0415 - after `--help`

    if not told:
        for _ in outcomes:
            pass
        return
    with ExitStack() as stack:
        spools = [stack.enter_context(_spool()) for _ in told[:-1]]
        parts = _parts(outcomes, spools)
        _write(find(told[-1].format).whole(parts), told[-1].file, bar)
        for _ in parts:
            pass  # whatever the format left: the others want all of them
        for each, spool in zip(told, spools, strict=False):
            _write(find(each.format).whole(spool), each.file, bar)


def _spool() -> Spool:
    from tqa.batch.spool import Spool  # noqa: PLC0415 - one format needs none

    return Spool()


def _parts(outcomes: Iterable[Outcome], spools: Sequence[Spool]) -> Iterator[Any]:
    for outcome in outcomes:
        if outcome.errors:
            continue
        *others, last = outcome.parts
        for spool, part in zip(spools, others, strict=True):
            spool.add(part)
        yield last


def _write(pieces: Iterable[str], file: Path | None, bar: Bar) -> None:
    """Write to `file`, whole or not at all, or to standard output piece by piece."""
    from tqa.formats.write import write_pieces  # noqa: PLC0415

    data = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
    if file is not None:
        write_pieces(file, data)
        return
    for piece in data:
        with bar.aside():
            write_stdout(piece)
