"""A word, or a group of two words, said twice in a row by accident.

What it does: finds the same word twice side by side (“of of”, “the The”, “Darfur Darfur”), a group of two
words said twice (“of the of the”), and a month said twice because Arabic gave both of its names
(“November/November”).

Why it matters: nothing shows faster that nobody has read the text.

Example: The head of of the bank spoke.

Better: The head of the bank spoke.

Fix safety: one of the two is dropped unasked where no reading needs both. Inside a quotation, and for
capitalised pairs without the Arabic at hand, where a name may consist of one word twice, dropping it is
only suggested.

Known false positives: names of one word twice that the list does not know, judged without the Arabic; words
set in italics or in another language.

Measured precision: 1.00 (5 findings), recall 0.88 (8 errors) on detection/gold.jsonl (python
benchmarks/detection.py).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count
from operator import eq
from typing import TYPE_CHECKING

from tqa.checks.fragments._stream import quoted_stretches
from tqa.checks.repetition._doublings import (
    FUNCTION_WORDS,
    MONTHS,
    VERBS,
    follows_opener,
    is_legitimate,
    is_past,
)
from tqa.checks.repetition._source import doubled_in_source, stands_behind
from tqa.checks.rule import Hit, define, replace
from tqa.language.tokens import Kind, Token
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

_PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they", "one"))
_OBJECTS = frozenset(("me", "him", "us", "them"))
_COORDINATORS = frozenset(("and", "or", "by", "upon", "after", "nor"))
_MONTH_JOINTS = frozenset("/.(-,")


@dataclass(frozen=True)
class _Context:
    """The unit and what is asked of it again and again."""

    unit: Unit
    tokens: Sequence[Token]

    @cached_property
    def doubled(self) -> Sequence[tuple[str, str]]:
        return doubled_in_source(self.unit)

    @cached_property
    def quoted(self) -> Sequence[Span]:
        return quoted_stretches(self.unit)

    def joined(self, left: int) -> bool:
        """Whether only spaces stand between token `left` and the next."""
        if left + 1 >= len(self.tokens):
            return False
        gap = self.unit.target[self.tokens[left].span.end : self.tokens[left + 1].span.start]
        return gap.isspace() and "\n" not in gap and "\r" not in gap

    def is_quoted(self, span: Span) -> bool:
        """Whether `span` lies in a quotation, which a fix must not edit unasked."""
        place = bisect_right(self.quoted, span.start, key=lambda stretch: stretch.start) - 1
        return place >= 0 and self.quoted[place].covers(span)

    def hit(self, first: int, last: int, kept: int, safe: bool, message: str) -> Hit:
        """A finding over tokens `first` to `last` of which those up to `kept` stay."""
        span = Span(self.tokens[first].span.start, self.tokens[last].span.end)
        safe = safe and not self.is_quoted(span)
        gone = Span(self.tokens[kept].span.end, span.end)
        fix = replace(gone, "", Applicability.SAFE if safe else Applicability.SUGGESTED, "One is enough.")
        return Hit(span, message, fixes=(fix,), confidence=0.95 if safe else 0.75)


def _check(unit: Unit, _options: Options) -> Iterator[Hit]:
    norms = unit.target_norms
    # A cheap look first: whatever is found has a word again one or two places on, and of what comes two
    # places on, marks and the rest between months are no finding.
    places = list(compress(count(), map(eq, norms, norms[1:])))
    places += [
        k
        for k in compress(count(), map(eq, norms, norms[2:]))
        if norms[k] in MONTHS or norms[k + 1 : k + 2] == norms[k + 3 : k + 4]
    ]
    if not places:
        return
    context = _Context(unit, unit.target_tokens)
    done = 0
    for index in sorted(set(places)):
        if index < done:
            continue
        end = _run_end(context, index)
        if end - index > 1:
            yield from _word_hit(context, index, end)
            done = end
        elif _is_group_twice(context, index):
            yield from _group_hit(context, index)
            done = index + 4
        else:
            yield from _month_hit(context, index)


def _run_end(context: _Context, index: int) -> int:
    """Where the run of one word that begins at `index` ends."""
    tokens, end = context.tokens, index + 1
    if tokens[index].kind is not Kind.LATIN:
        return end
    while end < len(tokens) and tokens[end].norm == tokens[index].norm and context.joined(end - 1):
        end += 1
    return end


def _word_hit(context: _Context, first: int, end: int) -> Iterator[Hit]:
    word, again = context.tokens[first], context.tokens[first + 1]
    if end - first == 2 and is_legitimate(context.tokens, first, alone=context.unit.alone):
        return
    if stands_behind(context.unit, context.doubled, (word.norm,)):
        return
    safe = True
    if word.norm not in FUNCTION_WORDS | MONTHS and word.text[0].isupper() and again.text[0].isupper():
        # A name of one word twice cannot be told from an accident without the Arabic.
        safe = bool(context.unit.source)
    elif again.text[0].isupper() and end < len(context.tokens):
        # "the The Hague court": which of the two to keep depends on the name.
        safe = not context.tokens[end].text[0].isupper()
    times = "twice" if end - first == 2 else f"{end - first} times"
    yield context.hit(first, end - 1, first, safe, f"“{word.text}” stands {times} in a row.")


def _is_group_twice(context: _Context, index: int) -> bool:
    four = context.tokens[index : index + 4]
    if len(four) < 4 or any(token.kind is not Kind.LATIN for token in four):
        return False
    same = four[0].norm == four[2].norm and four[1].norm == four[3].norm
    return same and all(context.joined(place) for place in range(index, index + 3))


def _group_hit(context: _Context, index: int) -> Iterator[Hit]:
    """A function word and its neighbour said twice, unless they form a chain ("day by day by day")."""
    tokens = context.tokens
    first, second, third, fourth = tokens[index : index + 4]
    words = {first.norm, second.norm}
    told = second.norm in _OBJECTS and is_past(first.norm) and not follows_opener(tokens, index)
    if (
        not (told or words & FUNCTION_WORDS)
        or words & (_PRONOUNS | _COORDINATORS)
        or (words & VERBS and words - VERBS)
    ):
        return
    chained = index + 4 < len(tokens) and tokens[index + 4].norm == first.norm
    called = index > 0 and tokens[index - 1].norm.startswith("call")  # "call a spade a spade"
    if (
        chained
        or called
        or (index > 0 and tokens[index - 1].norm == second.norm)
        or stands_behind(context.unit, context.doubled, words)
    ):
        return
    safe = words <= FUNCTION_WORDS and first.text.lower() == third.text and second.text == fourth.text
    group = context.unit.target[first.span.start : second.span.end]
    yield context.hit(index, index + 3, index + 1, safe, f"“{group}” stands twice in a row.")


def _month_hit(context: _Context, index: int) -> Iterator[Hit]:
    """The same month twice with a slash, stop or bracket between: both Arabic names of it became one."""
    tokens = context.tokens
    month, last = tokens[index], index + 2
    if month.norm not in MONTHS or last >= len(tokens):
        return
    joint, again = tokens[index + 1].text, tokens[last]
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if joint not in _MONTH_JOINTS or again.norm != month.norm or not again.text[0].isupper():
        return
    if joint == "(":
        if following is None or following.text != ")":
            return
        last += 1
    elif joint != "/" and (following is None or following.kind is not Kind.NUMBER):
        return  # "in April. April is …"
    yield context.hit(
        index, last, index, True, f"“{month.text}” stands twice: Arabic gave both names of the month."
    )


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MINOR,
    category="linguistic-conventions/duplication",
    check=_check,
)
