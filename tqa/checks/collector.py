"""Collecting garbage less often while a table or an article is checked."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A check makes thousands of small objects a sentence, which live until the next. Python looks for cycles
# after each 700 that are made and not freed, and those that it keeps finding alive it visits again and again:
# 13 to 19 % of the time of a check. What a check makes are trees, which are freed without the collector (a
# test holds the rules to it), so that it finds nothing; what stays is what is remembered of words, of which
# 1,000 pairs leave 100,000 objects. Peak memory over 3,000 pairs is the same (145 MB).
_OBJECTS = 300_000


class _Running:
    """How many checks of this process run now, and the thresholds that the first of them found."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.count = 0
        self.found = gc.get_threshold()


_running = _Running()


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Within it, Python looks for cycles only after 300,000 new objects.

    It may be nested and run in several threads: the last to leave, be it by an error, puts the thresholds
    back. One that is higher already, or 0, by which a program turns the collector off, stays as it is.
    """
    with _running.lock:
        if not _running.count:
            _running.found = gc.get_threshold()
            first, *others = _running.found
            if first:
                gc.set_threshold(max(first, _OBJECTS), *others)
        _running.count += 1
    try:
        yield
    finally:
        with _running.lock:
            _running.count -= 1
            if not _running.count:
                gc.set_threshold(*_running.found)
