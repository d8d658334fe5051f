"""A bracket or quotation mark without its partner, where the source has both or none.

What it does: pairs the brackets and the double quotation marks of each sentence; one that stays alone is reported if its partner is not in
the sentences beside it either, and if the Arabic behind the sentence is balanced.
Why it matters: the reader cannot tell where the aside or the quotation ends, and who says what.
Example: The flats (under construction in three projects were never built.
Better: The flats (under construction) in three projects were never built.
Fix safety: suggested: where the partner belongs is read off the words that translate the bracketed Arabic, which may miss one.
Known false positives: list marks such as “b)” in the middle of a sentence, where the source counts with letters of its own.
Measured precision: MEASURED
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqa.checks.dropped import is_dropped
from tqa.checks.rule import Hit, define, replace
from tqa.checks.typography._text import with_words
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit
    from tqa.model import Fix

_PARTNERS = {")": "(", "]": "[", "”": "“", "»": "«"}
_MARK = re.compile(r"[()\[\]“”]")
_SOURCE_MARK = re.compile(r"[()\[\]“”«»]")
# "a)", "12)", "iv)" at the beginning of a word count; ":)" smiles.
_LIST_MARK = re.compile(r"(?:^|[\s;,:])(?:[A-Za-z\u0621-\u064a]|[ivxIVX]{1,4}|[0-9\u0660-\u0669]{1,3})$|[:;]-?$")
_INCHES = re.compile(r'\d"')
# How many sentences a quotation or an aside may run on.
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class _Lone:
    place: int
    mark: str


def check(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:  # noqa: ARG001 - no options
    """Marks that stay alone in their sentence and among its neighbours, against a balanced source."""
    lone = [[] if is_dropped(unit) else _lone_marks(unit.target) for unit in view.units]
    for number, unit in enumerate(view.units):
        if unit.alone or not unit.source.strip():
            continue
        hits = [_bracket(unit, mark) for mark in lone[number] if _has_evidence(unit, mark) and not _partner_near(lone, number, mark)]
        straight = _lone_straight(unit)
        for hit in sorted([*hits, *straight], key=lambda hit: hit.span):
            yield unit, hit


def _lone_marks(text: str) -> list[_Lone]:
    """Brackets and curly quotation marks without a partner in `text`, in order."""
    return _unpaired([_Lone(match.start(), match.group()) for match in _MARK.finditer(text) if not _counts(text, match)])


def _counts(text: str, match: re.Match[str]) -> bool:
    return match.group() == ")" and _LIST_MARK.search(text[max(0, match.start() - 6) : match.start()]) is not None and "(" not in text[max(0, match.start() - 6) : match.start()]


def _unpaired(marks: Sequence[_Lone]) -> list[_Lone]:
    """What is left when every closer takes the nearest open partner of its kind."""
    waiting: dict[str, list[_Lone]] = {opener: [] for opener in _PARTNERS.values()}
    left: list[_Lone] = []
    for mark in marks:
        if mark.mark in waiting:
            waiting[mark.mark].append(mark)
        elif waiting[_PARTNERS[mark.mark]]:
            waiting[_PARTNERS[mark.mark]].pop()
        else:
            left.append(mark)
    return sorted([*left, *(mark for group in waiting.values() for mark in group)], key=lambda mark: mark.place)


def _has_evidence(unit: Unit, mark: _Lone) -> bool:
    """Whether the Arabic is balanced in marks of this kind: the English then lost or gained one."""
    quotes = mark.mark in "“”"
    marks = [_Lone(match.start(), match.group()) for match in _SOURCE_MARK.finditer(unit.source) if not _counts(unit.source, match)]
    kind = "“”«»" if quotes else "()" if mark.mark in "()" else "[]"
    if any(lone.mark in kind for lone in _unpaired(marks)):
        return False
    return not quotes or unit.source.count('"') % 2 == 0


def _partner_near(lone: Sequence[Sequence[_Lone]], number: int, mark: _Lone) -> bool:
    """Whether the sentences behind an opener hold a lone closer, or those before a closer a lone opener."""
    if mark.mark in _PARTNERS:
        near, partner = lone[max(0, number - _NEIGHBOURS) : number], _PARTNERS[mark.mark]
    else:
        near, partner = lone[number + 1 : number + 1 + _NEIGHBOURS], next(closer for closer, opener in _PARTNERS.items() if opener == mark.mark)
    return any(other.mark == partner for marks in near for other in marks)


def _bracket(unit: Unit, lone: _Lone) -> Hit:
    span = Span(lone.place, lone.place + 1)
    word = "bracket" if lone.mark in "()[]" else "quotation mark"
    opens = lone.mark not in _PARTNERS
    message = f"The {word} “{lone.mark}” is never closed." if opens else f"The {word} “{lone.mark}” closes nothing that was opened."
    fix = _closing(unit, lone) if lone.mark == "(" else None if opens else _dropping(unit, lone)
    return Hit(with_words(unit.target, span), message, fixes=(fix,) if fix else ())


def _dropping(unit: Unit, lone: _Lone) -> Fix | None:
    """Drop a closer that the source does not have more of than the English has."""
    closers = unit.source.count(lone.mark) if lone.mark in ")]" else unit.source.count("»") + unit.source.count("”") + unit.source.count('"') // 2
    if unit.target.count(lone.mark) <= closers:
        return None
    return replace(Span(lone.place, lone.place + 1), "", Applicability.SUGGESTED, "Drop the lone mark.")


def _closing(unit: Unit, lone: _Lone) -> Fix | None:
    """Close the bracket behind the last word that translates what the Arabic has in brackets."""
    for match in re.finditer(r"\(([^()]{1,400})\)", unit.source):
        inside = {index for index, token in enumerate(unit.source_tokens) if match.start(1) <= token.span.start < match.end(1)}
        ends = [
            token.span.end
            for index, token in enumerate(unit.target_tokens)
            if lone.place < token.span.start <= lone.place + 2 * len(match.group()) + 20 and any(link.source in inside for link in unit.links.of_target(index))
        ]
        if ends and ")" not in unit.target[lone.place : max(ends)]:
            return replace(Span(max(ends), max(ends)), ")", Applicability.SUGGESTED, "Close the bracket where its content ends.")
    return None


def _lone_straight(unit: Unit) -> Iterator[Hit]:
    """An odd straight quote that ends the sentence, where the source is balanced and no quotation is open."""
    text = unit.target
    quotes = [match.start() for match in re.finditer('"', text)]
    if len(quotes) % 2 == 0 or _INCHES.search(text) or unit.source.count('"') % 2 or not _has_evidence(unit, _Lone(0, "“")):
        return
    place = quotes[-1]
    if text[place + 1 :].strip(".,;:!?) ") or (len(quotes) == 1 and '"«“' in unit.source):
        return
    span = Span(place, place + 1)
    pairs = unit.source.count("«") + unit.source.count("“") + unit.source.count('"') // 2
    fixes = (replace(span, "", Applicability.SUGGESTED, "Drop the lone mark."),) if len(quotes) // 2 == pairs else ()
    yield Hit(with_words(text, span), "The quotation mark closes nothing that was opened.", fixes=fixes)


RULE = define(__name__, __doc__, severity=Severity.MINOR, category="linguistic-conventions/punctuation", check_article=check)
