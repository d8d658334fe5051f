"""The rules behind a report's findings, with their own documentation, for the end of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.report.markup import Part, parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tqa.model import Finding, Report
    from tqa.report.wording import Wording

# What may stand in an id and in a link to it as it is.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule's documentation: `anchor` is its id in the page, `sections` are headings with their text."""

    name: str
    anchor: str
    summary: tuple[Part, ...]
    sections: tuple[tuple[str, tuple[Part, ...]], ...]


def rule_views(report: Report, findings: Sequence[Finding], words: Wording) -> tuple[RuleView, ...]:
    """The rules of `findings`, by name; one that the report does not describe has no summary or sections."""
    views = []
    for name, anchor in anchors(findings).items():
        info = report.rules.get(name)
        sections = [
            (_heading(title, words), parts(_sentence(text)))
            for title, text in (info.sections.items() if info else ())
        ]
        views.append(RuleView(name, anchor, parts(_sentence(info.summary)) if info else (), tuple(sections)))
    return tuple(views)


def anchors(findings: Sequence[Finding]) -> Mapping[str, str]:
    """The id of each rule's documentation, "rule-NAME"; a number for a name that cannot stand in a link."""
    names = sorted({finding.rule for finding in findings})
    return {
        name: f"rule-{name if _PLAIN.fullmatch(name) else number}"
        for number, name in enumerate(names, start=1)
    }


def _heading(title: str, words: Wording) -> str:
    key = f"rule_section_{re.sub('[^a-z]+', '_', title.lower())}"
    known: str = words.sections["page"].get(key, title)
    return known


def _sentence(passage: str) -> str:
    """A section goes on from its heading in the docstring: here it begins a paragraph of its own."""
    flowing = " ".join(passage.split(" ")).replace("\n", " ").strip()
    return flowing[:1].upper() + flowing[1:]
