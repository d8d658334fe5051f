"""Articles whose sides have the same name but different formats, such as a page and its Word file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.batch.recognise import is_report
from tqa.formats.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.batch.naming import Naming, Pair

_EXT = ".{ext}"
_ENDINGS = tuple(ending for each in FORMATS if not each.bilingual for ending in each.endings)


def mixed_pair(path: str, pairs: Sequence[Pair], naming: Naming) -> Pair | None:
    """The pair of the file at `path` with a file of another format, where nobody can mistake it.

    That is where the names may end in any `{ext}`, `path` has no partner of its own format (`pairs` are those
    that it could have), and each of the two is the only one that the other can be meant for.
    """
    if not (naming.source.endswith(_EXT) and naming.target.endswith(_EXT)):
        return None
    for pair in pairs:
        is_source = _same(path, pair.source)
        wanted = pair.target if is_source else pair.source
        partners = _there(wanted)
        if len(partners) == 1 and len(_there(path)) == 1:
            return replace(pair, target=partners[0]) if is_source else replace(pair, source=partners[0])
    return None


def _same(path: str, other: str) -> bool:
    return Path(path) == Path(other)


def _there(path: str) -> list[str]:
    """The files that are called as `path` is but for the ending of their format."""
    stem = path.removesuffix(Path(path).suffix)
    named = (stem + ending for ending in _ENDINGS)
    # Unlike `Path.is_file`, this passes over names that are too long.
    return [each for each in named if os.path.isfile(each) and not is_report(each)]  # noqa: PTH113
