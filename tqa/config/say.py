"""How a wrong setting is told: one printable line with file, place, problem and the nearest right name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from tqa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60


def refuse(path: str, prefix: str, key: str, problem: str) -> NoReturn:
    """Refuse the setting `key`, which stands in the table `prefix` ("" for none) of the file `path`.

    Raises:
        ConfigError: always.
    """
    place = ".".join(part for part in (prefix, key) if part)
    raise ConfigError(": ".join(plain(part) for part in (path, place, problem) if part))


def hint(name: str, choices: Iterable[str]) -> str:
    """A question for the refusal of `name`: is the nearest of the choices meant? "" where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped name needs it

    nearest = get_close_matches(name.casefold(), sorted(choices), n=1, cutoff=0.5)
    return f"; did you mean {nearest[0]}?" if nearest else ""


def shown(value: object) -> str:
    """A TOML value as a person would say it."""
    if isinstance(value, str):
        return f'"{value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"}"'
    if isinstance(value, int | float):
        return str(value).lower()
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else "a date or time"


def plain(text: str) -> str:
    """`text` on one line: what does not print becomes an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
