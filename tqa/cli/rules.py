"""`tqa rules` and `tqa explain`: the catalogue, from the rules' own documentation."""

from __future__ import annotations

from difflib import get_close_matches

import click

from tqa.errors import ConfigError


@click.command()
def rules() -> None:
    """List all rules with severity and what they flag."""
    from tqa.checks.registry import all_rules  # noqa: PLC0415 - `tqa --help` must not load the checks

    table = all_rules()
    width = max(map(len, table))
    for name, rule in table.items():
        click.echo(
            f"{name:{width}}  {rule.info.severity.value:8}  {rule.info.family:12}  {rule.info.summary}"
        )


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain RULE: what it flags, why it matters, examples, fix safety, known false positives, measured precision."""
    from tqa.checks.registry import all_rules  # noqa: PLC0415

    table = all_rules()
    if rule not in table:
        nearest = get_close_matches(rule, table, n=1)
        hint = f"; did you mean {nearest[0]}?" if nearest else ""
        msg = f"{rule}: no such rule{hint} (tqa rules lists all)"
        raise ConfigError(msg)
    info = table[rule].info
    click.echo(f"{info.name} ({info.family}; {info.severity.value}; MQM {info.category})\n\n{info.summary}")
    for heading, text in info.sections.items():
        click.echo(f"\n{heading}\n" + "\n".join(f"  {line}" for line in text.splitlines()))
    if table[rule].parts:
        click.echo("\nSub-rules\n  " + ", ".join(f"{rule}.{part}" for part in table[rule].parts))
    if table[rule].options:
        click.echo(
            "\nOptions in tqa.toml\n"
            + "\n".join(f"  {name} = {value!r}" for name, value in table[rule].options.items())
        )
