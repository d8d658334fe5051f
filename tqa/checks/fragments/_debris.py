"""Debris of Arabic sentence openers, and sentences split in two by a full stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa.checks.fragments._lists import word_list
from tqa.checks.fragments._reporting import is_reporting
from tqa.checks.rule import Hit, replace
from tqa.language.tokens import Kind, Token
from tqa.model import Applicability, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tqa.checks.unit import Unit

_SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "we"))
_SUBJECT_OPENERS = _SUBJECT_PRONOUNS | frozenset(
    ("it", "the", "a", "an", "this", "these", "his", "her", "its", "their", "there")
)
# The first words of what is looked for.
_OPENERS = frozenset(("as", "also", "in", "and"))
# Behind these a sentence may open; all quotation marks have one matching form.
_BEFORE_SENTENCE = frozenset('.!?”»"“«')
_FORMS_BEFORE_SENTENCE = frozenset('.!?"')
_ENDS = frozenset(".!?;:")
# How far the reporting verb of "As the minister stressed that" may stand from its opener.
_REACH = 12
_SHORTEST_WORD = 4
_LONGEST_SENTENCE = 80
_FEWEST_WORDS = 8


def debris_hits(unit: Unit) -> Iterator[Hit]:
    """Openers such as "As also the minister", and full stops inside a sentence."""
    if unit.heading or unit.furniture:
        return
    tokens = unit.target_tokens
    commas: list[bool] = []
    for before in (-1, *unit.places_of(_FORMS_BEFORE_SENTENCE)):
        index = before + 1
        if index < len(tokens) and tokens[index].norm in _OPENERS and _may_open(tokens, index):
            commas = commas or _next_marks(tokens)
            yield from _opener(unit, index, comma_follows=commas[index])
        if 0 <= before < len(tokens) - 2 and tokens[before].text == ".":
            yield from _split(unit, before)
            yield from _split_behind_quote(unit, before)
    if unit.source:
        yield from _orphan(unit)


def _may_open(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token has a capital and stands first, or behind a sentence's end or a quotation mark."""
    return tokens[index].text[0].isupper() and (not index or tokens[index - 1].text in _BEFORE_SENTENCE)


def _next_marks(tokens: Sequence[Token]) -> list[bool]:
    """For every token, whether a comma or dash follows before the sentence ends."""
    found = [False] * len(tokens)
    follows = False
    for index in range(len(tokens) - 1, -1, -1):
        found[index] = follows
        text = tokens[index].text
        follows = text in (",", "—", "–", "-") or (follows and text not in _ENDS)
    return found


def _norm(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].norm if index < len(tokens) else ""


def _opener(unit: Unit, index: int, *, comma_follows: bool) -> Iterator[Hit]:
    tokens = unit.target_tokens
    length = _debris_length(tokens, index, comma_follows=comma_follows)
    if length:
        span = Span(tokens[index].span.start, tokens[index + length - 1].span.end)
        yield Hit(
            span,
            f"“{span.of(unit.target)}” is debris of an Arabic opener such as «كما»: it opens no sentence.",
            fixes=(
                replace(span, "In addition,", Applicability.SUGGESTED, "“In addition,” opens a sentence."),
            ),
        )
        return
    verb, behind = _norm(tokens, index + 1), _norm(tokens, index + 2)
    leads_on = behind in ("that", ":", ",", "“", '"') and index + 3 < len(tokens)
    if tokens[index].norm == "and" and is_reporting(verb, finite=True) and leads_on:
        span = Span(tokens[index].span.start, tokens[index + 1].span.end)
        message = f"“{span.of(unit.target)}” has no subject: the sentence does not say who spoke."
        yield Hit(span, message, confidence=0.8)


def _debris_length(tokens: Sequence[Token], index: int, *, comma_follows: bool) -> int:
    """How many tokens from `index` on are an opener that fits no English sentence; 0 for none."""
    first, second, third, fourth = (_norm(tokens, index + step) for step in range(4))
    named = _is_name(tokens, index + 2) and not comma_follows
    if (first, second) == ("as", "also") and (third in _SUBJECT_OPENERS or named):
        return 2
    if (first, second, third) == ("in", "addition", "to") and fourth in _SUBJECT_PRONOUNS:
        return 3
    if comma_follows:
        return 0  # the main clause comes behind the comma
    if (first, second) == ("also", "as") and third in _SUBJECT_OPENERS:
        return 2
    if (first, second, third) == ("as", "well", "as") and fourth in _SUBJECT_PRONOUNS:
        return 3
    return int(first == "as" and _lacks_main_clause(tokens, index))


def _is_name(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind is Kind.LATIN and tokens[index].text[0].isupper()


def _lacks_main_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether "As" opens a clause "… stressed that …"; the caller saw that no comma ends that clause."""
    if _norm(tokens, index + 1) not in _SUBJECT_OPENERS and not _is_name(tokens, index + 1):
        return False
    for place in range(index + 2, min(index + _REACH, len(tokens) - 1)):
        if tokens[place].kind is Kind.MARK:
            return False
        if is_reporting(tokens[place].norm, finite=True):
            return tokens[place + 1].norm == "that"
    return False


def _split(unit: Unit, index: int) -> Iterator[Hit]:
    """A full stop that cuts a sentence: what follows begins in lower case, or with "Which"."""
    tokens, text = unit.target_tokens, unit.target
    if not 0 < index < len(tokens) - 2:
        return
    before, stop, after = tokens[index - 1], tokens[index], tokens[index + 1]
    if before.kind is not Kind.LATIN or before.span.end != stop.span.start or after.kind is not Kind.LATIN:
        return
    gap = text[stop.span.end : after.span.start]
    if not gap or "\n" in gap or "\r" in gap or "." in before.text:
        return
    if len(before.text) < _SHORTEST_WORD or before.norm in word_list("abbreviations"):
        return
    if after.text in word_list("continuations"):
        joined, reason = gap + after.text, "The sentence goes on in lower case."
    elif (
        after.text == "Which"
        and _norm(tokens, index + 2) in word_list("verbs_after_which")
        and not _asks(tokens, index)
    ):
        joined, reason = f",{gap}which", "“which” refers to the words before the full stop."
    else:
        return
    span = Span(before.span.start, after.span.end)
    yield Hit(
        span,
        f"The full stop after “{before.text}” cuts the sentence: “{after.text}” goes on with it.",
        fixes=(replace(Span(stop.span.start, after.span.end), joined, Applicability.SUGGESTED, reason),),
        confidence=0.8,
    )


def _split_behind_quote(unit: Unit, index: int) -> Iterator[Hit]:
    """A full stop inside a quotation that the sentence outlasts: “… the old law.” and the new one."""
    tokens = unit.target_tokens
    if not 0 < index < len(tokens) - 3:
        return
    before, stop, quote, after = tokens[index - 1 : index + 3]
    if (
        quote.text not in ("”", '"', "»")
        or after.text not in ("and", "or")
        or len(before.text) < 3
        or not before.text.islower()
    ):
        return
    if any(token.kind is Kind.LATIN and is_reporting(token.norm) for token in tokens[index + 3 : index + 8]):
        return
    span = Span(before.span.start, after.span.end)
    yield Hit(
        span,
        f"The full stop after “{before.text}” ends the sentence, but “{after.text}” goes on with it.",
        fixes=(
            replace(
                stop.span, "", Applicability.SUGGESTED, "The sentence goes on behind the quotation mark."
            ),
        ),
        confidence=0.7,
    )


def _orphan(unit: Unit) -> Iterator[Hit]:
    """A single word that stands as a last sentence, where the Arabic is one sentence only."""
    tokens = unit.target_tokens
    if len(tokens) < _FEWEST_WORDS or tokens[-1].text != ".":
        return
    word, end = tokens[-2:]
    stop = len(tokens) - (4 if tokens[-3].text in ("”", '"', "»") else 3)
    last = tokens[stop - 1]
    ended = (
        tokens[stop].text in ".!?"
        and len(last.text) >= _SHORTEST_WORD
        and last.norm not in word_list("abbreviations")
    )
    if (
        ended
        and word.kind is Kind.LATIN
        and "." not in word.text
        and len(word.text) >= _SHORTEST_WORD
        and _is_one_sentence(unit.source_tokens)
    ):
        begin = tokens[-3].span.end
        yield Hit(
            Span(begin, end.span.end),
            f"“{word.text}” is left over behind the end of the sentence.",
            fixes=(
                replace(
                    Span(begin, end.span.end), "", Applicability.SUGGESTED, "The Arabic is a single sentence."
                ),
            ),
            confidence=0.7,
        )


def _is_one_sentence(source: Sequence[Token]) -> bool:
    return bool(source) and not any(token.text in ".!?؟؛" for token in source[:-2])


def _asks(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sentence behind the full stop at `index` is a question."""
    sentence = tokens[index + 1 : index + 1 + _LONGEST_SENTENCE]
    return next((token.text for token in sentence if token.text in _ENDS), ".") == "?"
