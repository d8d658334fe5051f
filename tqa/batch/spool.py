"""Keeps the parts of a format on disk until their turn comes, so that many articles need little memory."""

from __future__ import annotations

import pickle
import tempfile
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


class Spool:
    """A file without a name that values go into, and come out of again in order."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed where the spool is left

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, value: object) -> None:
        """Put one more value behind the others.

        Raises:
            OSError: the disk is full.
        """
        pickle.dump(value, self._file)

    def __iter__(self) -> Iterator[Any]:
        self._file.seek(0)
        while True:
            try:
                # Nobody but this process can have written to a file without a name.
                yield pickle.load(self._file)  # noqa: S301
            except EOFError:
                return
