"""Spaces on the wrong side of a mark, missing behind a sentence's end, or doubled.

What it does: finds a space before , . ; : ! ? ) ] and a closing quotation mark, a space behind ( [ and an
opening quotation mark, two sentences glued together, a comma without its space, two spaces between words,
and a code torn apart that the source writes together.
Why it matters: machine translation tokenises its text and does not always put the pieces back together;
readers notice at once.
Example: The charges were read out after his arrest.The court adjourned , then resumed.
Better: The charges were read out after his arrest. The court adjourned, then resumed.
Fix safety: safe, except where two capitalised words may be a name with a full stop in it ("System.Out"):
there it is only suggested.
Known false positives: texts that set marks in the French way without French quotation marks.
Measured precision: 1.00 (15 findings), recall 1.00 (16 errors) on detection/gold.jsonl (python
benchmarks/detection.py). On human English every finding sampled was a slip of the text itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tqa.checks.dropped import is_dropped
from tqa.checks.rule import Hit, define, replace
from tqa.checks.typography import _glued
from tqa.checks.typography._text import (
    REACH,
    SPACES,
    char_before,
    char_behind,
    chunk_at,
    is_technical,
    straight_quotes,
    with_words,
)
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

_BEFORE = re.compile(rf"(?<=[^\s])[{SPACES}]+([,.;:!?)\]”])")
_AFTER = re.compile(rf"[(\[“][{SPACES}]+(?=\S)")
# Longer runs of spaces lay out a table; two behind a sentence's end are an old typist's habit, no slip.
_DOUBLED = re.compile(r"(?<=[\w,;)\]’'])[ \u00a0]{2,3}(?=[\w(“‘'$€£])")
_REVERSED_END = re.compile(rf"(?<=[.!?,])[{SPACES}]+“\s*$")
# A cheap look before all of these and those of `_glued`: a space before a mark, behind another space, or
# behind an opener or hyphen; a mark without a space behind it; a straight quote with a space that does not
# part it from a word outside, or glued to the next sentence. All begin with one class of characters, which is
# searched for several times as fast as alternatives are.
_SUSPECT = re.compile(
    rf"[{SPACES}(\[“/\-–.!?,:\"](?:"
    rf"(?<=[{SPACES}])(?:[,.;:!?)\]”{SPACES}]|“\s*$|\"(?=[ ,.;:!?)\n]|$))"
    rf"|(?<=[(\[“/\-–])[{SPACES}]"
    r"|(?<=[.!?,:])[A-Za-z“”)]"
    r"|(?<=[.!?])\"[A-Z“]"
    rf"|(?<=\")(?:(?<=[ (\[\n]\")|(?<=^\"))[{SPACES}])"
)
_LONGEST_BRACKET = 400
_CODE = re.compile(rf"(?<!\w)(\w{{1,12}})([/\-–])[{SPACES}]+(\w{{1,12}})")
# Quotation marks around an operator, or with nothing but marks between them, are those of a formula.
_CODE_QUOTES = re.compile(r"\"\s?[&=+<>]|[&=+<>]\s?\"|\"[^\w\"]{1,20}\"(?=\s?[,)&])")
_QUOTE = re.compile(r'"')
_CLOSES_UP = frozenset(")]”\"’'%»…")


def check(unit: Unit, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - no options
    """All spacing slips of the unit, in order of the text."""
    if unit.is_plain or not _SUSPECT.search(unit.target) or is_dropped(unit):
        return
    hits = [
        *_before_marks(unit),
        *_behind_openers(unit.target),
        *_straight(unit.target),
        *_doubled(unit.target),
        *_torn_codes(unit),
    ]
    hits += _glued.sentences(unit.target, unit.source)
    yield from sorted(hits, key=lambda hit: hit.span)


def _before_marks(unit: Unit) -> Iterator[Hit]:
    text = unit.target
    depth = seen = 0
    for match in _BEFORE.finditer(text):
        mark, place = match.group(1), match.start(1)
        depth += text.count("“", seen, place) - text.count("”", seen, place)
        seen = place
        if _closes(text, match, depth) if mark == "”" else _stands_apart(text, match):
            swallowed = mark in ",;:!?." and _runs_into_word(text, place)
            yield _hit(
                text,
                Span(match.start(), place + 1),
                f"{mark} " if swallowed else mark,
                f"There is a space before {_called(mark)}.",
            )
    found = _REVERSED_END.search(text[-20:])
    if found:
        start = len(text) - len(text[-20:]) + found.start()
        yield _hit(
            text,
            Span(start, start + len(found.group().rstrip())),
            "”",
            "The closing quotation mark stands apart and is turned the wrong way.",
        )


def _closes(text: str, match: re.Match[str], depth: int) -> bool:
    """Whether a curly closing mark behind a space really closes: it may be an opener turned the wrong way."""
    right = text[match.end() : match.end() + 1]
    ends = not char_behind(text, match.end()) or right in tuple(",.;:!?)")
    return depth > 0 or ends or text[match.start() - 1] in ".!?,…"


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    mark, place = match.group(1), match.start(1)
    left, right = text[match.start() - 1], text[place + 1 : place + 2]
    if mark in ")]":
        return (left.isalnum() or left in _CLOSES_UP or left in ".!?") and _is_open(text, match.start(), mark)
    if not (left.isalnum() or left in _CLOSES_UP) or (mark in ",." and left in '”"'):
        return False  # behind a closing quotation mark, stray-punctuation moves the mark to its place
    if _is_no_punctuation(text, place, left) or (mark in ";:!?" and _inside_guillemets(text, place)):
        return False
    return not right.isalnum() or _runs_into_word(text, place)


def _is_no_punctuation(text: str, place: int, left: str) -> bool:
    """Ellipses, operators, smileys, and marks between figures (3 : 2, 1 ,000)."""
    mark, right, following = text[place], text[place + 1 : place + 2], char_behind(text, place + 1)
    if right == mark or right in tuple(".=/\\") or (mark == "." and following == "."):
        return True
    return (mark in ":;" and right in tuple(")(-DP")) or (left.isdigit() and following.isdigit())


def _is_open(text: str, end: int, closer: str) -> bool:
    """Whether a bracket waits for `closer`: "a )" closes none, and "( )" is a box to tick."""
    reach = text[max(0, end - _LONGEST_BRACKET) : end]
    opener = "(" if closer == ")" else "["
    return reach.count(opener) > reach.count(closer) and any(
        char.isalnum() for char in reach[reach.rfind(opener) :]
    )


def _runs_into_word(text: str, place: int) -> bool:
    """A comma, or a stop before a capitalised word, that has its space on the wrong side."""
    following = re.match(r"[A-Za-z]{2,}", text[place + 1 : place + 30])
    if not following:
        return text[place] in ",;:" and text[place + 1 : place + 2] in ("“", '"')
    word = following.group()
    if text[place] in ".:!?":
        return (
            word[0].isupper()
            and word[1:].islower()
            and text[place + 1 + len(word) : place + 2 + len(word)] in ("", " ", ",")
        )
    return True


def _inside_guillemets(text: str, place: int) -> bool:
    return text.rfind("«", max(0, place - 400), place) > text.rfind("»", max(0, place - 400), place)


def _behind_openers(text: str) -> Iterator[Hit]:
    depth = seen = 0
    for match in _AFTER.finditer(text):
        mark, place = match.group()[0], match.start()
        depth += text.count("“", seen, place) - text.count("”", seen, place)
        seen = place
        if mark == "“" and (depth > 0 or (place and text[place - 1].isalnum())):
            continue  # a closing mark turned the wrong way
        attached = place > 0 and text[place - 1].isalnum() and mark != "“"
        if mark == "“" and text[match.end()] in "“”":
            continue
        if attached or not (text[match.end()].isalnum() or text[match.end()] in "“\"‘'(["):
            continue  # a function's name, a box to tick
        yield _hit(text, Span(place, match.end()), mark, f"There is a space behind {_called(mark)}.")


def _straight(text: str) -> Iterator[Hit]:
    """Straight quotes with a space inside the quotation; which of them open is told by turns."""
    quotes = straight_quotes(text)
    if _CODE_QUOTES.search(text):
        return
    last = len(text.rstrip()) - 1
    for match in _QUOTE.finditer(text):
        place = match.start()
        before, behind = text[max(0, place - 1) : place], text[place + 1 : place + 2]
        ends = place == last and before in tuple(SPACES) and char_before(text, place) in tuple(".!?,…")
        if ends or (
            quotes.certain
            and place in quotes.closers
            and before in tuple(SPACES)
            and behind in ("", *" ,.;:!?)\n")
        ):
            start = _start_of_gap(text, place)
            if start:
                yield _hit(
                    text, Span(start, place + 1), '"', "There is a space before the closing quotation mark."
                )
        elif (
            quotes.certain
            and place in quotes.openers
            and behind in tuple(SPACES)
            and before in ("", *" ([\n")
        ):
            reach = text[place + 1 : place + 1 + REACH]
            end = place + 1 + len(reach) - len(reach.lstrip(SPACES))
            yield _hit(text, Span(place, end), '"', "There is a space behind the opening quotation mark.")


def _start_of_gap(text: str, place: int) -> int:
    reach = text[max(0, place - REACH) : place]
    return place - len(reach) + len(reach.rstrip(SPACES))


def _doubled(text: str) -> Iterator[Hit]:
    for match in _DOUBLED.finditer(text):
        yield _hit(text, Span(*match.span()), " ", "There are two spaces between the words.")


def _torn_codes(unit: Unit) -> Iterator[Hit]:
    """Codes such as S/2005 with a space in them, where the source writes them in one piece."""
    if not unit.source:
        return
    for match in _CODE.finditer(unit.target):
        whole = "".join(match.groups())
        if whole in unit.source and not is_technical(chunk_at(unit.target, match.start())):
            fix = replace(Span(*match.span()), whole, Applicability.SAFE, "Close the gap.")
            yield Hit(Span(*match.span()), f"The source writes “{whole}” in one piece.", fixes=(fix,))


def _called(mark: str) -> str:
    """What a message calls a mark: a quotation mark quoted by quotation marks cannot be read."""
    if mark in "”’»":
        return "the closing quotation mark"
    return "the opening quotation mark" if mark in "“‘«" else f"“{mark}”"


def _hit(text: str, span: Span, replacement: str, message: str) -> Hit:
    return Hit(
        with_words(text, span),
        message,
        fixes=(replace(span, replacement, Applicability.SAFE, "Mend the space."),),
    )


RULE = define(
    __name__, __doc__, severity=Severity.MINOR, category="linguistic-conventions/typography", check=check
)
