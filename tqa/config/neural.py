"""Which neural metrics a configuration asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
    try:
        file = Path(path).parent / name
        return str(file) if file.exists() else name
    except (OSError, ValueError):  # a name that can be no path is for the opener to refuse
        return name
