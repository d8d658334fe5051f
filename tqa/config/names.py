"""Holds the names in a configuration against the rules, families and options that there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tqa.config.find import PYPROJECT, TABLE
from tqa.config.reader import RULE_KEYS, entry_key
from tqa.config.say import hint, refuse, shown
from tqa.config.settings import lineage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tqa.config.settings import Config, PathConfig, RuleConfig

_LISTED = "(tqa rules lists all)"


def check_rules(config: Config, known: Mapping[str, Mapping[str, object]], families: Iterable[str]) -> None:
    """Holds the names in `config` against the rules there are.

    Args:
        config: what to check.
        known: each rule's name with its own options and their defaults, which say what each takes.
        families: the families of rules.

    Raises:
        ConfigError: for a rule, family or option that does not exist, with the nearest that does, and for an
            option of another kind than its default.
    """
    families = frozenset(families)
    prefix = _prefix(config)
    choices = families.union(name for rule in known for name in lineage(rule))
    for name in config.gate.fail_on:
        if name not in choices:
            problem = f"{shown(name)}: no such rule or family{hint(name, choices)} {_LISTED}"
            refuse(config.path, prefix, "gate.fail-on", problem)
    for where, scope in _scopes(config):
        for place, problem in _unknown(scope, known, families):
            refuse(config.path, prefix, where + place, problem)


def check_formats(config: Config, known: Mapping[str, bool]) -> None:
    """Holds the formats in `config` against those there are, `known` by name with whether they are bilingual.

    Raises:
        ConfigError: for a format that does not exist, with the nearest that does, and for a target's that
            holds both languages.
    """
    for where, scope in _scopes(config):
        said = (("source", scope.reading.source_format), ("target", scope.reading.target_format))
        for key, name in said:
            if name and name not in known:
                problem = f"{shown(name)}: no such format{hint(name, known)}"
            elif name and key == "target" and known[name]:
                problem = f"{shown(name)}: holds both languages; say so under source"
            else:
                continue
            refuse(config.path, _prefix(config), f"{where}formats.{key}", problem)


def _scopes(config: Config) -> list[tuple[str, Config | PathConfig]]:
    """What holds everywhere and what holds for some files, each with how its place is called."""
    entries = ((entry_key(number, ""), entry) for number, entry in enumerate(config.paths, 1))
    return [("", config), *entries]


def _prefix(config: Config) -> str:
    return TABLE if Path(config.path).name == PYPROJECT else ""


def _unknown(
    scope: Config | PathConfig, known: Mapping[str, Mapping[str, object]], families: frozenset[str]
) -> Iterable[tuple[str, str]]:
    """The place and the problem of each name that does not exist and each value of a wrong kind."""
    rules = {name for rule in known for name in lineage(rule)}
    choices = rules.union(families)
    for key, names in (("select", scope.select), ("ignore", scope.ignore)):
        for name in names:
            if name not in choices:
                yield key, f"{shown(name)}: no such rule or family{hint(name, choices)} {_LISTED}"
    for rule, table in scope.rules.items():
        if rule in choices - rules:
            yield f"rules.{rule}", f"this is a family; settings go to its rules {_LISTED}"
        elif rule not in rules:
            yield f"rules.{rule}", f"no such rule{hint(rule, rules)} {_LISTED}"
        else:
            yield from _wrong_options(rule, table, known)


def _wrong_options(
    rule: str, table: RuleConfig, known: Mapping[str, Mapping[str, object]]
) -> Iterable[tuple[str, str]]:
    defaults = {
        option: default for name in known if rule in lineage(name) for option, default in known[name].items()
    }
    for option, value in table.options.items():
        if option not in defaults:
            near = hint(option, {*defaults, *RULE_KEYS})
            yield f"rules.{rule}.{option}", f"no such option{near} (see tqa explain {rule})"
        elif (kind := _kind(defaults[option])) not in {_kind(value), _widened(value)}:
            yield f"rules.{rule}.{option}", f"expected {kind}, got {shown(value)}"


def _kind(value: object) -> str:
    """What kind of option a value is, in words."""
    # In Python a truth value is an integer too.
    for type_, kind in ((bool, "true or false"), (int, "a whole number"), (float, "a number"), (str, "text")):
        if isinstance(value, type_):
            return kind
    return "a list of texts"


def _widened(value: object) -> str:
    """The other kind that a value passes for: 3 where a default is 0.5."""
    return "a number" if _kind(value) == "a whole number" else _kind(value)
