"""A connector with nothing behind it: "the deficit and.", "In addition to, the player"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import phrase_list, word_list
from tqa.checks.fragments._reporting import PRONOUNS
from tqa.checks.rule import Hit, replace
from tqa.language.tokens import Kind, Token
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit

_STOPS = frozenset(".!?;:")
_MARKS = _STOPS | {","}
_FULL_STOPS = frozenset(".!?")
_CLOSERS = frozenset('”’"»)]')
# A colon or semicolon may well follow these: the item comes on the next line, or the list goes on.
_BEFORE_FULL_STOP_ONLY = frozenset(
    (
        "and",
        "or",
        "the",
        "an",
        "including",
        "such as",
        "in order to",
        "according to",
        "because of",
        "due to",
        "on behalf of",
    )
)
# At a bare line end only these: others lead over to a list.
_AT_BARE_END = frozenset(("and", "or", "the", "as well as", "in addition to", "but not limited to"))
_FEWEST_WORDS = 6
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "this", "these", "those", "such"))
_MENTIONS = frozenset(("word", "words", "the", "an"))
_ARABIC_ENDS = frozenset((".", "!", "؟", "»", "”", '"'))
_RELATIVE_REACH = 12
# Words of a clause whose noun stands before it: "the order that I want to change the name of".
_RELATIVE = frozenset(
    ("that", "which", "who", "whom", "whose", "what", "where", "how", "i", "you", "we", "it", "to")
)
_PREPOSITIONS = frozenset(("of", "between", "among"))
_OPENERS = (
    ("in", "addition", "to"),
    ("as", "well", "as"),
    ("along", "with"),
    ("apart", "from"),
)
_OPENER_ENDS = frozenset(opener[-1] for opener in _OPENERS)
# After "In addition to," these open an insertion ("In addition to, or instead of, …").
_LONGEST_INSERTION = 8


def dangling_hits(unit: Unit) -> Iterator[Hit]:
    """Connectors before a full stop, before the end, or cut off by a comma."""
    if unit.heading or unit.furniture or not unit.target_norms:
        return
    may_dangle, norms = _last_words(), unit.target_norms
    for index in unit.places_of(_MARKS):
        if not index or norms[index - 1] not in may_dangle:
            continue
        text = unit.target_tokens[index].text
        if text in _STOPS:
            yield from _before_stop(unit, index)
        elif text == ",":
            yield from _before_comma(unit, index)
    if norms[-1] in may_dangle:
        yield from _at_bare_end(unit)


@cache
def _phrases_by_end() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The connectors of several words by their last word, longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrase_list("never_last_phrases"):
        found[phrase[-1]] = (*found.get(phrase[-1], ()), phrase)
    return found


@cache
def _last_words() -> frozenset[str]:
    """The last words of all that may be left dangling."""
    return word_list("never_last") | _PREPOSITIONS | _OPENER_ENDS | _phrases_by_end().keys()


def _phrase_before(tokens: Sequence[Token], end: int) -> int:
    """How many of the tokens before `end` make up a connector that no clause can end with; 0 for none."""
    if not end:
        return 0
    last = tokens[end - 1].norm
    for phrase in _phrases_by_end().get(last, ()):
        if tuple(token.norm for token in tokens[max(0, end - len(phrase)) : end]) == phrase:
            return len(phrase)
    if last in word_list("never_last"):
        return 1
    return int(last in _PREPOSITIONS and _lacks_complement(tokens, end - 1))


def _lacks_complement(tokens: Sequence[Token], preposition: int) -> bool:
    """Whether a plain noun phrase stands before the preposition, with no relative clause."""
    if preposition < 2 or tokens[preposition - 2].norm not in _DETERMINERS:
        return False
    nearby = tokens[max(0, preposition - _RELATIVE_REACH) : preposition - 2]
    return not any(token.norm in _RELATIVE for token in nearby)


def _before_stop(unit: Unit, index: int) -> Iterator[Hit]:
    tokens = unit.target_tokens
    count = _phrase_before(tokens, index)
    first = index - count
    if not count or first < 1 or not _is_running(tokens, first, index):
        return
    connector = " ".join(token.norm for token in tokens[first:index])
    stop = tokens[index]
    leads_on = connector in _BEFORE_FULL_STOP_ONLY or connector.endswith(("and", "or"))
    stranded = connector in _PREPOSITIONS and stop.text != "."  # "What is it the capital of?"
    if stop.text == ":" or (stop.text == ";" and leads_on) or stranded:
        return
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None:
        joined = following.span.start == stop.span.end and following.text not in _CLOSERS
        if joined or following.text in _STOPS:
            return  # ".com", or an ellipsis
    # The word before stays in the finding, so that the reader sees what the connector hangs on; a comma goes.
    last = tokens[first - 2] if tokens[first - 1].text == "," and first > 1 else tokens[first - 1]
    span = Span(last.span.start, stop.span.end)
    yield _hit(span, Span(last.span.end, stop.span.start), connector, f"before “{stop.text}”")


def _is_running(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the connector is a word of running text, neither mentioned as a word nor part of a name."""
    before = tokens[first - 1]
    if any(token.text != token.norm for token in tokens[first:end]) or before.norm in _MENTIONS:
        return False
    comma = end - first > 1 and before.text == ","
    return before.kind is Kind.LATIN or before.text in _CLOSERS or before.text == "%" or comma


def _hit(span: Span, gone: Span, connector: str, where: str) -> Hit:
    return Hit(
        span,
        f"“{connector}” stands {where} with nothing behind it: a piece is missing or it is left over.",
        fixes=(replace(gone, "", Applicability.SUGGESTED, f"Nothing follows “{connector}”."),),
    )


def _before_comma(unit: Unit, index: int) -> Iterator[Hit]:
    """A connecting phrase that a comma cuts off at the start, with a whole sentence behind it."""
    tokens = unit.target_tokens
    if not index or tokens[index - 1].norm not in _OPENER_ENDS:
        return
    for opener in _OPENERS:
        first = index - len(opener)
        if first < 0 or tuple(token.norm for token in tokens[first:index]) != opener:
            continue
        opens = tokens[first].text[0].isupper() and (not first or tokens[first - 1].kind is Kind.MARK)
        if not opens or not _reads_on(tokens[index + 1 : index + 2 + _LONGEST_INSERTION]):
            continue
        span = Span(tokens[first].span.start, tokens[index].span.end)
        phrase = span.of(unit.target)[:-1]
        yield Hit(
            span,
            f"“{phrase}” is cut off by the comma: its noun is missing, or it stands for “In addition”.",
            fixes=(replace(span, "In addition,", Applicability.SUGGESTED, "“In addition” needs no noun."),),
        )


def _reads_on(rest: Sequence[Token]) -> bool:
    """Whether a sentence begins behind the comma, and no insertion ("In addition to, or instead of, …")."""
    if not rest or rest[0].kind is not Kind.LATIN or rest[0].norm in word_list("insertions"):
        return False
    if rest[0].text[0].isupper() or rest[0].norm in _DETERMINERS or rest[0].norm in PRONOUNS:
        return True
    return not any(token.text == "," for token in rest)


def _at_bare_end(unit: Unit) -> Iterator[Hit]:
    """A connector at the end of a sentence without a full stop, unless the Arabic has no end there either."""
    tokens = unit.target_tokens
    count = _phrase_before(tokens, len(tokens))
    first = len(tokens) - count
    if not count or first < _FEWEST_WORDS or not _is_running(tokens, first, len(tokens)):
        return
    connector = " ".join(token.norm for token in tokens[first:])
    sentence = connector in _AT_BARE_END and tokens[0].text[0].isupper() and tokens[first - 1].is_word
    ended = unit.alone or (unit.source_tokens and unit.source_tokens[-1].text in _ARABIC_ENDS)
    if not sentence or not ended:
        return
    last = tokens[first - 1]
    span = Span(last.span.start, tokens[-1].span.end)
    yield _hit(span, Span(last.span.end, tokens[-1].span.end), connector, "at the end")
