"""Turns TOML values into settings, and names the place of a wrong one.

Keys: `select` and `ignore` (rules or families), `pattern` (how an article's files are called), `glossary`
(files of terms), the table `gate` of `fail-level`, `fail-on`, `min-mqm` and `max-drop`, tables `rules.NAME`
of `severity`, `allow`, `allow-file`, `min-confidence`, `gate` and the rule's own options, a table `score` of
`weights`, `neural`, `neural-layer` and `neural-idf`, a table `formats` of `source`, `target` and `selector`,
and entries `[[paths]]` of `match` with `select`, `ignore`, `glossary`, `formats` and `rules` for some files.
Which names exist is for `check_names` to say, once rules and formats are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tqa.config import say
from tqa.config.gate import NEVER, GateConfig
from tqa.config.globs import flaw
from tqa.config.neural import NeuralConfig, seen_from_here
from tqa.config.reading import Reading
from tqa.config.settings import Config, Option, PathConfig, RuleConfig, ScoreConfig, folded
from tqa.config.words import read_words
from tqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

RULE_KEYS = ("severity", "allow", "allow-file", "min-confidence", "gate")
"""What every rule's table may hold, beside the rule's own options."""

_KEYS = ("select", "ignore", "pattern", "glossary", "formats", "gate", "rules", "paths", "score")
_GATE_KEYS = ("fail-level", "fail-on", "min-mqm", "max-drop")
_ENTRY_KEYS = ("match", "select", "ignore", "glossary", "formats", "rules")
_FORMAT_KEYS = ("source", "target", "selector")
_SCORE_KEYS = ("weights", "neural", "neural-layer", "neural-idf")
_WEIGHTS = ("minor", "major", "critical", "punctuation")
# Far above any weight that means something; what is not finite would make the score no number.
_HEAVIEST = 1000


def entry_key(number: int, key: str) -> str:
    """How to call `key` of the `[[paths]]` entry with this number, counted from 1."""
    return f"paths, entry {number}: {key}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the settings of the file `path`; `prefix` is the table that they stand in."""

    path: str
    prefix: str

    def refuse(self, key: str, problem: str) -> NoReturn:
        """Refuse what stands at `key`.

        Raises:
            ConfigError: always.
        """
        say.refuse(self.path, self.prefix, key, problem)

    def config(self, data: Mapping[str, Any]) -> Config:
        """The settings in `data`.

        Raises:
            ConfigError: a key or a value means nothing.
        """
        self._known_keys("", data, _KEYS)
        pattern = data.get("pattern", "")
        if not isinstance(pattern, str) or ("pattern" in data and not pattern):
            self._expected("pattern", 'a text such as "{name}.ar.txt={name}.en.txt"', pattern)
        return Config(
            select=self._names("", "select", data),
            ignore=self._names("", "ignore", data),
            gate=self._gate(data.get("gate", {})),
            rules=self._rules("", data.get("rules", {})),
            path=self.path,
            paths=self._paths(data.get("paths", [])),
            glossary=self._files("glossary", data.get("glossary", [])),
            score=self._score(self.table("score", data.get("score", {}))),
            neural=self._neural(self.table("score", data.get("score", {}))),
            pattern=pattern,
            reading=self._reading("formats", data.get("formats", {})),
        )

    def table(self, key: str, value: object) -> Mapping[str, Any]:
        """`value`, which must be a table.

        Raises:
            ConfigError: it is not.
        """
        if not isinstance(value, dict):
            self._expected(key, "a table", value)
        return value

    def _expected(self, key: str, what: str, value: object) -> NoReturn:
        self.refuse(key, f"expected {what}, got {say.shown(value)}")

    def _known_keys(self, where: str, data: Mapping[str, Any], keys: tuple[str, ...]) -> None:
        for key in data:
            if key not in keys:
                moved = keys is _KEYS and key in _GATE_KEYS
                hint = "; it goes under [gate]" if moved else say.hint(key, keys)
                self.refuse(where + key, f"no such setting{hint}")

    def _names(self, where: str, key: str, data: Mapping[str, Any]) -> tuple[str, ...]:
        names = self._texts(where + key, data.get(key, []))
        if key == "select" and key in data and not names:
            self.refuse(where + key, "an empty list would check nothing; leave the key out to run every rule")
        return tuple(names)

    def _gate(self, value: object) -> GateConfig:
        table = self.table("gate", value)
        self._known_keys("gate.", table, _GATE_KEYS)
        level = self._one_of("gate.fail-level", table.get("fail-level", Severity.MINOR), (*Severity, NEVER))
        return GateConfig(
            None if level == NEVER else Severity(level),
            tuple(self._texts("gate.fail-on", table.get("fail-on", []))),
            self._number("gate.min-mqm", table.get("min-mqm"), 100),
            self._number("gate.max-drop", table.get("max-drop"), 100),
        )

    def _paths(self, value: object) -> tuple[PathConfig, ...]:
        if isinstance(value, dict):
            self.refuse("paths", "write [[paths]], in two pairs of brackets: there may be several")
        if not isinstance(value, list):
            self._expected("paths", "a list of tables", value)
        return tuple(self._entry(number, entry) for number, entry in enumerate(value, 1))

    def _entry(self, number: int, value: object) -> PathConfig:
        if not isinstance(value, dict):
            self._expected("paths", "a list of tables", value)
        where = entry_key(number, "")
        self._known_keys(where, value, _ENTRY_KEYS)
        match = self._texts(f"{where}match", value.get("match", []))
        if not match:
            self.refuse(f"{where}match", 'says for which files; add it, such as match = ["archive/**"]')
        for pattern in match:
            problem = flaw(pattern)
            if problem is not None:
                self.refuse(f"{where}match", f"{say.shown(pattern)} {problem}")
        if len(value) == 1:
            self.refuse(
                f"{where}match",
                "nothing is said of these files; add select, ignore, glossary, formats or rules",
            )
        return PathConfig(
            tuple(match),
            self._names(where, "select", value),
            self._names(where, "ignore", value),
            self._rules(where, value.get("rules", {})),
            self._files(f"{where}glossary", value.get("glossary", [])),
            self._reading(f"{where}formats", value.get("formats", {})),
        )

    def _reading(self, where: str, value: object) -> Reading:
        """The `formats` table; which formats there are is for `check_formats` to say."""
        table = self.table(where, value)
        self._known_keys(f"{where}.", table, _FORMAT_KEYS)
        for key, said in table.items():
            if not isinstance(said, str) or not said:
                self._expected(f"{where}.{key}", "a CSS selector" if key == "selector" else "a format", said)
        return Reading(table.get("source", ""), table.get("target", ""), table.get("selector", ""))

    def _rules(self, where: str, value: object) -> Mapping[str, RuleConfig]:
        rules: dict[str, RuleConfig] = {}
        named = self.table(f"{where}rules", value).items()
        waiting = [(name, self.table(f"{where}rules.{name}", table)) for name, table in named]
        while waiting:
            name, table = waiting.pop()
            # To TOML, [rules.number-mismatch.magnitude] is a table in another table; here it is a sub-rule.
            inner = [key for key in table if isinstance(table[key], dict) and key not in RULE_KEYS]
            waiting += [(f"{name}.{key}", table[key]) for key in inner]
            own = {key: entry for key, entry in table.items() if key not in inner}
            if name in rules:
                self.refuse(f"{where}rules.{name}", "given twice; put everything into one table")
            if own or not inner:
                rules[name] = self._rule(f"{where}rules.{name}", own)
        return dict(sorted(rules.items()))

    def _rule(self, key: str, table: Mapping[str, Any]) -> RuleConfig:
        severity = None
        if "severity" in table:
            severity = Severity(self._one_of(f"{key}.severity", table["severity"], tuple(Severity)))
        allow = [*self._texts(f"{key}.allow", table.get("allow", []))]
        if "allow-file" in table:
            allow += self._words(f"{key}.allow-file", table["allow-file"])
        least = self._number(f"{key}.min-confidence", table.get("min-confidence"), 1)
        gate = table.get("gate")
        if gate is not None and not isinstance(gate, bool):
            self._expected(f"{key}.gate", "true or false", gate)
        free = {name: value for name, value in table.items() if name not in RULE_KEYS}
        options = {name: self._option(f"{key}.{name}", value) for name, value in free.items()}
        return RuleConfig(severity, frozenset(map(folded, allow)), options, least, gate)

    def _words(self, key: str, value: object) -> list[str]:
        if not isinstance(value, str) or not value:
            self._expected(key, "the name of a file", value)
        try:
            return read_words(Path(self.path).parent / value)
        except FileNotFoundError:
            self.refuse(key, f"{say.shown(value)}: no such file; paths count from the folder of this file")
        except OSError as error:
            self.refuse(key, f"{say.shown(value)}: cannot be read ({error.strerror})")
        except ValueError as error:
            self.refuse(key, f"{say.shown(value)}: {error}")

    def _files(self, key: str, value: object) -> tuple[str, ...]:
        """Files as seen from the current folder. What is in them is for their reader to say."""
        files = []
        for name in self._texts(key, value):
            file = Path(self.path).parent / name
            try:
                found = file.is_file()
            except ValueError:  # a NUL in the name
                found = False
            if not found:
                problem = "no such file; paths count from the folder of this file"
                self.refuse(key, f"{say.shown(name)}: {problem}")
            files.append(str(file))
        return tuple(files)

    def _score(self, table: Mapping[str, Any]) -> ScoreConfig:
        self._known_keys("score.", table, _SCORE_KEYS)
        weights = self.table("score.weights", table.get("weights", {}))
        self._known_keys("score.weights.", weights, _WEIGHTS)
        read = {key: self._number(f"score.weights.{key}", weights[key], _HEAVIEST) for key in weights}
        given = {key: value for key, value in read.items() if value is not None}
        return ScoreConfig(**given)

    def _neural(self, table: Mapping[str, Any]) -> NeuralConfig:
        layer, idf = table.get("neural-layer"), table.get("neural-idf", False)
        if layer is not None and (isinstance(layer, bool) or not isinstance(layer, int) or layer < 1):
            self._expected("score.neural-layer", "a whole number from 1", layer)
        if not isinstance(idf, bool):
            self._expected("score.neural-idf", "true or false", idf)
        names = self._texts("score.neural", table.get("neural", []))
        return NeuralConfig(tuple(seen_from_here(self.path, name) for name in names), layer, idf)

    def _number(self, key: str, value: object, most: int) -> float | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            self._expected(key, f"a number from 0 to {most}", value)
        return float(value)

    def _option(self, key: str, value: object) -> Option:
        if isinstance(value, list):
            return self._texts(key, value)
        if not isinstance(value, str | int | float | bool):
            self._expected(key, "text, a number, true or false, or a list of texts", value)
        return value

    def _texts(self, key: str, value: object) -> list[str]:
        if not isinstance(value, list):
            self._expected(key, "a list of texts", value)
        for entry in value:
            if not isinstance(entry, str) or not entry:
                self._expected(key, "a list of texts", entry)
        return value

    def _one_of(self, key: str, value: object, choices: tuple[str, ...]) -> str:
        if not isinstance(value, str) or value not in choices:
            self._expected(key, f"one of {', '.join(choices)}", value)
        return value
