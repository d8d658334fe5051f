"""Sentences on which each rule speaks, and sentences on which it rightly stays silent, for `tqa explain`.

`examples.json` is made by `benchmarks/build_examples.py` from the rules' own test cases.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE = Path(__file__).with_name("examples.json")
"""Where the examples are kept."""


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence.

    Attributes:
        rule: the rule, or the sub-rule of the finding.
        about: what the sentence shows.
        source: its Arabic, "" where only the English is at hand.
        target: its English.
        spans: what the rule flags, in code points of the target; nothing where it stays silent.
        better: the target with the first fix of every finding applied, "" where a finding has none.
        fix: how safe that is, by the least safe of these fixes; "" where a finding has none.
    """

    rule: str
    about: str
    source: str
    target: str
    spans: tuple[Span, ...]
    better: str
    fix: str


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of one rule, and how severe its findings and how safe its fixes are in all test cases."""

    shown: tuple[Example, ...] = ()
    severities: tuple[str, ...] = ()
    fixes: tuple[str, ...] = ()

    @property
    def flagged(self) -> tuple[Example, ...]:
        """Those on which the rule speaks."""
        return tuple(each for each in self.shown if each.spans)

    @property
    def silent(self) -> tuple[Example, ...]:
        """Those on which it does not."""
        return tuple(each for each in self.shown if not each.spans)


@cache
def examples() -> Mapping[str, Examples]:
    """The examples of each rule."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    return {
        rule: Examples(
            tuple(_example(row) for row in entry["examples"]),
            tuple(entry["severities"]),
            tuple(entry["fixes"]),
        )
        for rule, entry in table.items()
    }


def _example(row: Mapping[str, str | list[list[int]]]) -> Example:
    texts = {name: value for name, value in row.items() if isinstance(value, str)}
    return Example(**texts, spans=tuple(Span(*span) for span in row["spans"] if isinstance(span, list)))
