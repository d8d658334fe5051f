"""Settings from `tqa.toml`, or from `[tool.tqa]` of `pyproject.toml`.

Keys: `select` and `ignore` (rules or families), `fail-level`, and tables `rules.NAME` of `severity`, `allow`
and the rule's own options. Which names exist is for `check_rules` to say, once the rules are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tqa.errors import ConfigError
from tqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Option = str | int | float | bool | list[str]
"""What a rule's own option may be; the rule that declares it knows which."""

_FILE, _PYPROJECT, _TABLE = "tqa.toml", "pyproject.toml", "tool.tqa"
_KEYS = ("select", "ignore", "fail-level", "rules")
_RULE_KEYS = ("severity", "allow")
_NEVER = "never"
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class RuleConfig:
    """One `rules.NAME` table; `allow` is case-folded."""

    severity: Severity | None = None
    allow: frozenset[str] = frozenset()
    options: Mapping[str, Option] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """What the user wants.

    `select` empty means every rule. `fail_level` is the lowest severity that fails a run, None for none.
    `path` is the file that said so, "" where there is none. A sub-rule such as "number-mismatch.magnitude"
    follows what is said of "number-mismatch", unless told otherwise itself.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_level: Severity | None = Severity.MINOR
    rules: Mapping[str, RuleConfig] = field(default_factory=dict)
    path: str = ""

    def selects(self, rule: str, family: str) -> bool:
        """Whether to run `rule`; what is said of it by its closest name counts, and `ignore` wins a tie."""
        names = [family, *_lineage(rule)]
        chosen = _closest(names, self.select) if self.select else 0
        ignored = _closest(names, self.ignore)
        return chosen is not None and (ignored is None or chosen > ignored)

    def allows(self, rule: str, text: str) -> bool:
        """Whether a finding of `rule` on `text` stays silent; case does not count."""
        return any(text.casefold() in table.allow for table in self._tables(rule))

    def severity(self, rule: str) -> Severity | None:
        """The severity set for `rule`, or None to keep the rule's own."""
        given = [table.severity for table in self._tables(rule) if table.severity is not None]
        return given[-1] if given else None

    def options(self, rule: str) -> Mapping[str, Option]:
        """The options set for `rule`."""
        return {name: value for table in self._tables(rule) for name, value in table.options.items()}

    def _tables(self, rule: str) -> list[RuleConfig]:
        return [self.rules[name] for name in _lineage(rule) if name in self.rules]


def find_config(start: Path) -> Path | None:
    """The configuration that holds for the folder `start`: its own, or that of the nearest folder above.

    Raises:
        ConfigError: if a `pyproject.toml` on the way that mentions tqa cannot be read.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / _FILE).is_file():
            return folder / _FILE
        project = folder / _PYPROJECT
        if project.is_file() and _has_table(project):
            return project
    return None


def load_config(path: Path) -> Config:
    """Reads `[tool.tqa]` of a `pyproject.toml`; any other file name is read like `tqa.toml`.

    Raises:
        ConfigError: if the file is missing, unreadable, not TOML, or says what no setting can mean.
    """
    data = _parse(path, _read(path))
    if path.name != _PYPROJECT:
        return _Reader(str(path), "").config(data)
    reader = _Reader(str(path), _TABLE)
    table = _tool_table(data)
    if table is None:
        raise ConfigError(f"{path}: no [{_TABLE}] table; add one or put the settings into {_FILE}")
    return reader.config(reader.table("", table))


def check_rules(config: Config, known: Mapping[str, frozenset[str]], families: Iterable[str]) -> None:
    """Holds the names in `config` against the rules there are.

    Args:
        config: what to check.
        known: each rule's name with the names of its own options.
        families: the families of rules.

    Raises:
        ConfigError: for a rule, family or option that does not exist, with the nearest that does.
    """
    reader = _Reader(config.path, _TABLE if Path(config.path).name == _PYPROJECT else "")
    rules = {name for rule in known for name in _lineage(rule)}
    choices = rules.union(families)
    for key, names in (("select", config.select), ("ignore", config.ignore)):
        for name in names:
            if name not in choices:
                hint = _hint(name, choices)
                reader.refuse(key, f"{_shown(name)}: no such rule or family{hint} (tqa rules lists all)")
    for rule, table in config.rules.items():
        if rule in choices - rules:
            reader.refuse(f"rules.{rule}", "this is a family; settings go to its rules (tqa rules lists all)")
        if rule not in rules:
            reader.refuse(f"rules.{rule}", f"no such rule{_hint(rule, rules)} (tqa rules lists all)")
        options = {option for name in known if rule in _lineage(name) for option in known[name]}
        for option in table.options:
            if option not in options:
                hint = _hint(option, options.union(_RULE_KEYS))
                reader.refuse(f"rules.{rule}.{option}", f"no such option{hint} (see tqa explain {rule})")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns TOML values into settings; knows how to name the place of a wrong one."""

    path: str
    prefix: str

    def refuse(self, key: str, problem: str) -> NoReturn:
        place = ".".join(part for part in (self.prefix, key) if part)
        raise ConfigError(": ".join(_plain(part) for part in (self.path, place, problem) if part))

    def expected(self, key: str, what: str, value: object) -> NoReturn:
        self.refuse(key, f"expected {what}, got {_shown(value)}")

    def config(self, data: Mapping[str, Any]) -> Config:
        for key in data:
            if key not in _KEYS:
                self.refuse(key, f"no such setting{_hint(key, _KEYS)}")
        level = self._one_of("fail-level", data.get("fail-level", Severity.MINOR), (*Severity, _NEVER))
        return Config(
            select=self._names("select", data),
            ignore=self._names("ignore", data),
            fail_level=None if level == _NEVER else Severity(level),
            rules=self._rules(data.get("rules", {})),
            path=self.path,
        )

    def table(self, key: str, value: object) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self.expected(key, "a table", value)
        return value

    def _names(self, key: str, data: Mapping[str, Any]) -> tuple[str, ...]:
        names = self._texts(key, data.get(key, []))
        if key == "select" and key in data and not names:
            self.refuse(key, "an empty list would check nothing; leave the key out to run every rule")
        return tuple(names)

    def _rules(self, value: object) -> Mapping[str, RuleConfig]:
        rules: dict[str, RuleConfig] = {}
        named = self.table("rules", value).items()
        waiting = [(name, self.table(f"rules.{name}", table)) for name, table in named]
        while waiting:
            name, table = waiting.pop()
            # To TOML, [rules.number-mismatch.magnitude] is a table in another table; here it is a sub-rule.
            inner = [key for key in table if isinstance(table[key], dict) and key not in _RULE_KEYS]
            waiting += [(f"{name}.{key}", table[key]) for key in inner]
            own = {key: entry for key, entry in table.items() if key not in inner}
            if name in rules:
                self.refuse(f"rules.{name}", "given twice; put everything into one table")
            if own or not inner:
                rules[name] = self._rule(f"rules.{name}", own)
        return dict(sorted(rules.items()))

    def _rule(self, key: str, table: Mapping[str, Any]) -> RuleConfig:
        severity = None
        if "severity" in table:
            severity = Severity(self._one_of(f"{key}.severity", table["severity"], tuple(Severity)))
        allow = self._texts(f"{key}.allow", table.get("allow", []))
        free = {name: value for name, value in table.items() if name not in _RULE_KEYS}
        options = {name: self._option(f"{key}.{name}", value) for name, value in free.items()}
        return RuleConfig(severity, frozenset(text.casefold() for text in allow), options)

    def _option(self, key: str, value: object) -> Option:
        if isinstance(value, list):
            return self._texts(key, value)
        if not isinstance(value, str | int | float | bool):
            self.expected(key, "text, a number, true or false, or a list of texts", value)
        return value

    def _texts(self, key: str, value: object) -> list[str]:
        if not isinstance(value, list):
            self.expected(key, "a list of texts", value)
        for entry in value:
            if not isinstance(entry, str) or not entry:
                self.expected(key, "a list of texts", entry)
        return value

    def _one_of(self, key: str, value: object, choices: tuple[str, ...]) -> str:
        if not isinstance(value, str) or value not in choices:
            self.expected(key, f"one of {', '.join(choices)}", value)
        return value


def _lineage(rule: str) -> list[str]:
    """The rule's names from general to its own: "a.b" gives "a", "a.b"."""
    parts = rule.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _closest(names: list[str], said: tuple[str, ...]) -> int | None:
    """The last index of `names` that is among those `said`."""
    return max((index for index, name in enumerate(names) if name in said), default=None)


def _read(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{_plain(str(path))}: no such file; check the path given with --config") from None
    except OSError as error:
        raise ConfigError(f"{_plain(str(path))}: cannot be read ({error.strerror})") from None
    try:
        # Editors on Windows put a byte order mark in front, which TOML does not know.
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{_plain(str(path))}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most runs have no configuration

    place = _plain(str(path))
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


def _hint(name: str, choices: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped name needs it

    nearest = get_close_matches(name.casefold(), sorted(choices), n=1, cutoff=0.5)
    return f"; did you mean {nearest[0]}?" if nearest else ""


def _shown(value: object) -> str:
    """A TOML value as a person would say it."""
    if isinstance(value, str):
        return f'"{value if len(value) <= 60 else value[:59] + "…"}"'
    if isinstance(value, int | float):
        return str(value).lower()
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else "a date or time"


def _plain(text: str) -> str:
    """`text` on one line: what does not print becomes an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
