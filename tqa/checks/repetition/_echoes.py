"""What is said twice inside one unit: at once, clause after clause, or in a loop; linear in time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from tqa.language.stems import english_stem
from tqa.language.tokens import MARK, Kind, Token
from tqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit

_FEWEST = 3
_LONGEST = 80
# With a comma or a stop between, short phrases are repeated for effect.
_FEWEST_ACROSS_MARKS = 5
_HYPHENS = "-‐‑"
_CLAUSE_ENDS = frozenset(":;.!?")
_FEWEST_IN_CLAUSE = 5
_FEWEST_AFTER_COLON = 3
# Share of equal words that makes two clauses one; without the Arabic they may be parallel by design.
_ALIKE = 0.75
_ALIKE_ALONE = 0.9
_INSERTED = 8
_FEWEST_WHOLE = 8
# "The report says “The …”": one capital word in common is no new start.
_SAME_START = 2
_MOST_COMPARED = 300
_LEAST_TURNS = 5


@dataclass(frozen=True)
class Echo:
    """`repeated` is what the finding marks, `dropped` what a fix replaces by `instead`."""

    repeated: Span
    dropped: Span
    instead: str = ""
    confidence: float = 0.9


@dataclass(frozen=True)
class _Clause:
    """`leads` marks a clause that the next one may restate; `restarts`, that only a capital divides them."""

    words: tuple[Token, ...]
    leads: bool
    restarts: bool = False

    @property
    def span(self) -> Span:
        return Span(self.words[0].span.start, self.words[-1].span.end)


def loops(unit: Unit) -> Iterator[Echo]:
    """A word that goes round in circles: "t-t-t-t-t", "no, no, no, no, no, no"."""
    hyphens = sum(map(unit.target.count, "-" if unit.target.isascii() else _HYPHENS))
    for token in unit.target_tokens if hyphens >= _LEAST_TURNS else ():
        parts = token.norm.split("-") if "-" in token.norm else []
        if len(parts) > _LEAST_TURNS and len(set(parts)) == 1:
            first = len(parts[0])
            yield Echo(token.span, Span(token.span.start + first, token.span.end))
    if not unit.repeats_itself or max(map(len, unit.target_places.values())) <= _LEAST_TURNS:
        return
    if _turns_in_source(unit):
        return
    words = unit.target_words
    begin = 0
    for index in range(1, len(words) + 1):
        if index < len(words) and words[index].norm == words[begin].norm:
            continue
        marked = index - begin > 1 and words[begin + 1].span.start - words[begin].span.end > 1
        if index - begin > _LEAST_TURNS and marked:
            yield Echo(
                Span(words[begin].span.start, words[index - 1].span.end),
                Span(words[begin].span.end, words[index - 1].span.end),
            )
        begin = index


def _turns_in_source(unit: Unit) -> bool:
    words = unit.source_words
    return any(a.norm == b.norm == c.norm for a, b, c in zip(words, words[1:], words[2:], strict=False))


def immediate_echoes(unit: Unit) -> Iterator[Echo]:
    """Three words or more that stand twice side by side."""
    if not unit.repeats_itself:
        return
    words = unit.target_words
    found = list(_repeats([word.norm for word in words]))
    if not found or _source_repeats(unit):
        return
    for first, length, end in found:
        second = first + length
        gap = unit.target[words[second - 1].span.end : words[second].span.start]
        if length < _FEWEST_ACROSS_MARKS and (not gap.isspace() or "\n" in gap):
            continue
        if len({word.norm for word in words[first:second]}) < _FEWEST:
            continue
        again = Span(words[second].span.start, words[end - 1].span.end)
        yield Echo(Span(words[first].span.start, again.end), Span(words[second - 1].span.end, again.end))


def _repeats(norms: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(first, length, end): `norms[first : first + length]` is said again at once, at last up to `end`."""
    last: dict[tuple[str, ...], int] = {}
    starts = list(zip(*(norms[step:] for step in range(_FEWEST)), strict=False))
    index = 0
    while index < len(starts):
        start = starts[index]
        before = last.get(start, -1)
        length = index - before
        if (
            before >= 0
            and _FEWEST <= length <= _LONGEST
            and norms[before:index] == norms[index : index + length]
        ):
            end = index + length
            while norms[end : end + length] == norms[before:index]:
                end += length
            yield before, length, end
            last.clear()
            index = end
            continue
        last[start] = index
        index += 1


def _source_repeats(unit: Unit) -> bool:
    stems = [unit.lexicon.split(token.text)[1] for token in unit.source_words]
    return next(_repeats(stems), None) is not None or any(
        stems[i : i + 2] == stems[i + 2 : i + 4] for i in range(len(stems) - 3)
    )


def clause_echoes(unit: Unit) -> Iterator[Echo]:
    """Neighbouring clauses that say the same in nearly the same words."""
    if _is_one_clause(unit):
        return
    clauses = _clauses(unit)
    compared = 0
    parallel: bool | None = None
    for left, right in pairwise(clauses):
        if compared == _MOST_COMPARED:
            return
        if not _comparable(left, right):
            continue
        compared += 1
        if _is_echo(unit, left, right):
            if parallel is None:
                parallel = _source_echoes(unit)
            if parallel:
                return
            yield _clause_echo(left, right)


def _is_one_clause(unit: Unit) -> bool:
    """A cheap look: no mark ends a clause before the last, and the first word does not open another."""
    ends = unit.places_of(_CLAUSE_ENDS)
    if ends and ends[0] < len(unit.target_tokens) - 1:
        return False
    tokens = unit.target_tokens
    # The words of all are asked for only where a mark stands first.
    first = tokens[:1] if tokens and tokens[0].kind is not MARK else unit.target_words[:1]
    again = unit.target_places[first[0].norm][1:] if first else []
    # Only with its capital can it open another.
    return not again or first[0].text not in [tokens[index].text for index in again]


def _clauses(unit: Unit) -> list[_Clause]:
    clauses: list[_Clause] = []
    tokens = unit.target_tokens
    begin = 0
    for end in (*unit.places_of(_CLAUSE_ENDS), len(tokens)):
        words = [token for token in tokens[begin:end] if token.kind is not MARK]
        if words:
            *restarted, rest = _pieces(words)
            clauses += [_Clause(piece, leads=True, restarts=True) for piece in restarted]
            clauses.append(_Clause(rest, end < len(tokens) and tokens[end].text == ":"))
        begin = end + 1
    return clauses


def _pieces(words: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The words, cut before each that opens them anew: the first one again, with its capital."""
    begin, first = 0, words[0].text
    if not first[0].isupper():
        return [tuple(words)]
    pieces: list[tuple[Token, ...]] = []
    # No other word is as the first while that is the first of the piece as well.
    for index in [place for place, word in enumerate(words) if word.text == first]:
        if index - begin >= _FEWEST_IN_CLAUSE:
            pieces.append(tuple(words[begin:index]))
            begin = index
    return [*pieces, tuple(words[begin:])]


def _comparable(left: _Clause, right: _Clause) -> bool:
    """A cheap look: long enough, short enough, and enough words in common."""
    fewest = _FEWEST_AFTER_COLON if left.leads else _FEWEST_IN_CLAUSE
    if not fewest <= len(left.words) <= _LONGEST or len(right.words) < fewest:
        return False
    if len(right.words) < _ALIKE * len(left.words):
        return False
    one, other = _stems(left.words), _stems(right.words[: 3 * _LONGEST])
    # Counting how often each comes takes longest, and few clauses have as many words in common at all.
    if sum(map(frozenset(other).__contains__, one)) < _ALIKE * len(one):
        return False
    return (Counter(one) & Counter(other)).total() >= _ALIKE * len(one)


def _stems(words: Sequence[Token]) -> list[str]:
    return [english_stem(word.norm) for word in words]


def _is_echo(unit: Unit, left: _Clause, right: _Clause) -> bool:
    one = _stems(left.words)
    if left.restarts and one[:_SAME_START] != _stems(right.words[:_SAME_START]):
        return False
    head = right.words[: len(left.words) + 1] if left.leads else right.words
    if _numbers(left.words) == _numbers(head):
        other = _stems(head)
        least = _ALIKE_ALONE if unit.alone else _ALIKE
        shared = _shared(one, other)
        if shared >= least * len(one) and shared >= least * (len(other) - left.leads):
            return True
    # "X is assisted by Y: In its work, X is assisted by Y": what stands before the colon comes again whole.
    window = right.words[: len(left.words) + _INSERTED]
    whole = left.leads and len(one) >= _FEWEST_WHOLE and _numbers(left.words) == _numbers(window)
    if whole and _shared(one, _stems(window)) >= _ALIKE_ALONE * len(one):
        return True
    return _is_made_up_lead(unit, left, right)


def _is_made_up_lead(unit: Unit, left: _Clause, right: _Clause) -> bool:
    """Whether a heading stands before the colon that the Arabic lacks and that says what follows anyway."""
    if (
        not left.leads
        or not unit.source
        or any(token.text in ":-–—" for token in _inside(unit.source_tokens))
    ):
        return False
    window = right.words[: 2 * len(left.words) + _INSERTED]
    same_numbers = set(_numbers(left.words)) <= set(_numbers(window))
    one = _stems(left.words)
    return (
        len(one) >= _FEWEST_IN_CLAUSE
        and same_numbers
        and _shared(one, _stems(window)) >= _ALIKE_ALONE * len(one)
    )


def _inside(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens from the first word on: a bullet is no mark of the sentence."""
    first = next((index for index, token in enumerate(tokens) if token.kind is not Kind.MARK), len(tokens))
    return tokens[first:]


def _numbers(words: Sequence[Token]) -> list[str]:
    """Numbers in order: "On 5 May … . On 6 May …" is a list, not an echo."""
    return [word.norm for word in words if word.kind is Kind.NUMBER]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(
        block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    )


def _source_echoes(unit: Unit) -> bool:
    """Whether neighbouring Arabic clauses share most words too: then the text is parallel by design."""
    clauses: list[set[str]] = [set()]
    for token in unit.source_tokens:
        if token.kind is Kind.MARK and token.text in ".:;!?،؛؟,":
            clauses.append(set())
        elif token.kind is not Kind.MARK:
            clauses[-1].add(unit.lexicon.split(token.text)[1])
    filled = [clause for clause in clauses if len(clause) > 1]
    return any(len(a & b) >= 0.6 * max(len(a), len(b)) for a, b in pairwise(filled))


def _clause_echo(left: _Clause, right: _Clause) -> Echo:
    """The shorter of the two goes: an echo that goes on beyond its first saying is the full one."""
    if len(right.words) > len(left.words) + 1:
        return Echo(
            Span(left.span.start, right.span.start), Span(left.span.start, right.span.start), confidence=0.8
        )
    gone = Span(left.span.end, right.span.end)
    return Echo(gone, gone, confidence=0.8)
