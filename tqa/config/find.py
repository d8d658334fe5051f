"""Finds the configuration file and reads it as TOML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tqa.config.reader import Reader
from tqa.config.say import plain
from tqa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tqa.config.settings import Config

PYPROJECT, TABLE = "pyproject.toml", "tool.tqa"
_FILE = "tqa.toml"
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def find_config(start: Path) -> Path | None:
    """The configuration that holds for the folder `start`: its own, or that of the nearest folder above.

    Raises:
        ConfigError: if a `pyproject.toml` on the way that mentions tqa cannot be read.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / _FILE).is_file():
            return folder / _FILE
        project = folder / PYPROJECT
        if project.is_file() and _has_table(project):
            return project
    return None


def load_config(path: Path) -> Config:
    """Reads `[tool.tqa]` of a `pyproject.toml`; any other file name is read like `tqa.toml`.

    Raises:
        ConfigError: if the file is missing, unreadable, not TOML, or says what no setting can mean.
    """
    data = _parse(path, _read(path))
    if path.name != PYPROJECT:
        return Reader(str(path), "").config(data)
    reader = Reader(str(path), TABLE)
    table = _tool_table(data)
    if table is None:
        raise ConfigError(f"{path}: no [{TABLE}] table; add one or put the settings into {_FILE}")
    return reader.config(reader.table("", table))


def _read(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{plain(str(path))}: no such file; check the path given with --config") from None
    except OSError as error:
        raise ConfigError(f"{plain(str(path))}: cannot be read ({error.strerror})") from None
    try:
        # Editors on Windows put a byte order mark in front, which TOML does not know.
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{plain(str(path))}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most runs have no configuration

    place = plain(str(path))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said, spot = str(error), _TOML_PLACE.search(str(error))
        at = spot.groups() if spot and spot[1] else (text.count("\n") + 1, len(text) - text.rfind("\n"))
        raise ConfigError(f"{place}:{at[0]}:{at[1]}: not TOML: {_TOML_PLACE.sub('', said)}") from None
    except RecursionError:
        raise ConfigError(f"{place}: nested too deeply to be settings") from None
    except ValueError as error:
        # tomllib lets through what int() says of a number with thousands of digits.
        raise ConfigError(f"{place}: not TOML: {error}") from None


def _has_table(project: Path) -> bool:
    text = _read(project)
    # Every Python project has such a file: tqa need not answer for mistakes in one that does not speak of it.
    return "tqa" in text and _tool_table(_parse(project, text)) is not None


def _tool_table(data: Mapping[str, Any]) -> object:
    tool = data.get("tool")
    return tool.get("tqa") if isinstance(tool, dict) else None
