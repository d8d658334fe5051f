"""What a fix would make of the text, said in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.model import Applicability, Span
from tqa.output.visible import isolated, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tqa.model import Document, Edit, Finding, Fix

_LABELS = {
    Applicability.SAFE: "fix (safe): ",
    Applicability.SUGGESTED: "suggested: ",
    Applicability.DISPLAY: "for reference: ",
}
_WORD_REACH = 40


def proposals(target: Document, finding: Finding, longest: int) -> list[str]:
    """One line per applicability, safe first; results longer than `longest` characters lose their middle."""
    lines = []
    for applicability, label in _LABELS.items():
        fixes = [fix for fix in finding.fixes if fix.applicability is applicability]
        if fixes:
            lines.append(label + " or ".join(_said(target.text, finding, fix, longest) for fix in fixes))
    return lines


def _said(text: str, finding: Finding, fix: Fix, longest: int) -> str:
    reason = isolated(visible(fix.reason))
    if not fix.edits:
        return reason or "no change to the text"
    result = _result(text, finding, fix, longest)
    return f"{result} ({reason})" if reason else result


def _result(text: str, finding: Finding, fix: Fix, longest: int) -> str:
    regions = _regions(text, finding.span, fix.edits)
    results = [_edited(text, region, fix.edits) for region in regions]
    if any(result.strip() for result in results):
        return " … ".join(_quoted(result, longest) for result in results)
    if any(results):
        return "a space instead of " + " … ".join(_quoted(region.of(text), longest) for region in regions)
    return "remove " + " … ".join(_quoted(region.of(text), longest) for region in regions)


def _regions(text: str, span: Span, edits: Iterable[Edit]) -> list[Span]:
    """The stretches to show: each edit with the finding it touches, or with its neighbours if wordless."""
    merged: list[Span] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        region = _union(edit.span, span) if edit.span.touches(span) else edit.span
        if not any(character.isalnum() for character in region.of(text)):
            region = _widened(text, region)
        if merged and merged[-1].touches(region):
            region = _union(merged.pop(), region)
        merged.append(region)
    return merged


def _union(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _widened(text: str, region: Span) -> Span:
    """The region with the words that it touches, on each side at most `_WORD_REACH` characters."""
    start, end = region.start, region.end
    while start > max(0, region.start - _WORD_REACH) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), region.end + _WORD_REACH) and not text[end].isspace():
        end += 1
    return Span(start, end)


def _edited(text: str, region: Span, edits: Iterable[Edit]) -> str:
    pieces, done = [], region.start
    for edit in sorted(edits, key=lambda edit: edit.span):
        if region.covers(edit.span):
            pieces += [text[done : edit.span.start], edit.text]
            done = edit.span.end
    return "".join([*pieces, text[done : region.end]])


def _quoted(text: str, longest: int) -> str:
    if len(text) > longest:
        half = longest // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return f"“{isolated(visible(text))}”"
