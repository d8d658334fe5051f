"""A connector with nothing behind it: "the deficit and.", "In addition to, the player"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import phrase_list, word_list
from tqa.checks.rule import Hit, replace
from tqa.language.tokens import Kind, Token
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit

_STOPS = frozenset(".!?;:")
_FULL_STOPS = frozenset(".!?")
_CLOSERS = frozenset("”’\"»)]")
# A colon or semicolon may well follow these: the item comes on the next line, or the list goes on.
_BEFORE_FULL_STOP_ONLY = frozenset(("and", "or", "the", "an", "including", "such as", "in order to", "according to", "because of", "due to", "on behalf of"))
# At a bare line end only these: others lead over to a list.
_AT_BARE_END = frozenset(("and", "or", "the", "as well as", "in addition to", "but not limited to"))
_FEWEST_WORDS = 6
_OPENERS = (("in", "addition", "to"), ("as", "well", "as"), ("besides",), ("along", "with"), ("apart", "from"))
# After "In addition to," these open an insertion ("In addition to, or instead of, …").
_INSERTIONS = frozenset("and or but if where when for in as at by perhaps possibly even not sometimes often usually say inter of on with for".split())
_LONGEST_INSERTION = 8


def dangling_hits(unit: Unit) -> Iterator[Hit]:
    """Connectors before a full stop, before the end, or cut off by a comma."""
    tokens = unit.target_tokens
    if unit.heading or unit.furniture:
        return
    for index, token in enumerate(tokens):
        if token.text in _STOPS and index:
            yield from _before_stop(unit, index)
        elif token.text == ",":
            yield from _before_comma(unit, index)
    yield from _at_bare_end(unit)


def _phrase_before(tokens: Sequence[Token], end: int) -> int:
    """How many of the tokens before `end` make up a connector that no clause can end with; 0 for none."""
    for phrase in phrase_list("never_last_phrases"):
        if tuple(token.norm for token in tokens[max(0, end - len(phrase)) : end]) == phrase:
            return len(phrase)
    return 1 if end and tokens[end - 1].norm in word_list("never_last") else 0


def _before_stop(unit: Unit, index: int) -> Iterator[Hit]:
    tokens, text = unit.target_tokens, unit.target
    count = _phrase_before(tokens, index)
    first = index - count
    if not count or first < 1:
        return
    connector = " ".join(token.norm for token in tokens[first:index])
    stop = tokens[index]
    if stop.text not in _FULL_STOPS and (connector in _BEFORE_FULL_STOP_ONLY or stop.text == ":" or connector.endswith(("and", "or"))):
        return
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and (following.text in _STOPS or following.span.start == stop.span.end and following.text not in _CLOSERS):
        return  # an ellipsis, or ".com"
    if not _is_running(tokens, first, index):
        return
    # The word before stays in the finding, so that the reader sees what the connector hangs on; a comma before it goes too.
    last = tokens[first - 2] if tokens[first - 1].text == "," and first > 1 else tokens[first - 1]
    span = Span(last.span.start, stop.span.end)
    yield _hit(text, span, Span(last.span.end, stop.span.start), connector, f"before “{stop.text}”")


def _is_running(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the connector is written as a word in running text, not mentioned or part of a name ("Salt-N-Pepa and the And")."""
    before = tokens[first - 1]
    words = all(token.text == token.norm for token in tokens[first:end])
    allowed = _CLOSERS | {"%", ","} if end - first > 1 else _CLOSERS | {"%"}
    return words and (before.kind is Kind.LATIN or before.text in allowed) and before.norm not in ("word", "words", "the", "an")


def _hit(text: str, span: Span, gone: Span, connector: str, where: str) -> Hit:
    return Hit(
        span,
        f"“{connector}” stands {where} with nothing behind it: a piece of the sentence is missing or the connector is a leftover.",
        fixes=(replace(gone, "", Applicability.SUGGESTED, f"Nothing follows “{connector}”."),),
    )


def _before_comma(unit: Unit, index: int) -> Iterator[Hit]:
    """A connecting phrase that opens the sentence and is cut off by a comma, with a whole sentence behind it."""
    tokens = unit.target_tokens
    for opener in _OPENERS:
        first = index - len(opener)
        if first < 0 or tuple(token.norm for token in tokens[first:index]) != opener or opener == ("besides",):
            continue
        if not tokens[first].text[0].isupper() or (first and tokens[first - 1].kind is Kind.LATIN):
            continue
        rest = tokens[index + 1 : index + 2 + _LONGEST_INSERTION]
        if not rest or rest[0].kind is not Kind.LATIN or rest[0].norm in _INSERTIONS or any(token.text == "," for token in rest):
            continue
        span = Span(tokens[first].span.start, tokens[index].span.end)
        whole = span.of(unit.target)
        yield Hit(
            span,
            f"“{whole[:-1]}” is cut off by the comma: the noun behind it is missing, or it stands for “In addition”.",
            fixes=(replace(span, "In addition,", Applicability.SUGGESTED, "“In addition” needs no noun."),),
        )


def _at_bare_end(unit: Unit) -> Iterator[Hit]:
    """A connector at the end of a sentence without a full stop, unless the Arabic has no end there either."""
    tokens = unit.target_tokens
    count = _phrase_before(tokens, len(tokens))
    first = len(tokens) - count
    if not count or first < _FEWEST_WORDS or not tokens[0].text[0].isupper() or not _is_running(tokens, first, len(tokens)):
        return
    connector = " ".join(token.norm for token in tokens[first:])
    if connector not in _AT_BARE_END or tokens[first - 1].kind is not Kind.LATIN:
        return
    if not unit.alone and not (unit.source_tokens and unit.source_tokens[-1].text in (".", "!", "؟", "»", "”", '"')):
        return
    last = tokens[first - 1]
    span = Span(last.span.start, tokens[-1].span.end)
    yield _hit(unit.target, span, Span(last.span.end, tokens[-1].span.end), connector, "at the end")
