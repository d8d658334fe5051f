"""The options of `tqa check` that say what fails a run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict

import click

from tqa.cli.options import FiniteRange
from tqa.config.gate import NEVER
from tqa.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from tqa.batch.choice import Choice
    from tqa.gate.verdict import Gate


class GateOptions(TypedDict):
    """What the options give."""

    fail_level: str | None
    fail_on: tuple[str, ...]
    min_mqm: float | None


def gate_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, in the order of the help."""
    for decorate in (
        click.option(
            "--min-mqm",
            type=FiniteRange(0, 100),
            metavar="N",
            help="Exit with 1 if the MQM score of an article is under N, from 0 to 100.",
        ),
        click.option(
            "--fail-on",
            multiple=True,
            metavar="RULE",
            help="Exit with 1 on any finding of this rule or family, whatever its severity and even where "
            "the rule by itself fails no run; may be repeated.",
        ),
        click.option(
            "--fail-level",
            type=click.Choice((*(level.value for level in Severity), NEVER)),
            help="Lowest severity that makes the exit code 1.  [default: minor]",
        ),
    ):
        command = decorate(command)
    return command


def gated(rules: Choice, options: GateOptions) -> tuple[Choice, Gate]:
    """The choice of rules with the gate of the command line on top of the configuration's, and the gate.

    Raises:
        ConfigError: the configuration or the options name a rule that does not exist.
        UsageError: --fail-on names a rule that does not run.
    """
    from tqa.checks.registry import all_rules  # noqa: PLC0415 - after `--help`
    from tqa.gate.verdict import Gate  # noqa: PLC0415

    level, fail_on, least = options["fail_level"], options["fail_on"], options["min_mqm"]
    config = rules.whole.gate
    if level is not None:
        config = replace(config, fail_level=None if level == NEVER else Severity(level))
    if least is not None:
        config = replace(config, min_mqm=least)
    if fail_on:
        _refuse_idle(rules, fail_on)
        config = replace(config, fail_on=tuple(dict.fromkeys((*config.fail_on, *fail_on))))
    families = {name: rule.info.family for name, rule in all_rules().items()} if config.fail_on else {}
    names = {name for name, family in families.items() if config.named(name, family)}
    return replace(rules, whole=replace(rules.whole, gate=config)), Gate(
        config, frozenset(names.union(config.fail_on))
    )


def _refuse_idle(rules: Choice, names: tuple[str, ...]) -> None:
    """A rule that does not run would never fail the build, which is more likely a mistake than a wish."""
    from tqa.checks.run import select_rules  # noqa: PLC0415 - after `--help`
    from tqa.config import Config, GateConfig  # noqa: PLC0415
    from tqa.pipeline import checked  # noqa: PLC0415

    checked(Config(gate=GateConfig(fail_on=names), path="command line"))
    if rules.whole.paths:
        return  # what runs depends on the file
    running = select_rules(rules.of())
    known = {*running, *(rule.info.family for rule in running.values())}
    for name in names:
        if name not in known and name.partition(".")[0] not in running:
            msg = f"--fail-on {name}: this rule does not run; select it, or leave the option out"
            raise click.UsageError(msg)
