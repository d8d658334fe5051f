"""What a user may set, and what holds for a rule and for a file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tqa.config.gate import GateConfig
from tqa.config.globs import any_matches
from tqa.config.neural import NeuralConfig
from tqa.config.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.model import Severity

Option = str | int | float | bool | list[str]
"""What a rule's own option may be; the rule that declares it knows which."""


@dataclass(frozen=True, slots=True)
class RuleConfig:
    """One `rules.NAME` table.

    `allow` holds texts as `folded` makes them, those of its `allow-file` included. `min_confidence`, from
    0 to 1, is the least confidence that a finding needs, `gate` whether findings fail a run; None leaves
    either to the rule.
    """

    severity: Severity | None = None
    allow: frozenset[str] = frozenset()
    options: Mapping[str, Option] = field(default_factory=dict)
    min_confidence: float | None = None
    gate: bool | None = None

    def under(self, other: RuleConfig) -> RuleConfig:
        """This table with `other` on top: lists add up, anything else is replaced."""
        return RuleConfig(
            other.severity or self.severity,
            self.allow | other.allow,
            {**self.options, **other.options},
            self.min_confidence if other.min_confidence is None else other.min_confidence,
            self.gate if other.gate is None else other.gate,
        )


@dataclass(frozen=True, slots=True)
class PathConfig:
    """One `[[paths]]` entry: what holds for the files that one of the patterns `match` matches.

    `glossary` names files that count there as well; `reading` is said of them on top of the rest.
    """

    match: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleConfig] = field(default_factory=dict)
    glossary: tuple[str, ...] = ()
    reading: Reading = field(default_factory=Reading)


@dataclass(frozen=True, slots=True)
class ScoreConfig:
    """The `score` table: what a finding costs in the MQM score.

    The weights are penalty points for each finding, by severity; `punctuation` is for minor ones of
    punctuation. The weights that hold unless told otherwise are those of Freitag et al. (2021), "Experts,
    Errors, and Context".
    """

    minor: float = 1.0
    major: float = 5.0
    critical: float = 25.0
    punctuation: float = 0.1


@dataclass(frozen=True, slots=True)
class Config:
    """What the user wants.

    `select` empty means every rule. `gate` says what fails a run.
    `path` is the file that said so, "" where there is none. A sub-rule such as "number-mismatch.magnitude"
    follows what is said of "number-mismatch", unless told otherwise itself. `paths` waits for `for_files`.
    `glossary` names files of terms, TBX, CSV or TSV, as seen from the current folder. `pattern` says how the
    two files of an article are called (`tqa.batch.naming`), "" for the usual way; `reading` how those
    are read.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    gate: GateConfig = field(default_factory=GateConfig)
    rules: Mapping[str, RuleConfig] = field(default_factory=dict)
    path: str = ""
    paths: tuple[PathConfig, ...] = ()
    glossary: tuple[str, ...] = ()
    score: ScoreConfig = field(default_factory=ScoreConfig)
    neural: NeuralConfig = field(default_factory=NeuralConfig)
    pattern: str = ""
    reading: Reading = field(default_factory=Reading)

    def for_files(self, *files: str) -> Config:
        """What holds for an article of these `files`: each entry of `paths` that matches one, worked in.

        A later entry goes on top of an earlier one, and its `select` chooses anew, whatever was selected or
        ignored before. Glossaries add up.
        """
        config = replace(self, paths=()) if self.paths else self
        for entry in self.paths:
            if not any_matches(entry.match, files, self.path):
                continue
            select, ignore = (entry.select, ()) if entry.select else (config.select, config.ignore)
            rules = dict(config.rules)
            for name, table in entry.rules.items():
                rules[name] = rules[name].under(table) if name in rules else table
            config = replace(
                config,
                select=select,
                ignore=(*ignore, *entry.ignore),
                rules=rules,
                glossary=(*config.glossary, *entry.glossary),
                reading=config.reading.under(entry.reading),
            )
        return config

    def selects(self, rule: str, family: str) -> bool:
        """Whether to run `rule`; what is said of it by its closest name counts, and `ignore` wins a tie."""
        names = [family, *lineage(rule)]
        chosen = _closest(names, self.select) if self.select else 0
        ignored = _closest(names, self.ignore)
        return chosen is not None and (ignored is None or chosen > ignored)

    def allows(self, rule: str, text: str) -> bool:
        """Whether a finding of `rule` on `text` stays silent; case and line breaks do not count."""
        return any(folded(text) in table.allow for table in self._tables(rule))

    def least_confidence(self, rule: str, default: float) -> float:
        """How sure a finding of `rule` must be: what the user says, else what the rule itself asks for."""
        given = [table.min_confidence for table in self._tables(rule) if table.min_confidence is not None]
        return given[-1] if given else default

    def gates(self, rule: str, *, family: str = "", default: bool) -> bool:
        """Whether findings of `rule` may fail a run: what the user says, else what the rule says.

        A rule that the gate is to fail on does, whatever else is said.
        """
        if self.gate.fail_on and self.gate.named(rule, family):
            return True
        given = [table.gate for table in self._tables(rule) if table.gate is not None]
        return given[-1] if given else default

    def severity(self, rule: str) -> Severity | None:
        """The severity set for `rule`, or None to keep the rule's own."""
        given = [table.severity for table in self._tables(rule) if table.severity is not None]
        return given[-1] if given else None

    def options(self, rule: str) -> Mapping[str, Option]:
        """The options set for `rule`."""
        return {name: value for table in self._tables(rule) for name, value in table.options.items()}

    def _tables(self, rule: str) -> list[RuleConfig]:
        return [self.rules[name] for name in lineage(rule) if name in self.rules] if self.rules else []


def lineage(rule: str) -> list[str]:
    """The rule's names from general to its own: "a.b" gives "a", "a.b"."""
    parts = rule.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]


def folded(text: str) -> str:
    """`text` as allowed texts are compared: in any case, whether on one line or broken over two.

    What is nothing but white space stays as it is: some findings mark just that.
    """
    return " ".join(text.split()).casefold() or text


def _closest(names: list[str], said: tuple[str, ...]) -> int | None:
    """The last index of `names` that is among those `said`."""
    return max((index for index, name in enumerate(names) if name in said), default=None)
