"""Where the pages of many articles lie: in one folder, under the paths of their targets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqa.batch.jobs import Job

INDEX = "index.html"
# Most file systems take names of 255 bytes; ".html", a number and a temporary name must still fit.
_LONGEST = 200
_NOT_IN_NAMES = frozenset('\0<>:"|?*')


def page_files(jobs: Sequence[Job], folder: Path) -> list[Path]:
    """A file in `folder` for the page of each of the `jobs`, no two alike and none the index.

    "news/a.en.txt" has its page at "news/a.en.html"; what leads out of the folder is left out of the path.
    """
    taken = {INDEX}
    pages = []
    for job in jobs:
        parts = [
            part for part in Path(job.written).parts if part not in {"..", ".", Path(job.written).anchor}
        ]
        stem = "/".join([*map(_safe, parts[:-1]), _safe(Path(parts[-1]).stem if parts else "article")])
        name, number = f"{stem}.html", 1
        # Many file systems take no notice of case.
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}.html"
        taken.add(name.casefold())
        pages.append(folder / name)
    return pages


def _safe(part: str) -> str:
    """`part` as the name of a file on any system."""
    name = "".join("_" if char in _NOT_IN_NAMES or not char.isprintable() else char for char in part)
    return name.encode()[:_LONGEST].decode("utf-8", "ignore")
