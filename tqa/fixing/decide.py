"""What a reviewer's decisions change: each at the place that it was made for, or not at all.

A decision is left, with the reason, where its finding or its words are gone, where another decision says
otherwise about the same finding, or where two change the same words. None of that is ever guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.fixing.choose import Applied
from tqa.fixing.decisions import Choice, text_digest
from tqa.fixing.holding import NO_TEXT, can_hold
from tqa.model import Applicability, Edit, Fix, Language, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tqa.fixing.decisions import Decision, Decisions
    from tqa.model import Finding, Report

_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST = 60
_GONE = "its finding is gone: was the text edited, or the report made with other options?"


@dataclass(frozen=True, slots=True)
class Left:
    """A decision that was not carried out, and why."""

    decision: Decision
    reason: str


@dataclass(frozen=True)
class Plan:
    """What to do: the fixes to make, in order of the text, and the decisions that are left.

    `same_text` says whether the decisions were made on this very text.
    """

    applied: tuple[Applied, ...]
    left: tuple[Left, ...]
    same_text: bool


@dataclass(frozen=True, slots=True)
class _Wish:
    """A decision that changes something, with the fix that would do it."""

    decision: Decision
    applied: Applied


def plan(report: Report, decisions: Decisions) -> Plan:
    """Hold `decisions` against `report`, a check with fingerprints of the text as it is now."""
    same_text = text_digest(report.article.target.text) == decisions.target_sha256
    findings = {finding.fingerprint: finding for finding in report.findings}
    places = _bead_places(report)
    left: list[Left] = []
    wishes: list[_Wish] = []
    for decision, rival in _by_finding(decisions.each):
        finding = findings.get(decision.fingerprint)
        if rival is not None:
            left.append(Left(decision, f"decision {rival.number} says otherwise about the same finding"))
        elif finding is None:
            left.append(Left(decision, _GONE))
        elif decision.choice in {Choice.ACCEPT, Choice.EDIT}:
            place = places[finding.bead]
            made = (
                _accepted(decision, finding)
                if decision.choice is Choice.ACCEPT
                else _edited(decision, report.article.target.text, place, same_text=same_text)
            )
            if isinstance(made, Fix) and not can_hold(report.article.target, made):
                left.append(Left(decision, NO_TEXT))
            elif isinstance(made, Fix):
                wishes.append(_Wish(decision, Applied(finding, made)))
            else:
                left.append(Left(decision, made))
    free, clashing = _without_clashes(wishes)
    return Plan(
        tuple(wish.applied for wish in free),
        tuple(sorted([*left, *clashing], key=lambda each: each.decision.number)),
        same_text,
    )


def _by_finding(decisions: Sequence[Decision]) -> Iterator[tuple[Decision, Decision | None]]:
    """Each decision with another one that contradicts it; of those that agree in all, the first alone."""
    groups: dict[str, dict[tuple[object, ...], Decision]] = defaultdict(dict)
    for each in decisions:
        said = (each.choice, each.fix, each.text, each.start, each.end, each.original)
        groups[each.fingerprint].setdefault(said, each)
    for group in groups.values():
        first, *others = group.values()
        yield first, others[0] if others else None
        for other in others:
            yield other, first


def _bead_places(report: Report) -> list[Span]:
    """Where the English of each bead stands; an empty span behind the bead before where there is none."""
    places: list[Span] = []
    end = 0
    for bead in report.beads:
        place = report.bead_span(bead, Language.ENGLISH) or Span(end, end)
        places.append(place)
        end = place.end
    return places


def _accepted(decision: Decision, finding: Finding) -> Fix | str:
    """The fix that was accepted, or why there is none."""
    makeable = [fix for fix in finding.fixes if _can_make(fix)]
    if decision.fix is None:
        return makeable[0] if makeable else "the finding offers no fix that can be made; edit the sentence"
    if decision.fix < len(finding.fixes) and _can_make(finding.fixes[decision.fix]):
        return finding.fixes[decision.fix]
    return f"the finding offers no fix with the index {decision.fix} that can be made"


def _can_make(fix: Fix) -> bool:
    return bool(fix.edits) and fix.applicability is not Applicability.DISPLAY


def _edited(decision: Decision, text: str, place: Span, *, same_text: bool) -> Fix | str:
    """The reviewer's own words as a fix of the sentence at `place`, or why they have no place."""
    if same_text:
        span = decision.span
        if not place.covers(span):
            return f"characters {span.start} to {span.end} reach beyond the finding's sentence"
        found = span.of(text) == decision.original
    else:
        # The offsets are those of another text; the sentence is known by its finding.
        at = _only(place.of(text), decision.original)
        found = at is not None
        start = place.start + (at or 0)
        span = Span(start, start + len(decision.original))
    if not found:
        return f"the edited words “{_cut(decision.original)}” no longer stand there"
    new = _with_line_ends(decision.text, decision.original, text)
    edit = Edit(span, new if len(span) else _spaced(new, text, span.start))
    return Fix(Applicability.SUGGESTED, (edit,), "The reviewer's own words.")


def _only(text: str, words: str) -> int | None:
    """Where `words` stand in `text`, if they do so once; nothing stands only where there is nothing."""
    if not words:
        return None if text else 0
    at = text.find(words)
    return at if at >= 0 and text.find(words, at + 1) < 0 else None


def _with_line_ends(new: str, original: str, text: str) -> str:
    """`new` with the line ends of what it replaces, or of the text: a browser gives line feeds only."""
    own = _LINE_END.search(original) or _LINE_END.search(text)
    return _LINE_END.sub(own[0], new) if own is not None else new


def _spaced(new: str, text: str, at: int) -> str:
    """A sentence put in where there was none, with a space towards what it would stick to."""
    if not new:
        return new
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    lead = " " if before and not before.isspace() and not new[0].isspace() else ""
    tail = " " if after and not after.isspace() and not new[-1].isspace() else ""
    return f"{lead}{new}{tail}"


def _without_clashes(wishes: Sequence[_Wish]) -> tuple[list[_Wish], list[Left]]:
    """The wishes that can all be granted, in order of the text, and those that change the same words.

    An edit that two wishes share to the letter is one change, not two.
    """
    ordered = sorted(wishes, key=lambda wish: min(edit.span for edit in wish.applied.fix.edits))
    owners: dict[Edit, list[int]] = defaultdict(list)
    for k, wish in enumerate(ordered):
        for edit in wish.applied.fix.edits:
            owners[edit].append(k)
    rivals: dict[int, int] = {}
    for cluster in _overlapping(owners):
        involved = sorted({k for edit in cluster for k in owners[edit]})
        if len(cluster) > 1 and len(involved) > 1:
            for k in involved:
                rivals.setdefault(k, involved[0] if k != involved[0] else involved[1])
    free = [wish for k, wish in enumerate(ordered) if k not in rivals]
    left = [
        Left(ordered[k].decision, f"decision {ordered[rival].decision.number} changes the same words")
        for k, rival in rivals.items()
    ]
    return free, left


def _overlapping(edits: Iterable[Edit]) -> list[list[Edit]]:
    """The edits in groups that overlap one another, one way or round corners; each group by its place."""
    groups: list[list[Edit]] = []
    end = -1
    for edit in sorted(edits, key=lambda each: (each.span, each.text)):
        span = edit.span
        # Two texts for one point have no order.
        same_point = bool(groups) and not len(span) and groups[-1][-1].span == span
        if groups and (span.start < end or same_point):
            groups[-1].append(edit)
        else:
            groups.append([edit])
        end = max(end, span.end)
    return groups


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
