"""`tqa rules` and `tqa explain`: the catalogue, from the rules' own documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tqa.cli.streams import print_line
from tqa.errors import ConfigError

if TYPE_CHECKING:
    from tqa.checks.rule import Rule


@click.command()
def rules() -> None:
    """List all rules with severity and what they flag."""
    from tqa.checks.registry import all_rules  # noqa: PLC0415 - `tqa --help` must not load the checks

    table = all_rules()
    width = max(map(len, table))
    families = max(len(rule.info.family) for rule in table.values())
    infos = [rule.info for rule in table.values()]
    lines = [f"{i.name:{width}}  {i.severity.value:8}  {i.family:{families}}  {i.summary}" for i in infos]
    print_line("\n".join(lines))


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain RULE: what it flags and why, examples, how safe its fixes are, when it errs."""
    from tqa.checks.registry import all_rules  # noqa: PLC0415

    table = all_rules()
    # A finding may carry a sub-rule's name, which its rule explains.
    found = table.get(rule.partition(".")[0])
    if found is None or rule not in _names(found):
        raise ConfigError(_unknown(rule, [name for each in table.values() for name in _names(each)]))
    print_line(_explained(found))


def _names(rule: Rule) -> list[str]:
    return [rule.name, *(f"{rule.name}.{part}" for part in rule.parts)]


def _unknown(rule: str, names: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped name needs it

    nearest = get_close_matches(rule.casefold(), names, n=1)
    hint = f"; did you mean {nearest[0]}?" if nearest else ""
    return f"{rule}: no such rule{hint} (tqa rules lists all)"


def _explained(rule: Rule) -> str:
    info = rule.info
    blocks = [f"{info.name} ({info.family}; {info.severity.value}; MQM {info.category})", info.summary]
    sections = dict(info.sections)
    if rule.parts:
        sections["Sub-rules"] = ", ".join(_names(rule)[1:])
    if rule.options:
        sections["Options in tqa.toml"] = "\n".join(
            f"{name} = {_toml(value)}" for name, value in rule.options.items()
        )
    for heading, text in sections.items():
        blocks.append(f"{heading}\n" + "\n".join(f"  {line}" for line in text.splitlines()))
    return "\n\n".join(blocks)


def _toml(value: object) -> str:
    """An option's value as one writes it in TOML."""
    import json  # noqa: PLC0415 - few rules have options

    # For texts, numbers, truth values and lists of texts, TOML and JSON are written alike.
    return json.dumps(list(value) if isinstance(value, tuple | frozenset) else value, ensure_ascii=False)
