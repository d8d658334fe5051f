"""Which neural metrics a configuration asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

WITHOUT_REFERENCE = "qe:"
"""Stands before the name of a model that is to judge by the source alone: quality estimation."""


@dataclass(frozen=True, slots=True)
class NeuralConfig:
    """Neural metrics by name or folder, and how to run those that compare token vectors.

    `layer` None leaves the layer to the metric. What runs COMET is for the command line alone to say: a file
    that comes with a project must not start programs.
    """

    metrics: tuple[str, ...] = ()
    layer: int | None = None
    idf: bool = False


def seen_from_here(path: str, name: str) -> str:
    """What the file `path` calls `name`: what is in the file's own folder, else the name as it is."""
    bare = name.removeprefix(WITHOUT_REFERENCE)
    try:
        file = Path(path).parent / bare
        return f"{name.removesuffix(bare)}{file}" if bare and file.exists() else name
    except (OSError, ValueError):  # a name that can be no path is for the opener to refuse
        return name
