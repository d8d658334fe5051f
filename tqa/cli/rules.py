"""`tqa rules` and `tqa explain`: the catalogue, from the rules' own documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tqa.cli.streams import print_line
from tqa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tqa.checks.rule import Rule

_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)


@click.command()
@_FORMAT
def rules(form: str) -> None:
    """List all rules by family: severity, what they flag, and how sure they are."""
    from tqa.checks.registry import all_rules  # noqa: PLC0415 - `tqa --help` must not load the checks
    from tqa.cli import catalogue, explanation  # noqa: PLC0415

    table = all_rules()
    if form == "json":
        print_line(explanation.as_json([explanation.record(rule) for rule in table.values()]))
    else:
        print_line(catalogue.listed(list(table.values())))


@click.command()
@click.argument("rule")
@_FORMAT
def explain(rule: str, form: str) -> None:
    """Explain RULE: what it flags and why, examples, how sure it and its fixes are, how to silence it."""
    from tqa.checks.registry import all_rules  # noqa: PLC0415
    from tqa.cli import explanation  # noqa: PLC0415

    table = all_rules()
    # A finding may carry a sub-rule's name, which its rule explains.
    found = table.get(rule.partition(".")[0])
    if found is None or rule not in explanation.names(found):
        raise ConfigError(_unknown(rule, table))
    record = explanation.record(found)
    print_line(explanation.as_json(record) if form == "json" else explanation.text(found))


def _unknown(rule: str, table: Mapping[str, Rule]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped name needs it

    from tqa.cli.explanation import names  # noqa: PLC0415

    members = [each.name for each in table.values() if each.info.family == rule]
    if members:
        return f"{rule}: a family of rules, not a rule; explain one of {', '.join(members)}"
    known = [name for each in table.values() for name in names(each)]
    nearest = get_close_matches(rule.casefold().replace("_", "-"), known, n=1)
    hint = f"; did you mean {nearest[0]}?" if nearest else ""
    return f"{rule}: no such rule{hint} (tqa rules lists all)"
