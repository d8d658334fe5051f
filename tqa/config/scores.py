"""The table `[score]`: what `tqa score` computes beside its own metrics."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.config.reader import Reader

_KEYS = ("neural", "neural-layer", "neural-idf")


@dataclass(frozen=True, slots=True)
class ScoreConfig:
    """Neural metrics by name or folder, and how to run those that compare token vectors.

    What runs COMET is for the command line alone to say: a file that comes with a project must not start
    programs.
    """

    neural: tuple[str, ...] = ()
    layer: int | None = None
    idf: bool = False


def read_score(reader: Reader, data: Mapping[str, Any]) -> ScoreConfig:
    """The settings in the table; a folder counts from that of the file.

    Raises:
        ConfigError: a key or a value means nothing.
    """
    table = reader.table("score", data.get("score", {}))
    reader.known_keys("score.", table, _KEYS)
    layer = table.get("neural-layer")
    if layer is not None and (isinstance(layer, bool) or not isinstance(layer, int) or layer < 1):
        reader.expected("score.neural-layer", "a number from 1", layer)
    idf = table.get("neural-idf", False)
    if not isinstance(idf, bool):
        reader.expected("score.neural-idf", "true or false", idf)
    names = reader.texts("score.neural", table.get("neural", []))
    return ScoreConfig(tuple(_seen_from_here(reader.path, name) for name in names), layer, idf)


def _seen_from_here(path: str, name: str) -> str:
    try:
        file = Path(path).parent / name
        return str(file) if file.exists() else name
    except (OSError, ValueError):  # a name that can be no path is for the opener to refuse
        return name
