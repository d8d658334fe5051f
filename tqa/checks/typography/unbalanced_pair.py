"""A bracket or quotation mark without its partner, where the source has both or none.

What it does: pairs the brackets and the double quotation marks of each sentence; one that stays alone is
reported if its partner is not in the sentences beside it either, and if the Arabic behind the sentence is
balanced. So is a quotation of several sentences that the Arabic closes and the English does not.
Why it matters: the reader cannot tell where the aside or the quotation ends, and who says what.
Example: The flats (under construction in three projects were never built.
Better: The flats (under construction) in three projects were never built.
Fix safety: suggested: where the partner belongs is read off the words that translate the bracketed Arabic,
which may miss one.
Known false positives: list marks such as “b)” in the middle of a sentence, where the source counts with
letters of its own.
Measured precision: 1.00 (7 findings), recall 1.00 (5 errors) on detection/gold.jsonl (python
benchmarks/detection.py). Three of 4 findings in 12,000 lines of human English with its Arabic were right.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.checks.dropped import has_no_source, is_dropped
from tqa.checks.fragments._lists import word_lists
from tqa.checks.rule import Hit, define, replace
from tqa.checks.typography._lone import PARTNERS, Lone, lone_marks, open_quotations
from tqa.checks.typography._text import with_words, word_list
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import ArticleView, Unit
    from tqa.model import Fix

_QUOTES, _BRACKETS = "“”«»", "()[]"
_BRACKETED = re.compile(r"\([^()]{1,400}\)")
_REST_OF_CODE = re.compile(r"(?:[/.\-]\w+)*")
_INCHES = re.compile(r'\d"')
# How many sentences a quotation or an aside may run on.
_NEIGHBOURS = 3
# A sentence with more lone marks than this is a drawing or a formula, no prose.
_MOST = 4


def check(view: ArticleView, options: Options) -> Iterator[tuple[Unit, Hit]]:  # noqa: ARG001 - no options
    """Marks that stay alone in their sentence and among its neighbours, against a balanced source."""
    if all(map(has_no_source, view.units)):
        return
    lone = [lone_marks(unit.target) for unit in view.units]
    lone = [
        marks if len(marks) <= _MOST and not (marks and is_dropped(unit)) else []
        for marks, unit in zip(lone, view.units, strict=True)
    ]
    unclosed = frozenset(open_quotations(view.units, lone))
    for number, unit in enumerate(view.units):
        if has_no_source(unit):
            continue
        hits = [*_turned(unit, lone[number])]
        if not hits:
            hits = [
                _lone_hit(unit, mark)
                for mark in lone[number]
                if _has_evidence(unit, mark) and not _partner_near(lone, number, mark)
            ]
            hits += _lone_straight(unit)
            hits += [_unclosed(unit)] if number in unclosed else []
        for hit in sorted(hits, key=lambda hit: hit.span):
            yield unit, hit


def _turned(unit: Unit, lone: Sequence[Lone]) -> Iterator[Hit]:
    """A quotation opened with a closing mark: ”word”."""
    text = unit.target
    for mark, partner in pairwise(lone):
        leans_right = (
            text[max(0, mark.place - 1) : mark.place] in ("", " ", "(")
            and text[mark.place + 1 : mark.place + 2].isalnum()
        )
        if mark.mark == partner.mark == "”" and leans_right:
            span = Span(mark.place, mark.place + 1)
            fix = replace(span, "“", Applicability.SUGGESTED, "Turn the mark round.")
            yield Hit(
                with_words(text, span), "The opening quotation mark is turned the wrong way.", fixes=(fix,)
            )


def _has_evidence(unit: Unit, mark: Lone) -> bool:
    """Whether the Arabic is balanced in marks of this kind: the English then lost or gained one.

    A quotation may run over many sentences, so there the Arabic must quote in this very sentence.
    """
    kind = _QUOTES if mark.mark in _QUOTES else _BRACKETS
    if any(lone.mark in kind for lone in lone_marks(unit.source)):
        return False
    if mark.mark == "“" and unit.target.count('"') % 2:
        return False  # opened in one way and closed in the other
    straight = unit.source.count('"')
    return kind is _BRACKETS or (
        straight % 2 == 0 and (straight > 0 or "«" in unit.source or "“" in unit.source)
    )


def _partner_near(lone: Sequence[Sequence[Lone]], number: int, mark: Lone) -> bool:
    """Whether the sentences behind an opener hold a lone closer, or those before a closer a lone opener."""
    if mark.mark in PARTNERS:
        near, partner = lone[max(0, number - _NEIGHBOURS) : number], PARTNERS[mark.mark]
    else:
        near, partner = (
            lone[number + 1 : number + 1 + _NEIGHBOURS],
            next(closer for closer, opener in PARTNERS.items() if opener == mark.mark),
        )
    return any(other.mark == partner for marks in near for other in marks)


def _lone_hit(unit: Unit, lone: Lone) -> Hit:
    place = Span(lone.place, lone.place + 1)
    # A quotation mark between quotation marks cannot be read.
    called = f"bracket “{lone.mark}”" if lone.mark in _BRACKETS else "quotation mark"
    if lone.mark in PARTNERS:
        fix = _dropping(unit, lone)
        message = f"The {called} closes nothing that was opened."
        return Hit(with_words(unit.target, place), message, fixes=(fix,) if fix else ())
    fix = _closing(unit, lone) if lone.mark == "(" else None
    # From the opener to where its partner belongs, which is the end of the sentence for all that is known.
    end = fix.edits[0].span.start if fix else len(unit.target.rstrip())
    return Hit(
        Span(lone.place, max(end, lone.place + 1)),
        f"The {called} is never closed.",
        fixes=(fix,) if fix else (),
    )


def _unclosed(unit: Unit) -> Hit:
    """The quotation that ends with this sentence in the Arabic, and nowhere in the English."""
    end = len(unit.target.rstrip())
    span = with_words(unit.target, Span(max(0, end - 1), end))
    fix = replace(Span(end, end), "”", Applicability.SUGGESTED, "Close the quotation where the Arabic does.")
    return Hit(span, "The quotation that ends here in the Arabic is never closed.", fixes=(fix,))


def _dropping(unit: Unit, lone: Lone) -> Fix | None:
    """Drop a closer that the English has more of than the source."""
    text = unit.target
    if lone.mark in _BRACKETS:
        closers = unit.source.count(lone.mark)
    else:
        closers = unit.source.count("»") + unit.source.count("”") + unit.source.count('"') // 2
    if text.count(lone.mark) <= closers:
        return None
    apart = text[max(0, lone.place - 1) : lone.place] == " " and text[lone.place + 1 : lone.place + 2] in (
        "",
        *" .,;:!?",
    )
    return replace(
        Span(lone.place - apart, lone.place + 1), "", Applicability.SUGGESTED, "Drop the lone mark."
    )


def _closing(unit: Unit, lone: Lone) -> Fix | None:
    """Close the bracket behind the last word that translates what the Arabic has in brackets."""
    pairs = [_translated(unit, lone, match) for match in _BRACKETED.finditer(unit.source)]
    ends = max(pairs, key=len, default=[])
    if not ends or ")" in unit.target[lone.place : max(ends)]:
        return None
    end = _end_of_phrase(unit, max(ends))
    rest = _REST_OF_CODE.match(unit.target[end : end + 40])
    end += len(rest.group()) if rest else 0
    return replace(Span(end, end), ")", Applicability.SUGGESTED, "Close the bracket where its content ends.")


def _end_of_phrase(unit: Unit, end: int) -> int:
    """`end` moved behind words that no Arabic claims: "(… transport ministries" keeps its noun."""
    for index, token in enumerate(unit.target_tokens):
        if token.start < end:
            continue
        small = len(token.text) < 4 or token.norm in word_list("sentence-openers")
        if (
            not token.is_word
            or small
            or _is_finite(token.norm)
            or unit.links.of_target(index)
            or unit.target[end : token.span.start] != " "
        ):
            break
        end = token.span.end
    return end


def _is_finite(norm: str) -> bool:
    """Whether a word is a verb that goes on with the sentence around the bracket."""
    return norm.endswith("ed") or norm in word_lists("irregular_pasts", "finite_auxiliaries")


def _translated(unit: Unit, lone: Lone, match: re.Match[str]) -> list[int]:
    """Where the words behind the lone bracket end that translate this bracketed Arabic."""
    reach = lone.place + 2 * len(match.group()) + 20
    tokens = enumerate(unit.source_tokens)
    inside = {index for index, token in tokens if match.start() < token.start < match.end() - 1}
    return [
        token.end
        for index, token in enumerate(unit.target_tokens)
        if lone.place < token.start <= reach
        and any(link.source in inside for link in unit.links.of_target(index))
    ]


def _lone_straight(unit: Unit) -> Iterator[Hit]:
    """A third straight quote at the end of the sentence, where the source quotes in pairs."""
    text = unit.target
    quotes = [match.start() for match in re.finditer('"', text)]
    if (
        len(quotes) < 3
        or len(quotes) % 2 == 0
        or "“" in text
        or _INCHES.search(text)
        or not _has_evidence(unit, Lone(0, "”"))
    ):
        return
    place = quotes[-1]
    if text[place + 1 :].strip(".,;:!?) "):
        return
    span = Span(place, place + 1)
    pairs = unit.source.count("«") + unit.source.count("“") + unit.source.count('"') // 2
    fixes = (
        (replace(span, "", Applicability.SUGGESTED, "Drop the lone mark."),)
        if len(quotes) // 2 == pairs
        else ()
    )
    yield Hit(with_words(text, span), "The quotation mark closes nothing that was opened.", fixes=fixes)


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MINOR,
    category="linguistic-conventions/punctuation",
    check_article=check,
)
