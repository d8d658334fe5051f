"""A word, or a group of two words, said twice in a row by accident.

What it does: finds the same word twice side by side (“of of”, “the The”, “Darfur Darfur”), a group of two words said twice
(“of the of the”), and a month said twice because Arabic gave both of its names (“November/November”).

Why it matters: nothing shows faster that nobody has read the text.

Example: The head of of the bank spoke.

Better: The head of the bank spoke.

Fix safety: one of the two is dropped unasked where no reading needs both; capitalised pairs without the Arabic at hand, where a
name may consist of one word twice, get a suggestion only.

Known false positives: names of one word twice that the list does not know, judged without the Arabic; words set in italics or in
another language.

Measured precision: see `grade_detection.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list
from tqa.checks.repetition._source import repeats_in_source
from tqa.checks.rule import Hit, define, replace
from tqa.language.tokens import Kind, Token
from tqa.model import Applicability, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.rule import Options
    from tqa.checks.unit import Unit

_HERE = Path(__file__).parent
_PARTICLES = frozenset("in on up off out over by down through around about along to of for with at from".split())
_CLAUSE_OPENERS = frozenset("what who which that where how all whatever whoever when there".split())
_CLAUSE_REACH = 12
_SAFE_GROUPS = frozenset("of in on to for from with by at as into under between among against through during after before about and or the a an that which".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_MONTH_JOINTS = frozenset("/.(-,")


def _words(name: str) -> frozenset[str]:
    return word_list(name, _HERE)


def _check(unit: Unit, _options: Options) -> Iterator[Hit]:
    tokens = unit.target_tokens
    index = 0
    while index + 1 < len(tokens):
        end = _run(unit, index)
        if end - index > 1:
            yield from _word_hit(unit, index, end)
            index = end - 1
        elif _is_group_twice(unit, index):
            yield from _group_hit(unit, index)
            index += 3
        else:
            yield from _month_hit(unit, index)
        index += 1


def _joined(unit: Unit, left: int, right: int) -> bool:
    """Whether only spaces stand between the neighbours `left` and `right`."""
    tokens = unit.target_tokens
    if right >= len(tokens):
        return False
    gap = unit.target[tokens[left].span.end : tokens[right].span.start]
    return bool(gap) and gap.isspace() and "\n" not in gap and "\r" not in gap


def _run(unit: Unit, index: int) -> int:
    """Where the run of one word that begins at `index` ends."""
    tokens = unit.target_tokens
    end = index + 1
    if tokens[index].kind is not Kind.LATIN:
        return end
    while end < len(tokens) and tokens[end].norm == tokens[index].norm and _joined(unit, end - 1, end):
        end += 1
    return end


def _word_hit(unit: Unit, first: int, end: int) -> Iterator[Hit]:
    tokens = unit.target_tokens
    if end - first == 2 and _is_fine(unit, first):
        return
    if repeats_in_source(unit, first, first + 1):
        return
    word = tokens[first]
    span = Span(word.span.start, tokens[end - 1].span.end)
    applicability = Applicability.SUGGESTED if _may_be_meant(unit, first, end) else Applicability.SAFE
    gone = Span(word.span.end, span.end)
    yield Hit(
        span,
        f"“{word.text}” stands {'twice' if end - first == 2 else f'{end - first} times'} in a row.",
        fixes=(replace(gone, "", applicability, "One is enough."),),
        confidence=0.95 if applicability is Applicability.SAFE else 0.7,
    )


def _is_fine(unit: Unit, first: int) -> bool:
    """Whether English may well say the pair at `first`."""
    tokens = unit.target_tokens
    word, again = tokens[first], tokens[first + 1]
    norm = word.norm
    if norm in _words("grammatical") or norm in _words("intensified"):
        return True
    if len(norm) == 1 and norm not in ("a", "i"):
        return True  # letters, initials, list marks
    if word.text.isupper() and len(norm) == 1:
        return True
    if norm in _words("verbs_before_clause"):
        return _in_clause(tokens, first)
    if norm in _PARTICLES and first and tokens[first - 1].norm in _words("phrasal"):
        return True
    if word.text[0].isupper() and again.text[0].isupper():
        return norm in _words("reduplicated_names") or (unit.alone and norm in _words("given_names"))
    return False


def _in_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether a clause that may be the subject opens shortly before: "what it is is", "those who do do"."""
    for index in range(first - 1, max(-1, first - _CLAUSE_REACH), -1):
        if tokens[index].norm in _CLAUSE_OPENERS or (tokens[index].norm == "it" and tokens[index + 1].norm == tokens[first].norm):
            return True
        if tokens[index].kind is Kind.MARK and tokens[index].text in ".!?;":
            return False
    return tokens[first].norm not in ("is", "are", "was", "were", "has")


def _may_be_meant(unit: Unit, first: int, end: int) -> bool:
    tokens = unit.target_tokens
    word, again = tokens[first], tokens[first + 1]
    if again.text[0].isupper() and word.text[0].isupper():
        # A name of one word twice cannot be told from an accident without the Arabic.
        return not unit.source
    # "the The Hague court": which of the two to keep depends on the name.
    following = tokens[end] if end < len(tokens) else None
    return again.text[0].isupper() and following is not None and following.text[0].isupper()


def _is_group_twice(unit: Unit, index: int) -> bool:
    tokens = unit.target_tokens
    if index + 3 >= len(tokens) or not all(token.kind is Kind.LATIN for token in tokens[index : index + 4]):
        return False
    pair = (tokens[index].norm, tokens[index + 1].norm)
    if pair != (tokens[index + 2].norm, tokens[index + 3].norm):
        return False
    return all(_joined(unit, place, place + 1) for place in range(index, index + 3))


def _group_hit(unit: Unit, index: int) -> Iterator[Hit]:
    """A pair of words said twice, unless it is a chain ("day by day by day") or the second reading is a name."""
    tokens = unit.target_tokens
    first, second = tokens[index], tokens[index + 1]
    function = first.norm in _SAFE_GROUPS or second.norm in _SAFE_GROUPS
    chained = index + 4 < len(tokens) and tokens[index + 4].norm == first.norm
    preceded = index > 0 and tokens[index - 1].norm == second.norm
    intensified = first.norm in _words("intensified") or second.norm in _words("intensified")
    pronoun = first.norm in ("i", "you", "he", "she", "it", "we", "they", "one")
    if not function or chained or preceded or intensified or pronoun or repeats_in_source(unit, index, index + 2):
        return
    safe = first.norm in _SAFE_GROUPS and first.text == tokens[index + 2].text and second.text == tokens[index + 3].text
    span = Span(first.span.start, tokens[index + 3].span.end)
    group = unit.target[first.span.start : second.span.end]
    applicability = Applicability.SAFE if safe else Applicability.SUGGESTED
    yield Hit(
        span,
        f"“{group}” stands twice in a row.",
        fixes=(replace(Span(second.span.end, span.end), "", applicability, "One is enough."),),
        confidence=0.9 if safe else 0.7,
    )


def _month_hit(unit: Unit, index: int) -> Iterator[Hit]:
    """The same month twice with a slash, stop or bracket between: both Arabic names of it became one."""
    tokens = unit.target_tokens
    if tokens[index].norm not in _MONTHS or index + 2 >= len(tokens):
        return
    joint, again = tokens[index + 1], tokens[index + 2]
    if joint.text not in _MONTH_JOINTS or again.norm != tokens[index].norm or not again.text[0].isupper():
        return
    end = again.span.end
    if joint.text == "(":
        if index + 3 >= len(tokens) or tokens[index + 3].text != ")":
            return
        end = tokens[index + 3].span.end
    elif joint.text in ".,-" and not (index + 3 < len(tokens) and tokens[index + 3].kind is Kind.NUMBER):
        return  # "in April. April is …"
    yield Hit(
        Span(tokens[index].span.start, end),
        f"“{tokens[index].text}” stands twice: Arabic gave both names of the month.",
        fixes=(replace(Span(tokens[index].span.end, end), "", Applicability.SAFE, "English has one name for the month."),),
    )


RULE = define(
    __name__,
    __doc__,
    severity=Severity.MINOR,
    category="linguistic-conventions/duplication",
    check=_check,
)
