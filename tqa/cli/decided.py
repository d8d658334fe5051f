"""What `tqa fix --decisions` reads and says of a reviewer's decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tqa.cli.streams import say
from tqa.formats.read import STDIN, shown

if TYPE_CHECKING:
    from tqa.fixing.apply import Fixed
    from tqa.fixing.decisions import Decisions

_LONGEST = 80


def refuse_clashes(path: str | None, articles: tuple[str | None, ...], *, suggested: bool) -> None:
    """Decisions go with no other choice of fixes, and standard input is read once.

    Raises:
        UsageError: one of both was asked for.
    """
    if path is None:
        return
    if suggested:
        msg = "--decisions says itself which fixes are made; leave --suggested out"
        raise click.UsageError(msg)
    if path == STDIN and STDIN in articles:
        msg = "standard input cannot be both an article and the --decisions; name a file for one of them"
        raise click.UsageError(msg)


def opened_decisions(path: str | None) -> Decisions | None:
    """The decisions that the user named, or None for none.

    Raises:
        InputError: the file is missing, or not decisions.
    """
    if path is None:
        return None
    from tqa.fixing.decisions import read_decisions  # noqa: PLC0415 - after `--help`

    return read_decisions(path)


def say_decided(fixed: Fixed, path: str) -> None:
    """Say on standard error what was not carried out, and what was in spite of the guard."""
    if not fixed.same_text:
        target = shown(fixed.target.path)
        say(f"{shown(path)}: was made for another text than {target}; decisions are matched by fingerprint")
    for each in fixed.left:
        decision = each.decision
        what = f"decision {decision.number} ({decision.choice}, {cut(decision.rule)})"
        say(f"{shown(path)}: {what} not carried out: {each.reason}")
    for made in fixed.raised:
        finding = made.applied.finding
        say(f"made all the same: {finding.name} on “{cut(finding.text)}”: {made.reason}")


def cut(text: str) -> str:
    """The beginning of a text that may be long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
